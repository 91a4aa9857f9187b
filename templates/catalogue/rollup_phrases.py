"""Phrases of the district roll-up workbook. Sheet names are not here: they are never translated."""

from templates.catalogue.finding_names import FINDING_NAMES
from templates.catalogue.finding_titles import FINDING_TITLES
from templates.text import Text

_TITLES: dict[str, Text] = {
    "title_cover": Text(
        "{district}{year}年度预算绩效汇总", "{district}: budget performance {year}"),
    "title_filing": Text("{district}{year}年度绩效报表报送情况表", "{district}: returns filed {year}"),
    "title_money": Text("{district}{year}年度部门收支汇总表", "{district}: income and spending {year}"),
    "title_indicators": Text("{district}{year}年度绩效指标汇总表", "{district}: indicators {year}"),
    "title_regressed": Text("{district}{year}年度绩效指标同比清单", "{district}: indicators against last year {year}"),
    "title_problems": Text("{district}{year}年度报送问题清单", "{district}: findings {year}"),
    "note_cover": Text(
        "编制日期：{made_on}　　金额单位：{unit}　　汇总范围：已通过审核的 {accepted} 份报送",
        "Made on {made_on}.  Money in {unit}.  Rolled up: {accepted} accepted returns."),
    "note_filing": Text(
        "每份应报送的表一行；状态以最近一次报送为准。本表不含金额。",
        "One line for each return expected; the state is that of the latest one. No money on this sheet."),
    "note_money": Text(
        "金额单位：{unit}　　汇总范围：已通过审核的 {count} 份报送；空白表示单位未填，不等于零",
        "Money in {unit}.  Rolled up: {count} accepted returns. A blank was left blank and is not zero."),
    "note_regressed": Text(
        "范围：各单位最近一次报送（含尚未通过的）；每类按降幅从大到小；标“（同项）”的只列不计；预算金额的单位：{unit}",
        "The latest return of every unit, accepted or not; largest fall first; “(same)” is listed, not counted again. "
        "Budgets are in {unit}."),
    "note_problems": Text(
        "范围：各单位最近一次报送，含已说明和提示事项；金额单位同各单位填报表",
        "The latest return of every unit, settled findings and notices included. Money as in the units' forms."),
    "footer": Text(
        '&L&"宋体"&9 {district}{year}年度　{sheet}&C&"宋体"&9第 &P 页 共 &N 页&R&"宋体"&9编制日期 {made_on}',
        "&L&9 {district} {year}  {sheet}&C&9Page &P of &N&R&9Made on {made_on}"),
    "signatures": Text(
        f"负责人：{'　' * 12}审核：{'　' * 12}制表：",
        f"Head of the bureau:{' ' * 40}Reviewed by:{' ' * 40}Prepared by:"),
    "nothing_accepted": Text(
        "目前还没有审核通过的报送，没有可汇总的数据。", "No return has been accepted yet: there is nothing to roll up."),
    "nobody_expected": Text("本年度没有应报送的单位。", "No return is expected this year."),
    "no_indicator": Text("已通过的报送里没有绩效指标。", "The accepted returns have no indicators."),
    "nothing_regressed": Text(
        "没有需要列出的指标：没有倒退、改为文字、取消或不可比的情况。",
        "Nothing to list: no indicator fell, became words, was dropped or cannot be compared."),
    "no_problem": Text("各单位最近一次报送均未发现问题。", "Nothing was found in the latest return of any unit."),
}

_HEADINGS: dict[str, Text] = {
    "number": Text("序号", "No."),
    "code": Text("单位代码", "Unit code"),
    "unit": Text("单位", "Unit"),
    "department": Text("主管部门", "Department"),
    "form": Text("填报表", "Form"),
    "state": Text("状态", "State"),
    "due": Text("截止日期", "Due"),
    "received": Text("收到日期", "Received"),
    "late": Text("是否逾期", "Late"),
    "version": Text("报送次数", "Times sent"),
    "open": Text("待处理问题", "Open findings"),
    "rolled_up": Text("是否汇总", "Rolled up"),
    "item": Text("收支项目", "Item"),
    "year_prior2": Text("{prior2}年", "{prior2}"),
    "year_prior1": Text("{prior1}年", "{prior1}"),
    "year_current": Text("{year}年", "{year}"),
    "change": Text("比上年增减", "Change"),
    "change_ratio": Text("增减%", "Change %"),
    "project": Text("项目名称", "Project"),
    "total_budget": Text("项目总预算", "Total budget"),
    "year_budget": Text("本年度预算", "This year's budget"),
    "purpose": Text("项目主要支出方向和用途", "Main uses"),
    "project_spending": Text("收支表\n项目支出", "Project spending"),
    "level1": Text("一级指标", "Level 1"),
    "level2": Text("二级指标", "Level 2"),
    "level3": Text("三级指标", "Level 3"),
    "this_year": Text("{year}年\n目标或实际", "Target or\nactual {year}"),
    "target": Text("{year}年\n目标值", "Target {year}"),
    "measure": Text("计量单位", "Measure"),
    "direction": Text("指标方向", "Better is"),
    "basis": Text("指标值确定依据", "Basis"),
    "verdict": Text("同比结论", "Against last year"),
    "indicator": Text("指标", "Indicator"),
    "trend": Text("近年走势", "Trend"),
    "reason_or_why": Text("单位说明（或不可比的原因）", "Reason (or why not comparable)"),
    "severity": Text("等级", "Severity"),
    "code_of": Text("编号", "Code"),
    "finding": Text("问题", "Finding"),
    "message": Text("具体情况", "What is wrong"),
    "fix": Text("处理建议", "What to do"),
    "sheet": Text("工作表", "Sheet"),
    "cell": Text("单元格", "Cell"),
    "settled": Text("处理情况", "Status"),
    "figure": Text("指标", "Figure"),
    "count": Text("数量", "Count"),
    "see": Text("详见", "See"),
}

_MONEY: dict[str, Text] = {
    "income.appropriation": Text("财政拨款", "Appropriation"),
    "income.other": Text("其他资金", "Other funds"),
    "income.total": Text("收入合计", "Total income"),
    "spending.basic": Text("基本支出", "Basic spending"),
    "spending.project": Text("项目支出", "Project spending"),
    "spending.total": Text("支出合计", "Total spending"),
    "band_total": Text("全区合计（{count} 份报送）", "District total ({count} returns)"),
    "band_departments": Text(
        "按主管部门小计（有两家以上单位的部门，{count} 个）",
        "By department, where it has more than one unit ({count})"),
    "band_units": Text("按单位（按主管部门排列）", "By unit, in the order of departments"),
    "band_left_out": Text(
        "未纳入汇总的单位（{count} 家，没有审核通过的报送，不按零计）",
        "Not rolled up: {count} units without an accepted return; they do not count as zero"),
    "band_chart": Text(
        "附：本年支出合计由大到小（前 {count} 家，封面图表数据）", "Largest spenders of the year ({count}), as in the chart of the cover"),
    "district_total": Text("全区", "District"),
    "no_department": Text("（未注明主管部门）", "(no department given)"),
    "units_count": Text("{count} 家单位", "Units: {count}"),
    "check_balance": Text("核对：收入合计－支出合计", "Income less spending"),
    "check_income": Text("核对：收入合计－各分项", "Income less its parts"),
    "check_spending": Text("核对：支出合计－各分项", "Spending less its parts"),
    "ties": Text("相符", "Ties"),
    "does_not_tie": Text("不符", "Does not tie"),
    "total": Text("合计", "Total"),
    "subtotal": Text("小计", "Subtotal"),
    "projects_tie": Text("与收支表项目支出一致", "Agrees with project spending"),
    "projects_differ": Text("与收支表项目支出不一致；单位说明：", "Differs from project spending; the unit says: "),
    "no_reason": Text("（无）", "(nothing)"),
}

_FILING: dict[str, Text] = {
    "state_accepted": Text("已通过", "Accepted"),
    "state_needs_reason": Text("待说明", "Needs reasons"),
    "state_blocked": Text("待修改", "Blocked"),
    "state_sent_back": Text("已退回", "Sent back"),
    "state_quarantined": Text("无法读取", "Unreadable"),
    "state_ignored": Text("未采用", "Ignored"),
    "state_issued": Text("未报送", "Not returned"),
    "state_overdue": Text("逾期未报", "Overdue"),
    "state_not_issued": Text("未下发", "Not issued"),
    "form_department-target": Text("部门整体支出绩效目标表", "Department targets"),
    "form_project-target": Text("项目支出绩效目标表", "Project targets"),
    "form_project-self-evaluation": Text("项目支出绩效自评表", "Project self-evaluation"),
    "form_department-self-evaluation": Text("部门整体支出绩效自评表", "Department self-evaluation"),
    "form_monitoring": Text("绩效运行监控表", "Monitoring"),
    "is_late": Text("逾期", "Late"),
    "rolled_up_now": Text("已汇总", "Yes"),
    "rolled_up_before": Text("已汇总（前次）", "Yes (earlier)"),
    "not_rolled_up": Text("未汇总", "No"),
    "band_states": Text("按状态统计（封面图表数据）", "By state, as in the chart of the cover"),
    "block_filing": Text("一、报送情况", "1  Returns"),
    "block_money": Text("二、收支总额（{unit}）", "2  Income and spending ({unit})"),
    "block_targets": Text("三、绩效目标", "3  Targets"),
    "expected": Text("应报送（份）", "Expected"),
    "returned": Text("已报送（份）", "Returned"),
    "accepted": Text("已通过并汇总（份）", "Accepted, rolled up"),
    "missing": Text("未报送（份）", "Missing"),
    "open_findings": Text("待处理问题（个）", "Open findings"),
    "projects": Text("已汇总项目（个）", "Projects rolled up"),
    "indicators": Text("已汇总指标（项）", "Indicators rolled up"),
    "chart_filing": Text("报送状态（份）", "Returns by state"),
    "chart_spending_most": Text("支出合计最多的 {count} 家单位（{unit}）", "The {count} largest spenders ({unit})"),
    "chart_spending": Text("各单位支出合计（{unit}）", "Total spending by unit ({unit})"),
}

_YEARS: dict[str, Text] = {
    "verdict_regressed": Text("倒退", "Fell"),
    "verdict_explained": Text("倒退已说明", "Explained"),
    "verdict_money": Text("金额变动", "Money"),
    "verdict_dequantified": Text("改为文字", "Now words"),
    "verdict_dropped": Text("取消", "Dropped"),
    "verdict_not_comparable": Text("不可比", "Not compared"),
    "verdict_held": Text("持平", "Held"),
    "verdict_improved": Text("提高", "Improved"),
    "verdict_nothing_before": Text("无上年值", "No last year"),
    "section_regressed": Text(
        "一、倒退：{count} 项（未说明原因，须补充说明或提高目标）", "1  Fell without a reason: {count}"),
    "section_explained": Text("二、倒退，已说明：{count} 项", "2  Fell, explained: {count}"),
    "section_money": Text(
        "三、金额变动：{count} 项（是金额不是绩效，不计入倒退）", "3  Money, not counted as a fall: {count}"),
    "section_no_figure": Text("四、改为文字或取消：{count} 项", "4  Became words or dropped: {count}"),
    "section_not_comparable": Text("五、不可比：{count} 项", "5  Not comparable: {count}"),
    "trend_fell_twice": Text("连续下降", "Fell twice"),
    "trend_fell": Text("下降", "Fell"),
    "trend_flat": Text("持平", "Flat"),
    "trend_rose": Text("上升", "Rose"),
    "trend_fell_twice_lower": Text("连续变差", "Worse twice"),
    "trend_fell_lower": Text("变差", "Worse"),
    "trend_rose_lower": Text("变好", "Better"),
    "trend_mixed": Text("波动", "Mixed"),
    "way_higher": Text("正向", "Higher"),
    "way_lower": Text("反向", "Lower"),
    "is_actual": Text("（实际）", " (actual)"),
    "is_target": Text("（目标）", " (target)"),
    "why_unit_changed": Text("两年的计量单位不同", "the unit of measure changed"),
    "and_reason": Text("{why}；单位说明：{reason}", "{why}; the unit says: {reason}"),
    "severity_block": Text("强制", "Block"),
    "severity_explain": Text("核实", "Explain"),
    "severity_notice": Text("提示", "Notice"),
    "finding_open": Text("待处理", "Open"),
    "finding_settled": Text("已说明", "Settled"),
    "finding_told": Text("仅提示", "Notice"),
}

ROLLUP: dict[str, Text] = {
    **{
        f"rollup_{key}": text
        for part in (_TITLES, _HEADINGS, _MONEY, _FILING, _YEARS)
        for key, text in part.items()
    },
    **{f"rollup_finding_{name}": Text(zh, FINDING_TITLES[name]) for name, zh in FINDING_NAMES.items()},
}
