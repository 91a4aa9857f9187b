"""The relations of ``rules.yaml``: what must hold between the figures of a form."""

from collections.abc import Iterator
from collections.abc import Mapping
from decimal import Decimal
from string import Formatter

from consolidate.checks.cells import blank
from consolidate.checks.found import figure
from consolidate.checks.found import found
from consolidate.checks.required import missing
from templates.codes import Code
from templates.contract import Contract
from templates.expr import references
from templates.expr import written
from templates.finding import Finding
from templates.finding import text_fact
from templates.form import Kind
from templates.interpret import NUMBERS
from templates.interpret import worked_out
from templates.layout import PlacedField
from templates.layout import matches
from templates.place_checks import in_part
from templates.place_checks import worded
from templates.returned import Return
from templates.rulebook import Rule
from templates.say import CATALOGUE
from templates.text import Text

ALWAYS = ("given", "expected", "gap")
YEARS_BACK = {"prior1": 1, "prior2": 2}


def rules(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield each rule that does not hold; while a required figure is blank or one unreadable it says nothing."""
    fields = returned.by_id()
    gaps = {field.id for field in missing(returned, contract)}
    here = contract.rules.rules_of(returned.issued.stamp.form)
    for rule in (in_part(rule, part) for part in returned.parts() for rule in here):
        given, expected = (worked_out(side, returned.lookup) for side in (rule.relation.left, rule.relation.right))
        if given is None or expected is None or _holds(rule, given - expected):
            continue
        if not _untold(references(rule.relation), returned, fields, gaps, set()):
            yield found(rule.code, rule.at, **_facts(rule, given, expected, returned, fields))


def _holds(rule: Rule, gap: Decimal) -> bool:
    match rule.relation.op:
        case "=":
            return abs(gap) <= rule.tolerance
        case "<=":
            return gap <= rule.tolerance
        case ">=":
            return gap >= -rule.tolerance
        case "<":
            return gap < 0
        case _:
            return gap > 0


def _untold(
    paths: tuple[str, ...], returned: Return, fields: Mapping[str, PlacedField], gaps: set[str], seen: set[str]
) -> bool:
    """Tell whether a figure the paths rest on is required and blank, or no number: its own cell says so already."""
    for field in [one for path in paths for one in _at(path, fields)]:
        if field.id in seen or field.kind not in NUMBERS:
            continue
        seen.add(field.id)
        if field.formula is not None and not field.unlocked:
            if _untold(references(field.formula), returned, fields, gaps, seen):
                return True
        elif field.id in gaps or (returned.amounts.get(field.id) is None and not blank(returned, field)):
            return True
    return False


def _at(path: str, fields: Mapping[str, PlacedField]) -> list[PlacedField]:
    if "[*]" in path:
        return [field for field in fields.values() if matches(path, field.id)]
    return [fields[path]] if path in fields else []


def _facts(
    rule: Rule, given: Decimal, expected: Decimal, returned: Return, fields: Mapping[str, PlacedField]
) -> dict[str, str]:
    """Return both sides, the gap, and whatever else the wording of the rule's finding names."""
    gap = abs(given - expected)
    known = {
        "given": figure(given),
        "expected": figure(expected),
        "gap": figure(gap),
        "label": text_fact(fields[rule.at].label) if rule.at in fields else rule.at,
        "formula": text_fact(worded(rule.relation, fields)),
        "rule": written(rule.relation),
        "year": str(returned.issued.stamp.year - YEARS_BACK.get(rule.at.rpartition(".")[2], 0)),
        "hint": _same_amount(rule, gap, returned, fields),
    }
    return {name: known.get(name, "") for name in dict.fromkeys((*ALWAYS, *_named(rule.code)))}


def _named(code: Code) -> list[str]:
    texts = (CATALOGUE[code].what, CATALOGUE[code].fix)
    return [name for text in texts for _, name, _, _ in Formatter().parse(text.zh + text.en) if name]


def _same_amount(rule: Rule, gap: Decimal, returned: Return, fields: Mapping[str, PlacedField]) -> str:
    """Return the label and amount of another figure of the form that equals the gap, this year's first."""
    own = {field.id for path in (*references(rule.relation), rule.at) for field in _at(path, fields)}
    part = fields[rule.at].part if rule.at in fields else ""
    for field in sorted(fields.values(), key=lambda one: not one.id.endswith(".current")):
        amount = returned.amounts.get(field.id)
        if field.kind is not Kind.MONEY or field.id in own or not amount or field.row_group or field.part != part:
            continue
        if abs(amount - gap) <= rule.tolerance:
            label, same = field.label, figure(amount)
            return text_fact(Text(f"（= {label.zh} {same}）", f" (= {label.en or label.zh} {same})"))
    return ""
