"""The lines of the self-check sheet: every check that Excel can express, with a reason cell where one settles it."""

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from templates.catalogue.line_titles import LINE_TITLES
from templates.check_line import CheckLine
from templates.class_lines import class_lines
from templates.codes import Code
from templates.expr import Relation
from templates.expr import references
from templates.expr import with_paths
from templates.expr import written
from templates.finding import Severity
from templates.form import Form
from templates.form import Kind
from templates.form import Need
from templates.form import Owner
from templates.layout import Layout
from templates.layout import PlacedField
from templates.layout import matches
from templates.rulebook import Rule
from templates.rulebook import RuleBook
from templates.say import phrase_text
from templates.text import Text

GUIDE_SHEET = "填报说明"
CHECK_SHEET = "填报自检"
FIRST_LINE = 5
REASON_COLUMN = 5
CURRENT_SPENDING = "spending.project.current"
DERIVED = (Code.SUM_MISMATCH, Code.SHARE_MISMATCH)
Said = Callable[[Text], Text]
Fields = Mapping[str, PlacedField]


@dataclass(frozen=True, slots=True)
class _Draft:
    """A line before it has its row; ``code`` is the finding that a reason on it settles."""

    kind: str
    title: Text
    at: str
    rule: Rule | None = None
    group: str = ""
    part: str = ""
    code: Code | None = None


def check_lines(
    form: Form, rules: RuleBook, layouts: Sequence[Layout], said: Said
) -> tuple[tuple[CheckLine, ...], dict[str, PlacedField]]:
    """Return the lines in order, and the reason fields that stand on them by id."""
    fields = {key: one for layout in layouts for key, one in layout.fields.items()}
    drafts = [
        _Draft("required", phrase_text("check_required"), _first(fields, lambda one: one.need is Need.ALWAYS)),
        _Draft("kinds", phrase_text("check_kinds"), _first(fields, lambda one: one.kind is Kind.MONEY)),
    ]
    for layout in layouts:
        drafts += _of_sheet(form, rules, layout, said)
    if rules.history_columns == "typed":
        at = _first(fields, lambda one: one.id.endswith((".prior2", ".prior1")))
        drafts.append(_Draft("restated", phrase_text("check_restated"), at, code=Code.PRIOR_RESTATED))
    tied = _first_or_none(fields, lambda one: matches("goals[*].indicators[*].target", one.id))
    if tied and CURRENT_SPENDING in fields:
        drafts.append(_Draft("ties", phrase_text("check_ties"), tied, code=Code.VALUE_COLUMN_TIES_TO_MONEY))
    lines, reasons = [], {}
    for row, draft in enumerate(drafts, start=FIRST_LINE):
        reason = ""
        if draft.code is not None and rules.severity(draft.code) is Severity.EXPLAIN:
            reason = f"{draft.part}reasons.{draft.rule.id if draft.rule else draft.code.name.lower()}"
            reasons[reason] = _reason_field(reason, row, draft.title, draft.part)
        lines.append(CheckLine(row, draft.kind, draft.title, draft.at, draft.rule, draft.group, reason, draft.part))
    return tuple(lines), reasons


def _of_sheet(form: Form, rules: RuleBook, layout: Layout, said: Said) -> Iterator[_Draft]:
    """Yield the lines of one sheet, each called by the sheet's name where the form has one for every project."""
    named, part, fields = layout.part and f"{layout.sheet}：", layout.part, layout.fields
    goals = [one for one in fields.values() if matches("goals[*].project", one.name)]
    for goal in goals:
        number = goal.row_group.rpartition("[")[2].rstrip("]")
        yield _Draft("rows", _filled("check_goal", n=number), goal.id, group=goal.row_group, part=part)
    if layout.states and not goals:
        first = f"{layout.states[0].row_group}.target"
        yield _Draft("rows", _headed(named, phrase_text("check_rows")), first, group=part, part=part)
    for box in (one for one in fields.values() if one.kind is Kind.LONG_TEXT and one.down > 1):
        title = _filled("check_fits", label=box.label)
        yield _Draft("fits", _headed(named, title), box.id, part=part)
    for rule in rules.rules_of(form.id):
        at = part + rule.at
        if at in fields and not _always_holds(rule, fields[at]):
            title = said(worded(rule.relation, {one.name: one for one in fields.values()}))
            yield _Draft("rule", _headed(named, title), at, in_part(rule, part), part=part, code=rule.code)
    for code, at in class_lines(fields, part):
        if rules.severity(code) is Severity.EXPLAIN:
            yield _Draft("on_return", _headed(named, LINE_TITLES[code]), at, part=part, code=code)


def in_part(rule: Rule, part: str) -> Rule:
    """Return a rule as it holds on the sheet of one project."""
    if not part:
        return rule
    sides = (with_paths(side, lambda path: part + path) for side in (rule.relation.left, rule.relation.right))
    return replace(rule, relation=Relation(rule.relation.op, *sides), at=part + rule.at)


def _headed(head: str, title: Text) -> Text:
    return Text(head + title.zh, head + title.say("en")) if head else title


def _filled(key: str, **given: Text | str) -> Text:
    text = phrase_text(key)
    zh, en = text.zh, text.say("en")
    for name, one in given.items():
        said = one if isinstance(one, Text) else Text(one, one)
        zh, en = zh.replace("{" + name + "}", said.zh), en.replace("{" + name + "}", said.say("en"))
    return Text(zh, en)


def _first(fields: Mapping[str, PlacedField], fits: Callable[[PlacedField], bool]) -> str:
    return _first_or_none(fields, fits) or next(iter(fields))


def _first_or_none(fields: Mapping[str, PlacedField], fits: Callable[[PlacedField], bool]) -> str:
    return next((one.id for one in fields.values() if fits(one)), "")


def _always_holds(rule: Rule, at: PlacedField) -> bool:
    return rule.code in DERIVED and at.owner is Owner.FORMULA


def worded(relation: Relation, fields: Mapping[str, PlacedField]) -> Text:
    """Return a relation in words: field ids replaced by the labels of the form."""
    zh = en = written(relation)
    for path in sorted(set(references(relation)), key=len, reverse=True):
        label = next((one.label for one in fields.values() if matches(path, one.id)), Text(path, path))
        zh, en = zh.replace(path, f"“{label.zh}”"), en.replace(path, f"“{label.en or label.zh}”")
    zh, en = zh.replace("sum(", "各行合计("), en.replace("sum(", "sum of rows (")
    return Text(zh.replace("round(", "四舍五入("), en)


def _reason_field(field_id: str, row: int, title: Text, part: str) -> PlacedField:
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
        part=part,
    )
