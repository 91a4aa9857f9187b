"""The filing status at the face: the standings a clerk asked for, as a table and as a workbook."""

from collections.abc import Iterable
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import replace
from pathlib import Path

from consolidate.district import District
from consolidate.district import Standing
from consolidate.filed import counts_of
from consolidate.filed import filing_word
from consolidate.outcome import State
from consolidate.rollup.filing_book import write_filing
from consolidate.standings import ISSUED
from consolidate.standings import NOT_ISSUED
from consolidate.standings import OVERDUE
from consolidate.standings import SENT_BACK
from consolidate.standings import district_of
from templates.catalogue.filing_phrases import FILING
from templates.codes import Slip
from templates.finding import facts
from templates.slips import AuthorError
from templates.slips import Origin
from templates.text import squeeze
from tianbao.desk import Desk
from tianbao.table import table

STATES = (NOT_ISSUED, ISSUED, OVERDUE, *(one.value for one in State), SENT_BACK)
WORDS = tuple(
    word.partition(" {")[0].partition(" (")[0].partition("（")[0]
    for key, text in FILING.items()
    if key.startswith("filing_")
    for word in (text.zh, text.en)
)
ALWAYS = ("unit", "name", "state", "due", "returned")
# a column that is empty for everybody takes no room on the screen
SHOWN = ("unit", "name", "form", "state", "due", "handed", "returned", "version", "back", "reminded", "open")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which standings are asked for; an empty part asks for all."""

    forms: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    states: tuple[str, ...] = ()


def filed_district(desk: Desk, wanted: Wanted = Wanted()) -> District:
    """Return the standings asked for; AuthorError for an unknown form or state. Nothing is compared with last year."""
    for form in wanted.forms:
        if form not in desk.forms:
            raise AuthorError(Slip.FORM_UNKNOWN, Origin(), facts(form=form, known=tuple(sorted(desk.forms))))
    for state in wanted.states:
        if state not in STATES and state not in WORDS:
            known = (*STATES, *dict.fromkeys(WORDS))
            raise AuthorError(Slip.NOT_ONE_OF, Origin(), facts(key="--state", given=state, choices=known))
    district = district_of(desk.ledger, desk.filing_roster, desk.rules, desk.words, desk.year, desk.face.today)
    return replace(district, standings=tuple(one for one in district.standings if _fits(one, wanted)))


def _fits(one: Standing, wanted: Wanted) -> bool:
    words = (filing_word(one, "zh"), filing_word(one, "en"))
    department = squeeze(one.unit.department)
    return (
        (not wanted.forms or one.form in wanted.forms)
        and (not wanted.departments or any(squeeze(name) in department for name in wanted.departments))
        and (not wanted.states or any(one.state == s or any(w.startswith(s) for w in words) for s in wanted.states))
    )


def screen_of(desk: Desk, district: District) -> str:
    """Return the table and the counts below it."""
    face = desk.face
    if not district.standings:
        return face.phrase("status_none")
    rows = [_row(desk, one) for one in district.standings]
    several = len({one.form for one in district.standings}) > 1  # one form alone needs no column of its own
    used = {name for row in rows for name, cell in row.items() if cell and (name != "form" or several)}
    names = [name for name in SHOWN if name in used or name in ALWAYS]
    head = [face.phrase(f"status_{name}") for name in names]
    shown = table(head, [[row[name] for name in names] for row in rows])
    return f"{shown}\n{face.phrase('status_counts', **asdict(counts_of(district.standings)))}"


def _row(desk: Desk, one: Standing) -> dict[str, str]:
    return {
        "unit": one.unit.code,
        "name": one.unit.name,
        "form": desk.forms[one.form].title.say(desk.face.lang) if one.form in desk.forms else one.form,
        "state": filing_word(one, desk.face.lang),
        "due": one.due,
        "handed": one.out.distributed_on,
        "returned": one.received,
        "version": str(one.version or ""),
        "back": str(one.out.sent_back or ""),
        "reminded": str(one.out.reminded or ""),
        "open": str(one.open_findings or ""),
    }


def write_status(desk: Desk, district: District, path: Path) -> str:
    """Write the status workbook and return where it lies."""
    path.parent.mkdir(parents=True, exist_ok=True)
    titles = titles_of(desk, (one.form for one in district.standings))
    write_filing(district, path, desk.face.lang, desk.face.today, titles)
    return desk.workspace.relative(path)


def titles_of(desk: Desk, forms: Iterable[str]) -> dict[str, str]:
    """Return what forms are called; one that is gone keeps its id."""
    return {form: desk.forms[form].title.say(desk.face.lang) if form in desk.forms else form for form in forms}
