"""A form file: the shipped one reads, and every slip of an author is named with its line."""

from decimal import Decimal

import pytest

from templates.codes import Slip
from templates.expr import written
from templates.form import ChoiceList
from templates.form import Form
from templates.form import Kind
from templates.form import Owner
from templates.form import Row
from templates.form_check import field_ids
from templates.form_check import general_id
from templates.form_reader import read_form
from templates.say import slip_message
from templates.shipped import shipped_forms
from templates.slips import AuthorError
from templates.text import Text

SMALL = """\
form: small
version: 2024.10
title: {zh: 小表, en: Small form}
sheet: 小表
columns: {A: 5, B: 10.5, C: 10, D: 2, E: 9}
printed: A:C
lists:
  kind: [甲, 乙]
  part: {by: kind, parts: {甲: [甲一, 甲二], 乙: [乙一]}}
groups:
  - items:
      - heading: true
        cells:
          - {at: A:C, style: title, text: 小表}
      - height: 20
        cells:
          - {at: A, down: 2, text: {zh: 名称, en: Name}}
          - {at: B:C, field: name, kind: text, owner: unit, need: always, label: 名称}
      - cells:
          - {at: B, field: whole, kind: money, owner: formula, formula: 'sum(rows[*].amount)', label: 合计}
  - group: rows
    used_by: [kind, amount]
    side: {at: A, text: 明细}
    items:
      - cells:
          - {at: B, field: kind, kind: choice, owner: unit, choices: kind, label: 种类}
          - {at: C, field: amount, kind: money, owner: unit, low: 0.05, label: 金额}
          - {at: E, field: part, kind: text, owner: unit, suggest: part, label: 细类}
"""
NAME, WHOLE = "kind: text, owner: unit, need: always", "owner: formula, formula: 'sum(rows[*].amount)'"
AMOUNT, KIND = "kind: money, owner: unit, low: 0.05", "kind: choice, owner: unit, choices: kind"


def spoilt(old: str, new: str) -> AuthorError:
    assert SMALL.count(old) == 1
    with pytest.raises(AuthorError) as error:
        read_form(SMALL.replace(old, new), "small.yaml")
    return error.value


@pytest.mark.parametrize(
    ("old", "new", "slip", "line"),
    [
        # YAML itself
        ("printed: A:C", "printed: [A:C", Slip.YAML_BROKEN, 6),
        ("printed: A:C", "sheet: A:C", Slip.DUPLICATE_ID, 6),
        # keys
        ("printed: A:C", "print: A:C", Slip.KEY_UNKNOWN, 6),
        ("version: 2024.10\n", "", Slip.KEY_MISSING, 1),
        ("title: {zh: 小表,", "title: {cn: 小表,", Slip.KEY_UNKNOWN, 3),
        ("zh: 名称, ", "", Slip.KEY_MISSING, 17),
        (", label: 名称", "", Slip.KEY_MISSING, 18),
        (NAME, "owner: unit", Slip.KEY_MISSING, 18),
        ("field: name, ", "", Slip.KEY_UNKNOWN, 18),  # a label that carries what only a field has
        ("text: 明细", "text: 明细, field: x", Slip.KEY_UNKNOWN, 23),
        ("heading: true", "headings: true", Slip.KEY_UNKNOWN, 12),
        ("    used_by: [kind, amount]\n", "", Slip.KEY_MISSING, 21),
        # types
        ("heading: true", "heading: 1", Slip.WRONG_TYPE, 12),
        ("height: 20", "height: -1", Slip.WRONG_TYPE, 15),
        ("height: 20", "height: high", Slip.WRONG_TYPE, 15),
        ("sheet: 小表", "sheet: 小/表", Slip.WRONG_TYPE, 4),
        ("sheet: 小表", f"sheet: {'表' * 32}", Slip.WRONG_TYPE, 4),
        ("sheet: 小表", "sheet: 填报自检", Slip.WRONG_TYPE, 4),  # the program's own
        ("{A: 5, B:", "{A: 5, Z:", Slip.WRONG_TYPE, 5),
        ("{A: 5,", "{A: 0,", Slip.WRONG_TYPE, 5),
        ("{A: 5, B: 10.5, C: 10, D: 2, E: 9}", "{}", Slip.WRONG_TYPE, 5),
        ("printed: A:C", "printed: B:C", Slip.WRONG_TYPE, 6),
        ("printed: A:C", "printed: A:F", Slip.WRONG_TYPE, 6),
        ("printed: A:C", "printed: 1:3", Slip.WRONG_TYPE, 6),
        ("at: A:C", "at: A:F", Slip.WRONG_TYPE, 14),
        ("at: A:C", "at: C:A", Slip.WRONG_TYPE, 14),
        ("down: 2", "down: 0", Slip.WRONG_TYPE, 17),
        ("down: 2", "down: 3", Slip.WRONG_TYPE, 17),  # into the rows that repeat
        ("field: name", "field: Name", Slip.WRONG_TYPE, 18),
        ("group: rows", "group: my rows", Slip.WRONG_TYPE, 21),
        ("  kind: [甲, 乙]", "  a kind: [甲, 乙]\n  kind: [甲, 乙]", Slip.WRONG_TYPE, 8),
        (AMOUNT, f"{AMOUNT}, longest: 0", Slip.WRONG_TYPE, 27),
        (AMOUNT, "kind: money, owner: unit, low: none", Slip.WRONG_TYPE, 27),
        (AMOUNT, "kind: money, owner: unit, low: 5, high: 4", Slip.WRONG_TYPE, 27),
        ("used_by: [kind, amount]", "used_by: []", Slip.WRONG_TYPE, 22),
        ("label: 金额", "label: No", Slip.WRONG_TYPE, 27),  # which YAML takes for false
        # what may stand there
        ("style: title", "style: titel", Slip.NOT_ONE_OF, 14),
        (NAME, "kind: words, owner: unit", Slip.NOT_ONE_OF, 18),
        (NAME, "kind: text, owner: me", Slip.NOT_ONE_OF, 18),
        (NAME, "kind: text, owner: unit, need: often", Slip.NOT_ONE_OF, 18),
        (NAME, "kind: text, owner: bureau, source: unit.nam", Slip.NOT_ONE_OF, 18),
        ("choices: kind", "choices: kinds", Slip.NOT_ONE_OF, 26),
        ("suggest: part", "suggest: parts", Slip.NOT_ONE_OF, 28),
        ("by: kind", "by: kinds", Slip.NOT_ONE_OF, 9),
        ("乙: [乙一]", "丙: [乙一]", Slip.NOT_ONE_OF, 9),
        ("group: rows", "group: rows\n    per: units", Slip.NOT_ONE_OF, 22),
        # what belongs together
        (WHOLE, "owner: formula", Slip.KEY_MISSING, 20),
        (WHOLE, "owner: bureau", Slip.KEY_MISSING, 20),
        (KIND, "kind: choice, owner: unit", Slip.KEY_MISSING, 26),
        (WHOLE, "owner: unit, formula: 'sum(rows[*].amount)'", Slip.WRONG_TYPE, 20),
        # formulas
        (WHOLE, "owner: formula, formula: 1 +", Slip.EXPRESSION_BROKEN, 20),
        (WHOLE, "owner: formula, formula: 'max(rows[*].amount)'", Slip.EXPRESSION_BROKEN, 20),
        (WHOLE, "owner: formula, formula: 'sum(rows[*].amuont)'", Slip.FIELD_UNKNOWN, 20),
        (WHOLE, "owner: formula, formula: rows.amount", Slip.FIELD_UNKNOWN, 20),  # which row?
        (WHOLE, "owner: formula, formula: 'rows[n].amount'", Slip.FIELD_UNKNOWN, 20),  # n of what?
        (WHOLE, "owner: formula, formula: whole + 1", Slip.EXPRESSION_BROKEN, 20),  # rests on itself
        (NAME, "kind: text, owner: formula, formula: whole * 2", Slip.EXPRESSION_BROKEN, 18),
        # ids and places
        ("field: amount", "field: kind", Slip.DUPLICATE_ID, 27),
        ("at: C, field", "at: B, field", Slip.CELLS_OVERLAP, 27),
        ("at: B, field: whole", "at: A:B, field: whole", Slip.CELLS_OVERLAP, 20),  # the label spans two rows
        ("side: {at: A", "side: {at: B", Slip.CELLS_OVERLAP, 23),
        ("used_by: [kind, amount]", "used_by: [kind, amuont]", Slip.FIELD_UNKNOWN, 21),
    ],
)
def test_slip_at_its_line(old: str, new: str, slip: Slip, line: int) -> None:
    error = spoilt(old, new)
    assert (error.slip, error.origin.file, error.origin.line) == (slip, "small.yaml", line)
    for said in (slip_message(error), slip_message(error, "en")):
        assert said.startswith(f"small.yaml:{line}: ")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("printed: A:C", "print: A:C", "不认识的项“print”（→ printed ？）"),
        ("style: title", "style: titel", "“style”的值“titel”不在可用范围：title、plain"),
        (WHOLE, "owner: formula, formula: 'sum(rows[*].amuont)'", "表中没有字段“rows[*].amuont”（→ rows[].amount ？）"),
        (WHOLE, "owner: formula, formula: 1 +", "算式“1 +”读不懂：…?"),
        ("at: C, field", "at: B, field", "单元格 B4 被两处占用（kind 与 amount）"),
        ("side: {at: A", "side: {at: B", "单元格 B4 被两处占用（kind 与 明细）"),
        ("down: 2", "down: 3", "“down”应为1 … 2，现为“3”"),
        (WHOLE, "owner: formula, formula: whole + 1", "算式“(whole + 1)”读不懂：whole → whole"),
    ],
)
def test_slip_says(old: str, new: str, said: str) -> None:
    assert said in slip_message(spoilt(old, new))


def test_formulas_in_a_circle() -> None:
    one = "{at: B, field: a, kind: money, owner: formula, formula: %s, label: 甲}"
    two = "{at: C, field: b, kind: money, owner: formula, formula: %s, label: 乙}"
    old = "          - {at: B, field: whole,"
    error = spoilt(old, f"          - {one % 'b'}\n      - cells:\n          - {two % 'a'}\n      - cells:\n{old}")
    assert (error.slip, dict(error.facts)["what"]) in {
        (Slip.EXPRESSION_BROKEN, "a → b → a"),
        (Slip.EXPRESSION_BROKEN, "b → a → b"),
    }


def small() -> Form:
    return read_form(SMALL, "small.yaml")


def test_small_form_reads() -> None:
    form = small()
    assert (form.id, form.version, form.title) == ("small", "2024.10", Text("小表", "Small form"))
    assert (form.columns, form.printed, form.landscape) == ((5.0, 10.5, 10.0, 2.0, 9.0), 3, False)
    assert field_ids(form) == ("name", "whole", "rows[].kind", "rows[].amount", "rows[].part")
    assert form.choice_list("kind") == ChoiceList("kind", ("甲", "乙"))
    assert form.choice_list("part").parts == (("甲", ("甲一", "甲二")), ("乙", ("乙一",)))
    rows = [item for item in form.groups[0].items if isinstance(item, Row)]
    assert [(row.heading, row.height) for row in rows] == [(True, 0), (False, 20), (False, 0)]
    assert [(cell.first, cell.last, cell.down, cell.style) for cell in rows[1].cells] == [
        (1, 1, 2, "plain"),
        (2, 3, 1, "input"),
    ]


def test_a_fields_numbers_are_decimals() -> None:
    fields = {field.id: field for field in small().fields()}
    assert (fields["amount"].low, fields["amount"].high) == (Decimal("0.05"), None)
    formula = fields["whole"].formula
    assert formula is not None
    assert written(formula) == "sum(rows[*].amount)"


def test_a_form_may_have_more_than_26_columns() -> None:
    wide = ", ".join(f"{chr(65 + i)}: 5" for i in range(26))
    form = read_form(SMALL.replace("{A: 5, B: 10.5, C: 10, D: 2, E: 9}", f"{{{wide}, AA: 7}}"), "small.yaml")
    assert form.columns[-1] == 7


@pytest.mark.parametrize(
    ("groups", "slip", "line"),
    [
        ("[]", Slip.KEY_MISSING, 1),  # no field at all
        ("[{items: [{cells: []}]}]", Slip.KEY_MISSING, 1),
        ("[{items: []}]", Slip.WRONG_TYPE, 11),
        ("[{cells: []}]", Slip.KEY_UNKNOWN, 11),
        ("[{items: [{height: 3}]}]", Slip.KEY_MISSING, 11),
        ("[{items: [text]}]", Slip.WRONG_TYPE, 11),
        ("{items: []}", Slip.WRONG_TYPE, 11),
    ],
)
def test_groups_without_content(groups: str, slip: Slip, line: int) -> None:
    start = SMALL.index("groups:")
    with pytest.raises(AuthorError) as error:
        read_form(f"{SMALL[:start]}\ngroups: {groups}\n", "small.yaml")
    assert (error.value.slip, error.value.origin.line) == (slip, line)


def test_shipped_form_reads() -> None:
    form = shipped_forms()["department-target"]
    assert (form.sheet, form.printed, len(form.columns), form.file) == ("绩效目标表", 8, 13, "department-target.yaml")
    kinds = {field.id: (field.kind, field.owner) for field in form.fields()}
    assert kinds["income.total.current"] == (Kind.MONEY, Owner.FORMULA)
    assert kinds["unit.name"] == (Kind.TEXT, Owner.BUREAU)
    assert kinds["target"] == (Kind.VALUE, Owner.UNIT)
    assert all(field.label.zh and field.label.en for field in form.fields())


def test_general_id() -> None:
    assert general_id("goals[2].indicators[*].target") == "goals[].indicators[].target"
    assert general_id("goals[n].project") == "goals[].project"
