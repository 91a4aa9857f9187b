"""The lines of the self-check sheet: every check that Excel can express, with a reason cell where one settles it."""

from collections.abc import Callable
from collections.abc import Mapping

from templates.codes import Code
from templates.expr import Relation
from templates.expr import references
from templates.expr import written
from templates.finding import Severity
from templates.form import Form
from templates.form import Kind
from templates.form import Need
from templates.form import Owner
from templates.layout import CheckLine
from templates.layout import PlacedField
from templates.layout import matches
from templates.rulebook import Rule
from templates.rulebook import RuleBook
from templates.say import phrase_text
from templates.text import Text

CHECK_SHEET = "填报自检"
FIRST_LINE = 5
REASON_COLUMN = 5
DERIVED = (Code.SUM_MISMATCH, Code.SHARE_MISMATCH)
Said = Callable[[Text], Text]
_Draft = tuple[str, Text, str, Rule | None, str]


def check_lines(
    form: Form, rules: RuleBook, fields: Mapping[str, PlacedField], said: Said
) -> tuple[tuple[CheckLine, ...], dict[str, PlacedField]]:
    """Return the lines in order, and the reason fields that stand on them by id."""
    drafts: list[_Draft] = [
        ("required", phrase_text("check_required"), _first(fields, lambda one: one.need is Need.ALWAYS), None, ""),
        ("kinds", phrase_text("check_kinds"), _first(fields, lambda one: one.kind is Kind.MONEY), None, ""),
    ]
    for goal in _goals(fields):
        number = goal.row_group.rpartition("[")[2].rstrip("]")
        title = phrase_text("check_goal")
        filled = Text(title.zh.replace("{n}", number), title.en.replace("{n}", number))
        drafts.append(("rows", filled, goal.id, None, goal.row_group))
    for box in (one for one in fields.values() if one.kind is Kind.LONG_TEXT and one.down > 1):
        fits, label = phrase_text("check_fits"), box.label
        title = Text(fits.zh.replace("{label}", label.zh), fits.en.replace("{label}", label.say("en")))
        drafts.append(("fits", title, box.id, None, ""))
    drafts += [
        ("rule", _title(rule, fields, said), rule.at, rule, "")
        for rule in rules.rules_of(form.id)
        if rule.at in fields and not _always_holds(rule, fields)
    ]
    if rules.history_columns == "typed":
        at = _first(fields, lambda one: one.id.endswith(".prior2"))
        drafts.append(("restated", phrase_text("check_restated"), at, None, ""))
    lines, reasons = [], {}
    for row, (kind, title, at, rule, group) in enumerate(drafts, start=FIRST_LINE):
        code = rule.code if rule else Code.PRIOR_RESTATED if kind == "restated" else None
        reason = ""
        if code is not None and rules.severity(code) is Severity.EXPLAIN:
            reason = f"reasons.{rule.id if rule else code.name.lower()}"
            reasons[reason] = _reason_field(reason, row, title)
        lines.append(CheckLine(row, kind, title, at, rule, group, reason))
    return tuple(lines), reasons


def _first(fields: Mapping[str, PlacedField], fits: Callable[[PlacedField], bool]) -> str:
    return next((one.id for one in fields.values() if fits(one)), next(iter(fields)))


def _goals(fields: Mapping[str, PlacedField]) -> list[PlacedField]:
    return [one for one in fields.values() if matches("goals[*].project", one.id)]


def _always_holds(rule: Rule, fields: Mapping[str, PlacedField]) -> bool:
    return rule.code in DERIVED and fields[rule.at].owner is Owner.FORMULA


def _title(rule: Rule, fields: Mapping[str, PlacedField], said: Said) -> Text:
    return said(worded(rule.relation, fields))


def worded(relation: Relation, fields: Mapping[str, PlacedField]) -> Text:
    """Return a relation in words: field ids replaced by the labels of the form."""
    zh = en = written(relation)
    for path in sorted(set(references(relation)), key=len, reverse=True):
        label = next((one.label for one in fields.values() if matches(path, one.id)), Text(path, path))
        zh, en = zh.replace(path, f"“{label.zh}”"), en.replace(path, f"“{label.en or label.zh}”")
    zh, en = zh.replace("sum(", "各行合计("), en.replace("sum(", "sum of rows (")
    return Text(zh.replace("round(", "四舍五入("), en)


def _reason_field(field_id: str, row: int, title: Text) -> PlacedField:
    zh, en = phrase_text("reason_of").zh, phrase_text("reason_of").en
    return PlacedField(
        id=field_id,
        label=Text(f"{zh}：{title.zh}", f"{en}: {title.en}"),
        kind=Kind.TEXT,
        owner=Owner.UNIT,
        need=Need.NEVER,
        sheet=CHECK_SHEET,
        row=row,
        column=REASON_COLUMN,
        longest=500,
        hint=phrase_text("reason_hint"),
    )
