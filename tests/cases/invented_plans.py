"""Invented target forms of projects of 2024, and department self-evaluations: clean ones, and each with its faults.

``rows`` are 一级|二级|三级|性质|目标|单位|方向|分值|上年|依据, their level names shortened;
``wrong`` as in ``invented``.
"""

from dataclasses import dataclass
from dataclasses import field

from tests.cases.invented import LEVELS

COLUMNS = ("level1", "level2", "level3", "operator", "target", "measure", "direction", "weight", "prior1", "basis")
SELF_COLUMNS = ("level1", "level2", "level3", "target", "actual", "weight", "score", "reason")


@dataclass(frozen=True)
class Plan:
    """One project as planned: its money (总额, 财政拨款), goal and rows; and what is wrong with it."""

    name: str
    money: tuple[str, str]
    rows: str
    wrong: tuple[str, ...] = ()
    goal: str = "完成年度任务，提升公共服务水平。"
    more: dict[str, str] = field(default_factory=dict)

    def answers(self) -> dict[str, str]:
        """Return the cells of the sheet by field id."""
        total, own = self.money
        cells = {"project.year_budget": total, "funds.total.amount": total, "funds.appropriation.amount": own}
        cells |= {"goal.annual": self.goal, **table(self.rows, COLUMNS)}
        return {name: text for name, text in {**cells, **self.more}.items() if text}


@dataclass(frozen=True)
class Department:
    """One department's self-evaluation in a workbook of its own, under rules of its own."""

    name: str
    rows: str
    cells: dict[str, str]
    wrong: tuple[str, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()

    def answers(self) -> dict[str, str]:
        """Return the cells of the form by field id."""
        return {**BASE, **table(self.rows, SELF_COLUMNS), **self.cells}


def table(rows: str, columns: tuple[str, ...]) -> dict[str, str]:
    """Return the cells of indicator rows by field id; ``_`` is a blank inside a cell."""
    cells: dict[str, str] = {}
    for number, line in enumerate(rows.split(), start=1):
        texts = [text.replace("_", " ") for text in line.split("|")]
        names = [LEVELS.get(text, text) if place < 2 else text for place, text in enumerate(texts)]
        cells |= {f"indicators[{number}].{c}": t for c, t in zip(columns, names, strict=False) if t}
    return cells


PLANS = (
    # ---- clean
    Plan(
        "执法装备",  # Inner Mongolia: operator, direction and unit in columns of their own
        ("103.07", "103.07"),
        """满意|服务对象|使用人员满意度|≥|98|%|正向|10||问卷
        效益|可持续|装备标准化配置|定性|长期||正向|15||装备规划
        效益|社会|执法效率|定性|有效提升||正向|15||工作方案
        产出|成本|车辆购置成本|≤|12|万元|反向|5||询价记录
        产出|数量|车辆采购数量|=|1|辆|正向|15||采购计划
        产出|数量|记录仪采购数量|≥|10|台|正向|10||采购计划
        产出|质量|设备验收合格率|=|100|%|正向|10||验收规范
        产出|时效|采购完成时间|≤|11月底前||正向|10||采购计划""",
    ),
    Plan(
        "河道保洁",  # Hunan: everything in the value; frequencies, ranges, deadlines, none at all
        ("250", "200"),
        """产出|数量|保洁河道长度||≥86.5公里||||85公里|管护合同
        产出|数量|巡查频次||1次/周||||1次/周|巡查制度
        产出|质量|水面漂浮物清除率||90%-95%||||90%|考核办法
        产出|时效|投诉处理时限||≤5个工作日||||≤5个工作日|服务承诺
        产出|时效|全年任务完成时间||2024年12月底前||||2023年12月底前|合同约定
        产出|成本|成本控制数||≤250万元||||250万元|预算批复
        效益|生态|水质||Ⅲ类以上||||Ⅲ类|监测方案
        效益|社会|安全责任事故||零事故||||零事故|安全管理办法
        满意|服务对象|沿岸居民满意度||≥90%||||89%|问卷""",
        more={"funds.own.amount": "50", "funds.other.amount": "0"},
    ),
    Plan(
        "农机购置补贴",  # growth, large numbers, a wide digit; funds from the province
        ("1,860.50", "1860.5"),
        """产出|数量|补贴农机具数量||≥1,250台（套）||||1180台（套）|申报汇总
        产出|质量|补贴机具核验率||100%||||100%|实施方案
        产出|时效|补贴兑付时限||30日内||||30日内|实施方案
        效益|经济|农机总动力||同比增长2%||||同比增长1.8%|统计年报
        效益|社会|主要农作物综合机械化率||≥78.5%||||77.2%|统计年报
        满意|服务对象|购机农户满意度||≥９０％||||90%|问卷""",
    ),
    Plan(
        "大楼运行",  # Hubei: what the money is made of, three years that add up
        ("814", "814"),
        """产出|数量|维修维护次数||≥280次||||270次|维修记录
        产出|质量|维修验收合格率||≥92%||||92%|验收记录
        成本1|经济成本|运行成本||≤814万元||||820万元|成本测算
        成本1|环境成本|水电气消耗下降率||≥2%||||2%|节能方案
        效益|社会|办公环境||良好||||良好|管理制度
        满意|服务对象|入驻单位满意度||≥92%||||91%|问卷""",
        more={
            "costs[1].item": "保安保洁服务费",
            "costs[1].amount": "290",
            "costs[1].prior2": "290",
            "costs[1].prior1": "290",
            "costs[2].item": "水电及维修费",
            "costs[2].amount": "524",
            "costs[2].prior2": "372.88",
            "costs[2].prior1": "504.55",
            "costs.total.amount": "814",
            "costs.total.prior2": "662.88",
            "costs.total.prior1": "794.55",
        },
    ),
    # ---- each with something wrong
    Plan(
        "课题研究",  # below last year in three ways: fewer, later, words for a figure; one with its reason missing
        ("60", "60"),
        """产出|数量|完成课题数量||10项||||12项|计划
        产出|质量|课题验收合格率||≥90%||||95%|计划
        产出|时效|结题时间||12月底前||||11月底前|计划
        产出|成本|课题经费||控制在预算内||||60万元|预算
        效益|社会|成果应用||得到应用||||得到应用|计划
        满意|服务对象|委托单位满意度||≥95%||||≥90%|问卷""",
        wrong=(
            "regression_reason_missing indicators[1].reason",
            "regression_reason_missing indicators[2].reason",
            "regression_reason_missing indicators[3].reason",
            "target_regressed indicators[1].target",
            "target_regressed indicators[2].target",
            "target_regressed indicators[3].target",
            "yoy_dequantified indicators[4].target",
        ),
    ),
    Plan(
        "物业服务",  # a month's cost twelve times the budget, a limit that forbids all, odd directions
        ("240", "240"),
        """产出|数量|服务面积|≥|36000|平方米|反向|10||合同
        产出|成本|每月物业成本|≤|25|万元/月|反向|10||合同
        产出|成本|项目总成本|<|240|万元|反向|10||预算
        产出|质量|报修处理及时率|≥|98|%|正向|20||合同
        效益|社会|办公秩序|定性|良好||正向|30||合同
        满意|服务对象|干部职工满意度|≥|95|%|正向|10||问卷""",
        wrong=(
            "cost_exceeds_budget indicators[2].target",
            "direction_suspicious indicators[1].target",
            "strict_less_than_budget indicators[3].target",
        ),
    ),
    Plan(
        "困境儿童关爱",  # the part exceeds the whole; the basis copies the value; the long-term goal is this year's
        ("35", "35"),
        """产出|数量|关爱儿童人数||≥120人|||||≥120人
        产出|数量|其中:孤儿人数||≥150人|||||民政台账
        产出|质量|走访率||100%|||||100%
        效益|社会|儿童成长环境||改善|||||改善
        满意|服务对象|监护人满意度||≥90%|||||问卷""",
        goal="走访关爱困境儿童，改善成长环境。",
        more={"goal.long": "走访关爱困境儿童，改善成长环境。"},
        wrong=(
            "basis_copies_value indicators[1].basis",
            "basis_copies_value indicators[3].basis",
            "basis_copies_value indicators[4].basis",
            "long_and_annual_identical goal.annual",
            "subset_exceeds_set indicators[2].target",
        ),
    ),
    Plan(
        "信息化运维",  # parts that are not the total, 元 for 万元, garbled values, hint text left in
        ("126.4", "1264000"),
        """产出|数量|运维系统数量||18套18套|||||运维合同
        产出|质量|系统可用率||9O%|||||运维合同
        效益|社会|政务效率||提升|||||运维合同
        满意|服务对象|用户满意度||≥90%|||||问卷""",
        goal="（100字以内）",
        wrong=(
            "template_text_left goal.annual",
            "unit_mismatch_yuan_wan funds.appropriation.amount",
            "value_unreadable indicators[1].target",
        ),
    ),
)

BASE = {
    "unit.offices": "设办公室等3个科室。",
    "unit.duties": "负责本领域行政管理。",
    "unit.staff": "在编20人。",
    "funds.original": "1000",
    "funds.adjusted": "1100",
    "funds.executed": "1045",
    "funds.rate": "95%",
    "funds.weight": "10",
    "funds.score": "9.5",
    "funds.sources.general": "1045",
    "funds.nature.basic": "800",
    "funds.nature.project": "245",
    "funds.carryover": "0",
    "goal": "履行职能，完成年度重点工作。",
    "conclusion": "自评等级为优。",
    "achievements": "各项工作完成较好。",
    "problems": "绩效意识需要加强。",
    "measures": "加强培训。",
    "score.total": "99.5",
    "score.grade": "优",
}
ROWS = """产出|数量|完成重点任务数量|≥20项|21项|30|30
效益|社会|行政效能|提升|提升|50|50
满意|服务对象|服务对象满意度|≥90%|95%|10|10"""
DEPARTMENTS = (
    Department("清楚的部门", ROWS, {}),
    Department(
        "分项口径不符",  # the split by nature is of the budget; sources are short of what was spent
        ROWS,
        {"funds.nature.project": "300", "funds.sources.general": "1010"},
        (
            "breakdown_basis_mismatch funds.nature.basic",
            "received_total_ne_parts funds.executed",
        ),
    ),
    Department(
        "任务前后不一",
        ROWS,
        {
            "tasks[1].project": "侨务工作",
            "tasks[1].goal": "接待海外侨胞来访团组30批。",
            "tasks[1].completion": "全年接待海外侨胞来访团组26批。",
            "tasks[1].target": "30批",
            "tasks[1].actual": "26批",
            "tasks[2].project": "新闻宣传",
            "tasks[2].goal": "发布稿件500篇。",
            "tasks[2].completion": "发布稿件512篇。",
            "tasks[2].target": "500篇",
            "tasks[2].actual": "512篇",
            "achievements": "一是侨务工作有新进展，累计接待海外侨胞来访团组31批。二是发布稿件512篇。",
        },
        ("actual_restated_differs achievements", "target_missed tasks[1].actual"),
    ),
    Department(
        "湖北版式",  # execution 20, indicators 80: the district's preset
        """产出|数量|举办讲座场次|≥24场|25场|20|20
        产出|质量|讲座完成率|100%|100%|20|20
        效益|社会|公众素养|提升|提升|30|30
        满意|服务对象|听众满意度|≥90%|92%|10|10""",
        {"funds.weight": "20", "funds.score": "19", "score.total": "99"},
        settings=(("scoring:\n  preset: ministry", "scoring:\n  preset: hubei"),),
    ),
    Department(
        "得分照抄",  # the grade is one too good, the total one point too high
        ROWS,
        {"funds.executed": "880", "funds.rate": "80%", "funds.score": "8", "score.total": "99", "score.grade": "良"}
        | {
            "funds.sources.general": "880",
            "funds.nature.project": "80",
            "problems": "项目资金执行率偏低，主要是采购延期。",
        },
        ("grade_mismatch score.grade", "total_wrong score.total"),
    ),
)
