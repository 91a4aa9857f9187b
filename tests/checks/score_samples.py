"""Self-evaluations that between them have every finding about scores and money."""

from collections.abc import Iterator

from consolidate.checks.all_checks import run_checks
from templates.finding import Finding
from tests.checks.builder import TYPED
from tests.checks.builder import Values
from tests.checks.builder import contract
from tests.checks.builder import filled
from tests.checks.self_evaluation import ISSUED
from tests.checks.self_evaluation import ROWS
from tests.checks.self_evaluation import Row
from tests.checks.self_evaluation import findings
from tests.checks.self_evaluation import row
from tests.checks.self_evaluation import values
from tests.checks.test_funds import DEPARTMENT
from tests.checks.test_funds import LIWAN

COST = "成本指标"
SPOILT: tuple[Values, ...] = (
    {"score.total": "90", "score.grade": "良", "funds.total.score": "5"},
    {"score.total": "", "score.grade": "", "funds.total.rate": ""},
    {"funds.total.rate": "96.2%", **row(4, weight="40", score="40")},
    {"funds.total.rate": "95.01%", **row(1, level1="产出指标(60分)")},
    {**row(4, weight="20", score="20"), **row(5, weight="20", score="20")},
    {f"funds.{one}.executed": "45" for one in ("total", "appropriation")},
    {"funds.total.initial": "270", "funds.total.executed": "105"},
    {"funds.total.initial": "1000000"},
    {**row(1, actual="150人次"), **row(2, actual="", score=""), **row(3, actual="2024年12月5日", score="5")},
    {**row(1, actual="900人次"), **row(2, actual=""), **row(4, actual="/"), **row(5, score="8")},
    {**row(1, level3="群众投诉数", target="≤5起", actual="9起"), **row(2, level3="预算执行率", actual="95%")},
    row(2, level3="资金支付率", actual="100%"),
)
COSTS: tuple[Row, ...] = (
    ("产出指标", "数量指标", "购置设备", "60件", "60件", "", ""),
    ("产出指标", COST, "设备成本", "2万元/件", "2万元/件", "", ""),
    ("产出指标", COST, "项目总成本", "≤120万元", "100万元", "", ""),
)


def score_samples() -> Iterator[Finding]:
    """Yield at least one finding of each kind about scores and money, and a fall against last year's actual."""
    for spoilt in SPOILT:
        yield from findings(spoilt)
    yield from findings({}, (*ROWS, *COSTS))
    yield from findings({}, [(*one[:6], str(int(one[5]) ** 2 / 100)) for one in ROWS])
    for changed in ({"funds.nature.basic": "1033.31"}, {"funds.sources.general": "1200"}):
        yield from run_checks(filled({**LIWAN, **changed}, DEPARTMENT), contract(TYPED))
    yield from run_checks(filled(values(row(1, prior1="400人次")), ISSUED), contract(TYPED))
