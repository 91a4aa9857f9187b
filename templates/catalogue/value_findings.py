"""Wording of findings about indicator values: units of measure, rates, scores, copies, directions, satisfaction."""

from templates.catalogue.words import BLOCK
from templates.catalogue.words import EXPLAIN
from templates.catalogue.words import NOTICE
from templates.catalogue.words import Words
from templates.catalogue.words import words
from templates.codes import Code

VALUE_WORDS: dict[Code, Words] = {
    Code.UNIT_MISSING: words(
        NOTICE,
        "指标“{name}”的值 {value} 没有计量单位", "请在指标值或计量单位一栏写明单位（如 人次、%）",
        "The value {value} of “{name}” has no unit of measure", "Give the unit with the value or in its own column"),
    Code.UNIT_ALIAS: words(
        NOTICE,
        "计量单位“{value}”不是规范写法", "建议写成“{canonical}”",
        "The unit “{value}” is spelt out", "Better write “{canonical}”"),
    Code.RATE_NAME_COUNT_VALUE: words(
        EXPLAIN,
        "指标“{name}”是比率，值“{value}”却是数量", "请填百分比，或把名称改为数量指标；如需保留，请在本行说明原因（至少 6 个字）",
        "“{name}” is a rate and its value “{value}” a count", "Give a percentage or name a count, or give the reason in this row"),
    Code.QUALITATIVE_NAME_PERCENT_VALUE: words(
        EXPLAIN,
        "指标“{name}”是定性指标，值“{value}”却是百分比", "请改用文字程度，或把名称改为可计算的比率（如及时率）；如需保留，请在本行说明原因（至少 6 个字）",
        "“{name}” is a quality and its value “{value}” a percentage",
        "Use words, or name a rate that can be worked out, or give the reason in this row"),
    Code.RATE_AS_DECIMAL: words(
        NOTICE,
        "比率“{name}”的值写成了小数“{value}”", "建议写成 {proposal}",
        "The rate “{name}” is written as the fraction “{value}”", "Better write {proposal}"),
    Code.RATE_OVER_100_OPERATOR: words(
        EXPLAIN,
        "比率“{name}”的值“{value}”不合理：这个比率最高是 100%", "请改为“=100%”或合理的下限；如需保留，请在本行说明原因（至少 6 个字）",
        "The value “{value}” of the rate “{name}” makes no sense: it is 100 % at most",
        "Write “=100%” or a sensible lower bound, or give the reason in this row"),
    Code.VALUE_IS_SCORE: words(
        BLOCK,
        "“{label}”{value} 就是本行的分值：{rows} 行都是如此，这一列填的是分数不是指标值", "请填写指标值（如 ≥95%、20 场），分数只填在分值、得分栏",
        "“{label}” {value} is the points of its row, as in {rows} rows: the column holds points and no values",
        "Write values here; points belong to their own columns"),
    Code.ACTUAL_COPIES_OPERATOR: words(
        BLOCK,
        "实际完成值“{value}”带有“{sign}”，是目标不是实际", "请填写实际完成的数值，不带 ≥、≤ 等符号",
        "The actual value “{value}” carries “{sign}”: it is the target and no result", "Write what was really reached, without ≥ or ≤"),
    Code.ACTUAL_COPIES_GOAL: words(
        EXPLAIN,
        "“{label}”照抄了预期目标", "请写明实际做到了什么（数量、结果）；如需保留，请说明原因（至少 6 个字）",
        "“{label}” only repeats the goal", "Say what was really done, or give the reason (6 characters or more)"),
    Code.DIRECTION_SUSPICIOUS: words(
        EXPLAIN,
        "指标“{name}”的方向可疑：{why}", "请核对指标方向和指标值的符号；如确属如此，请在本行说明原因（至少 6 个字）",
        "The direction of “{name}” looks wrong: {why}", "Check direction and operator, or give the reason in this row"),
    Code.STRICT_LESS_THAN_BUDGET: words(
        EXPLAIN,
        "成本“{value}”要求小于预算 {budget}：预算全部执行就算没有完成", "请改为“≤”；如需保留，请在本行说明原因（至少 6 个字）",
        "The cost “{value}” has to stay below the budget {budget}: spending all of it would fail", "Write “≤”, or give the reason in this row"),
    Code.BENEFIT_IN_COST: words(
        EXPLAIN,
        "“{name}”是正面效益，不属于“{level2}”", "社会成本、生态环境成本写要控制的负面影响，效益请放到效益指标；如需保留，请在本行说明原因（至少 6 个字）",
        "“{name}” is a benefit and does not belong to “{level2}”",
        "These costs are harm to be kept in bounds; move it to the benefits, or give the reason in this row"),
    Code.SATISFACTION_ALWAYS_100: words(
        NOTICE,
        "“{name}”连续三年都是 100%，没有区分度", "建议按问卷结果填写实际水平",
        "“{name}” is 100 % for three years and tells nothing", "Better state what the survey says"),
    Code.SATISFACTION_NOT_NUMERIC: words(
        EXPLAIN,
        "满意度“{name}”的目标“{value}”不是数值", "请填百分比（如 ≥90%）；如需保留，请在本行说明原因（至少 6 个字）",
        "The target “{value}” of satisfaction “{name}” is no figure", "Give a percentage such as ≥90%, or give the reason in this row"),
    Code.SUBSET_EXCEEDS_SET: words(
        EXPLAIN,
        "“{part}”是“{whole}”的一部分，却更大：{value} 大于 {limit}", "请核对两个数；如需保留，请说明原因（至少 6 个字）",
        "“{part}” is a part of “{whole}” and yet larger: {value} against {limit}", "Check both figures, or give the reason (6 characters or more)"),
    Code.GOAL_VS_INDICATOR: words(
        EXPLAIN,
        "总体目标写“{goal}”，指标“{name}”为 {value}，两处不一致", "请核对后改成一致；口径不同的，请在本行说明原因（至少 6 个字）",
        "The goal says “{goal}”, the indicator “{name}” {value}", "Make them agree, or give the reason in this row where they cover different things"),
}
