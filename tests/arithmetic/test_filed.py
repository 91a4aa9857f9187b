"""Rows out of a district: what is read of a return, and by which money it is weighted."""

from decimal import Decimal

from consolidate.arithmetic.filed import filed_rows
from consolidate.arithmetic.names import same_names
from consolidate.arithmetic.sums import indicator_sums
from consolidate.matching.decided import MatchRow
from tests.checks.builder import filled
from tests.checks.self_evaluation import ISSUED
from tests.checks.self_evaluation import PART
from tests.checks.self_evaluation import row
from tests.checks.self_evaluation import values
from tests.rollup.builder import Goals
from tests.rollup.builder import amounts
from tests.rollup.builder import built
from tests.rollup.builder import district
from tests.rollup.builder import project
from tests.rollup.builder import standing
from tests.rollup.sample import ARCHIVE
from tests.rollup.sample import SCHOOL
from tests.rollup.sample import united

MONEY = amounts("1 1 100", "0 0 0", "0 0 0", "1 1 100")


def test_only_accepted_returns_count() -> None:
    blocked = standing(SCHOOL, united().accepted, "blocked")
    rows = filed_rows(district(united(), blocked, standing(ARCHIVE, None, "overdue")))
    assert {row.unit for row in rows} == {"101"}


def test_money_is_that_of_the_project() -> None:
    found = {one.row.name: (one.money, one.money_field, one.is_money) for one in filed_rows(district(united()))}
    assert found["接待参访团"] == (Decimal(8), "projects[1].year_budget", False)
    assert found["民主党派工作经费投入"] == (Decimal(42), "projects[2].year_budget", True)  # 42 is its budget


def test_points_and_scores_of_a_self_evaluation() -> None:
    given = filled(values(row(1, actual="270人次", score="18")), ISSUED)
    found = {one.row.name: one for one in filed_rows(district(standing(SCHOOL, given)))}
    one = found["培训人次"]
    assert (one.money, one.money_field, one.points, one.score) == (
        Decimal(100),
        f"{PART}funds.total.adjusted",
        Decimal(20),
        Decimal(18),
    )
    assert one.judged.most == Decimal("0.9")


def test_two_units_of_a_district() -> None:
    def goals(name: str, satisfied: str) -> Goals:
        return {
            name: [
                ("产出指标", "数量指标", "巡查次数", "", "", "100次", "计划", "", "正向"),
                ("满意度指标", "服务对象满意度指标", "群众满意度", "", "", satisfied, "问卷"),
            ]
        }

    one, other = project(ARCHIVE, "巡查", "30", "30"), project(SCHOOL, "巡检", "10", "10")
    lines = indicator_sums(
        district(
            standing(ARCHIVE, built(ARCHIVE, MONEY, (one,), goals("巡查", "≥90%"))),
            standing(SCHOOL, built(SCHOOL, MONEY, (other,), goals("巡检", "≥98%"))),
        )
    )
    assert [(line.name, line.units, line.target.op, line.target.low, line.measure) for line in lines] == [
        ("巡查次数", 2, "=", Decimal(200), "次"),
        ("群众满意度", 2, "≥", Decimal(92), "%"),
    ]


def decided(last: str, now: str, said: str) -> MatchRow:
    return MatchRow("1", 2024, "项目", "项目", now, last, same={"是": True, "否": False, "": None}[said])


def test_names_that_a_person_called_the_same() -> None:
    found = same_names([decided("参训人次", "培训人次", "是"), decided("培训人次", "1.受训人次", "是")])
    assert {found.get(name, name) for name in ("参训人次", "培训人次", "受训人次")} == {"参训人次"}
    assert same_names([decided("甲", "乙", ""), decided("丙", "丁", "否")]) == {}
    assert same_names([decided("甲", "乙", "是"), decided("甲", "乙", "否")]) == {}
