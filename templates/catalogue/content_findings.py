"""Wording of findings about whether what a unit wrote is complete and says what its cell asks for."""

from templates.catalogue.words import BLOCK
from templates.catalogue.words import EXPLAIN
from templates.catalogue.words import NOTICE
from templates.catalogue.words import Words
from templates.catalogue.words import words
from templates.codes import Code

CONTENT_WORDS: dict[Code, Words] = {
    Code.PLACEHOLDER_ROWS: words(
        NOTICE,
        "这一行只有模板自带的“{value}”，没有内容", "请删除该行文字；这一行没有计入",
        "This row holds only the form's own “{value}”", "Clear the row; it was not counted"),
    Code.INDICATOR_CONTENT_IS_NUMBER: words(
        BLOCK,
        "三级指标名称填的是数字“{value}”", "请在三级指标写指标名称，数字填在指标值一栏",
        "The level-3 name is the number “{value}”", "Write the indicator's name here and the figure in the value column"),
    Code.NAME_IS_VALUE: words(
        EXPLAIN,
        "三级指标“{value}”是一个指标值，不是名称", "请在三级指标写指标名称（如培训人次），“{value}”填在指标值一栏；如需保留，请在本行说明原因（至少 6 个字）",
        "The level-3 name “{value}” is a value and no name",
        "Name the indicator here (like people trained) and write “{value}” into the value column, or give the reason in this row"),
    Code.VALUE_IN_NAME: words(
        EXPLAIN,
        "指标值“{value}”写在了指标名称“{name}”里", "请把“{value}”移到指标值一栏，名称里不带数值；如需保留，请在本行说明原因（至少 6 个字）",
        "The value “{value}” stands inside the name “{name}”",
        "Move “{value}” to the value column, or give the reason in this row"),
    Code.TARGET_COPIES_NAME: words(
        EXPLAIN,
        "“{label}”照抄了指标名称“{value}”", "请写明要达到的数值或程度（如 ≥95%、有效提升）；如需保留，请在本行说明原因（至少 6 个字）",
        "“{label}” only repeats the indicator's name “{value}”",
        "State the figure or degree to be reached, or give the reason in this row"),
    Code.DESCRIPTION_COPIES_NAME: words(
        NOTICE,
        "“{label}”照抄了名称“{value}”", "建议写明具体内容",
        "“{label}” only repeats the name “{value}”", "Better say what it is about"),
    Code.BASIS_SAME_FOR_ALL: words(
        NOTICE,
        "{projects} 个项目的 {rows} 个指标都以同一份文件“{value}”为依据", "请为每个项目写明它自己的依据（文件条款、规划或历史数据）",
        "{rows} indicators of {projects} projects all rest on one document “{value}”",
        "Give each project the basis of its own (a clause, a plan, past figures)"),
    Code.GOAL_IS_BUDGET_AMOUNT: words(
        BLOCK,
        "“{label}”只填了金额“{value}”，没有写目标", "请用文字写明要达到的产出和效果，金额填在资金一栏",
        "“{label}” is only the amount “{value}” and no goal", "Say in words what is to be achieved; amounts belong to the funds"),
    Code.OUTPUT_RESTATES_BUDGET: words(
        EXPLAIN,
        "“{label}”只列了资金（{value}），没有写要做成什么", "请写明产出和效果（数量、质量、受益面）；如需保留，请在“填报自检”表该项写明原因（至少 6 个字）",
        "“{label}” lists only money ({value}) and nothing to be achieved",
        "State outputs and effects, or give the reason on its line of the self-check sheet (6 characters or more)"),
    Code.LONG_AND_ANNUAL_IDENTICAL: words(
        EXPLAIN,
        "“{label}”与中长期目标完全相同", "请写明本年度要达到的部分；如需保留，请在“填报自检”表该项写明原因（至少 6 个字）",
        "“{label}” is the very text of the long-term goal",
        "State what is to be reached this year, or give the reason on its line of the self-check sheet (6 characters or more)"),
    Code.NO_COST_QUALITY_TIME_INDICATOR: words(
        NOTICE,
        "没有质量、时效、成本指标，只有数量或其他指标", "建议至少补充一项质量、时效或成本指标",
        "There is no indicator of quality, timeliness or cost", "Better add at least one of them"),
    Code.NO_SATISFACTION: words(
        NOTICE,
        "没有满意度指标", "有服务对象的项目请补充服务对象满意度指标",
        "There is no satisfaction indicator", "Add one where the project serves people"),
    Code.COUNT_MISSING: words(
        NOTICE,
        "产出指标里没有数量指标", "建议补充说明做多少的数量指标",
        "There is no quantity among the output indicators", "Better add one that says how much is done"),
    Code.TASK_TARGET_WITHOUT_INDICATOR: words(
        NOTICE,
        "年度工作任务里的量化要求没有对应的绩效指标：{tasks}", "建议把这些要求列为绩效指标",
        "Quantified tasks of the year have no indicator: {tasks}", "Better make indicators of them"),
    Code.YEAR_IN_GOAL_MISMATCH: words(
        BLOCK,
        "“{label}”写的是 {given} 年，本表是 {year} 年度", "请改为本年度的目标；确为往年事项的，请写清楚与本年度的关系",
        "“{label}” speaks of {given}, the form is for {year}", "State this year's goal, or say how the other year comes in"),
    Code.YEAR_IN_NAME_MISMATCH: words(
        BLOCK,
        "指标名称“{value}”写的是 {given} 年，本表是 {year} 年度", "请改正年份，或去掉名称里的年份",
        "The indicator's name “{value}” speaks of {given}, the form is for {year}", "Correct the year or leave it out of the name"),
    Code.FILED_LATE: words(
        NOTICE,
        "填报日期 {filed} 晚于报送截止日期 {due}", "如日期填错请改正",
        "The day of filing {filed} is after the due date {due}", "Correct the date if it is wrong"),
    Code.FILED_AFTER_YEAR: words(
        NOTICE,
        "{year} 年度的绩效目标在年度结束后（{filed}）才填报", "绩效目标应在年初随预算填报；如日期填错请改正",
        "Targets of {year} were filed after the year was over ({filed})",
        "Targets are filed with the budget at the beginning of the year; correct the date if it is wrong"),
    Code.STALE_POLICY_PHRASE: words(
        NOTICE,
        "“{label}”用了已过时的提法“{value}”", "请改用现行提法",
        "“{label}” uses the outdated phrase “{value}”", "Use the wording of today"),
    Code.TARGET_RESTATED_DIFFERS: words(
        BLOCK,
        "同一目标前后不一：{first}写“{one}”，{second}写“{other}”", "请核对后改成一致",
        "One target with two figures: “{one}” in {first}, “{other}” in {second}", "Check which is right and make them agree"),
    Code.ACTUAL_RESTATED_DIFFERS: words(
        BLOCK,
        "同一完成数前后不一：{first}写“{one}”，{second}写“{other}”", "请核对后改成一致；口径不同的请写明各自的范围",
        "One result with two figures: “{one}” in {first}, “{other}” in {second}",
        "Check which is right and make them agree; say so where they cover different things"),
    Code.SAME_FACT_DIFFERS: words(
        NOTICE,
        "可能是同一件事的两个数：{first}写“{one}”，{second}写“{other}”", "请核对；口径不同的可不改",
        "Perhaps two figures of one fact: “{one}” in {first}, “{other}” in {second}", "Check; nothing to do where they cover different things"),
}
