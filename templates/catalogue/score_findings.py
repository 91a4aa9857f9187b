"""Wording of findings about scores: points against the rule, totals, weights, targets met, missed and overshot."""

from templates.catalogue.words import BLOCK
from templates.catalogue.words import EXPLAIN
from templates.catalogue.words import NOTICE
from templates.catalogue.words import Words
from templates.catalogue.words import words
from templates.codes import Code

SCORE_WORDS: dict[Code, Words] = {
    Code.SCORE_WRONG: words(
        BLOCK,
        "“{indicator}”得分 {given}，按规则应为 {expected}（{formula}）", "请按评分规则改正得分",
        "“{indicator}” is scored {given}; the rule gives {expected} ({formula})", "Correct the score by the rule"),
    Code.EXEC_SCORE_WRONG: words(
        BLOCK,
        "预算执行得分 {given}，按分值 {weight}×执行率 {rate}% 应为 {expected}", "请按 分值×执行率（最多满分）改正得分",
        "The execution score is {given}; {weight} points × {rate}% give {expected}",
        "Correct it: points × execution rate, at most all points"),
    Code.TOTAL_WRONG: words(
        BLOCK,
        "总分 {given}，预算执行得分与各指标得分相加为 {expected}，相差 {gap}", "请把预算执行得分和全部指标得分相加后改正总分",
        "The total is {given}; the execution score and the scores of all indicators add up to {expected}, a gap of {gap}",
        "Add up the execution score and all indicator scores and correct the total"),
    Code.GRADE_MISMATCH: words(
        BLOCK,
        "总分 {total} 对应等级“{expected}”，现填“{given}”", "请按 {bands} 改正等级",
        "A total of {total} is grade “{expected}”, not “{given}”", "Correct the grade ({bands})"),
    Code.WEIGHTS_SUM_NE_100: words(
        BLOCK,
        "指标分值合计 {indicators}，预算执行分值 {execution}，共 {given}，不等于 100", "请调整分值，使预算执行与全部指标的分值合计为 100",
        "The indicators weigh {indicators} and budget execution {execution}, together {given} and not 100",
        "Change the weights so that execution and all indicators add up to 100"),
    Code.LEVEL1_WEIGHT_VS_NOTE: words(
        EXPLAIN,
        "“{level1}”各指标分值合计 {given}，本表注明为 {noted} 分", "请使分值合计与注明的分值一致；如有调整，请在“情况说明”写明",
        "The indicators under “{level1}” weigh {given}; this form itself says {noted}",
        "Make both agree, or give the reason in the reason cell of the row"),
    Code.LEVEL1_WEIGHT_NONSTANDARD: words(
        NOTICE,
        "“{level1}”分值合计 {given}，一般为 {expected}", "如无特殊情况，建议按规定的分值设置",
        "“{level1}” weighs {given} in all; the standard is {expected}", "Better keep to the standard unless there is a reason"),
    Code.SCORE_SCALE_DOUBLE_WEIGHTED: words(
        BLOCK,
        "“{indicator}”得分 {given}，是把得分又乘了一次分值 {weight}%", "得分已经按分值计算，请直接填 {expected}",
        "“{indicator}” is scored {given}: the score was multiplied by its weight of {weight}% again",
        "The score counts in points already: type {expected}"),
    Code.VALUE_BLANK_FULL_SCORE: words(
        BLOCK,
        "“{indicator}”的实际完成值空白，却得 {given} 分", "请补填年度指标值和实际完成值；没有完成值的不能得分",
        "“{indicator}” has no actual value and yet {given} points", "Fill in target and actual value; without one there are no points"),
    Code.SCORED_WITHOUT_VALUE: words(
        BLOCK,
        "“{indicator}”没有可评价的内容（{value}），却得 {given} 分", "不适用的指标请删除并把分值调整到其他指标",
        "“{indicator}” has nothing to be judged ({value}) and yet {given} points",
        "Delete an indicator that does not apply and give its points to others"),
    Code.DEDUCTION_WITHOUT_REASON: words(
        EXPLAIN,
        "“{indicator}”已完成目标（{target}→{actual}），{weight} 分只得 {given} 分，没有说明扣分原因",
        "请改正得分，或在“偏差原因”栏写明扣分原因（至少 6 个字）",
        "“{indicator}” met its target ({target} → {actual}) and has {given} of {weight} points without a reason",
        "Correct the score, or give the reason in the row (6 characters or more)"),
    Code.DEVIATION_REASON_MISSING: words(
        EXPLAIN,
        "“{indicator}”未完成目标（{target}→{actual}）并被扣分，没有写偏差原因", "请写明偏差原因及改进措施（至少 6 个字）",
        "“{indicator}” missed its target ({target} → {actual}) and lost points; the reason is not given",
        "Give the reason and what will be done (6 characters or more)"),
    Code.OVER_TARGET_NEEDS_REASON: words(
        EXPLAIN,
        "“{indicator}”目标 {target}，实际 {actual}，超出 {over}%，没有说明原因", "请写明大幅超出目标的原因（至少 6 个字）；目标定得过低的，应调整",
        "“{indicator}”: target {target}, actual {actual}, {over}% above it and no reason given",
        "Give the reason (6 characters or more); a target that was set too low should be changed"),
    Code.TARGET_MISSED: words(
        EXPLAIN,
        "“{indicator}”未完成目标：目标 {target}，实际 {actual}", "请核对实际完成值；确未完成的，请写明原因（至少 6 个字）",
        "“{indicator}” missed its target: {target}, actual {actual}", "Check the actual value, or give the reason (6 characters or more)"),
    Code.NEGATIVE_INDICATOR_EXCEEDED: words(
        EXPLAIN,
        "“{indicator}”是反向指标（越低越好），实际 {actual} 超过目标 {target}", "请核对实际完成值；确已超过的，请写明原因（至少 6 个字）",
        "“{indicator}” should be low; the actual {actual} is above the target {target}",
        "Check the actual value, or give the reason (6 characters or more)"),
    Code.DEADLINE_SLIPPED: words(
        EXPLAIN,
        "“{indicator}”应于 {target} 完成，实际为 {actual}，已逾期", "请核对完成时间；确已逾期的，请写明原因（至少 6 个字）",
        "“{indicator}” was due {target} and was done {actual}: late", "Check the date, or give the reason (6 characters or more)"),
    Code.ACTUAL_MISSING_FOR_TARGET: words(
        BLOCK,
        "“{indicator}”有目标值 {target}，没有填实际完成值", "请填写实际完成值；未开展的填 0 并说明原因",
        "“{indicator}” has the target {target} and no actual value", "Fill in the actual value; type 0 if nothing was done and say why"),
    Code.EXEC_RATE_VS_INDICATOR: words(
        NOTICE,
        "“{indicator}”（{actual}）与预算执行率 {rate}% 是同一事实，重复计分", "建议换成反映产出或效果的指标",
        "“{indicator}” ({actual}) is the execution rate of {rate}% again: one fact scored twice",
        "Better replace it by an indicator of output or effect"),
    Code.EXEC_RATE_VS_TIMELINESS: words(
        EXPLAIN,
        "“{indicator}”填 {actual}，预算执行率只有 {rate}%，两者矛盾", "请核对资金支付情况；如口径不同，请在“偏差原因”栏写明",
        "“{indicator}” says {actual}, the execution rate is only {rate}%", "Check what was paid, or say in the row how the two differ"),
    Code.NO_SCORE_OR_GRADE: words(
        NOTICE,
        "自评没有总分，也没有等级", "请填写自评总分和等级",
        "The self-evaluation has neither a total score nor a grade", "Fill in the total score and the grade"),
}
