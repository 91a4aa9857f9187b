"""What became of each finding a return was sent back with."""

import pytest

from consolidate.resolved import since
from templates.codes import Code
from templates.finding import Finding
from templates.finding import Place
from templates.finding import Severity
from templates.finding import facts


def finding(code: Code, field: str = "", severity: Severity = Severity.BLOCK, **more: str) -> Finding:
    place = Place(field=field, project=more.get("project", ""), sheet="表", cell=more.get("cell", ""), file="x")
    return Finding(code, severity, place, facts(given=more.get("given", "1")), more.get("reason", ""))


SUM = finding(Code.SUM_MISMATCH, "income.total.current")
FALL = finding(Code.TARGET_REGRESSED, "goals[1].indicators[1].target", Severity.EXPLAIN)
NOTICE = finding(Code.NUMBER_AS_TEXT, "a", Severity.NOTICE)
LOCKED = finding(Code.LOCKED_CELL_CHANGED, cell="B7")


@pytest.mark.parametrize(
    ("before", "after", "fates"),
    [
        ([SUM], [], ["resolved"]),
        ([SUM], [SUM], ["open"]),
        ([SUM], [finding(Code.SUM_MISMATCH, "income.total.current", given="2", cell="D9")], ["open"]),
        ([SUM], [finding(Code.SUM_MISMATCH, "spending.total.current")], ["resolved", "new"]),
        ([SUM], [finding(Code.SHARE_MISMATCH, "income.total.current")], ["resolved", "new"]),
        ([FALL], [finding(FALL.code, FALL.place.field, Severity.EXPLAIN, reason="任务减少的原因")], ["resolved"]),
        ([FALL], [finding(FALL.code, FALL.place.field, Severity.EXPLAIN, project="乙")], ["resolved", "new"]),
        ([LOCKED], [finding(Code.LOCKED_CELL_CHANGED, cell="B7", given="3")], ["open"]),
        ([LOCKED], [finding(Code.LOCKED_CELL_CHANGED, cell="B8")], ["resolved", "new"]),
        ([NOTICE], [NOTICE, SUM], ["new"]),
        ([SUM, SUM], [SUM], ["open", "resolved"]),
        ([SUM], [SUM, SUM], ["open", "new"]),
        ([], [], []),
    ],
)
def test_fate(before: list[Finding], after: list[Finding], fates: list[str]) -> None:
    assert [fate.value for _, fate in since(before, after)] == fates


def test_one_still_open_is_told_as_it_is_now() -> None:
    now = finding(Code.SUM_MISMATCH, "income.total.current", given="2")
    assert since([SUM], [now])[0][0] is now
