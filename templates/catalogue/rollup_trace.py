"""What ``tianbao trace`` says of a figure of the roll-up."""

from templates.text import Text

TRACE: dict[str, Text] = {
    "trace_op_read": Text("取自报送文件", "read from a returned file"),
    "trace_op_same": Text("等于", "the same as"),
    "trace_op_sum": Text("合计", "the sum of"),
    "trace_op_difference": Text("第一项减其余各项", "the first less the others"),
    "trace_op_ratio": Text("第一项÷第二项", "the first over the second"),
    "trace_op_mean": Text("算术平均", "the mean of"),
    "trace_op_weighted_mean": Text("加权平均（权重见各项后）", "the mean by weight (weights behind)"),
    "trace_op_count": Text("计数", "the number of"),
    "trace_op_ties": Text("各差额均应为 0", "whether these gaps are 0"),
    "trace_op_order": Text("序号，不是数据", "the number of the row, no figure"),
    "trace_op_text": Text("文字，不是数字", "words, no figure"),
    "trace_op_link": Text("指向来源的链接", "a link to the source"),
    "trace_parts": Text("{op}，{count} 项：", "{op} {count}:"),
    "trace_among": Text("（在 {count} 格中）", "(of {count} cells)"),
    "trace_total": Text("合起来：{value}", "together: {value}"),
    "trace_origin": Text("{name}（{unit}）　{file}（{received} 收到，sha256 {hash}）　{place}　原文：{raw}",
                         "{name} ({unit})  {file} (received {received}, sha256 {hash})  {place}  as written: {raw}"),
    "trace_input": Text("{place}　原文：{raw}", "{place}  as written: {raw}"),
    "trace_whole": Text("（整个文件）", "(the file as a whole)"),
    "trace_worked": Text("表内公式，由下列单元格重新计算：", "a formula of the form, worked out anew from:"),
    "trace_weight": Text("权重 {value}", "weight {value}"),
    "trace_beside": Text("本行的来源：", "The source of this row:"),
    "trace_blank": Text("（空白）", "(blank)"),
    "trace_changed": Text(
        "注意：{file} 写成以后，台账或设置有变动；下面是按现在的台账重新得出的来源，与文件里的数可能不同。请重新运行 consolidate。",
        "Note: ledger or settings have changed since {file} was written. What follows is taken from the ledger as it is "
        "now and may differ from the file. Run consolidate again."),
    "trace_no_file": Text(
        "还没有 {file}；下面是按现在的台账得出的来源。", "There is no {file} yet; what follows is taken from the ledger as it is now."),
    "trace_foreign": Text(
        "{file} 不是本程序写的汇总工作簿，无法对照；下面是按现在的台账得出的来源。",
        "{file} is no roll-up written by this program; what follows is taken from the ledger as it is now."),
    "trace_unknown": Text(
        "汇总里没有“{given}”。写法如 '收支汇总表!F7'；汇总的表有：{known}",
        "The roll-up has no {given}. Write it like 'Income and spending!F7'; its sheets are: {known}"),
    "trace_no_figure": Text("{given} 这一格不是数字（是标题、说明或空白），没有来源可查。请指一个数字的单元格",
                            "{given}: this cell is no figure (a title, a note or blank) and has no source. Name a cell with a figure"),
    "trace_percent": Text("{shown}（精确值 {exact}）", "{shown} (exactly {exact})"),
    "trace_none": Text("计数，0 项：没有“{counted}”", "the number of 0: nothing under “{counted}”"),
    "trace_several": Text("“{given}”可能指几张表：{known}。请写出完整的表名。", "{given} may mean several sheets: {known}. Give the whole name."),
}
