"""Wording of findings about the returned file itself: what it is, whose it is, and what was changed in it."""

from templates.catalogue.words import BLOCK
from templates.catalogue.words import NOTICE
from templates.catalogue.words import Words
from templates.catalogue.words import words
from templates.codes import Code

FILE_WORDS: dict[Code, Words] = {
    Code.NOT_A_WORKBOOK: words(
        BLOCK,
        "不是能读取的 Excel 工作簿：{what}", "请让单位重新发送填报工作簿（.xlsx）",
        "This is no Excel workbook that can be read: {what}", "Ask the unit to send the filing workbook (.xlsx) again"),
    Code.ENCRYPTED: words(
        BLOCK,
        "文件设了打开密码，无法读取", "请单位取消打开密码（文件→信息→保护工作簿）后重新发送",
        "The file has a password for opening and cannot be read", "Ask the unit to remove the opening password and send it again"),
    Code.WRONG_FORMAT: words(
        BLOCK,
        "文件格式不是 .xlsx，而是：{what}", "{todo}",
        "The file is {what}, not .xlsx", "{todo}"),
    Code.UNSAFE_CONTENT: words(
        BLOCK,
        "文件里有填报工作簿不该有的内容，未打开：{what}", "{todo}",
        "The file holds what no filing workbook has, and was not opened: {what}", "{todo}"),
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
        "无法确认是本工作区下发的工作簿：{why}", "请单位在下发的工作簿里填写后重新发送，不要复制到别的表",
        "This workbook cannot be verified as issued by this workspace: {why}", "Ask the unit to fill in and send the workbook it was given, not a copy of its content"),
    Code.STAMP_BROKEN: words(
        BLOCK,
        "工作簿里的身份标记被改动过，无法确认是哪个单位的{looks}", "请单位用原来下发的工作簿重新填写；如原件遗失，请重新下发",
        "The identity mark inside the workbook was altered; whose it is cannot be told{looks}", "Ask the unit to use the workbook it was issued, or issue it again"),
    Code.STAMP_TRANSPLANTED: words(
        BLOCK,
        "身份标记属于 {stamped}，表上写的却是“{shown}”", "请核对是否借用了别的单位、别的表或旧的工作簿；请在本单位最近下发的工作簿里填写",
        "The identity mark belongs to {stamped}, the sheet shows “{shown}”", "See whether the workbook of another unit, form or date was reused; fill in the one issued to the unit last"),
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
        "公式被改动：应为 {expected}，现为 {given}", "请恢复公式，或在原来下发的工作簿里重新填写；剪切、拖动填报格也会改动公式，请用复制、粘贴",
        "A formula was changed: issued as {expected}, now {given}", "Restore the formula, or fill in the workbook as issued; cutting or dragging a cell changes formulas too: copy and paste instead"),
    Code.OUTSIDE_THE_FORM: words(
        NOTICE,
        "表格以外的单元格写了内容“{given}”，未读取", "如属填报内容，请填到表内相应位置",
        "Something stands outside the form, “{given}”; it is not read", "If it belongs to the return, put it into its place in the form"),
    Code.PROTECTION_REMOVED: words(
        NOTICE,
        "工作表“{sheet}”的保护被取消", "无需处理；锁定内容已逐格核对",
        "The protection of sheet “{sheet}” was removed", "Nothing to do; every locked cell was compared"),
    Code.SHEET_RENAMED: words(
        BLOCK,
        "工作表“{sheet}”被改名为“{given}”", "请把名称改回“{sheet}”",
        "The sheet “{sheet}” was renamed “{given}”", "Name it “{sheet}” again"),
    Code.LAYOUT_CHANGED: words(
        BLOCK,
        "表格的行列或次序与下发时不同：{what}", "请恢复到下发时的样子，或在原来下发的工作簿里重新填写",
        "Rows, columns or sheets are not where they were issued: {what}", "Put them back, or fill in the workbook as issued"),
    Code.HIDDEN_INPUT: words(
        BLOCK,
        "填报内容被隐藏：{what}", "请取消隐藏，核对其中的内容后再报送",
        "Cells to be filled in were hidden: {what}", "Unhide them, see what stands in them, and send the workbook again"),
    Code.MERGED_INPUT: words(
        BLOCK,
        "填报单元格被合并为 {given}，其中的内容会丢失或看不见", "请取消合并，把内容分别填回原来的单元格",
        "A cell to be filled in was merged into {given}; content is lost or covered", "Undo the merge and put each content back into its own cell"),
    Code.EXTERNAL_LINK: words(
        NOTICE,
        "工作簿链接到别的文件：{given}", "链接的内容不读取；请直接填写数值，并删除链接（数据→编辑链接→断开）",
        "The workbook links to other files: {given}", "What is linked is not read; type the values and break the links (Data, Edit Links, Break)"),
    Code.DATE_SYSTEM_CHANGED: words(
        BLOCK,
        "日期系统被改成 1904 年起算，所有日期都会差四年零一天", "请在 Excel 选项的“高级”里取消“使用 1904 日期系统”，核对日期后再报送",
        "Dates now count from 1904; every date is four years and a day off", "Clear “Use 1904 date system” under Advanced in the options of Excel, look at the dates and send it again"),
}
