"""Wording of findings that compare years, and of filing findings."""

from templates.catalogue.words import BLOCK
from templates.catalogue.words import EXPLAIN
from templates.catalogue.words import NOTICE
from templates.catalogue.words import Words
from templates.catalogue.words import words
from templates.codes import Code

YEAR_WORDS: dict[Code, Words] = {
    Code.TARGET_REGRESSED: words(
        EXPLAIN,
        "“{indicator}”本年目标 {current} 比{base_year}年{base_kind} {base} 倒退（{change}）", "请提高目标，或在该行“情况说明”写明原因（至少 6 个字）",
        "“{indicator}”: this year's target {current} is worse than the {base_kind} {base} of {base_year} ({change})",
        "Raise the target, or give the reason in the reason cell of the row (6 characters or more)"),
    Code.ACTUAL_REGRESSED: words(
        EXPLAIN,
        "“{indicator}”本年实际 {current} 比{base_year}年{base_kind} {base} 倒退（{change}）", "请核对实际完成值，或在该行“比上年下降的原因”写明（至少 6 个字）",
        "“{indicator}”: this year's actual {current} is worse than the {base_kind} {base} of {base_year} ({change})",
        "Check the actual value, or give the reason in the row's reason cell (6 characters or more)"),
    Code.DECLINED_TWO_YEARS: words(
        EXPLAIN,
        "“{indicator}”连续两年下降：{prior2} → {prior1} → {current}", "请在该行“情况说明”写明连续下降的原因（至少 6 个字）",
        "“{indicator}” fell two years running: {prior2} → {prior1} → {current}",
        "Explain the repeated fall in the reason cell of the row (6 characters or more)"),
    Code.REGRESSED_MONEY: words(
        NOTICE,
        "“{indicator}”由 {base} 变为 {current}，但这是金额而非绩效，不计入倒退", "无需处理；建议把指标改为产出数量",
        "“{indicator}” went from {base} to {current}, but it is money and no performance: not counted as a regression",
        "Nothing to do; better state an output instead of an amount"),
    Code.REGRESSION_REASON_MISSING: words(
        BLOCK,
        "“{indicator}”比上年倒退（{base} → {current}），原因未填或不足 {least} 个字", "请在指出的单元格写明原因（至少 {least} 个字）",
        "“{indicator}” is worse than last year ({base} → {current}) and its reason is blank or shorter than {least} characters",
        "Write the reason in the reason cell of the row (at least {least} characters)"),
    Code.YOY_DEQUANTIFIED: words(
        EXPLAIN,
        "“{indicator}”上年是数值 {base}，本年改成了文字“{current}”", "请继续用数值表示，或在“情况说明”写明原因",
        "“{indicator}” was the figure {base} last year and is now the words “{current}”",
        "Keep a figure, or give the reason in the reason cell of the row"),
    Code.YOY_DROPPED: words(
        EXPLAIN,
        "上年指标“{indicator}”（{base}）本年没有目标值", "请填写目标值，或在“情况说明”写明取消的原因",
        "Last year's indicator “{indicator}” ({base}) has no target this year", "Give a target, or the reason for dropping it in the reason cell of the row"),
    Code.YOY_UNIT_CHANGED: words(
        NOTICE,
        "“{indicator}”的计量单位变了（{base} → {current}），未作比较", "无需处理；如属笔误请改回",
        "“{indicator}” changed its unit of measure ({base} → {current}); not compared", "Nothing to do; correct it if it is a slip"),
    Code.YOY_NOT_COMPARABLE: words(
        NOTICE,
        "“{indicator}”无法与上年比较（{base} → {current}）：{why}", "请核对两年的写法；数值指标请填写“指标方向”",
        "“{indicator}” cannot be compared with last year ({base} → {current}): {why}", "Check both years; give the direction of a figure"),
    Code.PRIOR_RESTATED: words(
        EXPLAIN,
        "“{label}”填的是 {given}，{source}为 {expected}", "请按已有数据改正，或写明调整原因",
        "“{label}” says {given}, {source} says {expected}", "Correct it, or give the reason for the change"),
    Code.YOY_MATCH_DOUBTFUL: words(
        NOTICE,
        "{what}“{now}”像是上年的“{last}”（相似度 {alike}），尚未认定是否同一项，未与上年比较",
        "单位无需处理；请财政在 matches.csv 该行“是否同一”填“是”或“否”",
        "The {what} “{now}” looks like last year's “{last}” (likeness {alike}); not compared until somebody decides",
        "Nothing for the unit to do; the bureau writes yes or no on its line of matches.csv"),
    Code.ONE_OFF_PROJECT: words(
        NOTICE,
        "“{what}”属一次性项目，本年不再安排，不算倒退", "无需处理",
        "“{what}” was a one-off project and is not carried on; no regression", "Nothing to do"),
    Code.PROJECT_ENDED: words(
        NOTICE,
        "上年项目“{project}”（{count} 个指标）不在本年清单里，不算倒退", "如已结束、拆分或合并，无需处理；如只是改了名称，请财政在 matches.csv 加一行并填“是”",
        "Last year's project “{project}” ({count} indicators) is not on this year's list; no regression",
        "If it ended, was split or merged, nothing to do; if only its name changed, the bureau adds a line that says yes to matches.csv"),
    Code.RETURN_LATE: words(
        NOTICE,
        "{received} 收到，晚于截止日 {due}", "无需处理；已记为逾期报送",
        "Received on {received}, after the due date {due}", "Nothing to do; recorded as late"),
    Code.DUPLICATE_RETURN: words(
        NOTICE,
        "与此前收到的“{other}”内容完全相同", "无需处理；只计一次",
        "The very same content as “{other}” received before", "Nothing to do; it counts once"),
    Code.UNIT_NOT_EXPECTED: words(
        BLOCK,
        "单位 {unit} 不在本区 {year} 年的单位名单（units.csv）里", "请核对单位代码，或把该单位加入 units.csv",
        "Unit {unit} is not in this district's list (units.csv) of {year}", "Check the unit code, or add the unit to units.csv"),
    Code.RETURN_MISSING: words(
        NOTICE,
        "{name}尚未报送，截止日 {due}", "请联系该单位催报",
        "{name} has not returned its form, due {due}", "Remind the unit"),
}
