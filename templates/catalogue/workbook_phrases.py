"""Phrases inside a generated workbook: guide sheet, self-check sheet, validation messages."""

from templates.text import Text

WORKBOOK: dict[str, Text] = {
    "check_required": Text("必填项都已填写", "Everything required is filled in"),
    "check_kinds": Text("金额、日期、清单项的内容有效（粘贴也检查）", "Amounts, dates and choices are valid (pasted ones too)"),
    "check_goal": Text("年度目标 {n}：指标逐行自检", "Goal {n}: every indicator row"),
    "check_restated": Text("前年、上年数与台账一致（收取时核对）", "Earlier years agree with the ledger (compared on return)"),
    "reason_of": Text("说明", "Reason"),
    "reason_hint": Text("自检为“需说明”时填写，至少 6 个字", "Fill in when the check asks for a reason, at least 6 characters"),
}
