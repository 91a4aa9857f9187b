"""The district's units and projects, from plain rows with Chinese or English headings."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from templates.amounts import plain_number
from templates.codes import Slip
from templates.finding import facts
from templates.slips import AuthorError
from templates.slips import Origin
from templates.text import one_line
from templates.text import squeeze
from templates.text import tidy

Row = Mapping[str, str]
ONE_OFF = "一次性"
NAMES = ("name", "project", "purpose", "department", "contact")  # kept as the bureau writes them, 全角（） included

UNIT_HEADINGS = {
    "code": ("单位代码", "单位编码", "代码"),
    "name": ("单位名称", "单位"),
    "department": ("主管部门", "部门"),
    "district": ("区县", "地区", "区"),
    "parent": ("上级单位代码", "上级代码", "上级单位"),
    "contact": ("联系人",),
    "phone": ("联系电话", "电话"),
    "email": ("邮箱", "电子邮箱"),
    "forms": ("填报表", "表"),
}
PROJECT_HEADINGS = {
    "unit": ("单位代码", "单位编码"),
    "project": ("项目名称", "项目"),
    "total_budget": ("项目总预算", "总预算"),
    "year_budget": ("项目本年度预算", "本年度预算", "年度预算"),
    "attribute": ("项目属性", "属性"),
    "purpose": ("项目主要支出方向和用途", "支出方向和用途", "用途"),
}


@dataclass(frozen=True, slots=True)
class Unit:
    """One reporting unit (单位); ``parent`` is the code of the unit above, ``forms`` empty means all forms in use."""

    code: str
    name: str
    department: str = ""
    district: str = ""
    parent: str = ""
    contact: str = ""
    phone: str = ""
    email: str = ""
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Project:
    """One project of a unit with its budgets in the money unit of ``rules.yaml``; None where the file gives none."""

    unit: str
    name: str
    total_budget: Decimal | None = None
    year_budget: Decimal | None = None
    attribute: str = ""
    purpose: str = ""

    @property
    def one_off(self) -> bool:
        """Whether it is done once and not carried on (项目属性 一次性)."""
        return self.attribute.startswith(ONE_OFF)


@dataclass(frozen=True, slots=True)
class Roster:
    """All units in file order and their projects."""

    units: tuple[Unit, ...]
    projects: tuple[Project, ...] = ()

    def unit(self, code: str) -> Unit | None:
        """Return the unit of a code, or None."""
        return next((unit for unit in self.units if unit.code == code), None)

    def projects_of(self, code: str) -> tuple[Project, ...]:
        """Return the projects of a unit in file order."""
        return tuple(project for project in self.projects if project.unit == code)


def read_units(rows: Sequence[tuple[int, Row]], headings: Sequence[str], file: str) -> tuple[Unit, ...]:
    """Return the units of (line, row) pairs; AuthorError for a missing column, a blank or doubled code, a wrong parent.

    A code is narrowed (full-width digits become plain ones), a name stays as it is written.
    """
    names = _columns(headings, UNIT_HEADINGS, ("code", "name"), file)
    units: dict[str, Unit] = {}
    for line, raw in rows:
        row = _named(raw, names)
        _need(row, ("code", "name"), file, line)
        if row["code"] in units:
            raise AuthorError(Slip.DUPLICATE_ID, Origin(file, line), facts(key=row["code"]))
        forms = [form.strip() for form in row.pop("forms", "").split(";")]
        units[row["code"]] = Unit(**row, forms=tuple(dict.fromkeys(form for form in forms if form)))
    placed = [(Origin(file, line), unit) for (line, _), unit in zip(rows, units.values(), strict=True)]
    for origin, unit in placed:
        if unit.parent and unit.parent not in units:
            raise AuthorError(Slip.UNIT_UNKNOWN, origin, facts(unit=unit.parent))
    for origin, unit in placed:
        _check_no_circle(unit, units, origin)
    return tuple(units.values())


def _check_no_circle(unit: Unit, units: Mapping[str, Unit], origin: Origin) -> None:
    above = [unit.code]
    while parent := units[above[-1]].parent:
        above.append(parent)
        if parent in above[:-1]:
            raise AuthorError(Slip.PARENT_CIRCLE, origin, facts(unit=unit.code, circle=" → ".join(above)))


def read_projects(
    rows: Sequence[tuple[int, Row]], headings: Sequence[str], file: str, units: Sequence[Unit]
) -> tuple[Project, ...]:
    """Return the projects; AuthorError for a missing column, an unknown unit, a doubled name, a budget that is none."""
    names = _columns(headings, PROJECT_HEADINGS, ("unit", "project", "year_budget"), file)
    known = {unit.code for unit in units}
    projects: dict[tuple[str, str], Project] = {}
    for line, raw in rows:
        row = _named(raw, names)
        _need(row, ("unit", "project"), file, line)
        if row["unit"] not in known:
            raise AuthorError(Slip.UNIT_UNKNOWN, Origin(file, line), facts(unit=row["unit"]))
        key = (row["unit"], squeeze(row["project"]))
        if key in projects:
            raise AuthorError(Slip.DUPLICATE_ID, Origin(file, line), facts(key=row["project"]))
        budgets = {name: _money(row.get(name, ""), name, file, line) for name in ("total_budget", "year_budget")}
        projects[key] = Project(
            row["unit"],
            row["project"],
            budgets["total_budget"],
            budgets["year_budget"],
            row.get("attribute", ""),
            row.get("purpose", ""),
        )
    return tuple(projects.values())


def _columns(
    headings: Sequence[str], known: Mapping[str, tuple[str, ...]], needed: tuple[str, ...], file: str
) -> dict[str, str]:
    given = {tidy(heading).lower(): heading for heading in headings if tidy(heading)}
    found: dict[str, str] = {}
    for name, others in known.items():
        heading = next((given[h] for h in (name, *others) if h in given), None)
        if heading is not None:
            found[name] = heading
        elif name in needed:
            missing = f"{name}（{others[0]}）"
            raise AuthorError(Slip.COLUMN_MISSING, Origin(file, 1), facts(column=missing, known=tuple(given)))
    return found


def _named(row: Row, names: Mapping[str, str]) -> dict[str, str]:
    cells = {name: row.get(heading) or "" for name, heading in names.items()}
    return {name: one_line(cell) if name in NAMES else tidy(cell) for name, cell in cells.items()}


def _need(row: Mapping[str, str], columns: tuple[str, ...], file: str, line: int) -> None:
    for column in columns:
        if not row[column]:
            raise AuthorError(Slip.CELL_BLANK, Origin(file, line), facts(column=column))


def _money(text: str, column: str, file: str, line: int) -> Decimal | None:
    if not text:
        return None
    number = plain_number(text.replace(" ", ""))
    if number is None or number < 0:
        raise AuthorError(Slip.NUMBER_WRONG, Origin(file, line), facts(column=column, given=text))
    return number
