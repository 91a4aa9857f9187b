"""The roll-up workbook as a whole: seven sheets in their order, and the summary that scripts rely on."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook

from consolidate.district import District
from consolidate.regressions import Compared
from consolidate.regressions import compared
from consolidate.rollup.cover import Others
from consolidate.rollup.cover import cover_sheet
from consolidate.rollup.figures import Figure
from consolidate.rollup.filing import Filing
from consolidate.rollup.filing import filing_of
from consolidate.rollup.filing import filing_sheet
from consolidate.rollup.gather import ITEMS
from consolidate.rollup.gather import YEARS
from consolidate.rollup.gather import Gathered
from consolidate.rollup.gather import gather
from consolidate.rollup.indicators import indicator_sheet
from consolidate.rollup.money import money_sheet
from consolidate.rollup.page import Page
from consolidate.rollup.problems import problem_sheet
from consolidate.rollup.projects import project_sheet
from consolidate.rollup.regressed import regressed_sheet
from consolidate.rollup.regressed import verdicts_of
from consolidate.rollup.sources import Sources
from consolidate.rollup.styles import Styles
from templates.expr_value import plain
from templates.say import phrase
from templates.text import Lang

SHEETS = ("封面", "报送情况", "收支汇总", "项目汇总", "指标汇总", "同比清单", "问题清单")  # never translated
LONGEST_NAME = 60  # a footer holds 255 characters


@dataclass(frozen=True, slots=True)
class RollupSummary:
    """What went into a roll-up. Expected, returned and accepted count returns, one for each unit and form.

    ``money`` holds the district's sums by field id as plain decimals, None where every unit left it blank;
    ``regressed`` counts falls without a reason, ``explained`` those with one, both over the latest returns;
    ``figures`` says of every figure in the workbook what it is made of.
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
    figures: tuple[Figure, ...]

    def as_json(self) -> dict[str, object]:
        """Return the document that ``consolidate --json`` prints."""
        return {
            "file": self.file, "year": self.year,
            "units": {"expected": self.expected, "returned": self.returned, "accepted": self.accepted},
            "money": dict(self.money), "projects": self.projects, "indicators": self.indicators,
            "regressed": self.regressed, "explained": self.explained, "sheets": list(self.sheets)}


def write_rollup(
    district: District, path: Path, lang: Lang, made_on: str, home: Path | None = None
) -> RollupSummary:
    """Write the district's roll-up workbook; ``made_on`` is an ISO date, and equal input gives equal bytes.

    ``home`` is the folder from which the names of returned files start: what still lies there is linked.
    A workbook that stands there is replaced by the whole new one, or stays as it is.
    """
    data, rows = gather(district), compared(district)
    content = BytesIO()
    with _book(content, district, lang, made_on) as book:
        styles = Styles(book, {})
        pages = {name: Page(book.add_worksheet(name), styles, lang) for name in SHEETS}
        figures: list[Figure] = []
        others = _lists(book, pages, data, rows, figures, Sources(home, path.parent))
        cover_sheet(book, pages["封面"], data, others, made_on, figures)
        _print(pages, district, made_on)
        pages["封面"].sheet.activate()
    _replace(path, content.getvalue())
    return _summary(data, str(path), filing_of(district), others, tuple(figures))


def _replace(path: Path, content: bytes) -> None:
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _book(content: BytesIO, district: District, lang: Lang, made_on: str) -> Workbook:
    book = Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
                              "strings_to_numbers": False})
    title = phrase("rollup_title_cover", lang, district=district.rules.district, year=district.year)
    book.set_properties({"title": title, "created": datetime.fromisoformat(made_on)})
    return book


def _lists(
    book: Workbook, pages: Mapping[str, Page], data: Gathered, rows: tuple[Compared, ...], figures: list[Figure],
    sources: Sources,
) -> Others:
    """Write every sheet but the cover; return where the figures of the cover stand."""
    district, money = data.district, pages["收支汇总"]
    filing_places = filing_sheet(pages["报送情况"], district)
    money_places = money_sheet(money, data, figures)
    projects = project_sheet(pages["项目汇总"], data, (money.name, money_places.units), figures)
    indicators = indicator_sheet(pages["指标汇总"], data)
    regressed = regressed_sheet(book, pages["同比清单"], district, rows, sources)
    problem_sheet(pages["问题清单"], district)
    return Others(
        pages["报送情况"], filing_places, money, money_places, pages["项目汇总"],
        (projects.first, projects.last) if projects.count else (0, 0), projects.count,
        pages["指标汇总"], *indicators, pages["同比清单"], regressed, verdicts_of(rows))


def _print(pages: Mapping[str, Page], district: District, made_on: str) -> None:
    name = district.rules.district[:LONGEST_NAME].replace("&", "&&")
    for sheet, page in pages.items():
        footer = page.say("footer", district=name, year=district.year, sheet=sheet, made_on=made_on)
        page.printed(footer, one_page=sheet == "封面")


def _summary(
    data: Gathered, file: str, filing: Filing, others: Others, figures: tuple[Figure, ...]
) -> RollupSummary:
    sums = {f"{item}.{when}": data.by_item.get((item, when)) for item in ITEMS for when in YEARS}
    return RollupSummary(
        file=file, year=data.district.year, expected=filing.expected, returned=filing.returned,
        accepted=filing.accepted,
        money={field: None if amount is None else plain(amount) for field, amount in sums.items()},
        projects=others.project_count, indicators=others.indicator_count,
        regressed=others.verdicts["regressed"], explained=others.verdicts["explained"],
        sheets=SHEETS, figures=figures)
