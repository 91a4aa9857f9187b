"""Phrases of the HTML page of the roll-up that are not on its sheets."""

from templates.text import Text

PAGE: dict[str, Text] = {
    "page_filter": Text("筛选：输入单位、项目、指标……", "Filter: unit, project, indicator …"),
    "page_shown": Text("行符合", "rows match;"),
    "page_stay": Text("，合计、小计不随筛选变化", "totals do not follow the filter"),
    "page_sort": Text("点击排序：升序、降序、原序", "Click to sort: up, down, as it was"),
    "page_made": Text("编制日期 {made_on}　台账指纹 {digest}　本页与同名汇总工作簿的数字相同，不联网", "Made on {made_on}. State of the ledger: {digest}. The figures are those of the workbook beside it; nothing is fetched from a network."),
}
