"""From returns to the plain content of a report: every placeholder's text, the lists, and where each figure stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from consolidate.district import District
from consolidate.district import Standing
from consolidate.report.content import Content
from consolidate.report.content import Origin
from consolidate.report.content import Row
from consolidate.report.said import Said
from consolidate.report.said import said_day
from templates.catalogue.report_phrases import REPORT_TAGS
from templates.layout import matches
from templates.returned import Return
from templates.say import phrase
from templates.text import Lang

REPORT_FORM = "department-self-evaluation"
PROJECT_FORM = "project-self-evaluation"
PASSAGES: Final = {
    "offices": "unit.offices",
    "duties": "unit.duties",
    "staff": "unit.staff",
    "goal": "goal",
    "conclusion": "conclusion",
    "achievements": "achievements",
    "problems": "problems",
    "measures": "measures",
}
FIGURES: Final = {
    "original": "funds.original",
    "adjusted": "funds.adjusted",
    "executed": "funds.executed",
    "rate": "funds.rate",
    "general": "funds.sources.general",
    "fund": "funds.sources.fund",
    "capital": "funds.sources.capital",
    "other": "funds.sources.other",
    "basic": "funds.nature.basic",
    "project": "funds.nature.project",
    "carryover": "funds.carryover",
    "execution_weight": "funds.weight",
    "execution_score": "funds.score",
    "score": "score.total",
    "grade": "score.grade",
}
LISTS: Final = ("tasks", "indicators")
# what makes a row of a list count, and which of its columns are figures to be traced
USED_BY: Final = {
    "tasks": ("project", "budget", "goal", "completion"),
    "indicators": ("level3", "target", "actual", "weight"),
}
TRACED: Final = ("budget", "target", "actual", "weight", "score")
PROJECT: Final = {
    "name": "project.name",
    "budget": "funds.total.adjusted",
    "executed": "funds.total.executed",
    "rate": "funds.total.rate",
    "score": "score.total",
    "grade": "score.grade",
}


@dataclass(frozen=True, slots=True)
class Filed:
    """The return a report is made from, and the one of the unit's projects where there is one."""

    unit: Standing
    projects: Standing | None = None

    @classmethod
    def of(cls, district: District, unit: str) -> "Filed | None":
        """Return what a unit filed: the accepted return, else the newest readable one; None without any."""
        own = {one.form: one for one in district.standings if one.unit.code == unit and _counts(one) is not None}
        return cls(own[REPORT_FORM], own.get(PROJECT_FORM)) if REPORT_FORM in own else None

    @property
    def state(self) -> str:
        """The state of the return the report is made from."""
        return state_of(self.unit)


def compose(filed: Filed, district: District, today: str, lang: Lang = "zh") -> Content:
    """Return the content of a report; ``today`` is an ISO date."""
    said = Said(_return(filed.unit), district.rules.money_unit, lang)
    texts = {
        "unit": filed.unit.unit.name,
        "year": str(district.year),
        "district": district.rules.district,
        "filed": said.day("unit.filed"),
        "made": said_day(today, lang),
        **_figures(said),
        **{tag: said.passage(field) for tag, field in PASSAGES.items()},
    }
    lists = {name: tuple(_rows(said, name)) for name in LISTS}
    given = {tag for tag, field in (PASSAGES | FIGURES).items() if said.given(field)}
    figures = list(said.figures)
    origins, missing = [filed.unit], list(said.missing)
    if filed.projects is not None:
        projects = Said(_return(filed.projects), district.rules.money_unit, lang)
        lists["projects"] = tuple(_projects(projects))
        figures += projects.figures
        missing += projects.missing
        origins.append(filed.projects)
    sources = tuple(_origin(one, lang) for one in origins)
    lists["sources"] = tuple(_source_row(one, lang) for one in sources)
    lists["figures"] = tuple(
        {"number": str(n), "label": one.label, "value": one.value, "file": one.file, "place": one.place}
        for n, one in enumerate(figures, start=1)
    )
    always = {"unit", "year", "district", "made", *(["filed"] if said.given("unit.filed") else [])}
    filled = frozenset(given | always | {name for name, rows in lists.items() if rows})
    return Content(filed.unit.unit.code, district.year, texts, lists, filled, tuple(figures), sources, tuple(missing))


def state_of(standing: Standing) -> str:
    """Return ``accepted`` where an accepted return counts, else the state of the newest."""
    return "accepted" if standing.accepted is not None else standing.state


def columns_of(name: str) -> tuple[str, ...]:
    """Return the columns of a list, as its placeholders have them."""
    return tuple(tag.partition(".")[2] for tag in REPORT_TAGS if tag.startswith(f"{name}."))


def _counts(standing: Standing) -> Return | None:
    return standing.accepted or standing.latest


def _return(standing: Standing) -> Return:
    returned = _counts(standing)
    assert returned is not None  # noqa: S101 - Filed.of takes no standing without one
    return returned


def _figures(said: Said) -> dict[str, str]:
    texts = {}
    for tag, field in FIGURES.items():
        if tag == "rate":
            texts[tag] = said.rate(field, "funds.executed", "funds.adjusted")
        elif tag in ("score", "grade", "execution_weight", "execution_score") and not said.given(field):
            texts[tag] = said.blank  # scores are not asked of everyone: neither traced nor missed
        else:
            texts[tag] = said.figure(field, gap=" ")
    return texts


def _rows(said: Said, name: str) -> Iterator[Row]:
    """Yield the rows of a list that are used, numbered as they come."""
    ids = [one.row_group for one in said.places.values() if matches(f"{name}[*]", one.row_group)]
    number = 0
    for row in dict.fromkeys(ids):
        if not any(said.given(f"{row}.{column}") for column in USED_BY[name]):
            continue
        number += 1
        yield {column: str(number) if column == "number" else _cell(said, row, column) for column in columns_of(name)}


def _cell(said: Said, row: str, column: str) -> str:
    field = f"{row}.{column}"
    if column == "reason" and not said.given(field):
        return ""  # asked for only where something needs one
    if column in TRACED and (said.given(field) or column == "budget"):
        return said.figure(field)
    return said.passage(field)


def _projects(said: Said) -> Iterator[Row]:
    """Yield a row for every project whose sheet says anything."""
    for number, part in enumerate(said.returned.parts(), start=1):
        ids = {column: f"{part}{field}" for column, field in PROJECT.items()}
        if not any(said.given(ids[column]) for column in ("name", "budget", "executed")):
            continue
        yield {
            "number": str(number),
            "name": said.passage(ids["name"]),
            "rate": said.rate(ids["rate"], ids["executed"], ids["budget"]),
            **{column: said.figure(ids[column]) for column in ("budget", "executed", "score", "grade")},
        }


def _origin(standing: Standing, lang: Lang) -> Origin:
    returned = _return(standing)
    source = returned.source
    title = phrase(f"report_form_{standing.form}", lang)
    return Origin(standing.form, title, source.file, source.received, state_of(standing), source.sha256)


def _source_row(one: Origin, lang: Lang) -> Row:
    return {
        "form": one.title,
        "file": one.file,
        "received": said_day(one.received, lang),
        "state": phrase(f"state_{one.state}", lang),
        "sha256": one.sha256,
    }
