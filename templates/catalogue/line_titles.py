"""What the self-check sheet calls a check that is made on return, by its finding: a few words, no placeholders."""

from templates.codes import Code
from templates.text import Text

LINE_TITLES: dict[Code, Text] = {
    Code.BUDGET_CUT_NOT_EXPLAINED: Text("预算大幅调减的原因", "Reason of a large cut of the budget"),
    Code.EXEC_RATE_BLANK: Text("执行率未填的原因", "Reason why the execution rate is blank"),
    Code.LOW_EXECUTION_NEEDS_REASON: Text("执行率偏低的原因", "Reason of a low execution rate"),
    Code.OUTPUT_RESTATES_BUDGET: Text("总体目标只列资金的原因", "Reason why the goal lists only money"),
    Code.LONG_AND_ANNUAL_IDENTICAL: Text("年度目标与中长期目标相同的原因", "Reason why the goals of the year and of the long term are the same"),
    Code.ACTUAL_COPIES_GOAL: Text("完成情况与预期目标相同的原因", "Reason why what was done is the goal word for word"),
}
