"""Phrases of the filing status: the states as a clerk calls them, the counts, the status workbook."""

from templates.text import Text

_ROLLUP: dict[str, Text] = {
    "title_status": Text("{district}{year}年度报送情况", "Returns of {district}, {year}"),
    "note_status": Text(
        "截至 {today}　　已下发：已生成、未登记分发；未报送：已分发、未报回；待修改：已报回、有未处理的强制或核实问题；退回：已发还修改、未再报",
        "As of {today}.  Issued: not handed out yet; not returned: handed out; to correct: has open findings; sent back: awaits the unit."),
    "title_departments": Text("{district}{year}年度报送情况（按主管部门）", "Returns of {district}, {year}, by department"),
    "note_departments": Text("截至 {today}　　单位：份", "As of {today}.  Number of returns"),
    "issued_on": Text("下发日期", "Issued"),
    "distributed_on": Text("分发日期", "Handed out"),
    "times_back": Text("退回\n次数", "Times\nsent back"),
    "times_reminded": Text("催报\n次数", "Times\nreminded"),
    "times_returned": Text("报送\n次数", "Times\nreturned"),
    "still_open": Text("待处理\n问题", "Open\nfindings"),
    "came_late": Text("逾期\n报送", "Came\nlate"),
    "n_expected": Text("应报", "Expected"),
    "n_returned": Text("已报", "Returned"),
    "n_missing": Text("未报", "Missing"),
    "n_overdue": Text("逾期", "Overdue"),
    "n_to_correct": Text("待修改", "To correct"),
    "n_sent_back": Text("退回", "Sent back"),
    "n_accepted": Text("通过", "Accepted"),
    "n_rate": Text("报送率", "Returned %"),
    "sheet_status": Text("报送情况", "Returns"),
    "sheet_departments": Text("按部门统计", "By department"),
}

FILING: dict[str, Text] = {
    "filing_not_issued": Text("未下发", "not issued"),
    "filing_issued": Text("已下发", "issued"),
    "filing_awaited": Text("未报送", "not returned"),
    "filing_overdue": Text("逾期", "overdue"),
    "filing_overdue_unread": Text("逾期（来件未读取）", "overdue (file unreadable)"),
    "filing_unread": Text("已报送（未读取）", "returned (unreadable)"),
    "filing_needs_reason": Text("待修改（补说明）", "to correct (reasons)"),
    "filing_blocked": Text("待修改", "to correct"),
    "filing_sent_back": Text("退回 {times} 次", "sent back ({times})"),
    "filing_accepted": Text("通过", "accepted"),
    "status_handed": Text("分发", "handed out"),
    "status_back": Text("退回", "back"),
    "status_reminded": Text("催报", "reminded"),
    "status_department": Text("主管部门", "department"),
    "status_counts": Text(
        "应报 {expected}：已报 {returned}，未报 {missing}；逾期 {overdue}，待修改 {to_correct}，退回 {sent_back}，通过 {accepted}",
        "{expected} expected: {returned} returned, {missing} missing; {overdue} overdue, {to_correct} to correct, {sent_back} sent back, {accepted} accepted"),
    "status_none": Text("没有符合条件的报送", "no return fits"),
    **{f"rollup_{key}": text for key, text in _ROLLUP.items()},
}
