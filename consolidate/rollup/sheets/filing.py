"""报送情况表: every expected return and where it stands, counted by form, by department and by state."""

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from decimal import Decimal

from consolidate.district import Standing
from consolidate.filed import filing_word
from consolidate.rollup.gather import returned_of
from consolidate.rollup.gather import unit_id
from consolidate.rollup.maker import Maker
from consolidate.rollup.maker import order
from consolidate.rollup.maker import text
from consolidate.rollup.model.book import Block
from consolidate.rollup.model.book import Column
from consolidate.rollup.model.book import Kind
from consolidate.rollup.model.book import Row
from consolidate.rollup.model.book import Sheet
from consolidate.rollup.model.cell import BLANK
from consolidate.rollup.model.cell import Cell
from consolidate.rollup.model.cell import Look
from consolidate.rollup.model.cell import Origin
from consolidate.rollup.sheets.shared import nothing
from templates.returned import Source
from templates.say import phrase

CALM = ("accepted", "issued", "not_issued")
COLUMNS = (
    ("number", 6), ("department", 20), ("unit_code", 10), ("unit", 26), ("form", 24), ("state", 15), ("due", 12),
    ("issued_on", 12), ("received", 12), ("late", 9), ("version", 9), ("times_back", 9), ("open", 9),
    ("rolled_up", 13),
)  # fmt: skip
WORDS = {"overdue": "filing_overdue", "to_correct": "filing_blocked", "sent_back": "filing_sent_back",
         "accepted": "filing_accepted"}
COUNTS = ("expected", "returned", "missing", "overdue", "to_correct", "sent_back", "accepted", "rolled", "rate")
ALL = "all"


def filing_sheet(maker: Maker) -> Sheet:
    """Return the sheet; the counts of the whole district are ``filing/all/…``."""
    district = maker.given.district
    order_of = {name: i for i, name in enumerate(dict.fromkeys(one.unit.department for one in district.standings))}
    standings = sorted(district.standings, key=lambda one: order_of[one.unit.department])
    rows = tuple(_standing(maker, number, one) for number, one in enumerate(standings, start=1))
    blocks = (Block(rows, listed=True), *_counted(maker, standings)) if rows else (nothing(maker, "nobody_expected"),)
    columns = tuple(Column(maker.say(key), width) for key, width in COLUMNS)
    return Sheet("filing", maker.say("sheet_filing"), maker.title("filing"), columns, blocks,
                 (maker.say("note_filing"),), frozen=4)


def _name(one: Standing) -> str:
    return f"filing/{unit_id(one.unit.code)}/{one.form}"


def _standing(maker: Maker, number: int, one: Standing) -> Row:
    name = _name(one)
    word = filing_word(one, maker.given.lang)
    state = maker.words(f"{name}/state", word, Look.CENTER if one.state in CALM else Look.ALERT)
    received = one.received if returned_of(one) else ""
    return Row((
        order(number), text(one.unit.department), text(one.unit.code, Look.CENTER),
        maker.words(f"{name}/unit", one.unit.name, Look.TEXT), text(maker.form(one.form)), state,
        text(one.due, Look.CENTER), text(one.issued_on, Look.CENTER), maker.words(f"{name}/received", received),
        maker.words(f"{name}/late", maker.say("is_late") if one.late else ""),
        *_told(maker, one), maker.words(f"{name}/rolled", _rolled_up(maker, one))))


def _told(maker: Maker, one: Standing) -> Iterator[Cell]:
    """Yield what the ledger counts of a return: files that came, times it was sent back, findings still open."""
    name, year = _name(one), maker.given.district.year
    last = one.latest.source if one.latest is not None else Source(one.file, "", one.received)
    sources = tuple(maker.given.sent.get((one.unit.code, one.form), ())) or (last,) * one.version
    files = [Origin(one.unit.code, one.unit.name, one.form, year, "", "", source.file, source.sha256,
                    source.received, "", "", source.received, Decimal(1)) for source in sources]
    yield maker.counted(f"{name}/version", files)
    whose = (one.unit.code, one.unit.name)
    yield maker.told(f"{name}/back", whose, one.form, last, one.out.sent_back) if one.out.sent_back else BLANK
    if not one.findings:
        yield maker.told(f"{name}/open", whose, one.form, last, 0) if one.version else BLANK
        return
    yield maker.counted(f"{name}/open", [
        Origin(one.unit.code, one.unit.name, one.form, year, found.place.project, found.place.field, last.file,
               last.sha256, last.received, found.place.sheet, found.place.cell, str(found.code), Decimal(1))
        for found in one.findings if found.open])


def _rolled_up(maker: Maker, one: Standing) -> str:
    if one.accepted is None:
        return maker.say("not_rolled_up")
    return maker.say("rolled_up_now" if one.accepted is one.latest or one.latest is None else "rolled_up_before")


def _counted(maker: Maker, standings: Sequence[Standing]) -> Iterator[Block]:
    """Yield the tables below the list: totals, by form, by department, by state."""
    yield _table(maker, "form", {one.form: maker.form(one.form) for one in standings}, standings, _form)
    departments = {one.unit.department: one.unit.department or maker.say("no_department") for one in standings}
    yield _table(maker, "department", departments, standings, _department)
    yield _states(maker, standings)


def _form(one: Standing) -> str:
    return one.form


def _department(one: Standing) -> str:
    return one.unit.department


def _table(
    maker: Maker, key: str, names: Mapping[str, str], standings: Sequence[Standing], named: Callable[[Standing], str]
) -> Block:
    rows = [_counts(maker, f"filing/{key}:{name}", label, [one for one in standings if named(one) == name])
            for name, label in names.items()]
    if key == "form":
        rows.append(_counts(maker, f"filing/{ALL}", maker.say("total"), standings, Kind.TOTAL))
        rows.append(_proof(maker, tuple(names)))
    headings = (maker.say(key), *(maker.say(f"n_{count}") for count in COUNTS))
    return Block(tuple(rows), maker.say(f"band_by_{key}"), headings, first=4)


def _counts(
    maker: Maker, name: str, label: str, standings: Sequence[Standing], kind: Kind = Kind.ROW
) -> Row:
    """Return one line of counts, each live over the list above."""
    of = {column: [f"{_name(one)}/{column}" for one in standings]
          for column in ("unit", "received", "state", "rolled")}
    expected = maker.count_given(f"{name}/expected", of["unit"])
    returned = maker.count_given(f"{name}/returned", of["received"])
    missing = maker.less(f"{name}/missing", expected.id, returned.id, look=Look.COUNT)
    states = [maker.count_said(f"{name}/{count}", of["state"], f"{_begins(maker, word)}*")
              for count, word in WORDS.items()]
    rolled = maker.count_said(f"{name}/rolled", of["rolled"], f"{maker.say('rolled_up_now')}*")
    rate = maker.ratio(f"{name}/rate", returned.id, expected.id)
    return Row((text(label), expected, returned, missing, *states, rolled, rate), kind)


def _begins(maker: Maker, key: str) -> str:
    """Return how the word of a state begins, whatever number stands in it."""
    return phrase(key, maker.given.lang, times=0).partition("0")[0]


def _proof(maker: Maker, names: Sequence[str]) -> Row:
    """Return the line that proves that the forms make up the total."""
    gaps = [maker.less(f"filing/proof/{count}", f"filing/{ALL}/{count}",
                       *(f"filing/form:{name}/{count}" for name in names), look=Look.COUNT)
            for count in COUNTS[:-1]]
    return Row((text(maker.say("check_sum")), *gaps, maker.ties("filing/proof", [gap.id for gap in gaps])), Kind.PROOF)


def _states(maker: Maker, standings: Sequence[Standing]) -> Block:
    """Return how many returns are in each state: what the chart of the cover shows."""
    of = [f"{_name(one)}/state" for one in standings]
    words = sorted({str(maker.figures[one].value) for one in of}, key=lambda word: _rank(standings, maker, word))
    rows = tuple(
        Row((maker.words(f"filing/state:{number}", word, Look.TEXT),
             maker.count_said(f"filing/state:{number}/count", of, word)))
        for number, word in enumerate(words, start=1))
    return Block(rows, maker.say("band_states"), (maker.say("state"), maker.say("count")), first=4)


RANK = ("accepted", "needs_reason", "blocked", "sent_back", "quarantined", "ignored", "issued", "overdue", "not_issued")


def _rank(standings: Sequence[Standing], maker: Maker, word: str) -> tuple[int, str]:
    found = (one.state for one in standings if filing_word(one, maker.given.lang) == word)
    return min((RANK.index(state) if state in RANK else len(RANK) for state in found), default=len(RANK)), word
