"""Phrases of collecting, of what changed between two returns, and of waivers."""

from templates.text import Text

INTAKE: dict[str, Text] = {
    "collect_changed": Text("与上一次报送相比改动 {count} 处", "{count} cells differ from the return before"),
    "collect_change": Text("{where} {label}：{before} → {after}", "{where} {label}: {before} → {after}"),
    "collect_change_blank": Text("（空）", "(blank)"),
    "collect_more": Text("其余 {count} 处见：tianbao changes --unit {unit}", "{count} more: tianbao changes --unit {unit}"),
    "collect_moved": Text("已移到 {file}", "moved to {file}"),
    "collect_not_moved": Text("留在原处没有移走：文件正被打开、刚被改动，或在另一个磁盘上", "left where it is: open elsewhere, just changed, or on another disk"),
    "collect_again_bar": Text("重新核对", "judging again"),
    "collect_again_done": Text("重新核对 {count} 份，其中 {changed} 份结论有变", "{count} judged again; of {changed} the outcome is another"),
    "collect_lost": Text("留存的原件不见了或已损坏，没有重新核对。请从备份恢复 .tianbao/store", "the kept original is missing or damaged, so it was not judged again. Restore .tianbao/store from a backup"),
    "collect_doubt": Text("重新核对时没能确认是谁的，原结论不变：{what}", "it could not be told whose it is, so the outcome stays: {what}"),
    "collect_paths_with_again": Text("--again 核对本年度已收的全部文件，不能再指定文件、--move 或 --watch", "--again judges everything collected for the year: it takes no files, no --move and no --watch"),
    "watch_begins": Text("正在等候新文件，每 {seconds} 秒看一次；按 Ctrl+C 结束", "waiting for files, looking every {seconds} seconds; Ctrl+C ends it"),
    "watch_in_use": Text("{file} 正被打开，关闭后再收", "{file} is open elsewhere; it is collected once it is closed"),
    "disk_full": Text("磁盘已满，写不下 {file}。已经收好的都在，没有损坏；请清出空间后再运行一次，其余的会接着收",
                      "the disk is full: {file} could not be written. What was recorded is safe; free some space and run again, and the rest follows"),
    "changes_none": Text("没有更正：没有哪一份报送过两次以上", "no corrections: nothing was returned more than once"),
    "changes_head": Text("{form}  {before}（{before_day}）→ {after}（{after_day}）：改动 {count} 处", "{form}  {before} ({before_day}) → {after} ({after_day}): {count} cells differ"),
    "finding_waived": Text("（已豁免：{reason}）", " (waived: {reason})"),
    "waive_done": Text("已豁免 {count} 处，理由已记入台账；{file}：{before} → {after}", "{count} waived, the reason is in the ledger; {file}: {before} → {after}"),
    "waive_none": Text("{year} 年没有豁免", "nothing was waived in {year}"),
    "waive_unit": Text("代码", "code"),
    "waive_form": Text("表", "form"),
    "waive_finding": Text("问题", "finding"),
    "waive_where": Text("位置", "where"),
    "waive_reason": Text("理由", "reason"),
    "waive_day": Text("日期", "day"),
    "waive_incomplete": Text("豁免要同时写明 --unit、--finding 和 --reason；都不写则列出本年度的豁免", "a waiver needs --unit, --finding and --reason; without any of them the year's waivers are listed"),
}
