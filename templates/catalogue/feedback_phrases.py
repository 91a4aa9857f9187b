"""Phrases of a return sent back (退回修改): the workbook's first sheet, its notes, the notice, and the screen."""

from templates.text import Text

_SHEET: dict[str, Text] = {
    "title": Text("退回修改意见", "Returned for correction"),
    "unit": Text("填报单位", "Unit"),
    "form": Text("报表", "Form"),
    "year_form": Text("{year} 年度《{title}》", "{title}, {year}"),
    "return": Text("针对的报送", "About the return"),
    "which": Text("第 {nth} 次报送，{received} 收到，文件“{file}”", "return no. {nth}, received on {received}, file “{file}”"),
    "due": Text("请于何时前改好报送", "Correct and send by"),
    "due_none": Text("收到后请尽快", "as soon as possible"),
    "contact": Text("咨询", "Questions to"),
    "counts": Text("待处理", "To act on"),
    "counted": Text("强制 {block} 项（必须修改），核实 {explain} 项（修改或说明原因）",
                    "{block} to correct, {explain} to correct or explain"),
    "left": Text("还没有动过的（自动更新）", "Not touched yet (updates by itself)"),
    "how": Text("怎么改", "What to do"),
    "how_1": Text("本工作簿已带入贵单位上次报送的全部内容，只改下表所列各处即可，不必重填。点“位置”跳到单元格；有问题的单元格带批注，"
                  "强制为红色加粗虚线框，核实为橙色斜体点线框，提示为浅蓝色；内容一改，颜色就消失。",
                  "This workbook has everything you returned: correct the places listed below, nothing need be typed again. "
                  "Click “cell” to go there. Cells with a finding have a note: to correct = red, bold, dashed; to explain = amber, "
                  "italic, dotted; notice = pale blue. The colour goes as soon as the content is changed."),
    "how_2": Text("“核实”类如内容无误，请点“说明处”写明原因（至少 {least} 个字），不必改数。",
                  "What is to be explained and is right as it stands needs a reason only: click “reason at” and write at least {least} characters."),
    "how_3": Text("改好后看“{check}”，再把本文件原样发回（.xlsx），不要改名工作表。在原来的工作簿里改也可以。",
                  "Then look at sheet “{check}” and send this very file back as .xlsx, its sheets not renamed. "
                  "Correcting the workbook you sent is fine, too."),
    "open": Text("一、需要处理的（{count} 项）", "1. To act on ({count})"),
    "settled": Text("二、已说明或已获同意，无需再处理（{count} 项）", "2. Explained or accepted, nothing to do ({count})"),
    "notices": Text("三、提示，不影响接收（{count} 项）", "3. Notices, which hold nothing back ({count})"),
    "none": Text("没有", "none"),
    "number": Text("序号", "No."),
    "severity": Text("类别", "Kind"),
    "sheet": Text("工作表", "Sheet"),
    "cell": Text("位置", "Cell"),
    "label": Text("填报项", "Field"),
    "held": Text("上次填的", "You wrote"),
    "what": Text("问题", "What is wrong"),
    "fix": Text("怎么办", "What to do"),
    "reason_at": Text("说明处", "Reason at"),
    "state": Text("现在", "Now"),
    "because": Text("原因", "Reason"),
    "waiver": Text("财政部门同意：{reason}", "Accepted by the bureau: {reason}"),
    "restored": Text("本工作簿已按下发的原样恢复，无需处理；预填内容如有误，请告知财政部门",
                     "This workbook has it as issued again, nothing to do; if what is prefilled is wrong, tell the finance bureau"),
    "held_error": Text("错误值 {text}（未带入）", "error {text} (left out)"),
    "held_formula": Text("公式 {text}，结果 {shown}（未带入）", "formula {text}, result {shown} (left out)"),
    "held_formula_bare": Text("公式 {text}（未带入）", "formula {text} (left out)"),
    "now_same": Text("待修改", "to correct"),
    "now_ask": Text("待说明", "to explain"),
    "now_changed": Text("已改", "changed"),
    "now_explained": Text("已说明", "explained"),
    "now_on_return": Text("收取时核对", "seen on return"),
    "now_restored": Text("已恢复", "restored"),
    # notes at the cells
    "note": Text("第 {number} 条【{severity}】{what}", "No. {number} [{severity}] {what}"),
    "note_fix": Text("→ {fix}", "→ {fix}"),
    "note_held": Text("上次填的：{held}", "You wrote: {held}"),
    "note_reason": Text("→ 内容无误的，请在“{sheet}”{cell} 写明原因", "→ if it is right, give the reason at “{sheet}” {cell}"),
}

_NOTICE: dict[str, Text] = {
    "title": Text("退回修改通知", "Notice of return for correction"),
    "to": Text("{unit}：", "To {unit}"),
    "body": Text("你单位 {received} 报送的 {year} 年度《{title}》（第 {nth} 次报送，文件“{file}”）经核对，"
                 "有 {block} 项必须修改、{explain} 项需要修改或说明原因，现予退回。{due}",
                 "Your return “{title}” for {year}, received on {received} (return no. {nth}, file “{file}”), was checked. "
                 "{block} findings must be corrected and {explain} corrected or explained; it is sent back. {due}"),
    "due": Text("请于 {due} 前改好并重新报送。", "Please correct it and send it again by {due}."),
    "due_none": Text("请收到后尽快改好并重新报送。", "Please correct it and send it again as soon as possible."),
    "workbook": Text("请在随附的工作簿“{file}”里修改：上次填报的内容都已带入，有问题的单元格都有标记，不必重填。",
                     "Please correct the attached workbook “{file}”: it has all you returned, and a mark at each cell in question."),
    "more": Text("另有 {count} 项未在此列出，全部见工作簿的“{sheet}”表。", "{count} more are not listed here; sheet “{sheet}” of the workbook has them all."),
    "settled": Text("已说明或已获同意的 {settled} 项、提示 {notices} 项见工作簿，无需处理。",
                    "{settled} explained or accepted and {notices} notices are in the workbook; nothing need be done about them."),
    "contact": Text("咨询：{contact}", "Questions to: {contact}"),
    "where": Text("{sheet}\n{cell}", "{sheet}\n{cell}"),
    "place": Text("位置", "Where"),
}

_SCREEN: dict[str, Text] = {
    "bar": Text("退回", "sending back"),
    "file": Text("退回修改", "correction"),
    "notice_file": Text("退回修改通知", "notice of correction"),
    "written": Text("{file}（{name}：强制 {block} 项，核实 {explain} 项）", "{file} ({name}: {block} to correct, {explain} to explain)"),
    "done": Text("新写 {written} 份退回修改（工作簿和通知各一）", "{written} returns sent back (a workbook and a notice each)"),
    "kept": Text("另有 {count} 份此前已写，之后没有新的报送，未重写（要重写请加 --force）",
                 "{count} were written before and nothing new came since: left alone (--force writes them again)"),
    "none": Text("没有需要退回的报送", "no return needs to be sent back"),
    "skipped": Text("未写：{message}", "Not written: {message}"),
    "changed": Text("{name}《{title}》的表样或规则在下发后改过，{count} 处填报内容对不上（如“{label}”），无法带入。"
                    "请重新下发：tianbao generate --force --unit {unit} --form {form}",
                    "{name}, {title}: the form or the rules were changed after it was issued, and {count} answers (such as “{label}”) "
                    "have no place any more. Issue it anew: tianbao generate --force --unit {unit} --form {form}"),
    "money_unit": Text("{name}《{title}》下发时金额单位是{before}，现在是{now}，无法带入。请重新下发：tianbao generate --force --unit {unit} --form {form}",
                       "{name}, {title}: amounts were in {before} at issue and are in {now} now, so they cannot be carried over. "
                       "Issue it anew: tianbao generate --force --unit {unit} --form {form}"),
    "unknown": Text("{name}《{title}》是旧版本程序下发的，没有留下预填内容的记录，无法写退回工作簿。请重新下发：tianbao generate --force --unit {unit} --form {form}",
                    "{name}, {title} was issued by an older version that kept no record of what was prefilled. "
                    "Issue it anew: tianbao generate --force --unit {unit} --form {form}"),
    "unreadable": Text("{name}《{title}》报回的“{file}”缺工作表或行列错位，读不出内容，无法带回。请单位在下发的工作簿里重填：{issued}",
                       "{name}, {title}: the return “{file}” lacks a sheet or has its rows moved and could not be read, so there is nothing to give back. "
                       "Ask the unit to fill in the workbook as issued: {issued}"),
    "since": Text("  与上次退回相比：已解决 {resolved} 项，仍未解决 {open} 项，新出现 {new} 项",
                  "  since it was sent back: {resolved} resolved, {open} still open, {new} new"),
    "demo": Text("7. 写出退回修改 {count} 份（各带标记的工作簿和一页通知）：{folder}",
                 "7. {count} returns sent back (a marked workbook and a one-page notice each): {folder}"),
}

FEEDBACK: dict[str, Text] = {
    **{f"fb_{key}": text for key, text in _SHEET.items()},
    **{f"fb_notice_{key}": text for key, text in _NOTICE.items()},
    **{f"feedback_{key}": text for key, text in _SCREEN.items()},
}
