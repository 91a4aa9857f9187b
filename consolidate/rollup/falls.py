"""Falls by department below the year-over-year list: a small table, and beside it the chart it feeds."""

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook

from consolidate.regressions import Compared
from consolidate.rollup.charts import FallsPlaces
from consolidate.rollup.charts import falls_chart
from consolidate.rollup.page import Page
from consolidate.rollup.page import span

DEPARTMENT, CHART = 2, 7  # columns: the table's first one, the chart's first one
MOST = 12  # departments in the chart; the table has them all
BAR, AROUND = 30, 110  # pixels of a bar, and of title, legend and margins
POINTS = 0.75  # of a pixel
GAP, TITLE, LEAST_ROW = 8, 24, 18  # points


@dataclass(frozen=True, slots=True)
class DepartmentFalls:
    """How many indicators of a department fell, without and with a reason."""

    department: str
    regressed: int
    explained: int

    @property
    def together(self) -> int:
        """All of them."""
        return self.regressed + self.explained


def falls_by_department(rows: Sequence[Compared]) -> tuple[DepartmentFalls, ...]:
    """Return the departments with any fall, worst first; a unit without a department stands for itself."""
    counted: dict[str, list[int]] = {}
    for one in rows:
        if one.row.verdict in ("regressed", "explained"):
            counts = counted.setdefault(one.department or one.row.unit_name, [0, 0])
            counts[one.row.verdict == "explained"] += 1
    found = (DepartmentFalls(name, *counts) for name, counts in counted.items())
    return tuple(sorted(found, key=lambda one: (-one.together, -one.regressed, one.department)))


def falls_block(book: Workbook, page: Page, rows: Sequence[Compared]) -> None:
    """Write table and chart at the current row, on one page when printed; nothing where nothing fell."""
    falls = falls_by_department(rows)
    if not falls:
        return
    shown = min(len(falls), MOST)
    height = BAR * shown + AROUND
    page.kept_together(POINTS * height + TITLE)
    page.next(GAP)
    page.text(1, page.say("band_falls"), "section")
    page.next(TITLE)
    top = page.row
    title = "chart_falls" if shown == len(falls) else "chart_falls_most"
    falls_chart(book, page, FallsPlaces(top, shown, DEPARTMENT, CHART), page.say(title, count=shown), height)
    for column, key in enumerate(("department", "falls_regressed", "falls_explained", "falls_all"), start=DEPARTMENT):
        page.text(column, page.say(key), "head")
    page.next()
    for one in falls:
        page.text(DEPARTMENT, one.department)
        for column, count in enumerate((one.regressed, one.explained, one.together), start=DEPARTMENT + 1):
            page.number(column, count, "count")
        page.next()
    _total(page, falls, top + 1)
    while page.row < top + height * POINTS / LEAST_ROW + 1:
        page.next(LEAST_ROW)


def _total(page: Page, falls: Sequence[DepartmentFalls], first: int) -> None:
    last = page.row - 1
    page.text(DEPARTMENT, page.say("total"), "key_text")
    for column, name in enumerate(("regressed", "explained", "together"), start=DEPARTMENT + 1):
        total = sum(getattr(one, name) for one in falls)
        page.formula(column, f"=SUM({span(first, last, column)})", total, "key_count")
    page.next()
