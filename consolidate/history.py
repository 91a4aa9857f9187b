"""Earlier years' values out of a file of the bureau's own: plain rows in, checked rows out."""

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

from templates.amounts import plain_number
from templates.codes import Slip
from templates.finding import Fact
from templates.finding import facts
from templates.form import Form
from templates.form import Kind
from templates.form_check import field_ids
from templates.form_check import need_known
from templates.roster import Unit
from templates.rulebook_reader import YEARS
from templates.slips import AuthorError
from templates.slips import Origin
from templates.text import squeeze
from templates.text import tidy

HEADINGS = {
    "unit": ("单位代码", "单位编码", "代码"),
    "form": ("填报表", "表", "表单"),
    "project": ("项目名称", "项目"),
    "level1": ("一级指标",),
    "level2": ("二级指标",),
    "level3": ("三级指标", "指标名称", "指标"),
    "field": ("字段", "字段编号"),
    "year": ("年度", "年份", "年"),
    "kind": ("类型", "数值类型", "值类型"),
    "value": ("指标值", "数值", "值", "金额"),
    "measure": ("计量单位",),
}
NEEDED = ("unit", "form", "year", "kind", "value")
CODED = ("unit", "form", "field", "year", "kind")
LEVELS = ("level1", "level2", "level3")
KINDS = {
    "target": ("目标", "目标值", "预期", "预期值", "计划", "计划数", "预算", "预算数"),
    "actual": ("实际", "实际值", "完成值", "实际完成值", "实际数", "决算", "决算数"),
    "adjusted": ("调整", "调整值", "调整目标值", "调整指标值", "目标调整"),
}
CHOICES = ("target / 目标", "actual / 实际", "adjusted / 调整")
NUMBERS = frozenset({Kind.MONEY, Kind.NUMBER, Kind.PERCENT})


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One value of an earlier year: of a field (``field`` is set), or of an indicator of a project.

    ``value`` is as written; ``kind`` is ``target``, ``actual`` or ``adjusted`` (a target changed
    within its year and approved); ``file`` and ``line`` say where it stands.
    """

    unit: str
    form: str
    project: str
    level1: str
    level2: str
    level3: str
    field: str
    year: int
    kind: str
    value: str
    measure: str
    file: str = ""
    line: int = 0

    @property
    def key(self) -> tuple[str | int, ...]:
        """What it is the value of."""
        names = (self.project, self.level1, self.level2, self.level3)
        return (self.unit, self.form, *names, self.field, self.year, self.kind)


def read_history(
    rows: Sequence[tuple[int, Mapping[str, str]]],
    headings: Sequence[str],
    file: str,
    units: Sequence[Unit],
    forms: Mapping[str, Form] | None = None,
) -> tuple[HistoryRow, ...]:
    """Return the values of (line, row) pairs; AuthorError, at the line, for whatever cannot be.

    With ``forms`` given, their ids, field ids and the numbers of their number fields are checked as well.
    Lines without any content are skipped; the same thing valued twice is a mistake.
    """
    columns = _columns(headings, file)
    codes = {unit.code for unit in units}
    found: dict[tuple[str | int, ...], HistoryRow] = {}
    for line, raw in rows:
        cells = {name: _cell(raw.get(heading) or "", name) for name, heading in columns.items()}
        if not any(cells.values()):
            continue
        row = _row(cells, codes, Origin(file, line))
        if forms is not None:
            _check_form(row, forms)
        if row.key in found:
            raise _fail(row, Slip.DUPLICATE_ID, key=row.field or row.level3 or row.level2 or row.level1)
        found[row.key] = row
    return tuple(found.values())


def _columns(headings: Sequence[str], file: str) -> dict[str, str]:
    given = {tidy(heading): heading for heading in headings if tidy(heading)}
    found: dict[str, str | None] = {}
    for name, others in HEADINGS.items():
        found[name] = next((given[heading] for heading in (name, *others) if heading in given), None)
    for name in _needed(found):
        if found[name] is None:
            column = f"{name}（{HEADINGS[name][0]}）"
            raise AuthorError(Slip.COLUMN_MISSING, Origin(file, 1), facts(column=column, known=tuple(given)))
    return {name: heading for name, heading in found.items() if heading is not None}


def _needed(found: Mapping[str, str | None]) -> Iterator[str]:
    yield from NEEDED
    if found["field"] is None:
        yield from ("project", *LEVELS)


def _cell(text: str, name: str) -> str:
    return tidy(text) if name in CODED else text.strip()


def _row(cells: Mapping[str, str], codes: set[str], origin: Origin) -> HistoryRow:
    for column in ("unit", "form", "year", "kind"):
        if not cells[column]:
            raise AuthorError(Slip.CELL_BLANK, origin, facts(column=column))
    if cells["unit"] not in codes:
        raise AuthorError(Slip.UNIT_UNKNOWN, origin, facts(unit=cells["unit"]))
    project, level1, level2, level3, field, measure = (
        cells.get(name, "") for name in ("project", *LEVELS, "field", "measure")
    )
    row = HistoryRow(
        cells["unit"],
        cells["form"],
        project,
        level1,
        level2,
        level3,
        field,
        _year(cells["year"], origin),
        _kind(cells["kind"], origin),
        cells["value"],
        measure,
        origin.file,
        origin.line,
    )
    if not row.field:
        if not row.project:
            raise _fail(row, Slip.CELL_BLANK, column="project")
        if not (row.level1 or row.level2 or row.level3):
            raise _fail(row, Slip.CELL_BLANK, column="level3")
    return row


def _year(text: str, origin: Origin) -> int:
    digits = text.removesuffix("年").strip()
    if not (digits.isascii() and digits.isdecimal() and int(digits) in YEARS):
        raise AuthorError(Slip.YEAR_WRONG, origin, facts(given=text))
    return int(digits)


def _kind(text: str, origin: Origin) -> str:
    for kind, words in KINDS.items():
        if text.lower() == kind or squeeze(text) in words:
            return kind
    raise AuthorError(Slip.NOT_ONE_OF, origin, facts(key="kind", given=text, choices=CHOICES))


def _check_form(row: HistoryRow, forms: Mapping[str, Form]) -> None:
    form = forms.get(row.form)
    if form is None:
        raise _fail(row, Slip.FORM_UNKNOWN, form=row.form, known=tuple(sorted(forms)))
    if not row.field:
        return
    need_known(row.field, field_ids(form), Origin(row.file, row.line))
    kinds = {field.id: field.kind for field in form.fields()}
    number = row.value and kinds.get(row.field) in NUMBERS
    if number and plain_number(squeeze(row.value)) is None:
        raise _fail(row, Slip.NUMBER_WRONG, column="value", given=row.value)


def _fail(row: HistoryRow, slip: Slip, **given: Fact) -> AuthorError:
    return AuthorError(slip, Origin(row.file, row.line), facts(**given))
