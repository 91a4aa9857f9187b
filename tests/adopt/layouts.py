"""Four blank forms: Hubei target form, MOF 2020 self-evaluation, Hubei self-evaluation, and one of Guangshui."""

from openpyxl.worksheet.datavalidation import DataValidation

from tests.adopt.pen import Pen

MONEY = "#,##0.00"
OUTPUT = ("数量指标", "质量指标", "时效指标", "成本指标")
BENEFIT = ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标")
SATISFACTION = ("服务对象满意度指标",)


def hubei_target() -> Pen:
    """domain.md 1.1: income and spending, duties, tasks, projects, two goals with five indicator rows each."""
    pen = Pen()
    pen.sheet.title = "目标表"
    pen.widths({"A": 6, "B": 11, "C": 19, "D": 19, "E": 11, "F": 10, "G": 12, "H": 21})
    pen.title("A1:H1", "×××（单位）2024年整体支出绩效目标表")
    pen.put("A2:B2", "填报日期：", framed=False)
    pen.put("G2:H2", "单位：万元", framed=False)
    pen.line(3, ("A:C", "部门（单位）名称"), "D:H", height=26)
    pen.line(4, ("A:C", "填报人"), "D", ("E:F", "联系电话"), "G:H", height=26)
    pen.put("A5:A12", "部门总体收支情况")
    pen.put("B5:C6", "总体收支情况")
    pen.put("D5:D6", "当年金额")
    pen.put("E5:F6", "占比")
    pen.put("G5:H5", "近两年收支金额")
    pen.line(6, ("G", "2022年"), ("H", "2023年"))
    for top, name, rows in (
        (7, "收入构成", ("财政拨款", "其他资金", "合计")),
        (10, "支出构成", ("基本支出", "项目支出", "合计")),
    ):
        pen.put(f"B{top}:B{top + 2}", name)
        for row, item in enumerate(rows, start=top):
            pen.line(row, ("C", item), "D", "E:F", "G", "H", fmt=MONEY)
    pen.line(13, ("A", "部门职能概述"), "B:H", height=180)
    pen.line(14, ("A", "年度工作任务"), "B:H", height=240)
    pen.put("A15:A21", "项目支出情况")
    pen.line(15, ("B:C", "项目名称"), ("D", "项目总预算"), ("E", "项目本年度预算"), ("F:H", "项目主要支出方向和用途"))
    for row in range(16, 22):
        pen.line(row, "B:C", "D", "E", "F:H", height=24)
    for number, top in enumerate((22, 31), start=1):
        _goal(pen, number, top)
    return pen


def _goal(pen: Pen, number: int, top: int) -> None:
    pen.line(top, ("A:B", f"年度目标 {number}："), "C:H", height=24)
    head = top + 1
    pen.put(f"A{head}:A{head + 7}", "年度绩效指标")
    for columns, text in (("B", "一级指标"), ("C", "二级指标"), ("D", "三级指标"), ("H", "指标值确定依据")):
        pen.put(f"{columns}{head}:{columns}{head + 2}", text)
    pen.put(f"E{head}:G{head}", "指标值")
    pen.put(f"E{head + 1}:F{head + 1}", "近两年指标值")
    pen.put(f"G{head + 1}:G{head + 2}", "预期当年实现值")
    pen.line(head + 2, ("E", "前年"), ("F", "上年"))
    for row in range(head + 3, head + 8):
        pen.line(row, "B", "C", "D", "E", "F", "G", "H")


def mof_self_evaluation() -> Pen:
    """domain.md 1.3: the form of 财预〔2020〕10号 with its place-holder rows."""
    pen = Pen()
    pen.sheet.title = "Sheet1"
    pen.widths({"A": 8, "B": 11, "C": 13, "D": 20, "E": 13, "F": 13, "G": 8, "H": 10, "I": 8, "J": 20})
    pen.put("A1", "附件1", framed=False)
    pen.title("A2:J2", "项目支出绩效自评表")
    pen.put("A3:J3", "（XXXX年度）", framed=False)
    pen.line(4, ("A:B", "项目名称"), "C:J", height=24)
    pen.line(5, ("A:B", "主管部门"), "C:E", ("F:G", "实施单位"), "H:J", height=24)
    pen.put("A6:B10", "项目资金\n（万元）")
    pen.line(
        6,
        "C:D",
        ("E", "年初预算数"),
        ("F", "全年预算数（A）"),
        ("G", "全年执行数（B）"),
        ("H", "分值"),
        ("I", "执行率（B/A）"),
        ("J", "得分"),
    )
    rows = ("年度资金总额", "其中：当年财政拨款", "      上年结转资金", "      其他资金")
    for row, item in enumerate(rows, start=7):
        total = row == 7
        pen.line(
            row,
            ("C:D", item),
            "E",
            "F",
            "G",
            ("H", "10" if total else "—"),
            "I",
            "J" if total else ("J", "—"),
            fmt=MONEY,
        )
    pen.put("A11:A12", "年度总体目标")
    pen.line(11, ("B:E", "预期目标"), ("F:J", "实际完成情况"))
    pen.line(12, "B:E", "F:J", height=80)
    pen.put("A13:A32", "绩效指标")
    pen.line(
        13,
        ("B", "一级指标"),
        ("C", "二级指标"),
        ("D", "三级指标"),
        ("E", "年度指标值"),
        ("F", "实际完成值"),
        ("G", "分值"),
        ("H", "得分"),
        ("I:J", "偏差原因分析及改进措施"),
    )
    row = 14
    for level1, below, each in (
        ("产出指标（50分）", OUTPUT, 3),
        ("效益指标（30分）", BENEFIT[:3], 2),
        ("满意度指标（10分）", SATISFACTION, 1),
    ):
        first = row
        for level2 in below:
            start = row
            for number in range(1, each + 1):
                text = f"指标{number}：" if number < each or each == 1 else "……"
                pen.line(row, ("D", text), "E", "F", "G", "H", "I:J")
                row += 1
            pen.put(f"C{start}:C{row - 1}" if row - 1 > start else f"C{start}", level2)
        pen.put(f"B{first}:B{row - 1}" if row - 1 > first else f"B{first}", level1)
    pen.line(33, ("A:F", "总分"), ("G", "100"), "H", "I:J")
    return pen


def hubei_self_evaluation() -> Pen:
    """domain.md 1.3, second half: choices to tick, execution of the budget with 20 points, two goals, no weights."""
    pen = Pen()
    pen.sheet.title = "自评表"
    pen.widths({"A": 14, "B": 13, "C": 16, "D": 22, "E": 16, "F": 16, "G": 14})
    pen.title("A1:G1", "2023年度××项目绩效自评表")
    pen.put("A2:C2", "单位名称：                  ", framed=False)
    pen.put("E2:G2", "填报日期：    年   月   日", framed=False)
    pen.line(3, ("A", "项目名称"), "B:G", height=24)
    pen.line(4, ("A", "主管部门"), "B:D", ("E", "项目实施单位"), "F:G", height=24)
    pen.line(5, ("A", "项目类别"), ("B:G", "1、部门预算项目  □   2、市直专项  □   3、市对下转移支付项目 □"))
    pen.line(6, ("A", "项目属性"), ("B:G", "1、持续性项目 □   2、新增性项目 □"))
    pen.line(7, ("A", "项目类型"), ("B:G", "1、常年性项目 □   2、延续性项目 □   3、一次性项目 □"))
    pen.put("A8:A9", "预算执行情况（万元）\n（20分）")
    pen.line(
        8, "B:C", ("D", "预算数（A）"), ("E", "执行数（B）"), ("F", "执行率（B/A）"), ("G", "得分\n（20分×执行率）")
    )
    pen.line(9, ("B:C", "年度财政资金总额"), "D", "E", "F", "G", fmt=MONEY)
    pen.line(
        10,
        ("A", "年度绩效目标1\n（80分）"),
        ("B", "一级指标"),
        ("C", "二级指标"),
        ("D", "三级指标"),
        ("E", "年初目标值（A）"),
        ("F", "实际完成值（B）"),
        ("G", "得分"),
    )
    pen.sheet["A10"].value = None
    pen.put("A10:A20", "年度绩效目标1\n（80分）")
    row = 11
    for level1, below, each in (("产出指标", OUTPUT, 1), ("效益指标", BENEFIT, 1), ("满意度指标", SATISFACTION, 2)):
        first = row
        for level2 in below:
            pen.put(f"C{row}:C{row + each - 1}" if each > 1 else f"C{row}", level2)
            for _ in range(each):
                pen.line(row, "D", "E", "F", "G")
                row += 1
        pen.put(f"B{first}:B{row - 1}", level1)
    pen.line(21, ("A:F", "总分"), "G")
    pen.line(22, ("A", "偏差大或目标未完成原因分析"), "B:G", height=70)
    pen.line(23, ("A", "改进措施及结果应用方案"), "B:G", height=70)
    note = "备注：1.预算执行情况口径：预算数为调整后财政资金总额（包括上年结余结转），"
    note += "执行数为资金使用单位财政资金实际支出数。"
    note += "2.定量指标完成数汇总原则：绝对值直接累加计算，相对值按照资金额度加权平均计算。"
    pen.put("A24:G24", note, framed=False)
    pen.sheet.row_dimensions[24].height = 60
    pen.put("A25:C25", "单位负责人（签字）：", framed=False)
    pen.put("E25:G25", "单位（盖章）", framed=False)
    return pen


def guangshui_target() -> Pen:
    """domain.md 1.1 in the words of Guangshui: another title, other columns and order, a drop-down."""
    pen = Pen()
    pen.sheet.title = "附件2"
    pen.widths({"A": 12, "B": 14, "C": 14, "D": 16, "E": 14, "F": 14, "G": 16})
    pen.put("A1", "附件2：", framed=False)
    pen.title("A2:G2", "部门整体支出绩效目标申报表", 16)
    pen.put("A3:G3", "（2023年度）", framed=False)
    pen.put("F4:G4", "金额单位：万元", framed=False)
    pen.line(5, ("A", "部门名称"), "B:C", ("D", "填报日期"), "E:G", height=24)
    pen.sheet["E5"].number_format = "yyyy-mm-dd"
    pen.line(6, ("A", "填报人"), "B:C", ("D", "联系电话"), "E", ("F", "在职人数"), "G", height=24)
    pen.put("A7:A14", "总体资金情况")
    pen.put("B7:C8", "")
    pen.put("D7:E7", "近两年收支金额")
    pen.put("F7:F8", "当年金额")
    pen.put("G7:G8", "占比（%）")
    pen.line(8, ("D", "2021年"), ("E", "2022年"))
    for top, name, rows in (
        (9, "收入构成", ("财政拨款", "其他资金", "合计")),
        (12, "支出构成", ("基本支出", "项目支出", "合计")),
    ):
        pen.put(f"B{top}:B{top + 2}", name)
        for row, item in enumerate(rows, start=top):
            pen.line(row, ("C", item), "D", "E", "F", "G", fmt="0.00")
    for column in "DEF":
        pen.sheet[f"{column}11"].value = f"=SUM({column}9:{column}10)"
        pen.sheet[f"{column}14"].value = f"={column}12+{column}13"
    pen.line(15, ("A", "部门职能概述"), ("B:G", "（请概述部门主要职能，500字以内）"), height=120)
    pen.line(16, ("A", "年度工作任务"), "B:G", height=150)
    pen.put("A17:A22", "项目支出情况")
    pen.line(17, ("B", "序号"), ("C:D", "项目名称"), ("E", "项目属性"), ("F", "项目总预算"), ("G", "项目本年度预算"))
    for number, row in enumerate(range(18, 22), start=1):
        pen.line(row, ("B", str(number)), "C:D", "E", "F", "G")
    pen.line(22, ("B:E", "合计"), "F", "G", fmt="0.00")
    rule = DataValidation(type="list", formula1='"常年性,延续性,一次性"', allow_blank=True)
    rule.add("E18:E21")
    pen.sheet.add_data_validation(rule)
    pen.line(23, ("A", "整体绩效总目标"), ("B", "长期目标"), "C:G", height=60)
    pen.line(24, ("A", ""), ("B", "年度目标"), "C:G", height=60)
    pen.put("A23:A24", "整体绩效总目标")
    pen.put("A25:A33", "年度绩效指标")
    pen.line(
        25,
        ("B", "一级指标"),
        ("C", "二级指标"),
        ("D", "指标名称"),
        ("E", "上年实际值"),
        ("F", "当年目标值"),
        ("G", "指标值设定依据"),
    )
    for row in range(26, 34):
        pen.line(row, "B", "C", "D", "E", "F", "G")
    pen.line(34, ("A", "其他需要说明的事项"), "B:G", height=40)
    pen.put("A35:B35", "单位负责人（签字）：", framed=False)
    pen.put("E35:F35", "制表人（签字）：", framed=False)
    return pen


def north_project_target() -> Pen:
    """domain.md 1.2, nobody tuned anything to it: columns of Inner Mongolia, funds of Gansu, reviews at the foot."""
    pen = Pen()
    pen.sheet.title = "Sheet1"
    pen.widths({"A": 9, "B": 12, "C": 14, "D": 20, "E": 10, "F": 10, "G": 12, "H": 10, "I": 9})
    pen.title("A1:I1", "项目支出绩效目标申报表")
    pen.put("A2:I2", "（    年度）", framed=False)
    pen.put("A3:D3", "填报单位：            ", framed=False)
    pen.put("H3:I3", "单位：元", framed=False)
    pen.line(4, ("A:B", "项目名称"), "C:E", ("F:G", "项目编码"), "H:I")
    pen.line(5, ("A:B", "主管部门及代码"), "C:E", ("F:G", "实施单位"), "H:I")
    pen.line(6, ("A:B", "项目属性"), ("C:E", "新增项目□   延续项目□"), ("F:G", "起止时间"), "H:I")
    pen.line(7, ("A:B", "资金性质"), "C:E", ("F:G", "项目负责人"), "H:I")
    pen.put("A8:B12", "项目资金（元）")
    pen.line(8, ("C:E", "资金来源"), ("F:G", "项目总投资"), ("H:I", "本年预算申报数"))
    for row, item in enumerate(("资金总额", "其中：财政拨款", "自有资金", "其他资金"), start=9):
        pen.line(row, ("C:E", item), "F:G", "H:I", fmt="#,##0.00")
    pen.put("A13:A14", "总体目标")
    pen.line(13, ("B:D", "实施期目标"), ("E:I", "年度目标"))
    pen.line(14, "B:D", "E:I", height=90)
    pen.put("A15:A25", "绩效指标")
    pen.line(
        15,
        ("B", "一级指标"),
        ("C", "二级指标"),
        ("D", "三级指标"),
        ("E", "指标性质"),
        ("F", "指标方向"),
        ("G", "目标值"),
        ("H", "计量单位"),
        ("I", "分值"),
    )
    row = 16
    levels = (
        ("产出指标", ("数量指标", "质量指标", "时效指标")),
        ("成本指标", ("经济成本指标", "社会成本指标")),
        ("效益指标", ("经济效益指标", "社会效益指标")),
        ("满意度指标", ("服务对象满意度指标",)),
    )
    for level1, below in levels:
        first = row
        for level2 in below:
            rows = 2 if level2 in {"数量指标", "社会效益指标"} else 1
            for number in range(rows):
                pen.line(row + number, "D", "E", "F", "G", "H", "I")
            pen.put(f"C{row}:C{row + rows - 1}" if rows > 1 else f"C{row}", level2)
            row += rows
        pen.put(f"B{first}:B{row - 1}" if row - 1 > first else f"B{first}", level1)
    pen.line(
        26, ("A:B", "主管部门审核意见"), ("C:I", "\n            审核人：            日期：    年  月  日"), height=60
    )
    pen.line(27, ("A:B", "备注"), "C:I", height=30)
    pen.line(28, ("A:B", "填报人"), "C:D", ("E:F", "联系电话"), "G:I")
    return pen
