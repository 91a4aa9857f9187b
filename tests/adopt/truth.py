"""What is right for every blank cell of each layout, written by hand: `cells  kind  id`, `-` for no input at all.

`16-21` stands for the same column in all these rows; `[]` for a repeated row.
"""

import re

HUBEI_TARGET = """
C2 date unit.filed; D3 text unit.name; D4 text unit.preparer; G4 text unit.phone
D7 money income.appropriation.current; E7 percent income.appropriation.share
G7 money income.appropriation.prior2; H7 money income.appropriation.prior1
D8 money income.other.current; E8 percent income.other.share; G8 money income.other.prior2; H8 money income.other.prior1
D9 money income.total.current; E9 percent income.total.share; G9 money income.total.prior2; H9 money income.total.prior1
D10 money spending.basic.current; E10 percent spending.basic.share; G10 money spending.basic.prior2
H10 money spending.basic.prior1; D11 money spending.project.current; E11 percent spending.project.share
G11 money spending.project.prior2; H11 money spending.project.prior1; D12 money spending.total.current
E12 percent spending.total.share; G12 money spending.total.prior2; H12 money spending.total.prior1
B13 long_text duties; B14 long_text tasks
B16-21 text projects[].name; D16-21 money projects[].total_budget; E16-21 money projects[].year_budget
F16-21 long_text projects[].purpose
C22 text goals[].project; C31 text goals[].project
B26-30 choice goals[].indicators[].level1; C26-30 text goals[].indicators[].level2
D26-30 text goals[].indicators[].level3
E26-30 value goals[].indicators[].prior2; F26-30 value goals[].indicators[].prior1
G26-30 value goals[].indicators[].target; H26-30 text goals[].indicators[].basis
B35-39 choice goals[].indicators[].level1; C35-39 text goals[].indicators[].level2
D35-39 text goals[].indicators[].level3
E35-39 value goals[].indicators[].prior2; F35-39 value goals[].indicators[].prior1
G35-39 value goals[].indicators[].target; H35-39 text goals[].indicators[].basis
"""

MOF_SELF_EVALUATION = """
C4 text project.name; C5 text project.department; H5 text project.implementer; C6 -
E7 money funds.total.initial; F7 money funds.total.adjusted; G7 money funds.total.executed
I7 percent funds.total.rate; J7 number funds.total.score
E8 money funds.appropriation.initial; F8 money funds.appropriation.adjusted; G8 money funds.appropriation.executed
I8 percent funds.appropriation.rate
E9 money funds.carryover.initial
F9 money funds.carryover.adjusted
G9 money funds.carryover.executed; I9 percent funds.carryover.rate
E10 money funds.other.initial; F10 money funds.other.adjusted; G10 money funds.other.executed
I10 percent funds.other.rate
B12 long_text goal.expected; F12 long_text goal.actual
D14-32 text indicators[].level3; E14-32 value indicators[].target; F14-32 value indicators[].actual
G14-32 number indicators[].weight; H14-32 number indicators[].score; I14-32 text indicators[].reason
H33 number score.total; I33 -
"""

HUBEI_SELF_EVALUATION = """
D2 text unit.name; F2 date unit.filed; B3 text project.name; B4 text project.department; F4 text project.implementer
B5 choice project.category; B6 choice project.attribute
B7 choice project.type
B8 -
D9 money funds.total.adjusted; E9 money funds.total.executed; F9 percent funds.total.rate
G9 number funds.total.score
D11-20 text indicators[].level3; E11-20 value indicators[].target; F11-20 value indicators[].actual
G11-20 number indicators[].score
G21 number score.total; B22 long_text deviation; B23 long_text measures
"""

GUANGSHUI_TARGET = """
B5 text unit.name; E5 date unit.filed; B6 text unit.preparer; E6 text unit.phone; G6 number unit.staff; B7 -
D9 money income.appropriation.prior2; E9 money income.appropriation.prior1; F9 money income.appropriation.current
G9 percent income.appropriation.share; D10 money income.other.prior2; E10 money income.other.prior1
F10 money income.other.current; G10 percent income.other.share; D11 money income.total.prior2
E11 money income.total.prior1; F11 money income.total.current; G11 percent income.total.share
D12 money spending.basic.prior2; E12 money spending.basic.prior1; F12 money spending.basic.current
G12 percent spending.basic.share; D13 money spending.project.prior2; E13 money spending.project.prior1
F13 money spending.project.current; G13 percent spending.project.share; D14 money spending.total.prior2
E14 money spending.total.prior1; F14 money spending.total.current; G14 percent spending.total.share
B15 long_text duties; B16 long_text tasks
C18-21 text projects[].name; E18-21 choice projects[].attribute; F18-21 money projects[].total_budget
G18-21 money projects[].year_budget; F22 money projects_total.total_budget; G22 money projects_total.year_budget
C23 long_text goal.long; C24 long_text goal
B26-33 choice indicators[].level1; C26-33 text indicators[].level2; D26-33 text indicators[].level3
E26-33 value indicators[].prior1; F26-33 value indicators[].target; G26-33 text indicators[].basis
B34 long_text notes
"""

NORTH_PROJECT_TARGET = """
C4 text project.name; H4 text h4; C5 text project.department; H5 text project.implementer; C6 choice project.attribute
H6 text project.period; C7 text c7; H7 text unit.contact
F9 money f9; H9 money funds.total.amount
F10 money f10; H10 money funds.appropriation.amount; F11 money f11; H11 money funds.own.amount
F12 money f12; H12 money funds.other.amount
B14 long_text goal.long; E14 long_text goal.annual
D16-25 text indicators[].level3; E16-25 choice indicators[].operator; F16-25 choice indicators[].direction
G16-25 value indicators[].target; H16-25 text indicators[].measure; I16-25 number indicators[].weight
C27 long_text notes; C28 text unit.preparer; G28 text unit.phone
"""


def truth(text: str) -> dict[str, tuple[str, str]]:
    """Return cell -> (kind, id), both empty for a blank cell that is no input."""
    found = {}
    for entry in re.split(r"[;\n]\s*", text.strip()):
        cells, kind, *field = entry.split()
        letters, first, last = re.fullmatch(r"([A-Z]+)(\d+)(?:-(\d+))?", cells).groups()  # type: ignore[union-attr]
        for row in range(int(first), int(last or first) + 1):
            found[f"{letters}{row}"] = ("", "") if kind == "-" else (kind, field[0])
    return found
