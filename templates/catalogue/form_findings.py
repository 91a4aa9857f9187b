"""Wording of findings about what a unit wrote in its form: completeness, kinds, sums and values."""

from templates.catalogue.words import BLOCK
from templates.catalogue.words import EXPLAIN
from templates.catalogue.words import NOTICE
from templates.catalogue.words import Words
from templates.catalogue.words import words
from templates.codes import Code

FORM_WORDS: dict[Code, Words] = {
    Code.MISSING_REQUIRED: words(
        BLOCK,
        "必填项“{label}”未填", "请在该单元格填写内容后重新报送",
        "“{label}” is required and is blank", "Fill in this cell and send the workbook again"),
    Code.PRIOR_YEARS_BLANK: words(
        BLOCK,
        "近两年（{prior2}年、{prior1}年）收支金额全部空白", "请按决算数填写；确实没有发生额的填 0",
        "The amounts of the two earlier years ({prior2}, {prior1}) are all blank",
        "Fill them in from the final accounts; type 0 where there was nothing"),
    Code.TEMPLATE_TEXT_LEFT: words(
        BLOCK,
        "“{label}”里留的是填写提示“{value}”，不是内容", "请删除提示文字，填写实际内容",
        "“{label}” still holds the form's own hint “{value}”", "Delete the hint and write the real content"),
    Code.PROJECT_GOAL_MISMATCH: words(
        BLOCK,
        "项目“{project}”与绩效目标不对应：{gap}", "每个项目填一组绩效目标，名称与项目清单一致",
        "Project “{project}” and the goals do not pair: {gap}",
        "Give each project one block of goals under the very name of the project list"),
    Code.LEVEL1_ALIAS: words(
        NOTICE,
        "一级指标“{value}”是“{canonical}”的别称", "建议改用规范名称“{canonical}”",
        "Level-1 indicator “{value}” is another name of “{canonical}”", "Better use the standard name “{canonical}”"),
    Code.LEVEL2_ALIAS: words(
        NOTICE,
        "二级指标“{value}”是“{canonical}”的别称", "建议改用规范名称“{canonical}”",
        "Level-2 indicator “{value}” is another name of “{canonical}”", "Better use the standard name “{canonical}”"),
    Code.LEVEL2_MISMATCH: words(
        EXPLAIN,
        "“{value}”不属于“{level1}”", "请改选它所属的指标，或改换指标内容；如需保留，请在本行写明理由（至少 6 个字）",
        "“{value}” does not belong to “{level1}”",
        "Choose the level that it belongs to or another indicator, or give the reason in this row (6 characters or more)"),
    Code.LEVEL2_FREE_TEXT: words(
        EXPLAIN,
        "二级指标“{value}”不是规范的二级指标名称", "请从下拉清单中选择（如数量指标），具体内容写在三级指标；如需保留，请在“情况说明”写明理由",
        "“{value}” is no standard level-2 indicator",
        "Choose from the list and put the content into level 3, or give the reason in the reason cell of the row"),
    Code.LEVEL3_BLANK_SHIFTED: words(
        EXPLAIN,
        "三级指标空白，其名称“{value}”填在了二级指标栏", "请把“{value}”移到三级指标，二级指标选“{canonical}”；如需保留，请在“情况说明”写明理由",
        "Level 3 is blank and its name “{value}” stands in level 2",
        "Move “{value}” to level 3 and choose “{canonical}” as level 2, or give the reason in the reason cell of the row"),
    Code.BASIS_COPIES_VALUE: words(
        EXPLAIN,
        "指标值确定依据照抄了指标值“{value}”", "请写明依据的文件、规划或历史数据；如需保留，请在“情况说明”写明理由",
        "The basis only repeats the value “{value}”",
        "Name the document, plan or past figures it rests on, or give the reason in the reason cell of the row"),
    Code.MONEY_CELL_NOT_NUMBER: words(
        BLOCK,
        "“{label}”应为数字，现为“{value}”", "请只填数字（单位：{unit}），不要带单位或文字{proposal}",
        "“{label}” must be a number and is “{value}”", "Type digits only (in {unit}), without unit or words{proposal}"),
    Code.NEGATIVE_MONEY: words(
        BLOCK,
        "“{label}”为 {value}，不在允许的 {low} 至 {high} 之间", "请核对金额和单位后改正",
        "“{label}” is {value}, outside {low} to {high}", "Check the amount and its unit and correct it"),
    Code.CHOICE_NOT_LISTED: words(
        BLOCK,
        "“{label}”的内容“{value}”不在可选范围（{choices}）", "请从下拉清单中选择",
        "“{value}” is not one of the choices of “{label}” ({choices})", "Choose from the list in the cell"),
    Code.DATE_UNREADABLE: words(
        BLOCK,
        "“{label}”的“{value}”不是 {low} 至 {high} 之间的日期", "请按 2024-01-16 的样式填写日期",
        "“{value}” in “{label}” is no date from {low} to {high}", "Type the date like 2024-01-16"),
    Code.TEXT_TOO_LONG: words(
        BLOCK,
        "“{label}”共 {length} 字，超过上限 {limit} 字", "请精简到 {limit} 字以内",
        "“{label}” has {length} characters, more than {limit}", "Shorten it to at most {limit} characters"),
    Code.NUMBER_AS_TEXT: words(
        NOTICE,
        "“{label}”的数字“{value}”是以文本形式存放的，已按 {number} 读取", "无需处理；下次请直接输入数字",
        "The number “{value}” in “{label}” is stored as text and was read as {number}", "Nothing to do; type the number directly next time"),
    Code.FULL_WIDTH_DIGITS: words(
        NOTICE,
        "“{label}”的“{value}”含全角数字或全角空格，已按 {number} 读取", "无需处理；下次请用半角数字",
        "“{value}” in “{label}” has full-width digits or blanks and was read as {number}", "Nothing to do; use plain digits next time"),
    Code.ERROR_VALUE: words(
        BLOCK,
        "“{label}”是错误值 {value}", "请重新输入正确内容，不要粘贴公式",
        "“{label}” holds the error {value}", "Type the content again; do not paste formulas"),
    Code.FORMULA_IN_INPUT: words(
        BLOCK,
        "“{label}”里是公式 {value}，不是直接填写的内容", "请改为直接填写，或复制后用“选择性粘贴”粘贴为“数值”",
        "“{label}” holds the formula {value} instead of content that was typed", "Type the content itself, or paste it as a value (Paste Special, Values)"),
    Code.SUM_MISMATCH: words(
        BLOCK,
        "“{label}”为 {given}，各分项之和为 {expected}，相差 {gap}", "请核对分项和合计（{formula}）",
        "“{label}” is {given}, its parts add up to {expected}, a gap of {gap}", "Check the parts and the total ({formula})"),
    Code.SHARE_MISMATCH: words(
        BLOCK,
        "“{label}”为 {given}%，按金额计算应为 {expected}%", "请按 {formula} 改正占比",
        "“{label}” is {given}%, the amounts give {expected}%", "Correct the share by {formula}"),
    Code.INCOME_SPENDING_MISMATCH: words(
        BLOCK,
        "{year}年收入合计 {given} 与支出合计 {expected} 不相等，相差 {gap}", "请核对收入、支出各项金额，使两个合计相等",
        "Total income {given} and total spending {expected} of {year} differ by {gap}", "Check the amounts so that both totals agree"),
    Code.PROJECTS_SUM_NE_PROJECT_SPENDING: words(
        EXPLAIN,
        "项目支出为 {given}，项目清单本年度预算合计为 {expected}，相差 {gap}{hint}",
        "请补列项目或改正金额；如有合理原因，请在“填报自检”表该行写明（至少 6 个字）",
        "Project spending is {given}, the listed projects add up to {expected}, a gap of {gap}{hint}",
        "List the missing projects or correct the amount; or give the reason on that line of the self-check sheet (6 characters or more)"),
    Code.STALE_TOTAL: words(
        NOTICE,
        "“{label}”显示的是 {given}，按填报数应为 {expected}，已按填报数重新计算", "无需处理；用 Excel 或 WPS 打开保存一次即可刷新",
        "“{label}” shows {given}, the inputs give {expected}; the inputs count", "Nothing to do; opening and saving the workbook refreshes it"),
    Code.RULE_BROKEN: words(
        BLOCK,
        "不符合规则“{rule}”：左边 {given}，右边 {expected}", "请核对相关金额（{formula}）",
        "Rule “{rule}” does not hold: left {given}, right {expected}", "Check the amounts it names ({formula})"),
    Code.VALUE_UNREADABLE: words(
        EXPLAIN,
        "指标值“{value}”读不懂（{note}）", "请改写为数字、百分比或规范用语；如确为此值，请在“情况说明”写明",
        "The value “{value}” cannot be read ({note})", "Write a number, a percentage or a standard word, or explain it in the reason cell of the row"),
    Code.OCR_OPERATOR: words(
        NOTICE,
        "指标值“{value}”像是扫描或录入错误（{note}），未按数值读取；可能是：{likely}", "请核对原件后改正；系统不会自动替换",
        "The value “{value}” looks like a scanning or typing error ({note}) and was not read; perhaps: {likely}",
        "Compare with the original and correct it; it is never replaced silently"),
    Code.VALUE_IS_BUDGET_AMOUNT: words(
        EXPLAIN,
        "指标值 {value} 等于项目“{project}”的预算 {budget}，疑似把金额当作产出", "请填写产出的数量或质量；如确属巧合，请在“情况说明”写明",
        "The value {value} equals the budget {budget} of project “{project}”: money in an output column",
        "Give the quantity or quality of the output, or explain the coincidence in the reason cell of the row"),
    Code.VALUE_COLUMN_TIES_TO_MONEY: words(
        EXPLAIN,
        "产出指标的指标值整列相加等于金额（{columns}），这一列填的是金额而不是产出",
        "请把产出指标改为数量或质量（如场次、人次、合格率）；如确属巧合，请在“填报自检”表该项的“情况说明”写明（至少 6 个字）",
        "The output values add up to amounts of money ({columns}): the column holds money and no output",
        "State quantities or quality instead; if it is chance, say so in the reason cell of its line on the self-check sheet "
        "(6 characters or more)"),
}
