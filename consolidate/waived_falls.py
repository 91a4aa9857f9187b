"""The bureau's waiver of what was found in comparing an indicator with last year: why it accepts that."""

from collections.abc import Iterable

from templates.codes import Code
from templates.finding import Finding
from templates.years import YearRow

ABOUT_THE_MOVE = frozenset({
    Code.TARGET_REGRESSED, Code.ACTUAL_REGRESSED, Code.DECLINED_TWO_YEARS, Code.REGRESSION_REASON_MISSING,
    Code.YOY_DEQUANTIFIED, Code.YOY_DROPPED, Code.YOY_UNIT_CHANGED, Code.YOY_NOT_COMPARABLE,
})  # fmt: skip


def waived_because(year: YearRow, findings: Iterable[Finding]) -> str:
    """Return the bureau's reasons, each once; nothing where it waived nothing or the unit still has to act."""
    row = year.row
    fields = {row.current_field, row.field("target"), row.field(row.fall_column)}
    about = [one for one in findings if one.code in ABOUT_THE_MOVE and one.place.field in fields]
    if any(one.open for one in about):
        return ""
    return "；".join(dict.fromkeys(one.waiver for one in about if one.waiver))
