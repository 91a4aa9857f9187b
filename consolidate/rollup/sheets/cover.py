"""封面: what a bureau head reads first: key figures as live links into the other sheets, and charts of them."""

from collections.abc import Iterator
from collections.abc import Sequence
from itertools import takewhile

from consolidate.rollup.gather import kept_of
from consolidate.rollup.maker import Maker
from consolidate.rollup.maker import text
from consolidate.rollup.maker import to
from consolidate.rollup.model.book import Block
from consolidate.rollup.model.book import Chart
from consolidate.rollup.model.book import Column
from consolidate.rollup.model.book import Kind
from consolidate.rollup.model.book import Row
from consolidate.rollup.model.book import Series
from consolidate.rollup.model.book import Sheet
from consolidate.rollup.model.cell import BLANK
from consolidate.rollup.model.cell import Cell
from consolidate.rollup.model.cell import Look
from consolidate.rollup.sheets.money import FORM
from consolidate.rollup.sheets.money import ITEMS
from consolidate.rollup.sheets.money import PARTS
from consolidate.rollup.sheets.money import YEARS
from consolidate.rollup.sheets.shared import sentence

WIDTHS = (26, 12, 21, 2, 20, 14.5, 14.5, 14.5, 13.5, 13)
LEFT, RIGHT = 1, 5
MOST = 12  # bars of departments
FILING = ("expected", "returned", "missing", "overdue", "to_correct", "sent_back", "rolled")
FALLS = ("regressed", "explained", "money", "dequantified", "dropped", "not_comparable")


def cover_sheet(maker: Maker, proofs: Sequence[str]) -> Sheet:
    """Return the cover; ``proofs`` are the ids of the words that say whether parts and totals agree."""
    district = maker.given.district
    kept = sum(one.accepted is not None for one in district.standings)
    notes = (maker.say("note_cover", made_on=maker.given.made_on, unit=district.rules.money_unit, accepted=kept),)
    left = (
        _block(maker, "block_filing", [(f"n_{one}", f"filing/all/{one}", "filing") for one in FILING]),
        _block(maker, "block_targets", [
            ("count_projects", "targets/all/projects", "targets"),
            ("count_indicators", "targets/all/indicators", "targets"),
            ("fund_total", "targets/all/total", "targets")]),
        _block(maker, "block_falls", [(f"verdict_{one}", f"falls/all/{one}", "regressed") for one in FALLS]))
    blocks: tuple[Block | Chart, ...] = (
        left[0], _money(maker), left[1], *_evaluations(maker), left[2], _proofs(maker, proofs),
        Block((sentence(maker.say("signatures")),)), *_charts(maker))
    columns = tuple(Column("", width) for width in WIDTHS)
    return Sheet("cover", maker.say("sheet_cover"), maker.title("cover"), columns, blocks, notes,
                 headed=False)


def _block(maker: Maker, title: str, lines: Sequence[tuple[str, str, str]], *, beside: bool = False) -> Block:
    """Return label, live figure and the way to its sheet; what the book does not have is left out."""
    rows = []
    for label, figure, sheet in lines:
        if figure in maker.figures:
            rows.append(Row((text(maker.say(label)), _again(maker, figure), to(maker.say(f"sheet_{sheet}"), sheet))))
    headings = tuple(maker.say(key) for key in ("figure", "count", "see")) if rows else ()
    shown = tuple(rows) or (Row((text(maker.say("no_figures"), Look.FAINT),)),)
    return Block(shown, maker.say(title), headings, first=LEFT, beside=beside)


def _again(maker: Maker, figure: str) -> Cell:
    return maker.same(f"cover/{figure}", figure)


def _money(maker: Maker) -> Block:
    """Return income and spending of three years."""
    unit, year = maker.given.district.rules.money_unit, maker.given.district.year
    years = {"prior2": year - 2, "prior1": year - 1, "year": year}
    rows = []
    for item in ITEMS:
        name = f"money/all/{item}"
        if f"{name}.current" not in maker.figures:
            continue
        moved = [_again(maker, f"{name}.{key}") if f"{name}.{key}" in maker.figures else BLANK
                 for key in ("change", "growth")]
        rows.append(Row((text(maker.say(item)), *(_again(maker, f"{name}.{when}") for when in YEARS), *moved),
                        Kind.TOTAL if item in PARTS else Kind.ROW))
    headings = tuple(maker.say(key, **years) for key in (
        "item", "year_prior2", "year_prior1", "year_current", "change", "change_ratio"))
    shown = tuple(rows) or (Row((text(maker.say("nothing_accepted"), Look.FAINT),)),)
    return Block(shown, maker.say("block_money", unit=unit), headings if rows else (), first=RIGHT, beside=True)


def _evaluations(maker: Maker) -> Iterator[Block]:
    """Yield what the self-evaluations come to, where there are any."""
    lines = []
    for key in ("projects", "departments"):
        if f"self/{key}/all/count" in maker.figures:
            cells = [_again(maker, f"self/{key}/all/{one}") for one in ("count", "adjusted", "executed", "rate")]
            covered = f"self/{key}/coverage"
            lines.append(Row((text(maker.say(f"evaluated_{key}")), *cells,
                              _again(maker, covered) if covered in maker.figures else BLANK)))
    headings = tuple(maker.say(key) for key in (
        "figure", "items_count", "adjusted", "executed", "execution_rate", "coverage"))
    rows = tuple(lines) or (Row((text(maker.say("no_evaluations_yet"), Look.FAINT),)),)
    yield Block(rows, maker.say("block_evaluations"), headings if lines else (), first=RIGHT, beside=True)


def _charts(maker: Maker) -> Iterator[Chart]:
    """Yield the charts that have something to show, two beside each other."""
    found = [chart for chart in (
        _filing_chart(maker), _spending_chart(maker), _grade_chart(maker), _falls_chart(maker)) if chart is not None]
    for number, (title, categories, series, stacked) in enumerate(found):
        right = number % 2 == 1
        yield Chart(title, categories, series, stacked=stacked, first=RIGHT if right else LEFT,
                    columns=6 if right else 3, rows=13, beside=right, new_page=not number)


Drawn = tuple[str, tuple[str, ...], tuple[Series, ...], bool]


def _series(maker: Maker, name: str, column: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return labels and figures of ``name:1``, ``name:2`` and so on."""
    every = (f"{name}:{number}" for number in range(1, len(maker.figures)))
    labels = tuple(takewhile(maker.figures.__contains__, every))
    return labels, tuple(f"{label}/{column}" for label in labels)


def _filing_chart(maker: Maker) -> Drawn | None:
    labels, figures = _series(maker, "filing/state", "count")
    return (maker.say("chart_filing"), labels, (Series(maker.say("count"), figures),), False) if labels else None


def _grade_chart(maker: Maker) -> Drawn | None:
    labels, figures = _series(maker, "self/projects/grade", "count")
    title = maker.say("chart_grades")
    return (title, labels, (Series(maker.say("items_count"), figures),), False) if labels else None


def _spending_chart(maker: Maker) -> Drawn | None:
    labels = tuple(one for one in maker.figures if one.startswith("money/most/") and f"{one}.current" in maker.figures)
    if not labels:
        return None
    year = maker.given.district.year
    years = {"prior2": year - 2, "prior1": year - 1, "year": year}
    series = tuple(Series(maker.say(f"year_{when}", **years), tuple(f"{one}.{when}" for one in labels))
                   for when in YEARS)
    kept = kept_of(maker.given.district, FORM)
    every = sum(maker.figures[f"money/{one.id}/spending.total.current"].value is not None for one in kept)
    key = "chart_spending" if len(labels) == every else "chart_spending_most"
    unit = maker.given.district.rules.money_unit
    return maker.say(key, unit=unit, count=len(labels)), labels, series, False


def _falls_chart(maker: Maker) -> Drawn | None:
    labels, regressed = _series(maker, "falls/department", "regressed")
    if not labels:
        return None
    explained = tuple(f"{one}/explained" for one in labels)
    series = (Series(maker.say("falls_regressed"), regressed[:MOST]),
              Series(maker.say("falls_explained"), explained[:MOST]))
    key = "chart_falls" if len(labels) <= MOST else "chart_falls_most"
    return maker.say(key, count=len(labels[:MOST])), labels[:MOST], series, True


def _proofs(maker: Maker, proofs: Sequence[str]) -> Block:
    """Return how many proofs there are on the sheets and how many of them do not hold."""
    bad = [one for one in proofs if maker.figures[one].value != maker.say("ties")]
    sheets: dict[str, list[str]] = {}
    for one in proofs:
        sheets.setdefault(SHEET_OF[one.partition("/")[0]], []).append(one)
    rows = [Row((text(maker.say(f"sheet_{sheet}")), _number(maker, sheet, mine), _word(maker, mine),
                 to(maker.say("see"), mine[0]))) for sheet, mine in sheets.items()]
    said = maker.say("proofs_hold", count=len(proofs)) if not bad else maker.say(
        "proofs_fail", count=len(proofs), bad=len(bad))
    rows.append(Row((text(said, Look.REMARK),)))
    return Block(tuple(rows), maker.say("block_proof"), first=RIGHT, beside=True)


SHEET_OF = {"money": "money", "filing": "filing", "targets": "targets", "self": "evaluations"}


def _number(maker: Maker, sheet: str, proofs: Sequence[str]) -> Cell:
    """Return how many proofs a sheet has."""
    return maker.count_given(f"cover/proofs/{sheet}", proofs)


def _word(maker: Maker, proofs: Sequence[str]) -> Cell:
    """Return the word of the first proof of a sheet that does not hold, else of the first."""
    bad = [one for one in proofs if maker.figures[one].value != maker.say("ties")]
    cell = maker.figures[(bad or proofs)[0]]
    return text(str(cell.value), cell.look)
