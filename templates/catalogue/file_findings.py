"""Wording of findings about the returned file itself: what it is, whose it is, and what was changed in it."""

from templates.catalogue.words import BLOCK
from templates.catalogue.words import NOTICE
from templates.catalogue.words import Words
from templates.catalogue.words import words
from templates.codes import Code

FILE_WORDS: dict[Code, Words] = {
    Code.NOT_A_WORKBOOK: words(
        BLOCK,
        "不是 Excel 工作簿：{what}", "请让单位重新发送填报工作簿（.xlsx）",
        "This is no Excel workbook: {what}", "Ask the unit to send the filing workbook (.xlsx) again"),
    Code.ENCRYPTED: words(
        BLOCK,
        "文件设了打开密码，无法读取", "请单位取消打开密码（文件→信息→保护工作簿）后重新发送",
        "The file has a password for opening and cannot be read", "Ask the unit to remove the opening password and send it again"),
    Code.WRONG_FORMAT: words(
        BLOCK,
        "文件格式是 {what}，不是 .xlsx", "请用 Excel 或 WPS 打开后“另存为”Excel 工作簿（*.xlsx）再发送",
        "The file is {what}, not .xlsx", "Open it in Excel or WPS, save it as an Excel workbook (*.xlsx) and send that"),
    Code.TOO_LARGE: words(
        BLOCK,
        "文件大小 {size}，超过上限 {limit}", "请核对是否插入了图片或误发了别的文件",
        "The file has {size}, more than {limit}", "See whether pictures were inserted or another file was sent"),
    Code.DAMAGED: words(
        BLOCK,
        "文件已损坏或不完整：{what}", "请让单位重新发送；邮件传输中断时常见",
        "The file is damaged or cut short: {what}", "Ask the unit to send it again; often a broken transfer"),
    Code.NOT_OURS: words(
        BLOCK,
        "不是本工作区下发的填报工作簿（{why}）", "请单位在下发的工作簿里填写，不要复制到别的表",
        "This workbook was not issued by this workspace ({why})", "Ask the unit to fill in the workbook it was given, not a copy of its content"),
    Code.STAMP_BROKEN: words(
        BLOCK,
        "工作簿里的身份标记被改动过，无法确认是哪个单位的", "请单位用原来下发的工作簿重新填写；如原件遗失，请重新下发",
        "The identity mark inside the workbook was altered; whose it is cannot be told", "Ask the unit to use the workbook it was issued, or issue it again"),
    Code.STAMP_TRANSPLANTED: words(
        BLOCK,
        "身份标记属于 {stamped}，表内单位却是“{shown}”", "请核对是否把别的单位的工作簿改名后使用；请用本单位的工作簿填写",
        "The identity mark belongs to {stamped}, the sheet shows “{shown}”", "See whether another unit's workbook was reused; fill in the unit's own workbook"),
    Code.WRONG_YEAR: words(
        BLOCK,
        "这是 {given} 年的工作簿，当前年度是 {expected} 年", "请发送 {expected} 年的工作簿，或用 --year {given} 收取",
        "This is the workbook of {given}; the year at work is {expected}", "Send the workbook of {expected}, or collect with --year {given}"),
    Code.OLD_VERSION: words(
        BLOCK,
        "这是 {given} 下发的旧版工作簿，{expected} 已重新下发", "请单位在新下发的工作簿里填写",
        "This workbook was issued on {given}; a newer one was issued on {expected}", "Ask the unit to fill in the newer workbook"),
    Code.SHEET_MISSING: words(
        BLOCK,
        "缺少工作表“{sheet}”", "请勿删除或改名工作表；请用原来下发的工作簿重新填写",
        "The sheet “{sheet}” is missing", "Sheets must not be deleted or renamed; use the workbook as issued"),
    Code.LOCKED_CELL_CHANGED: words(
        BLOCK,
        "锁定的内容被改动：应为“{expected}”，现为“{given}”", "请恢复原内容；如预填内容有误，请向财政部门提出更正",
        "A locked cell was changed: issued as “{expected}”, now “{given}”", "Restore it; if the prefilled content is wrong, tell the finance bureau"),
    Code.FORMULA_CHANGED: words(
        BLOCK,
        "公式被改动：应为 {expected}，现为 {given}", "请恢复公式，或在原来下发的工作簿里重新填写",
        "A formula was changed: issued as {expected}, now {given}", "Restore the formula, or fill in the workbook as issued"),
    Code.OUTSIDE_THE_FORM: words(
        NOTICE,
        "表格以外的单元格写了内容“{given}”，未读取", "如属填报内容，请填到表内相应位置",
        "Something stands outside the form, “{given}”; it is not read", "If it belongs to the return, put it into its place in the form"),
    Code.PROTECTION_REMOVED: words(
        NOTICE,
        "工作表“{sheet}”的保护被取消", "无需处理；锁定内容已逐格核对",
        "The protection of sheet “{sheet}” was removed", "Nothing to do; every locked cell was compared"),
}
