"""Every figure of the roll-up of the demonstration, worked out once more straight from the returned workbooks.

openpyxl and the labels printed on the forms are all that is used: nothing of the roll-up, of the ledger or the layout.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.face.cli import run
from tests.face.conftest import Demo

DAY = "2025-02-28"
TARGETS, PROJECTS, WHOLE = "department-target", "project-self-evaluation", "department-self-evaluation"
MONEY = {"财政拨款": 7, "其他资金": 8, "基本支出": 10, "项目支出": 11}
COLUMNS = {"prior2": "G", "prior1": "H", "current": "D"}
CELL = re.compile(r"[A-Z]+[0-9]+")
SHEET = re.compile(r"绩效目标表|整体绩效自评表|[0-9]+_.*")  # those that a unit fills in
Table = list[list[Any]]


class Rolled:
    """The workbook of the roll-up and the accepted returns behind it."""

    def __init__(self, folder: Path, workbook: Path, standings: list[dict[str, Any]]) -> None:
        self.folder, self.standings = folder, standings
        self.book = load_workbook(workbook, data_only=True)

    def rows(self, sheet: str) -> Table:
        return [[cell.value for cell in row] for row in self.book[sheet].iter_rows()]

    def returned(self, form: str) -> Iterator[tuple[str, list[Any]]]:
        """Yield the name of every unit with an accepted return of a form, and the sheets that it filled in."""
        for one in self.standings:
            if one["form"] == form and one["state"] == "accepted":
                book = load_workbook(self.folder / one["file"], data_only=True)
                yield one["name"], [sheet for sheet in book.worksheets if SHEET.fullmatch(sheet.title)]


@pytest.fixture(scope="module")
def year(two_years: Demo, tmp_path_factory: pytest.TempPathFactory) -> Rolled:
    out = tmp_path_factory.mktemp("rolled") / "汇总.xlsx"
    assert run(two_years.folder, "consolidate", "--year", "2024", "--out", out, today=DAY).code == 0
    told = run(two_years.folder, "status", "--json", "--year", "2024", today=DAY).document["units"]
    return Rolled(two_years.folder, out, told)


def exact(value: object) -> Decimal:
    return Decimal(str(value or 0))


def cents(value: object) -> Decimal:
    return exact(value).quantize(Decimal("0.01"))


def labelled(sheet: Worksheet, label: str) -> int:
    """Return the row in which a label stands."""
    return next(row for row in range(1, 99)
                for cell in sheet[row][:3] if str(cell.value or "").startswith(label))


def funds(sheet: Worksheet, column: str) -> Decimal:
    """Add up the three sources of a project's money; its own total is never read."""
    first = labelled(sheet, "其中：当年财政拨款")
    return sum((exact(sheet[f"{column}{row}"].value) for row in range(first, first + 3)), Decimal(0))


def evaluated(year: Rolled) -> dict[tuple[str, str], tuple[Decimal, Decimal, Decimal]]:
    """Return original budget, adjusted budget and money spent of every project that was evaluated."""
    found = {}
    for unit, sheets in year.returned(PROJECTS):
        for sheet in sheets:
            name = str(sheet[f"C{labelled(sheet, '项目名称')}"].value)
            found[unit, name] = tuple(funds(sheet, column) for column in "DEF")
    return found  # type: ignore[return-value]


def test_income_and_spending_of_every_unit(year: Rolled) -> None:
    shown = {(row[1], row[2]): row[3:6] for row in year.rows("收支汇总表") if CELL.fullmatch(str(row[9]))}
    units = dict(year.returned(TARGETS))
    assert {unit for unit, _ in shown} == set(units)
    sums = dict.fromkeys(MONEY, Decimal(0))
    for unit, (sheet, *_) in units.items():
        for item, row in MONEY.items():
            told = [cents(sheet[f"{column}{row}"].value) for column in COLUMNS.values()]
            assert [cents(value) for value in shown[unit, item]] == told, (unit, item)
            sums[item] += told[2]
        for total, parts in (("收入合计", ("财政拨款", "其他资金")), ("支出合计", ("基本支出", "项目支出"))):
            for place, column in enumerate(COLUMNS.values()):
                worked = sum((exact(sheet[f"{column}{MONEY[part]}"].value) for part in parts), Decimal(0))
                assert cents(shown[unit, total][place]) == cents(worked), (unit, total)
    district = {row[2]: row[5] for row in year.rows("收支汇总表") if row[0] == "全区"}
    assert {item: cents(district[item]) for item in MONEY} == sums


def test_money_and_rates_of_every_evaluated_project(year: Rolled) -> None:
    shown = {(row[2], row[3]): row for row in year.rows("自评结果汇总表")
             if isinstance(row[0], int) and row[3] != "（部门整体支出）"}
    told = evaluated(year)
    assert set(shown) == set(told)
    for key, amounts in told.items():
        assert [cents(value) for value in shown[key][4:7]] == [cents(amount) for amount in amounts], key
        assert abs(exact(shown[key][7]) - amounts[2] / amounts[1]) < Decimal("1e-9"), key
    totals = [sum((amounts[place] for amounts in told.values()), Decimal(0)) for place in range(3)]
    total = next(row for row in year.rows("自评结果汇总表") if row[1] == "全区")
    assert [cents(value) for value in total[4:7]] == [cents(amount) for amount in totals]
    assert abs(exact(total[7]) - totals[2] / totals[1]) < Decimal("1e-9")
    assert total[3] == len(told)


def test_scores_grades_means_and_shares(year: Rolled) -> None:
    rows = year.rows("自评结果汇总表")
    projects = [row for row in rows if isinstance(row[0], int) and row[3] != "（部门整体支出）"]
    scores, weights = [exact(row[8]) for row in projects], [exact(row[5]) for row in projects]
    mean = next(row for row in rows if row[3] == "平均分" and row[4])
    weighted = next(row for row in rows if row[3] == "按资金加权平均分")
    assert abs(exact(mean[4]) - sum(scores, Decimal(0)) / len(scores)) < Decimal("1e-9")
    product = sum((score * weight for score, weight in zip(scores, weights, strict=True)), Decimal(0))
    assert abs(exact(weighted[4]) - product / sum(weights, Decimal(0))) < Decimal("1e-9")
    for grade, least, most in (("优", 90, 101), ("良", 80, 90), ("中", 60, 80), ("差", 0, 60)):
        count = sum(least <= score < most for score in scores)
        line = next(row for row in rows if row[3] == grade)
        assert (line[4], line[5]) == (count, pytest.approx(count / len(scores))), grade


def test_budgets_of_every_project_on_the_lists(year: Rolled) -> None:
    shown = {(row[2], row[3]): row[5] for row in year.rows("绩效目标汇总表") if isinstance(row[0], int)}
    told: dict[tuple[str, str], Decimal] = {}
    for unit, (sheet, *_) in year.returned(TARGETS):
        head = next(row for row in range(12, 99) if any(
            "项目本年度预算" in str(cell.value or "") for cell in sheet[row]))
        names = {str(cell.value or ""): place for place, cell in enumerate(sheet[head])}
        name, budget = (next(place for label, place in names.items() if wanted in label)
                        for wanted in ("项目名称", "项目本年度预算"))
        for row in sheet.iter_rows(min_row=head + 1, values_only=True):
            if str(row[0] or "").startswith("年度目标") or "合计" in [str(cell) for cell in row[:3]]:
                break
            if row[name] and isinstance(row[budget], int | float):
                told[unit, str(row[name])] = cents(row[budget])
    assert {key: cents(value) for key, value in shown.items()} == told
    total = next(row for row in year.rows("绩效目标汇总表") if row[1] == "全区")
    assert cents(total[5]) == sum(told.values())
    assert total[2] == len(told)


def test_the_same_indicator_over_units(year: Rolled) -> None:
    """Lines are sums or means by money of the rows below them; the rows say what stands in the files."""
    line: list[Any] = []
    below: Table = []
    lines = 0
    for row in [*year.rows("指标汇总")[4:], [1, *[None] * 15]]:
        if isinstance(row[0], int) and line:
            lines += _check_line(line, below)
            below = []
        line = row if isinstance(row[0], int) else line
        if row[0] is None and row[4]:
            below.append(row)
    assert lines > 10


def _check_line(line: list[Any], below: Table) -> int:
    for place in (7, 8):
        if not isinstance(line[place], int | float):
            continue
        pairs = [(exact(row[place]), exact(row[11])) for row in below if isinstance(row[place], int | float)]
        worked = sum((value for value, _ in pairs), Decimal(0))
        if line[5] == "资金加权":
            worked = sum((v * w for v, w in pairs), Decimal(0)) / sum((w for _, w in pairs), Decimal(0))
        assert abs(exact(line[place]) - worked) < Decimal("1e-9"), line[3]
        for row in below:
            if isinstance(row[place], int | float):
                figures = re.findall(r"\d+(?:\.\d+)?", str(row[14]))
                assert any(Decimal(figure) == exact(row[place]) for figure in figures), row
    return 1


def test_filing_is_what_status_says(year: Rolled) -> None:
    shown = {(row[2], row[4]): row for row in year.rows("报送情况表") if isinstance(row[0], int)}
    assert len(shown) == len(year.standings)
    total = next(row for row in year.rows("报送情况表") if row[3] == "合计")
    returned = sum(bool(one["version"]) for one in year.standings)
    assert total[4:7] == [len(year.standings), returned, len(year.standings) - returned]
    assert total[10] == sum(one["state"] == "accepted" for one in year.standings)
    assert sum(row[10] or 0 for row in shown.values()) == sum(one["version"] for one in year.standings)
    assert sum(row[12] or 0 for row in shown.values()) == sum(one["open_findings"] for one in year.standings)


def test_falls_are_counted_and_worked_out(year: Rolled) -> None:
    rows = [row for row in year.rows("同比倒退清单") if isinstance(row[0], int)]
    assert len(rows) > 10
    for row in rows:
        if row[10] is not None:
            last, now = (exact(re.sub(r"[^\d.]", "", str(row[place]))) for place in (7, 8))
            assert abs(exact(row[10]) - (now - last) / last) < Decimal("1e-9"), row
