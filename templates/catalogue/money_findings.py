"""Wording of findings about money: totals and their parts, execution, units of money, costs against the budget."""

from templates.catalogue.words import BLOCK
from templates.catalogue.words import EXPLAIN
from templates.catalogue.words import NOTICE
from templates.catalogue.words import Words
from templates.catalogue.words import words
from templates.codes import Code

MONEY_WORDS: dict[Code, Words] = {
    Code.FUND_TOTAL_NE_PARTS: words(
        BLOCK,
        "“{label}”为 {given}，其中各项（{parts}）之和为 {expected}，相差 {gap}", "请核对年度资金总额和其中各项，使合计相等",
        "“{label}” is {given}, its parts ({parts}) add up to {expected}, a gap of {gap}",
        "Check the total and its parts so that they agree"),
    Code.RECEIVED_TOTAL_NE_PARTS: words(
        BLOCK,
        "“{label}”为 {given}，各来源（{parts}）之和为 {expected}，相差 {gap}", "请核对资金总额和各资金来源，使合计相等",
        "“{label}” is {given}, its sources ({parts}) add up to {expected}, a gap of {gap}",
        "Check the total and its sources so that they agree"),
    Code.BREAKDOWN_BASIS_MISMATCH: words(
        BLOCK,
        "{parts}合计 {sum}，等于“{other}”{sum}，不等于“{label}”{given}（相差 {gap}）：分项用的是另一个口径",
        "请按“{label}”的口径重新填写各分项",
        "{parts} add up to {sum}, which is “{other}” and not “{label}” {given} (a gap of {gap}): split on another basis",
        "Split “{label}” itself into its parts"),
    Code.UNIT_MISMATCH_YUAN_WAN: words(
        BLOCK,
        "“{label}”为 {given}，约是“{other}”{near} 的 {times} 倍，疑似金额单位弄错（本表单位：{unit}）",
        "请核对金额单位，统一按 {unit} 填写",
        "“{label}” is {given}, about {times} times “{other}” {near}: probably in another unit (this form: {unit})",
        "Check the unit and state the amount in {unit}"),
    Code.EXECUTED_OVER_RECEIVED: words(
        BLOCK,
        "“{label}”为 {given}，超过“{other}”{limit}，多出 {gap}", "支出不会超过可用资金，请核对预算数和执行数",
        "“{label}” is {given}, more than “{other}” {limit} by {gap}", "No more can be spent than there was: check both amounts"),
    Code.BUDGET_CUT_NOT_EXPLAINED: words(
        EXPLAIN,
        "“{label}”{given} 比“{other}”{initial} 调减 {cut}%，没有说明原因", "请核对金额；确属调减的，请写明原因（至少 6 个字）",
        "“{label}” {given} is {cut}% below “{other}” {initial} and no reason is given",
        "Check the amounts, or give the reason of the cut (6 characters or more)"),
    Code.EXEC_RATE_WRONG: words(
        BLOCK,
        "“{label}”填 {given}%，按 {executed}÷{budget} 应为 {expected}%", "请按 执行数÷全年（调整）预算数 改正执行率",
        "“{label}” is {given}%, {executed} ÷ {budget} gives {expected}%",
        "Correct the rate: amount executed ÷ adjusted budget"),
    Code.EXEC_RATE_BLANK: words(
        EXPLAIN,
        "“{label}”空白，按 {executed}÷{budget} 应为 {expected}%", "请填写执行率；不填的请写明原因（至少 6 个字）",
        "“{label}” is blank; {executed} ÷ {budget} gives {expected}%", "Fill in the rate, or say why it is left blank"),
    Code.EXEC_RATE_ROUNDING: words(
        NOTICE,
        "“{label}”填 {given}%，按 {executed}÷{budget} 为 {expected}%，仅末位不同", "建议按四舍五入改正末位",
        "“{label}” is {given}%, {executed} ÷ {budget} gives {expected}%: only the last digit is off",
        "Better round it as usual"),
    Code.LOW_EXECUTION_NEEDS_REASON: words(
        EXPLAIN,
        "预算执行率 {given}% 低于 {limit}%，没有说明原因", "请写明执行率偏低的原因（至少 6 个字）",
        "The execution rate {given}% is below {limit}% and no reason is given", "Give the reason (6 characters or more)"),
    Code.COST_EXCEEDS_BUDGET: words(
        EXPLAIN,
        "成本指标（{costs}）合计 {implied}{unit}，超过项目预算 {budget}{unit}", "请核对成本指标和预算；如口径不同，请在“情况说明”写明",
        "The cost indicators ({costs}) come to {implied} {unit}, more than the project's budget of {budget} {unit}",
        "Check the costs and the budget, or say in the reason cell of the row how they differ"),
    Code.UNIT_COST_VS_BUDGET: words(
        EXPLAIN,
        "按数量和单位成本计算：{count}{per}×{each}{unit}＝{implied}{unit}，与项目预算 {budget}{unit} 不符",
        "请核对数量、单位成本和预算；如口径不同，请在“情况说明”写明",
        "Number and unit cost give {count} {per} × {each} {unit} = {implied} {unit}; the project's budget is {budget} {unit}",
        "Check number, unit cost and budget, or say in the reason cell of the row how they differ"),
}
