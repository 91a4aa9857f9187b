"""Points of one indicator: by the rule, above it, for nothing, lost without a reason; the near misses stay silent."""

import pytest

from tests.checks.builder import Values
from tests.checks.self_evaluation import FORMULAS
from tests.checks.self_evaluation import ROWS
from tests.checks.self_evaluation import findings
from tests.checks.self_evaluation import names
from tests.checks.self_evaluation import row

AT1, AT4 = "indicators[1]", "indicators[4]"
REASON = "受疫情影响培训班推迟"


def of_row(changed: Values, at: str = AT1) -> list[str]:
    """Return what is said about the cells of one row, without the name of the row."""
    return [f"{name} {field.removeprefix(at)}" for name, field in names(changed) if field.startswith(at)]


def test_everything_ties() -> None:
    assert names({}) == []


@pytest.mark.parametrize(
    ("target", "actual", "score", "told"),
    [
        ("≥300人次", "150人次", "10", ["target_missed .actual", "deviation_reason_missing .reason"]),
        ("≥300人次", "150人次", "20", ["target_missed .actual", "score_wrong .score"]),
        ("300", "150", "10.1", ["target_missed .actual", "deviation_reason_missing .reason"]),  # within the tolerance
        (
            "=300人次",
            "150人次",
            "0",
            ["target_missed .actual", "deviation_reason_missing .reason"],
        ),  # or nothing at all
        ("≥300人次", "299人次", "20", ["target_missed .actual"]),  # 19.93: within the tolerance
        ("≥300人次", "310人次", "21", ["score_wrong .score"]),  # never above the weight
        ("≥300人次", "300人次", "18", ["deduction_without_reason .score"]),
        ("≥300人次", "近300人次", "20", []),
        ("约300人次", "290人次", "20", []),
        ("300-320人次", "310人次", "20", []),
        ("≥300人次", "≥300人次", "20", []),  # a copy of the target, which is said elsewhere
        ("≥300人次", "39批1052人次", "15", []),  # not to be compared: no judgement
        ("≥300人次", "310场次", "15", []),
        ("≥300人次", "已完成", "20", []),
        ("≥300人次", "部分完成", "20", ["target_missed .actual", "score_wrong .score"]),
        ("≥300人次", "部分完成", "14", ["target_missed .actual", "deviation_reason_missing .reason"]),
        ("≥300人次", "391人次", "20", ["over_target_needs_reason .actual"]),
        ("≥300人次", "390人次", "20", []),  # just 30 %
    ],
)
def test_a_figure(target: str, actual: str, score: str, told: list[str]) -> None:
    assert of_row(row(1, target=target, actual=actual, score=score)) == told


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (row(1, actual="150人次", score="10"), ["target_missed"]),  # told, and settled by the reason
        (row(1, score="18"), []),
        (row(1, actual="600人次"), []),
        (row(1, actual="150人次", score="5"), ["target_missed", "score_wrong"]),
    ],
)
def test_with_a_reason(changed: Values, told: list[str]) -> None:
    given = [one for one in findings({**changed, **row(1, reason=REASON)}) if one.place.field.startswith(AT1)]
    assert [one.name for one in given] == told
    assert [one.name for one in given if one.open] == [name for name in told if name == "score_wrong"]


def test_a_reason_in_the_notes_counts_by_the_name_of_the_indicator() -> None:
    assert of_row({**row(1, score="18"), "notes": "培训人次统计口径有调整，酌情扣分。"}) == []
    assert of_row({**row(1, score="18"), "notes": "学员满意度统计口径有调整，酌情扣分。"}) == [
        "deduction_without_reason .score"
    ]


@pytest.mark.parametrize(
    ("name", "target", "actual", "score", "told"),
    [
        ("群众投诉数", "≤5起", "10起", "20", ["negative_indicator_exceeded .actual", "score_wrong .score"]),
        (
            "群众投诉数",
            "≤5起",
            "10起",
            "10",
            ["negative_indicator_exceeded .actual", "deviation_reason_missing .reason"],
        ),
        ("群众投诉数", "≤5起", "0", "20", []),
        ("安全事故数", "0起", "无", "20", []),
        ("安全事故数", "0起", "1起", "20", ["negative_indicator_exceeded .actual", "score_wrong .score"]),
        ("财政供养人员控制率", "100%", "92%", "20", []),
        ("预算调整率", "3%", "0", "20", []),
        ("低保标准", "530元/人·月", "500元/人·月", "20", []),  # nobody's direction
    ],
)
def test_lower_is_better(name: str, target: str, actual: str, score: str, told: list[str]) -> None:
    assert of_row(row(1, level3=name, target=target, actual=actual, score=score)) == told


@pytest.mark.parametrize(
    ("actual", "score", "told"),
    [
        ("2024年12月5日", "10", ["deadline_slipped .actual", "score_wrong .score"]),
        ("2024年12月", "8", ["deadline_slipped .actual", "deviation_reason_missing .reason"]),
        ("2025年", "5", ["deadline_slipped .actual", "deviation_reason_missing .reason"]),
        ("2024年", "10", []),  # any day of the year
        ("2024.11.30", "10", []),
        ("按时完成", "10", []),
    ],
)
def test_deadline(actual: str, score: str, told: list[str]) -> None:
    assert of_row(row(3, actual=actual, score=score), "indicators[3]") == told


@pytest.mark.parametrize(
    ("target", "actual", "score", "told"),
    [
        ("效果明显", "达成预期指标", "30", []),
        ("效果明显", "达成预期指标", "27", ["deduction_without_reason .score"]),
        ("效果明显", "有所提升", "30", []),  # how far apart effects lie is nobody's rule
        ("优", "良", "30", ["target_missed .actual", "score_wrong .score"]),
        ("优", "良", "27", ["target_missed .actual", "deviation_reason_missing .reason"]),
        ("效果明显", "部分达成预期指标并具有一定效果", "30", ["target_missed .actual", "score_wrong .score"]),
        ("效果明显", "部分达成年度指标", "24", ["target_missed .actual", "deviation_reason_missing .reason"]),
        ("效果明显", "未达成预期指标且效果较差", "12", ["target_missed .actual", "deviation_reason_missing .reason"]),
        ("严格执行制度", "制度健全，执行到位", "25", []),
    ],
)  # fmt: skip
def test_words(target: str, actual: str, score: str, told: list[str]) -> None:
    assert sorted(of_row(row(4, target=target, actual=actual, score=score), AT4)) == sorted(told)


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (row(4, target="", actual=""), ["value_blank_full_score .score"]),
        (row(4, actual=""), ["value_blank_full_score .score"]),
        (row(4, actual="", score="0"), ["actual_missing_for_target .actual"]),
        (row(4, actual="", score=""), ["actual_missing_for_target .actual"]),
        (row(4, actual="/"), ["scored_without_value .score"]),
        (row(4, actual="/", score="/", target="/", weight="/"), []),
        (
            row(4, target="公益性事业", actual="公益性事业", level3="社会公益服务无经济效益"),
            ["scored_without_value .score"],
        ),
        (row(4, level3="无障碍设施改造"), []),
        (row(4, target="对生态环境无不良影响", actual="对生态环境无不良影响"), []),
    ],
)
def test_points_for_nothing(cells: Values, told: list[str]) -> None:
    assert of_row(cells, AT4) == told


def test_scores_multiplied_twice() -> None:
    scaled = [(*one[:6], str(int(one[5]) ** 2 / 100)) for one in ROWS]
    found = names({"score.total": "28.5", "score.grade": "差"}, scaled)
    assert [name for name, _ in found] == ["score_scale_double_weighted"] * len(ROWS)
    one_low = names({**row(5, score="1"), "score.total": "90.5"})
    assert one_low == [("deduction_without_reason", "indicators[5].score")]


def test_a_misread_sign_makes_its_neighbours_doubtful() -> None:
    changed = {**row(1, target="2600人次", actual="610人次"), **row(2, target="292%")}
    assert [name for name, field in names(changed) if field.startswith(AT1)] == []


def test_a_score_that_is_a_formula_is_never_wrong() -> None:
    found = findings(row(1, actual="150人次"), issued=FORMULAS)
    assert [(one.name, one.place.field) for one in found] == [
        ("target_missed", "indicators[1].actual"),
        ("deviation_reason_missing", "indicators[1].reason"),
    ]
