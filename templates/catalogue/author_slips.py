"""Wording of mistakes in the bureau's own files: forms, rules, rosters, workspace."""

from templates.codes import Slip
from templates.text import Text

SLIP_WORDS: dict[Slip, Text] = {
    Slip.YAML_BROKEN: Text("文件不符合 YAML 格式：{what}。请检查缩进和冒号", "not readable as YAML: {what}. Check indentation and colons"),
    Slip.KEY_UNKNOWN: Text("不认识的项“{key}”{guess}。可用的项：{known}", "unknown key “{key}”{guess}. Known keys: {known}"),
    Slip.KEY_MISSING: Text("缺少“{key}”。请补上", "“{key}” is missing. Please add it"),
    Slip.WRONG_TYPE: Text("“{key}”应为{expected}，现为“{given}”。请改正", "“{key}” must be {expected} and is “{given}”. Please correct it"),
    Slip.NOT_ONE_OF: Text("“{key}”的值“{given}”不在可用范围：{choices}", "“{key}” is “{given}”; it must be one of: {choices}"),
    Slip.DUPLICATE_ID: Text("“{key}”重复出现。请只保留一个", "“{key}” stands twice. Please keep one"),
    Slip.FIELD_UNKNOWN: Text("表中没有字段“{field}”{guess}。请核对字段编号", "the form has no field “{field}”{guess}. Check the field id"),
    Slip.EXPRESSION_BROKEN: Text("算式“{text}”读不懂：{what}。请核对写法", "cannot read the expression “{text}”: {what}. Check how it is written"),
    Slip.CELLS_OVERLAP: Text("单元格 {cell} 被两处占用（{first} 与 {second}）。请调整 at/down", "cell {cell} is taken twice ({first} and {second}). Change at/down"),
    Slip.FINDING_UNKNOWN: Text("没有名为“{name}”的检查{guess}。名称见 docs/findings.md", "there is no finding named “{name}”{guess}. See docs/findings.md"),
    Slip.FORM_UNKNOWN: Text("没有编号为“{form}”的表。可用的表：{known}", "there is no form “{form}”. Known forms: {known}"),
    Slip.FILE_MISSING: Text("找不到文件 {file}。请核对路径", "the file {file} does not exist. Check the path"),
    Slip.COLUMN_MISSING: Text("缺少列“{column}”。现有的列：{known}", "the column “{column}” is missing. Columns found: {known}"),
    Slip.UNIT_UNKNOWN: Text("单位名单里没有代码 {unit}。请核对 units.csv", "no unit has the code {unit}. Check units.csv"),
    Slip.NUMBER_WRONG: Text("“{column}”的“{given}”不是 0 或更大的数字。请改正", "“{given}” in “{column}” is no number from 0 up. Please correct it"),
    Slip.NO_WORKSPACE: Text("{folder} 不是工作区（缺少 rules.yaml）。请先运行 tianbao init，或用 -C 指定工作区",
                            "{folder} is no workspace (no rules.yaml). Run tianbao init first, or name the workspace with -C"),
    Slip.WORKSPACE_EXISTS: Text("{folder} 已经有内容，没有改动。请换一个空文件夹", "{folder} is not empty; nothing was changed. Choose an empty folder"),
    Slip.EXAMPLE_UNKNOWN: Text("没有名为“{example}”的示例。可用：{known}", "there is no example “{example}”. Known: {known}"),
    Slip.KEY_FILE_BROKEN: Text("密钥文件 {file} 缺失或损坏，无法签发或核对工作簿。请从备份恢复", "the key file {file} is missing or damaged; workbooks can be neither signed nor verified. Restore it from a backup"),
    Slip.YEAR_WRONG: Text("“{given}”不是四位数年度", "“{given}” is not a year of four digits"),
    Slip.FILE_UNREADABLE: Text("文件 {file} 无法读取：{what}", "the file {file} cannot be read: {what}"),
    Slip.NOTHING_ISSUED: Text("{year} 年还没有下发过工作簿。请先运行 tianbao generate", "no workbook of {year} was issued yet. Run tianbao generate first"),
    Slip.NO_UNITS: Text("单位名单里一个单位也没有。请在 {file} 里填写单位后再试", "the list of units is empty. Fill in {file} and try again"),
    Slip.CELL_BLANK: Text("“{column}”不能为空。请补上", "“{column}” must not be blank. Please fill it in"),
    Slip.PARENT_CIRCLE: Text("单位 {unit} 的上级最终又是它自己：{circle}。请核对 parent 列",
                             "unit {unit} is above itself: {circle}. Check the column parent"),
    Slip.PASSWORD_NOT_ASCII: Text("工作表密码只能用英文字母、数字和符号（LibreOffice 打不开中文密码）", "the sheet password may hold ASCII characters only (LibreOffice cannot open others)"),
}
