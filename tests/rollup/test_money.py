"""收支汇总表: sums that are exact, blanks that stay blank, earlier years from the ledger, bases that changed."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from consolidate.district import District
from consolidate.rollup.compose import RollupSummary
from templates.issued import LockedCell
from templates.returned import Return
from templates.roster import Unit
from tests.rollup.builder import FORM
from tests.rollup.builder import INPUTS
from tests.rollup.builder import WHEN
from tests.rollup.builder import amounts
from tests.rollup.builder import built
from tests.rollup.builder import district
from tests.rollup.builder import figures
from tests.rollup.builder import rolled
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

SHEET = "收支汇总表"
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


def plain(last: str, now: str) -> dict[str, list[str]]:
    """Return money of one appropriation, spent on basics: the year before last 1, last year and this year as given."""
    return dict(amounts(f"1 {last} {now}", "0 0 0", f"1 {last} {now}", "0 0 0"))  # type: ignore[arg-type]


@pytest.mark.parametrize("item", ITEMS)
def test_totals_are_the_sum_of_what_accepted_units_typed(made: tuple[Path, RollupSummary], item: str) -> None:
    found = money(made[0], "全区", item)
    for number, when in zip(found, WHEN, strict=False):
        assert near(number, independent(sample_district(), ITEMS[item], when))


def test_totals_are_live_down_to_what_was_returned(made: tuple[Path, RollupSummary]) -> None:
    live, shown = formulas(made[0])[SHEET], rows(made[0], SHEET)
    school = ["区教育局", "区第一实验小学", "收入合计"]
    place = next(number for number, row in enumerate(shown, start=1) if row[:3] == school)
    assert live[f"F{place}"] == f"=SUM(F{place - 2}:F{place - 1})"
    assert live[f"G{place}"] == f"=F{place}-E{place}"
    assert live[f"H{place}"] == f"=G{place}/E{place}"
    assert f"F{place - 1}" not in live
    total = next(number for number, row in enumerate(shown, start=1) if row[0] == "全区" and row[2] == "收入合计")
    assert live[f"F{total}"].startswith("=SUM(")
    assert f"F{place}" in live[f"F{total}"]


def test_the_proofs_are_live_and_come_to_nothing(made: tuple[Path, RollupSummary]) -> None:
    proofs = {number: row for number, row in enumerate(rows(made[0], SHEET), start=1) if row[2] == "差额"}
    assert [row[3:6] + row[8:9] for row in proofs.values()] == [[0, 0, 0, "相符"]] * 5
    for number in proofs:
        assert all(formulas(made[0])[SHEET][f"{column}{number}"].startswith("=ROUND(") for column in "DEF")
        assert formulas(made[0])[SHEET][f"I{number}"].startswith("=IF(AND(")


def test_a_unit_that_does_not_tie_is_shown(tmp_path: Path) -> None:
    one_off = standing(A, built(A, amounts("1 1 1", "0 0 0", "1 1 0.5", "0 0 0")))
    fine = standing(B, built(B, amounts("1 1 1", "0 0 0", "1 1 1", "0 0 0")))
    rolled(district(one_off, fine), tmp_path / "a.xlsx")
    proof = next(row for row in rows(tmp_path / "a.xlsx", SHEET) if row[1] == "核对：收入合计－支出合计")
    assert proof[3:6] == [0, 0, 0.5]
    assert proof[8] == "不符"
    assert "其中 1 处不符" in " ".join(str(cell) for cell in cached(tmp_path / "a.xlsx")["封面"].values())


def test_blank_is_not_zero(made: tuple[Path, RollupSummary]) -> None:
    assert money(made[0], NEW.name, "收入合计") == [None, None, 512.3, None, None, None]
    assert money(made[0], NEW.name, "其他资金") == [None, None, 0, None, None, None]


def test_a_base_of_other_units_is_marked_and_compared_like_for_like(made: tuple[Path, RollupSummary]) -> None:
    assert money(made[0], "全区", "支出合计")[3:] == [None, None, "口径变化：上年 6 家，本年 7 家，不计算增减"]
    change, rate, note = money(made[0], "同口径", "支出合计")[3:]
    before, now = (independent(sample_district(), ITEMS["支出合计"], when) for when in ("prior1", "current"))
    assert near(change, now - Decimal("512.3") - before)
    assert near(rate, (now - Decimal("512.3") - before) / before)
    assert note is None


def test_departments_have_subtotals(tmp_path: Path) -> None:
    units = [standing(one, built(one, amounts(f"1 2 {n}", "0 0 0", f"1 2 {n}", "0 0 0")))
             for n, one in ((3, A), (40, C), (500, B))]
    rolled(district(*units), tmp_path / "a.xlsx")
    assert money(tmp_path / "a.xlsx", "农口", "收入合计", column=0)[:4] == [2, 4, 503, 499]
    names = [row[1] for row in rows(tmp_path / "a.xlsx", SHEET)]
    assert names.index("甲局") < names.index("乙站") < names.index("丙校")
    subtotals = [row[0] for row in rows(tmp_path / "a.xlsx", SHEET) if row[1] and str(row[1]).endswith("家单位")]
    assert "教口" not in subtotals  # one unit needs no subtotal


def test_last_year_comes_from_last_years_return(tmp_path: Path) -> None:
    now = standing(A, built(A, plain("90", "100")))
    last = built(A, plain("70", "80"))
    found = figures(district(now), last={("1", FORM): last})
    assert [found[f"money/1/income.total.{when}"] for when in WHEN] == [70, 80, 100]
    assert found["money/all/income.total.change"] == 20
    rolled(district(now), tmp_path / "a.xlsx", last={("1", FORM): last})
    assert money(tmp_path / "a.xlsx", "甲局", "收入合计")[5] == "上年数取上年报送；本表上年栏为 90"
    assert money(tmp_path / "a.xlsx", "甲局", "其他资金")[5] == "上年数：上年报送"


def test_without_a_return_of_last_year_the_forms_own_column_counts(tmp_path: Path) -> None:
    rolled(district(standing(A, built(A, plain("90", "100")))), tmp_path / "a.xlsx")
    found = money(tmp_path / "a.xlsx", "甲局", "收入合计")
    assert found == [1, 90, 100, 10, pytest.approx(1 / 9), "上年数：本表上年栏"]


def with_unit(returned: Return, unit: str) -> Return:
    """Return the same as printed in another unit of money."""
    issued = replace(returned.issued, locked=(LockedCell("绩效目标表", "H3", "text", f"单位：{unit}"),))
    return replace(returned, issued=issued)


def test_a_return_of_another_money_unit_is_marked_and_not_taken(tmp_path: Path) -> None:
    now = with_unit(built(A, plain("90", "100")), "万元")
    last = with_unit(built(A, plain("700000", "800000")), "元")
    rolled(district(standing(A, now)), tmp_path / "a.xlsx", last={("1", FORM): last})
    assert money(tmp_path / "a.xlsx", "甲局", "收入合计")[1] == 90
    assert money(tmp_path / "a.xlsx", "甲局", "收入合计")[5] == "上年报送的金额单位不同（元），不比较"


def test_not_accepted_is_listed_without_numbers(made: tuple[Path, RollupSummary]) -> None:
    for sheet in (SHEET, "绩效目标汇总表"):
        found = [[one for one in row if one is not None] for row in rows(made[0], sheet) if HEALTH.name in row]
        assert found == [["区卫生健康局", HEALTH.name, "部门整体支出绩效目标表", "待修改"]]


def test_earlier_accepted_return_counts(made: tuple[Path, RollupSummary]) -> None:
    assert money(made[0], "区妇幼保健院", "支出合计")[2] == 1121.3


def test_text_stays_text(made: tuple[Path, RollupSummary]) -> None:
    for sheet, live in formulas(made[0]).items():
        values = cached(made[0])[sheet]
        texts = {cell for cell, value in values.items() if isinstance(value, str) and value.startswith(("=", "+", "@"))}
        assert not texts & set(live)
        assert all("HYPERLINK" not in formula and "cmd" not in formula for formula in live.values())
    assert EQUALS.name in cached(made[0])[SHEET].values()


money_texts = st.decimals(0, 99999, places=2).map(str) | st.just("")
unit_inputs = st.lists(st.lists(money_texts, min_size=12, max_size=12), min_size=1, max_size=4)


def many(inputs: list[list[str]]) -> list[Unit]:
    return [Unit(str(number), f"第{number}局", "双号" if number % 2 else "单号") for number in range(len(inputs))]


@settings(max_examples=25, deadline=None)
@given(unit_inputs, st.randoms())
def test_order_of_units_changes_no_figure(inputs: list[list[str]], chance: object) -> None:
    standings = [
        standing(unit, built(unit, {item: texts[3 * i:3 * i + 3] for i, item in enumerate(INPUTS)}))
        for unit, texts in zip(many(inputs), inputs, strict=True)]
    shuffled = list(standings)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = figures(district(*standings)), figures(district(*shuffled))
    assert one == other
    for item in ITEMS.values():
        parts = [one[f"money/{number}/{part}.current"] for number in range(len(inputs)) for part in item]
        name = {2: f"{item[0].partition('.')[0]}.total", 1: item[0]}[len(item)]
        seen = [part for part in parts if isinstance(part, Decimal)]
        assert one[f"money/all/{name}.current"] == (sum(seen, Decimal(0)) if seen else None)


@settings(max_examples=25, deadline=None)
@given(unit_inputs)
def test_a_unit_added_changes_only_its_own_rows_and_the_totals_above_it(inputs: list[list[str]]) -> None:
    standings = [
        standing(unit, built(unit, {item: texts[3 * i:3 * i + 3] for i, item in enumerate(INPUTS)}))
        for unit, texts in zip(many(inputs), inputs, strict=True)]
    fewer, more = figures(district(*standings[:-1])), figures(district(*standings))
    others = tuple(f"money/{unit.code}/" for unit in many(inputs)[:-1])
    assert {name: value for name, value in fewer.items() if name.startswith(others)} == {
        name: value for name, value in more.items() if name.startswith(others)}
    mine = f"{len(inputs) - 1}"
    for name, value in more.items():
        if name.startswith("money/all/") and name.endswith(".current"):
            own, before = more[name.replace("/all/", f"/{mine}/")], fewer.get(name)
            assert value == (None if own is None and before is None else (own or 0) + (before or 0))  # type: ignore[operator]
