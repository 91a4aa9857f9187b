"""收支汇总 and 项目汇总: sums that are exact, blanks that stay blank, and figures that can be traced."""

from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from consolidate.district import District
from consolidate.rollup.workbook import RollupSummary
from consolidate.rollup.workbook import write_rollup
from templates.roster import Unit
from tests.rollup.builder import INPUTS
from tests.rollup.builder import WHEN
from tests.rollup.builder import amounts
from tests.rollup.builder import built
from tests.rollup.builder import district
from tests.rollup.builder import standing
from tests.rollup.reading import cached
from tests.rollup.reading import formulas
from tests.rollup.reading import money
from tests.rollup.reading import near
from tests.rollup.reading import rows
from tests.rollup.sample import EQUALS
from tests.rollup.sample import HEALTH
from tests.rollup.sample import NEW
from tests.rollup.sample import sample_district

ITEMS = {
    "财政拨款": ("income.appropriation",), "其他资金": ("income.other",),
    "收入合计": ("income.appropriation", "income.other"), "基本支出": ("spending.basic",),
    "项目支出": ("spending.project",), "支出合计": ("spending.basic", "spending.project"),
}
A = Unit("1", "甲局", "农口")
B = Unit("2", "乙站", "农口")
C = Unit("3", "丙校", "教口")


def independent(given_district: District, parts: tuple[str, ...], when: str) -> Decimal:
    """Add up the inputs as the units typed them, past everything that the roll-up does."""
    texts = (
        one.accepted.readings[f"{part}.{when}"].text
        for one in given_district.standings if one.accepted is not None
        for part in parts if f"{part}.{when}" in one.accepted.readings)
    return sum((Decimal(text) for text in texts), Decimal(0))


@pytest.mark.parametrize("item", ITEMS)
def test_totals_are_the_sum_of_what_accepted_units_typed(made: tuple[Path, RollupSummary], item: str) -> None:
    found = money(made[0], "全区", item)
    for number, when in zip(found, WHEN, strict=False):
        assert near(number, independent(sample_district(), ITEMS[item], when))


def test_totals_are_live(made: tuple[Path, RollupSummary]) -> None:
    live = formulas(made[0])["收支汇总"]
    assert live["D5"] == "=SUMIF($C$22:$C$63,$C5,D$22:D$63)"
    assert live["G22"] == "=F22-E22"
    assert live["H22"] == "=G22/E22"
    assert live["F11"] == "=ROUND(F7-F10,2)"


def test_income_and_spending_balance(made: tuple[Path, RollupSummary]) -> None:
    proofs = [row for row in rows(made[0], "收支汇总") if str(row[0]).startswith("核对")]
    assert [row[3:6] + row[8:9] for row in proofs] == [[0, 0, 0, "平衡"]] * 3


def test_a_unit_that_does_not_tie_is_shown(tmp_path: Path) -> None:
    one_off = standing(A, built(A, amounts("1 1 1", "0 0 0", "1 1 0.5", "0 0 0")))
    fine = standing(B, built(B, amounts("1 1 1", "0 0 0", "1 1 1", "0 0 0")))
    write_rollup(district(one_off, fine), tmp_path / "a.xlsx", "zh", "2024-02-01")
    assert [money(tmp_path / "a.xlsx", unit.name, "支出合计")[5] for unit in (A, B)] == ["不符", "相符"]
    proof = next(row for row in rows(tmp_path / "a.xlsx", "收支汇总") if row[0] == "核对：收入合计－支出合计")
    assert proof[3:9] == [0, 0, 0.5, None, None, "不平衡"]


def test_blank_is_not_zero(made: tuple[Path, RollupSummary]) -> None:
    assert money(made[0], NEW.name, "收入合计") == [None, None, 512.3, None, None, None]
    assert money(made[0], NEW.name, "其他资金") == [None, None, 0, None, None, None]


def test_change_covers_only_units_with_both_years(made: tuple[Path, RollupSummary]) -> None:
    change, rate, note = money(made[0], "全区", "支出合计")[3:]
    before, now = (independent(sample_district(), ITEMS["支出合计"], when) for when in ("prior1", "current"))
    assert near(change, now - Decimal("512.3") - before)
    assert near(rate, (now - Decimal("512.3") - before) / before)
    assert note == "仅比较 6 家"


def test_departments_have_subtotals(tmp_path: Path) -> None:
    units = [standing(one, built(one, amounts(f"1 2 {n}", "0 0 0", f"1 2 {n}", "0 0 0")))
             for n, one in ((3, A), (40, C), (500, B))]
    write_rollup(district(*units), tmp_path / "a.xlsx", "zh", "2024-02-01")
    assert money(tmp_path / "a.xlsx", "农口", "收入合计")[:4] == [2, 4, 503, 499]
    names = [row[0] for row in rows(tmp_path / "a.xlsx", "收支汇总")]
    assert names.index("甲局") < names.index("乙站") < names.index("丙校")
    assert "教口" not in names  # one unit needs no subtotal


def test_not_accepted_is_listed_without_numbers(made: tuple[Path, RollupSummary]) -> None:
    for sheet in ("收支汇总", "项目汇总", "指标汇总"):
        found = [row for row in rows(made[0], sheet) if HEALTH.name in row]
        assert [[one for one in row if one is not None] for row in found] == [[HEALTH.name, "待修改"]]


def test_earlier_accepted_return_counts(made: tuple[Path, RollupSummary]) -> None:
    assert money(made[0], "区妇幼保健院", "支出合计")[2] == 1121.3


def test_project_totals_and_gap(made: tuple[Path, RollupSummary]) -> None:
    found = rows(made[0], "项目汇总")
    first = next(row for row in found if row[0] == "小计")
    assert first[1:] == ["中共蔡甸区委统战部", "2 个项目", 50, 50,
                         "与收支表项目支出不一致；单位说明：其余项目为涉密项目，未在清单中列出", 149, 99]
    total = next(row for row in found if row[0] == "合计")
    assert total[1:3] == ["7 家单位", "9 个项目"]
    budgets = [Decimal(str(row[4])) for row in found if isinstance(row[0], int)]
    assert near(total[4], sum(budgets, Decimal(0)))
    assert near(total[7], Decimal(str(total[6])) - sum(budgets, Decimal(0)))


def test_text_stays_text(made: tuple[Path, RollupSummary]) -> None:
    for sheet, live in formulas(made[0]).items():
        values = cached(made[0])[sheet]
        texts = {cell for cell, value in values.items() if isinstance(value, str) and value.startswith(("=", "+", "@"))}
        assert not texts & set(live)
        assert all("HYPERLINK" not in formula and "cmd" not in formula for formula in live.values())
    assert EQUALS.name in cached(made[0])["收支汇总"].values()


def test_every_figure_is_where_it_says_and_is_the_sum_of_its_parts(made: tuple[Path, RollupSummary]) -> None:
    path, summary = made
    values = cached(path)
    for one in summary.figures:
        assert near(values[one.sheet][one.cell], one.value), one
        assert sum(Decimal(part.value) for part in one.parts) == Decimal(one.value)
    total = next(one for one in summary.figures if one.id == "spending.total.current" and one.sheet == "封面")
    first = total.parts[0]
    assert (first.unit, first.value, first.file, first.sheet, first.cell) == (
        "101", "746.12", "101_中共蔡甸区委统战部.xlsx", "绩效目标表", "D12")


def test_every_number_of_the_money_sheet_is_a_figure_or_worked_out_of_one(made: tuple[Path, RollupSummary]) -> None:
    path, summary = made
    known = {one.cell for one in summary.figures if one.sheet == "收支汇总"}
    numbers = {cell for cell, value in cached(path)["收支汇总"].items()
               if cell[0] in "DEF" and isinstance(value, float | int)}
    proofs = {f"{column}{row}" for column in "DEF" for row in (11, 12, 13)}
    assert numbers - proofs == known


money_texts = st.decimals(0, 99999, places=2).map(str) | st.just("")
unit_inputs = st.lists(st.lists(money_texts, min_size=12, max_size=12), min_size=1, max_size=4)


@settings(max_examples=15, deadline=None)
@given(unit_inputs, st.randoms())
def test_order_of_units_changes_no_total(inputs: list[list[str]], chance: object) -> None:
    standings = []
    for number, texts in enumerate(inputs):
        unit = Unit(str(number), f"第{number}局", "双号" if number % 2 else "单号")
        given_money = {item: texts[3 * i:3 * i + 3] for i, item in enumerate(INPUTS)}
        standings.append(standing(unit, built(unit, given_money)))
    shuffled = list(standings)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    with TemporaryDirectory() as folder:
        one, other = Path(folder, "a.xlsx"), Path(folder, "b.xlsx")
        first = write_rollup(district(*standings), one, "zh", "2024-02-01")
        assert first.money == write_rollup(district(*shuffled), other, "zh", "2024-02-01").money
        for item in ITEMS:
            assert money(one, "全区", item)[:5] == money(other, "全区", item)[:5]
            below = [money(one, f"第{number}局", item)[:3] for number in range(len(inputs))]
            for column, total in enumerate(money(one, "全区", item)[:3]):
                seen = [Decimal(str(row[column])) for row in below if row[column] is not None]
                assert near(total, sum(seen, Decimal(0))) if seen else total is None
