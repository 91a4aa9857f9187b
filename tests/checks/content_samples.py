"""Spoilt forms that between them have every finding about content, values and facts told twice."""

from collections.abc import Iterator

from consolidate.checks.all_checks import run_checks
from templates.finding import Finding
from tests.checks.builder import ROW
from tests.checks.builder import Values
from tests.checks.builder import filled
from tests.checks.builder import found
from tests.checks.content import JUDGED_BY
from tests.checks.content import REPORT
from tests.checks.content import TARGETS
from tests.checks.content import row
from tests.checks.self_evaluation import ISSUED
from tests.checks.self_evaluation import PART
from tests.checks.self_evaluation import values
from tests.checks.test_content import BENEFIT
from tests.checks.test_content import OUTPUT
from tests.checks.test_content import QUALITY
from tests.checks.test_content_values import COST
from tests.checks.test_content_values import COUNT
from tests.checks.test_content_values import HARM
from tests.checks.test_content_values import SHEET
from tests.checks.test_content_values import WHOLE

EVALUATIONS: tuple[Values, ...] = (
    {**row(6, level3="指标2："), **row(1, level3="350"), **row(2, level3="≥95%"), **row(5, target="满意")},
    {**row(2, level3="资金支付完成率100%", target=""), **row(4, level3="干部能力提升", target="干部能力提升")},
    {"goal.expected": "43.2", "goal.actual": "推动全面建成小康社会。"},
    {"goal.expected": "申请预算资金90万元，其中30万元用于编制。"},
    {"goal.expected": "2022年，举办干部培训班。", **row(level3="2023年培训人次")},
    {"goal.expected": "培训经费", **row(2, target="95"), **row(5, target="95百分比")},
    {"goal.expected": "举办干部培训班若干", "goal.actual": "举办干部培训班若干"},
    {**row(2, target="≥300人"), **row(4, level3="合规性", target="100%"), **row(5, target="≥100%", actual="≥95%")},
    {**row(2, target="0.95比例"), "goal.actual": "培训合格率达到98%。"},
    SHEET,
)
PLANS = (
    (OUTPUT, BENEFIT),
    (QUALITY, BENEFIT),
    ({**COUNT, "operator": "≤", "direction": "反向"}, {**COST, "target": "<90万元"}),
    ({**HARM, "level3": "居民就业水平提升"}, WHOLE, {**WHOLE, "level3": "其中：脱贫人口数量", "target": "120人"}),
)
SAME = {"goal.long": "改善道路条件", "goal.annual": "改善道路条件", "unit.filed": "2025-01-03"}
TOLD: Values = {
    "tasks[1].project": "联系台胞",
    "tasks[1].goal": "接待团组39个",
    "tasks[1].target": "2个",
    "tasks[1].completion": "接待境内同胞39批，走访重点人士25批次。",
    "achievements": "接待境内同胞27批，走访重点人士35次。",
}
DOCUMENT = "《统一战线工作条例》若干措施的通知"


def content_samples() -> Iterator[Finding]:
    """Yield at least one finding of each kind."""
    for spoilt in EVALUATIONS:
        yield from run_checks(filled(values(spoilt), ISSUED), JUDGED_BY)
    for rows in PLANS:
        cells = {key: text for n, cells in enumerate(rows, start=1) for key, text in row(n, **cells).items()}
        given = {f"{PART}{key}": text for key, text in {**cells, **SAME}.items()}
        yield from run_checks(filled(given, TARGETS), JUDGED_BY)
    yield from run_checks(filled(TOLD, REPORT), JUDGED_BY)
    full: Values = {f"goals[2].indicators[1].{column}": "100%" for column in ("prior2", "prior1", "target")}
    yield from found({**full, "tasks": "党组专题研究不少于2次", "unit.filed": "2024-02-01"})
    third: Values = {"projects[3].name": "走访", "projects[3].total_budget": 1, "projects[3].year_budget": 1}
    yield from found(
        {**third, **{f"{row_of}.basis": DOCUMENT for row_of in (ROW, "goals[2].indicators[1]")}, **_third()}
    )


def _third() -> Values:
    cells = {"level1": "产出指标", "level2": "数量指标", "level3": "走访户数", "target": "9", "basis": DOCUMENT}
    return {f"goals[3].indicators[1].{name}": text for name, text in cells.items()}
