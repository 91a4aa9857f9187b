"""One indicator that fell as target and as actual: two lines, one fall."""

from pathlib import Path

from consolidate.district import District
from templates.roster import Unit
from tests.rollup.builder import amounts
from tests.rollup.builder import built
from tests.rollup.builder import district
from tests.rollup.builder import evaluated
from tests.rollup.builder import figures
from tests.rollup.builder import project
from tests.rollup.builder import rolled
from tests.rollup.builder import self_evaluation
from tests.rollup.builder import standing
from tests.rollup.reading import rows

UNIT = Unit("7", "区人社局")
MONEY = amounts("1 1 1", "0 0 0", "1 1 1", "0 0 0")
NAMES = ("产出指标", "数量指标", "培训人次")
REASON = "受疫情影响停办两期"


def fallen(*lines: tuple[str, str], actual: str = "90") -> District:
    """Return a district with target rows (last year, target, reason) and the self-evaluation of the same indicator."""
    works = project(UNIT, "技能培训", "99", "99")
    told = [(*NAMES, "", "120人次", target, "依据", "人次", "正向", reason) for target, reason in lines]
    sheet = {**self_evaluation("90", actual), "indicators[1].prior1": "120"}
    return district(
        standing(UNIT, built(UNIT, MONEY, (works,), {works.name: told})),
        standing(UNIT, evaluated(UNIT, {works.name: sheet})))


def counted(data: District) -> tuple[object, ...]:
    found = figures(data)
    return tuple(found[f"{name}"] for name in (
        "cover/falls/all/regressed", "cover/falls/all/explained", "falls/department:1/both"))


def test_target_and_actual_are_one_fall(tmp_path: Path) -> None:
    data = fallen(("100人次", ""))
    assert counted(data) == (1, 0, 1)
    rolled(data, tmp_path / "a.xlsx")
    shown = rows(tmp_path / "a.xlsx", "同比倒退清单")
    assert [(row[1], row[8]) for row in shown if row[5] == "培训人次"] == [
        ("倒退", "90（实际）"), ("倒退（同项）", "100人次")]
    assert any(str(row[0]).startswith("一、倒退：1 项") for row in shown)
    assert any("只计一项" in str(cell) for row in rows(tmp_path / "a.xlsx", "口径说明") for cell in row)


def test_without_a_reason_in_one_form_it_counts_as_not_explained() -> None:
    assert counted(fallen(("100人次", REASON))) == (1, 0, 1)


def test_only_one_of_them_fell() -> None:
    assert counted(fallen(("120人次", ""))) == (1, 0, 1)
    assert counted(fallen(("100人次", ""), actual="130")) == (1, 0, 1)


def test_two_rows_of_one_form_are_two_indicators() -> None:
    assert counted(fallen(("100人次", ""), ("90人次", ""), actual="130")) == (2, 0, 2)
