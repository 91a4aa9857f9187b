"""The words official forms use, and the field each stands for; first match wins, so special words stand first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from templates.form import Kind
from templates.form import Need
from templates.form import Owner

_IGNORED = re.compile(r"（[^（）]*）|[\s\n]")


@dataclass(frozen=True, slots=True)
class Word:
    """A pattern of a label and the step of a field id it stands for, with what such a field usually is."""

    pattern: str
    id: str
    kind: Kind = Kind.TEXT
    en: str = ""
    owner: Owner = Owner.UNIT
    source: str = ""
    need: Need = Need.ALWAYS


def find(words: Sequence[Word], label: str) -> Word | None:
    """Return the first word whose pattern is in the label; what stands in brackets counts only if nothing else does."""
    bare = _IGNORED.sub("", label)
    return next(
        (word for text in dict.fromkeys((bare, label)) if text for word in words if re.search(word.pattern, text)), None
    )


MONEY, PERCENT, NUMBER, LONG, DATE, VALUE = Kind.MONEY, Kind.PERCENT, Kind.NUMBER, Kind.LONG_TEXT, Kind.DATE, Kind.VALUE

FACTS = (
    Word(
        r"^(部门)?(（单位）)?(单位|部门)名称|^(填报|预算|申报|项目)?单位(（.*）)?$|^填报(部门|单位)",
        "unit.name",
        en="Unit",
        owner=Owner.BUREAU,
        source="unit.name",
    ),
    Word(r"^(主管|一级预算)(部门|单位)", "project.department", en="Supervising department", source="unit.department"),
    Word(r"^(项目)?(实施|承担)(单位|部门)", "project.implementer", en="Implementing unit", source="unit.name"),
    Word(r"^项目名称|^名称$", "project.name", en="Project", source="project.name"),
    Word(r"^项目类别", "project.category", en="Category"),
    Word(r"^项目属性", "project.attribute", en="Attribute", source="project.attribute"),
    Word(r"^项目类型", "project.type", en="Type"),
    Word(r"起止(时间|日期|年限)|^项目(期限|周期)|^实施(期限|周期)", "project.period", en="Period"),
    Word(r"^(项目)?(计划)?开始(时间|日期)", "project.start", DATE, "Start"),
    Word(r"^(项目)?(计划)?(结束|完成|终止)(时间|日期)", "project.end", DATE, "End"),
    Word(
        r"^项目总(预算|投资|金额)|^总投资", "project.total_budget", MONEY, "Total budget", source="project.total_budget"
    ),
    Word(
        r"^(项目)?(本)?年度预算|^项目本年度预算|^预算(金额|数)",
        "project.year_budget",
        MONEY,
        "This year's budget",
        source="project.year_budget",
    ),
    Word(r"(立项|设立)依据", "project.grounds", LONG, "Grounds"),
    Word(r"^(项目)?(填报|填表|经办|制表)人", "unit.preparer", en="Prepared by"),
    Word(r"^(项目)?(负责人|联系人)", "unit.contact", en="Contact"),
    Word(r"电话|联系方式", "unit.phone", en="Telephone", source="offer.phone"),
    Word(r"(填报|填表|申报|报送|自评)(日期|时间)|^(日期|时间)$", "unit.filed", DATE, "Date filed"),
    Word(r"(职能|职责)(概述|简介|概况|$)|^部门职能|^单位职能", "duties", LONG, "Duties"),
    Word(r"(年度|本年)(主要|重点)?(工作)?任务|^主要工作任务", "tasks", LONG, "Tasks of the year"),
    Word(r"(编制|在编)(人数|数)?$", "unit.offices", NUMBER, "Posts"),
    Word(r"(实有|在职|职工)(人数|人员)", "unit.staff", NUMBER, "Staff"),
    Word(r"预期(目标|绩效)", "goal.expected", LONG, "Expected goal"),
    Word(r"(实际|目标)完成情况|完成情况$", "goal.actual", LONG, "What was achieved"),
    Word(r"(长期|中期|中长期|总体|实施期)(绩效)?(总)?目标$", "goal.long", LONG, "Long-term goal"),
    Word(r"年度(总体|绩效|整体)?(绩效)?目标|^绩效目标$|整体绩效目标", "goal.annual", LONG, "Goal of the year"),
    Word(r"(偏差|未完成|未能完成).*原因|原因分析", "deviation", LONG, "Analysis of variance", need=Need.NEVER),
    Word(r"改进措施|结果应用", "measures", LONG, "Measures", need=Need.NEVER),
    Word(r"自评结论|评价结论|综合评价", "conclusion", LONG, "Conclusion"),
    Word(r"成效|主要成绩|经验", "achievements", LONG, "Achievements", need=Need.NEVER),
    Word(r"存在(的)?(主要)?问题|^问题", "problems", LONG, "Problems", need=Need.NEVER),
    Word(r"(自评|评价|绩效)?等级|^自评等次", "score.grade", en="Grade"),
    Word(r"总(得)?分|自评(得)?分|合计得分|^得分$", "score.total", NUMBER, "Total score"),
    Word(r"^备注|其他.*说明|说明事项", "notes", LONG, "Notes", need=Need.NEVER),
)

MONEY_BLOCKS = (
    Word(r"收入", "income", en="Income"),
    Word(r"支出构成|支出", "spending", en="Spending"),
    Word(r"资金|预算执行|预算|拨款|投资", "funds", en="Funds"),
)
MONEY_ROWS = (
    Word(r"^基本支出", "basic", en="basic"),
    Word(r"^项目支出", "project", en="projects"),
    Word(r"结转|结余", "carryover", en="carry-over"),
    Word(r"合计|总计|总额|^总(收入|支出|投资)|年度财政资金|^小计", "total", en="total"),
    Word(r"政府性基金", "fund", en="government funds"),
    Word(r"国有资本", "capital", en="state capital"),
    Word(r"一般公共预算(?!拨款)", "general", en="general public budget"),
    Word(r"自有(资金)?|事业收入", "own", en="own funds"),
    Word(r"其他", "other", en="other funds"),
    Word(r"财政(拨款|资金)|拨款|预算资金|一般公共预算", "appropriation", en="appropriation"),
)
MONEY_COLUMNS = (
    Word(r"\{prior2\}|前年", "prior2", MONEY, "year before last", source="money.prior2"),
    Word(r"\{prior1\}|上年|去年", "prior1", MONEY, "last year", source="money.prior1"),
    Word(r"占比|比重|比例", "share", PERCENT, "share (%)"),
    Word(r"执行率|支出进度", "rate", PERCENT, "rate (%)"),
    Word(r"^分值|权重", "weight", NUMBER, "points possible"),
    Word(r"得分|评分", "score", NUMBER, "score"),
    Word(r"预计", "expected", MONEY, "expected"),
    Word(r"年初预算|年初安排|年初", "initial", MONEY, "original budget"),
    Word(r"全年预算|调整(后)?预算|预算数|调整", "adjusted", MONEY, "adjusted budget"),
    Word(r"执行(数|金额)|实际(支出|执行|完成)|支出数", "executed", MONEY, "executed"),
    Word(r"当年|本年|\{year\}", "current", MONEY, "this year"),
    Word(r"金额|申请|安排|预算", "amount", MONEY, "amount"),
)

ROW = Need.ROW
INDICATOR_COLUMNS = (
    Word(r"一级", "level1", Kind.CHOICE, "Level 1", need=ROW),
    Word(r"二级", "level2", Kind.TEXT, "Level 2", need=ROW),
    Word(r"依据", "basis", en="Basis", need=ROW),
    Word(r"佐证|证明材料", "evidence", en="Evidence", need=Need.NEVER),
    Word(r"(赋分|评分|计分|评价)(规则|标准)", "rule", en="Scoring rule", need=Need.NEVER),
    Word(r"绩效标准|标准值", "standard", en="Standard", need=Need.NEVER),
    Word(r"偏差|原因|改进措施", "reason", en="Reason", need=Need.NEVER),
    Word(r"指标(性质|符号)|^符号|运算符", "operator", en="Operator", need=Need.NEVER),
    Word(r"指标方向|方向$", "direction", Kind.CHOICE, "Direction", need=Need.NEVER),
    Word(r"(计量|度量)?单位", "measure", en="Unit of measure", need=Need.NEVER),
    Word(r"复核", "reviewed_score", NUMBER, "Reviewed score", need=Need.NEVER),
    Word(r"得分$|自评分|^评分$|得分", "score", NUMBER, "Score", need=ROW),
    Word(r"分值|权重", "weight", NUMBER, "Weight", need=ROW),
    Word(r"\{prior2\}|前年", "prior2", VALUE, "Year before last", need=Need.NEVER),
    Word(r"\{prior1\}|上年|去年", "prior1", VALUE, "Last year", need=Need.NEVER),
    Word(r"全年预计|预计完成", "expected", VALUE, "Expected by year end", need=ROW),
    Word(r"[0-9]+月.*(完成|执行)|进展", "progress", VALUE, "Progress", need=ROW),
    Word(r"完成率", "rate", PERCENT, "Rate of completion", need=Need.NEVER),
    Word(r"实际(完成|水平)|完成(值|情况)", "actual", VALUE, "Actual", need=ROW),
    Word(r"三级|指标名称|指标内容|指标描述|^指标$|绩效指标$", "level3", Kind.TEXT, "Level 3", need=ROW),
    Word(r"目标值|指标值|实现值|计划水平|(年初|年度|预期).*值|^值$", "target", VALUE, "Target", need=ROW),
    Word(r"备注", "note", en="Note", need=Need.NEVER),
)
PROJECT_COLUMNS = (
    Word(r"项目名称|^项目$", "name", en="Project", source="project.name", need=ROW),
    Word(r"用途|支出方向|主要内容|支出内容", "purpose", LONG, "Main uses", source="project.purpose", need=ROW),
    Word(r"属性", "attribute", en="Attribute", source="project.attribute", need=ROW),
    Word(
        r"总预算|总投资|预算总额|总金额", "total_budget", MONEY, "Total budget", source="project.total_budget", need=ROW
    ),
    Word(
        r"年度?.*预算|本年|当年|预算(数|金额)?$|申请",
        "year_budget",
        MONEY,
        "This year's budget",
        source="project.year_budget",
        need=ROW,
    ),
    Word(r"备注", "note", en="Note", need=Need.NEVER),
)
TABLE_COLUMNS = (
    Word(r"(任务|工作)(名称|内容)?$|^名称|^事项", "name", en="Name", need=ROW),
    Word(r"开始", "start", DATE, "Start", need=ROW),
    Word(r"结束|完成(时间|日期)|截止", "end", DATE, "End", need=ROW),
    Word(r"日期|时间", "date", DATE, "Date", need=ROW),
    Word(r"项目", "project", en="Project", need=ROW),
    Word(r"预算|金额|资金|支出|费用|经费", "budget", MONEY, "Budget", need=ROW),
    Word(r"占比|率$|比例", "rate", PERCENT, "Rate", need=ROW),
    Word(r"实际|完成情况", "actual", en="Actual", need=ROW),
    Word(r"目标", "target", en="Target", need=ROW),
    Word(r"数量|人数|个数|次数", "count", NUMBER, "Count", need=ROW),
    Word(r"内容|说明|进度", "content", LONG, "Content", need=ROW),
    Word(r"备注", "note", en="Note", need=Need.NEVER),
)

LEVEL1 = ("产出指标", "成本指标", "效益指标", "满意度指标")
LEVEL2 = {
    "产出指标": ("数量指标", "质量指标", "时效指标", "成本指标"),
    "成本指标": ("经济成本指标", "社会成本指标", "生态环境成本指标"),
    "效益指标": ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"),
    "满意度指标": ("服务对象满意度指标",),
}
DIRECTIONS = ("正向", "反向")
OPERATORS = ("≥", "≤", "=", ">", "<", "定性")
