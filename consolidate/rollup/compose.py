"""The book as a whole: every sheet in its order, and the summary that scripts rely on."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from consolidate.rollup.gather import kept_of
from consolidate.rollup.given import Given
from consolidate.rollup.maker import Maker
from consolidate.rollup.model.book import Book
from consolidate.rollup.model.cell import Op
from consolidate.rollup.model.cell import Worked
from consolidate.rollup.sheets.basis import basis_sheet
from consolidate.rollup.sheets.corrections import correction_sheet
from consolidate.rollup.sheets.cover import cover_sheet
from consolidate.rollup.sheets.evaluations import evaluation_sheet
from consolidate.rollup.sheets.filing import filing_sheet
from consolidate.rollup.sheets.indicators import indicator_sheet
from consolidate.rollup.sheets.money import FORM
from consolidate.rollup.sheets.money import ITEMS
from consolidate.rollup.sheets.money import YEARS
from consolidate.rollup.sheets.money import money_sheet
from consolidate.rollup.sheets.problems import problem_sheet
from consolidate.rollup.sheets.regressed import regressed_sheet
from consolidate.rollup.sheets.targets import target_sheet
from templates.expr_value import plain

DIGEST = 16


@dataclass(frozen=True, slots=True)
class RollupSummary:
    """What went into a roll-up. Expected, returned and accepted count returns, one for each unit and form.

    ``money`` holds the district's sums by field id as plain decimals, None where every unit left it blank;
    ``regressed`` counts falls without a reason, ``explained`` those with one, both over the latest returns.
    """

    file: str
    year: int
    expected: int
    returned: int
    accepted: int
    money: Mapping[str, str | None]
    projects: int
    indicators: int
    regressed: int
    explained: int
    sheets: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        """Return the document that ``consolidate --json`` prints."""
        return {
            "file": self.file, "year": self.year,
            "units": {"expected": self.expected, "returned": self.returned, "accepted": self.accepted},
            "money": dict(self.money), "projects": self.projects, "indicators": self.indicators,
            "regressed": self.regressed, "explained": self.explained, "sheets": list(self.sheets)}


def book_of(given: Given) -> Book:
    """Return the roll-up of a district's year; equal input gives an equal book, whatever the order of units."""
    maker, digest = Maker(given), digest_of(given)
    filing, money = filing_sheet(maker), money_sheet(maker)
    targets, evaluations, indicators = target_sheet(maker), evaluation_sheet(maker), indicator_sheet(maker)
    regressed, problems, corrections = regressed_sheet(maker), problem_sheet(maker), correction_sheet(maker)
    proofs = tuple(cell.id for cell in maker.figures.values()
                   if isinstance(cell.source, Worked) and cell.source.op is Op.TIES)
    sheets = (cover_sheet(maker, proofs), filing, money, targets, evaluations, indicators, regressed, problems,
              corrections, basis_sheet(maker, digest))
    district = given.district
    title = maker.say("title_cover", district=district.rules.district, year=district.year)
    return Book(title, district.rules.district, district.year, given.made_on, given.lang, sheets, digest, given.node)


def digest_of(given: Given) -> str:
    """Return what tells one state of the ledger from another: files by hash with their states, corrections, years."""
    district = given.district
    told = [
        [one.unit.code, one.unit.name, one.unit.department, one.form, one.state, one.version, one.open_findings,
         one.accepted.source.sha256 if one.accepted else "", one.latest.source.sha256 if one.latest else "",
         sorted(found.waiver for found in one.findings if found.waiver)]
        for one in district.standings]
    earlier = [sorted([*whose, one.source.sha256] for whose, one in returns.items())
               for returns in (given.last, given.before)]
    settings = [repr(district.rules.scoring), repr(district.rules.years), district.rules.money_unit, district.year]
    content = json.dumps([told, earlier, settings], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:DIGEST]


def summary_of(given: Given, book: Book, file: str) -> RollupSummary:
    """Return the summary of a book written to a file."""
    figures, district = book.figures(), given.district

    def number(name: str) -> int:
        cell = figures.get(name)
        return int(cell.value) if cell is not None and isinstance(cell.value, Decimal) else 0

    def amount(name: str) -> str | None:
        cell = figures.get(name)
        return plain(cell.value) if cell is not None and isinstance(cell.value, Decimal) else None

    return RollupSummary(
        file=file, year=district.year, expected=number("filing/all/expected"),
        returned=number("filing/all/returned"), accepted=number("filing/all/rolled"),
        money={f"{item}.{when}": amount(f"money/all/{item}.{when}") if kept_of(district, FORM) else None
               for item in ITEMS for when in YEARS},
        projects=number("targets/all/projects"), indicators=number("targets/all/indicators"),
        regressed=number("falls/all/regressed"), explained=number("falls/all/explained"),
        sheets=tuple(sheet.name for sheet in book.sheets))
