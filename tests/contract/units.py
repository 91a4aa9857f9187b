"""Random units with their projects and earlier years: what ``place`` may be given."""

from decimal import Decimal

from hypothesis import strategies as st

from templates.known import Known
from templates.known import PriorIndicator
from templates.roster import Project
from templates.roster import Unit

UNIT = Unit("301001", "示例局", phone="0000-1001")
MONEY = tuple(
    f"{part}.{year}"
    for part in ("income.appropriation", "income.other", "spending.basic", "spending.project")
    for year in ("prior1", "prior2")
)
budgets = st.none() | st.decimals(0, 10**6, allow_nan=False, allow_infinity=False, places=2)
amounts = st.decimals(0, 10**6, allow_nan=False, allow_infinity=False, places=2).map(str)


def project(number: int, budget: Decimal | None = None) -> Project:
    """Return the project of a number."""
    return Project(UNIT.code, f"项目{number}", budget, budget, purpose="用途")


def prior(project: str, number: int) -> PriorIndicator:
    """Return an indicator of earlier years of a project."""
    names = (project, "产出指标", "数量指标", f"指标名{number}")
    return PriorIndicator(*names, "300", "320", "actual", "actual", "人次", "正向")


@st.composite
def knowns(draw: st.DrawFn) -> Known:
    """Return units with 0 to 12 projects, each with 0 to 15 indicators of earlier years."""
    projects = tuple(project(n, draw(budgets)) for n in range(1, draw(st.integers(0, 12)) + 1))
    counts = draw(st.lists(st.integers(0, 15), min_size=len(projects), max_size=len(projects)))
    priors = [prior(one.name, n) for one, count in zip(projects, counts, strict=True) for n in range(count)]
    values = draw(st.dictionaries(st.sampled_from(MONEY), amounts))
    return Known(UNIT, 2024, projects, values, tuple(priors))
