"""What a person decided of names that are nearly the same: the lines of ``matches.csv``."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

from templates.codes import Slip
from templates.finding import facts
from templates.roster import Unit
from templates.rulebook_reader import YEARS
from templates.slips import AuthorError
from templates.slips import Origin
from templates.text import bare_name
from templates.text import one_line
from templates.text import squeeze
from templates.text import tidy

HEADINGS = {
    "unit": ("单位代码", "单位编码", "代码"),
    "year": ("年度", "年份"),
    "project": ("本年项目", "项目名称", "项目"),
    "last_project": ("上年项目",),
    "indicator": ("本年指标",),
    "last_indicator": ("上年指标",),
    "alike": ("相似度",),
    "decision": ("是否同一", "是否同一项", "是否相同"),
}
NEEDED = ("unit", "year", "project", "last_project", "indicator", "last_indicator", "decision")
SAID = {"": None, "是": True, "同": True, "y": True, "yes": True, "否": False, "不": False, "n": False, "no": False}
CHOICES = ("是 / yes", "否 / no")
NAMES = ("project", "last_project", "indicator", "last_indicator")
# A name that begins so would be worked out by the office that opens the file, in full width too.
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
Names = tuple[str, str]  # last year's name and this year's, bare


@dataclass(frozen=True, slots=True)
class MatchRow:
    """One pair of names of a unit, this year's and last year's: of a project, or of an indicator of a project.

    ``year`` is the later fiscal year; ``same`` what was decided, None as long as nobody has.
    """

    unit: str
    year: int
    project: str
    last_project: str
    indicator: str = ""
    last_indicator: str = ""
    alike: int = 0
    same: bool | None = None
    line: int = 0

    @property
    def key(self) -> tuple[str, int, Names, Names]:
        """Which pair it is."""
        projects, indicators = self.names
        return (self.unit, self.year, projects, indicators)

    @property
    def names(self) -> tuple[Names, Names]:
        """The names as they are compared: of the projects, and of the indicators."""
        return (
            (bare_name(self.last_project), bare_name(self.project)),
            (bare_name(self.last_indicator), bare_name(self.indicator)),
        )


@dataclass(frozen=True, slots=True)
class Decisions:
    """What was decided for one unit and year: pairs of bare names, last year's first -> whether they are the same."""

    projects: Mapping[Names, bool]
    indicators: Mapping[tuple[Names, Names], bool]

    def of_indicators(self, last_project: str, project: str) -> dict[Names, bool]:
        """Return what was decided of the indicators of two projects that are one."""
        projects = (bare_name(last_project), bare_name(project))
        return {names: same for (here, names), same in self.indicators.items() if here == projects}


NOTHING_DECIDED = Decisions({}, {})


def decisions_of(rows: Iterable[MatchRow], unit: str, year: int) -> Decisions:
    """Return what the lines decide for a unit and the later of two years."""
    here = [(row.names, row.same) for row in rows if (row.unit, row.year) == (unit, year) and row.same is not None]
    return Decisions(
        {projects: same for (projects, names), same in here if not any(names)},
        {both: same for both, same in here if any(both[1])},
    )


def read_matches(
    rows: Sequence[tuple[int, Mapping[str, str]]], headings: Sequence[str], file: str, units: Sequence[Unit]
) -> tuple[MatchRow, ...]:
    """Return the lines of (line, row) pairs; AuthorError, at the line, for whatever cannot be.

    That is an unknown unit, a word that is neither yes nor no, a pair that stands twice, and a name that two lines
    say is the same as something.
    """
    columns = columns_of(headings, file)
    codes = {unit.code for unit in units}
    found: dict[object, MatchRow] = {}
    for line, raw in rows:
        cells = {name: _plain(one_line(raw.get(heading) or "")) for name, heading in columns.items()}
        if not any(cells.values()):
            continue
        row = _row(cells, codes, Origin(file, line))
        for key, name in _taken(row):
            if key in found:
                raise AuthorError(Slip.DUPLICATE_ID, Origin(file, line), facts(key=name))
            found[key] = row
    return tuple(dict.fromkeys(found.values()))


def new_rows(kept: Iterable[MatchRow], asked: Iterable[MatchRow]) -> tuple[MatchRow, ...]:
    """Return the pairs asked about that no line has yet, each once, by unit and name."""
    known = {row.key for row in kept}
    fresh = {row.key: row for row in asked if row.key not in known and _has_names(row)}
    return tuple(fresh[key] for key in sorted(fresh))


def _has_names(row: MatchRow) -> bool:
    """Tell whether the line could be read again: a name of nothing but its number (1、) is no name there."""
    return all(bare_name(name) for name in (getattr(row, one) for one in NAMES) if name)


def as_text(name: str) -> str:
    """Return a name as it stands in the file: on one line, and never a formula."""
    line = one_line(name)
    return f"'{line}" if _guarded(line) else line


def _plain(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and _guarded(cell) else cell


def _guarded(line: str) -> bool:
    """Tell whether a name stands behind an apostrophe; one that brought its own gets another, or two would be one."""
    return line.lstrip("'").startswith(FORMULA)


def columns_of(headings: Sequence[str], file: str) -> dict[str, str]:
    """Return the heading of each column of ours; AuthorError for a column that is missing."""
    given = {tidy(heading).lower(): heading for heading in headings if tidy(heading)}
    found: dict[str, str] = {}
    for name, others in HEADINGS.items():
        heading = next((given[one] for one in (name, *others) if one in given), None)
        if heading is not None:
            found[name] = heading
        elif name in NEEDED:
            missing = f"{name}（{others[0]}）"
            raise AuthorError(Slip.COLUMN_MISSING, Origin(file, 1), facts(column=missing, known=tuple(given)))
    return found


def _taken(row: MatchRow) -> Iterator[tuple[object, str]]:
    """Yield what only one line may have: the pair and, of a pair that is the same, each of its two names."""
    name = row.indicator or row.project
    yield row.key, name
    if row.same:
        projects, indicators = row.names
        within = projects if any(indicators) else ()
        for side, bare in enumerate(indicators if any(indicators) else projects):
            yield (row.unit, row.year, within, side, bare), name


def _row(cells: Mapping[str, str], codes: set[str], origin: Origin) -> MatchRow:
    needed = ["unit", "year", "project", "last_project"]
    if cells["indicator"] or cells["last_indicator"]:
        needed += ["indicator", "last_indicator"]
    for column in needed:
        if not bare_name(cells[column]):
            raise AuthorError(Slip.CELL_BLANK, origin, facts(column=column))
    unit = squeeze(cells["unit"])
    if unit not in codes:
        raise AuthorError(Slip.UNIT_UNKNOWN, origin, facts(unit=unit))
    said = squeeze(cells["decision"]).lower()
    if said not in SAID:
        raise AuthorError(Slip.NOT_ONE_OF, origin, facts(key="decision", given=cells["decision"], choices=CHOICES))
    return MatchRow(
        unit,
        _year(cells["year"], origin),
        cells["project"],
        cells["last_project"],
        cells["indicator"],
        cells["last_indicator"],
        same=SAID[said],
        line=origin.line,
    )


def _year(text: str, origin: Origin) -> int:
    digits = squeeze(text).removesuffix("年度").removesuffix("年")
    if not (digits.isascii() and digits.isdecimal() and int(digits) in YEARS):
        raise AuthorError(Slip.YEAR_WRONG, origin, facts(given=text))
    return int(digits)
