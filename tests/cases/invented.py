"""Invented project self-evaluations of 2024 like those of many provinces: each with exactly what is wrong in it.

``rows`` are 一级|二级|三级|目标|实际|分值|得分|原因, their level names shortened; ``wrong`` are findings that
block or ask for a reason, as ``name field``.
"""

from dataclasses import dataclass
from dataclasses import field

LEVELS = {
    "产出": "产出指标",
    "效益": "效益指标",
    "满意": "满意度指标",
    "成本1": "成本指标",
    "数量": "数量指标",
    "质量": "质量指标",
    "时效": "时效指标",
    "成本": "成本指标",
    "经济": "经济效益指标",
    "社会": "社会效益指标",
    "生态": "生态效益指标",
    "可持续": "可持续影响指标",
    "服务对象": "服务对象满意度指标",
    "经济成本": "经济成本指标",
    "社会成本": "社会成本指标",
    "环境成本": "生态环境成本指标",
}
COLUMNS = ("level1", "level2", "level3", "target", "actual", "weight", "score", "reason")


@dataclass(frozen=True)
class Sheet:
    """One project: its money (年初, 全年, 执行, 率, 得分), goals, rows, total and grade; and what is wrong with it."""

    name: str
    money: tuple[str, ...]
    rows: str
    total: str = "100"
    grade: str = "优"
    wrong: tuple[str, ...] = ()
    goal: str = "按计划完成年度任务，提升公共服务水平。"
    done: str = "各项任务按期完成，群众反映良好。"
    more: dict[str, str] = field(default_factory=dict)

    def answers(self) -> dict[str, str]:
        """Return the cells of the sheet by field id."""
        columns = ("initial", "adjusted", "executed", "rate", "score")
        cells = {f"funds.total.{name}": text for name, text in zip(columns, self.money, strict=True)}
        cells |= {"funds.total.weight": "10", "score.total": self.total, "score.grade": self.grade}
        cells |= {"goal.expected": self.goal, "goal.actual": self.done}
        for number, line in enumerate(self.rows.split(), start=1):
            texts = [text.replace("_", " ") for text in line.split("|")]
            names = [LEVELS.get(text, text) if place < 2 else text for place, text in enumerate(texts)]
            cells |= {f"indicators[{number}].{c}": t for c, t in zip(COLUMNS, names, strict=False)}
        return {name: text for name, text in {**cells, **self.more}.items() if text}


PAID = ("100", "100", "100", "100%", "10")
SHEETS = (
    # ---- clean
    Sheet(
        "道路养护",  # Zhejiang: plain figures with units
        ("520", "498.6", "498.6", "100.00%", "10"),
        """产出|数量|养护道路里程|≥36公里|36.5公里|15|15
        产出|数量|更换井盖数量|120个|126个|10|10
        产出|质量|工程验收合格率|100%|100%|10|10
        产出|时效|完成时间|2024年11月底前|2024年11月20日|10|10
        产出|成本|每公里养护成本|≤14万元|13.6万元|5|5
        效益|社会|道路通行能力|有效提升|有效提升|15|15
        效益|可持续|养护长效机制|健全|健全|15|15
        满意|服务对象|市民满意度|≥90%|93.2%|10|10""",
    ),
    Sheet(
        "学生营养改善计划",  # Yunnan: partly executed, scores by proportion, every loss with its reason
        ("310.5", "310.5", "289.77", "93.32%", "9.33"),
        """产出|数量|受益学生人数|≥4200人|4116人|20|19.6|秋季学期学生转出，受益人数减少。
        产出|质量|食品抽检合格率|=100%|100%|20|20
        产出|时效|补助资金拨付及时率|≥95%|96%|10|10
        效益|社会|学生体质达标率|≥92%|92%|15|15
        效益|可持续|供餐制度|持续健全|持续健全|15|15
        满意|服务对象|学生及家长满意度|≥85%|88.6%|10|10""",
        total="98.93",
        wrong=("target_missed indicators[1].actual",),  # settled by its reason
    ),
    Sheet(
        "困难群众救助",  # Anhui: stars, standards, fewer served because fewer are in need
        ("1208.75", "1208.75", "1150.2", "95.16%", "9.52"),
        """产出|数量|★★城乡低保保障人数|≥5200人|5236人|10|10
        产出|数量|特困人员救助供养人数|应救尽救|应救尽救|10|10
        产出|质量|低保标准|≥735元/人·月|735元/人·月|10|10
        产出|质量|资金社会化发放率|100%|100%|10|10
        产出|时效|救助金发放时间|每月15日前|每月15日前|10|10
        效益|社会|困难群众基本生活|得到保障|得到保障|30|30
        满意|服务对象|救助对象满意度|≥90%|97%|10|10""",
        total="99.52",
    ),
    Sheet(
        "安全生产监管",  # lower is better: none at all, fewer than the limit
        PAID,
        """产出|数量|检查企业数量|≥200家|213家|20|20
        产出|质量|隐患整改率|≥98%|98.6%|20|20
        产出|时效|投诉办结时限|≤5个工作日|3个工作日|10|10
        效益|社会|较大以上安全事故起数|0起|0起|15|15
        效益|社会|事故死亡人数|≤2人|1人|15|15
        满意|服务对象|企业满意度|≥90%|91%|10|10""",
    ),
    Sheet(
        "生态修复",  # cost as a level of its own: 成本 20, 产出 40, 效益 20, 满意度 10
        PAID,
        """成本1|经济成本|项目总成本|≤100万元|100万元|10|10
        成本1|社会成本|施工扰民投诉次数|≤3次|1次|5|5
        成本1|环境成本|施工扬尘污染程度|达标|达标|5|5
        产出|数量|修复湿地面积|≥300亩|312亩|20|20
        产出|质量|苗木成活率|≥90%|92%|10|10
        产出|时效|修复任务完成及时率|100%|100%|10|10
        效益|生态|区域水质|改善|改善|20|20
        满意|服务对象|周边居民满意度|≥85%|90%|10|10""",
    ),
    Sheet(
        "展览运行保障",  # words, dates, a slash for what does not apply
        ("48.2", "48.2", "48.2", "100", "10"),
        """产出|数量|举办展览场次|12场|12场|20|20
        产出|质量|展品完好率|100%|100%|20|20
        产出|时效|开放时间|全年|全年|10|10
        效益|经济|/|/|/|/|/
        效益|社会|公共文化服务水平|显著提升|显著提升|30|30
        满意|服务对象|观众满意度|95%以上|96%|10|10""",
    ),
    # ---- each with something wrong
    Sheet(
        "办公设备购置",  # money in an output; goal and result are amounts
        ("43.2", "43.2", "40", "92.59%", "9.26"),
        """产出|数量|设备购置资金|43.2万元|40万元|20|18.52|招标节约资金，全部设备已到位。
        产出|质量|设备合格率|100%|100%|30|30
        效益|社会|办公效率|提升|提升|30|30
        满意|服务对象|职工满意度|≥90%|95%|10|10""",
        total="97.78",
        goal="43.2万元",
        done="40万元",
        wrong=(
            "goal_is_budget_amount goal.actual",
            "goal_is_budget_amount goal.expected",
            "target_missed indicators[1].actual",
            "value_is_budget_amount indicators[1].target",
        ),
    ),
    Sheet(
        "招商引资",  # value column holds points
        PAID,
        """产出|数量|签约项目数量|20|20|20|20
        产出|质量|项目履约率|20|20|20|20
        产出|时效|活动完成及时率|10|10|10|10
        效益|经济|带动就业人数|30|30|30|30
        满意|服务对象|企业满意度|10|10|10|10""",
        wrong=tuple(f"value_is_score indicators[{n}].{c}" for n in range(1, 6) for c in ("target", "actual")),
    ),
    Sheet(
        "数字乡村",  # names: a number, a value, a value hidden in it; target copies name; rate with a count
        PAID,
        """产出|数量|120|120个|120个|10|10
        产出|数量|建成示范村5个|100%|100%|10|10
        产出|质量|平台合格率|平台合格率|98%|10|10
        产出|质量|设备在线率|300台|310台|10|10
        产出|时效|按期完成|按期完成|按期完成|10|10
        效益|社会|群众数字素养|提高|提高|30|30
        满意|服务对象|群众满意度|≥90%|92%|10|10""",
        wrong=(
            "indicator_content_is_number indicators[1].level3",
            "rate_name_count_value indicators[4].target",
            "target_copies_name indicators[3].target",
            "target_copies_name indicators[5].target",
            "value_in_name indicators[2].level3",
        ),
    ),
    Sheet(
        "垃圾分类",  # the actual is a copy; the result copies the goal
        PAID,
        """产出|数量|分类小区数量|≥86个|≥86个|20|20
        产出|质量|分类准确率|≥85%|≥85%|20|20
        产出|时效|任务完成时间|2024年12月|2024年12月|10|10
        效益|生态|垃圾回收利用率|≥35%|38%|30|30
        满意|服务对象|居民满意度|≥90%|不低于90%|10|10""",
        goal="在全区八十六个小区推行生活垃圾分类，提高资源化利用水平。",
        done="在全区八十六个小区推行生活垃圾分类，提高资源化利用水平。",
        wrong=(
            "actual_copies_goal goal.actual",
            "actual_copies_operator indicators[1].actual",
            "actual_copies_operator indicators[2].actual",
            "actual_copies_operator indicators[5].actual",
        ),
    ),
    Sheet(
        "政务热线",  # missed with all points, too many for a limit exceeded, not proportional, deduction for nothing
        PAID,
        """产出|数量|受理工单数量|≥50000件|48000件|10|10|工单总量下降，诉求减少。
        产出|质量|按时办结率|≥98%|96%|20|19.5|个别部门办理超期，已督办整改。
        产出|时效|平均接通时长|≤15秒|18秒|20|20|高峰时段坐席不足，已增加坐席。
        效益|社会|政务服务便利度|提高|提高|30|28
        满意|服务对象|来电人满意度|≥95%|95.5%|10|10""",
        total="97.5",
        wrong=(
            "deduction_without_reason indicators[4].score",
            "negative_indicator_exceeded indicators[3].actual",
            "score_wrong indicators[1].score",
            "score_wrong indicators[3].score",
            "target_missed indicators[1].actual",
            "target_missed indicators[2].actual",
        ),
    ),
    Sheet(
        "博物馆免费开放",  # weights of 110, total without execution, grade above its band
        ("287", "287", "172.2", "60%", "6"),
        """产出|数量|开放天数|≥300天|310天|25|25
        产出|质量|文物完好率|100%|100%|25|25
        效益|社会|接待观众人次|≥12万人次|9.6万人次|30|24|展厅改造闭馆两个月。
        满意|服务对象|观众满意度|≥90%|96%|20|20""",
        total="94",
        grade="良",
        more={"notes": "展厅改造工程延期，部分资金结转下年支付。"},
        wrong=(
            "grade_mismatch score.grade",
            "target_missed indicators[3].actual",
            "total_wrong score.total",
            "weights_sum_ne_100 weights.total",
        ),
    ),
    Sheet(
        "农田水利",  # weights other than the form's own note
        PAID,
        """产出(50分)|数量|整修渠道长度|≥12公里|12.4公里|20|20
        产出(50分)|质量|工程合格率|100%|100%|20|20
        效益(30分)|社会|灌溉保证率|≥85%|86%|40|40
        满意度(10分)|服务对象|农户满意度|≥90%|93%|10|10""",
        wrong=(
            "level1_weight_vs_note indicators[1].level1",
            "level1_weight_vs_note indicators[3].level1",
        ),
    ),
    Sheet(
        "委托业务",  # rate of nothing; total that is not its rows
        ("0", "0", "0", "100%", "10"),
        """产出|数量|委托项目数量|≥50个|52个|50|50
        效益|社会|工程造价管理|规范|规范|30|30
        满意|服务对象|委托单位满意度|≥90%|95%|10|10""",
        more={
            "funds.appropriation.initial": "90",
            "funds.appropriation.adjusted": "89.974",
            "funds.appropriation.executed": "89.974",
        },
        wrong=(
            "fund_total_ne_parts funds.total.adjusted",
            "fund_total_ne_parts funds.total.executed",
            "fund_total_ne_parts funds.total.initial",
        ),
    ),
    Sheet(
        "会展补助",  # a budget cut by 63 % and then all spent; more spent than there was in a part
        ("800", "296", "296", "100%", "10"),
        """产出|数量|补助展会场次|8场|8场|50|50
        效益|经济|展会成交额|≥2亿元|2.3亿元|30|30
        满意|服务对象|参展商满意度|≥85%|90%|10|10""",
        wrong=("budget_cut_not_explained funds.total.adjusted",),
    ),
    Sheet(
        "公交补贴",  # sum off by cents, executed above the budget, rate wrong
        ("662.98", "662.98", "670", "98%", "9.8"),
        """产出|数量|补贴线路数量|32条|32条|50|50
        效益|社会|公交出行分担率|≥35%|36%|30|30
        满意|服务对象|乘客满意度|≥85%|88%|10|10""",
        total="99.8",
        more={
            "funds.appropriation.initial": "600",
            "funds.appropriation.adjusted": "600",
            "funds.appropriation.executed": "600",
            "funds.other.initial": "62.88",
            "funds.other.adjusted": "62.88",
            "funds.other.executed": "70",
        },
        wrong=(
            "exec_rate_wrong funds.total.rate",
            "executed_over_received funds.total.executed",
            "fund_total_ne_parts funds.total.adjusted",
            "fund_total_ne_parts funds.total.initial",
        ),
    ),
    Sheet(
        "抗震加固",  # 元 in a form of 万元; a money cell with words
        ("120", "1200000", "约118万元", "98%", "9.8"),
        """产出|数量|加固房屋数量|60栋|60栋|50|50
        效益|社会|房屋抗震能力|提高|提高|30|30
        满意|服务对象|住户满意度|≥90%|92%|10|10""",
        total="99.8",
        wrong=(
            "money_cell_not_number funds.total.executed",
            "unit_mismatch_yuan_wan funds.total.adjusted",
        ),
    ),
    Sheet(
        "普法宣传",  # other years in goal and name, goal and indicator disagree, template text
        PAID,
        """产出|数量|开展法治讲座场次|≥60场|62场|30|30
        产出|时效|2022年普法任务完成率|100%|100%|20|20
        效益|社会|群众法治意识|增强|增强|30|30
        满意|服务对象|群众满意度|≥90%|94%|10|10""",
        goal="2023年开展法治讲座80场，增强群众法治意识。",
        done="开展法治讲座62场。",
        wrong=(
            "goal_vs_indicator indicators[1].target",
            "year_in_goal_mismatch goal.expected",
            "year_in_name_mismatch indicators[2].level3",
        ),
    ),
    Sheet(
        "水库移民",  # blank values with all points, points for what does not apply, a late finish, never answered
        PAID,
        """产出|数量|补助移民人数|≥860人|862人|10|10
        产出|质量|工程质量合格|||10|10
        产出|时效|完工时间|2024年6月底前|2024年9月|20|20|汛期停工，工期顺延。
        产出|数量|培训移民人次|≥200人次||10|0
        效益|经济|公益项目无经济效益|/|/|15|15
        效益|社会|移民生活水平|提高|提高|15|15
        满意|服务对象|移民满意度|≥90%|91%|10|10""",
        total="90",
        wrong=(
            "actual_missing_for_target indicators[4].actual",
            "deadline_slipped indicators[3].actual",
            "missing_required indicators[2].actual",
            "missing_required indicators[2].target",
            "missing_required indicators[4].actual",
            "missing_required indicators[5].actual",
            "missing_required indicators[5].target",
            "score_wrong indicators[3].score",
            "scored_without_value indicators[5].score",
            "value_blank_full_score indicators[2].score",
        ),
    ),
    Sheet(
        "人才引进",  # far above target, one fact scored twice, everything paid beside a low rate
        ("200", "200", "150", "75%", "7.5"),
        """产出|数量|引进人才人数|≥20人|46人|20|20
        产出|质量|人才考核合格率|100%|100%|20|20
        产出|时效|资金支付完成率|100%|100%|10|10
        效益|社会|预算执行率|≥70%|75%|15|15
        效益|社会|人才服务环境|优化|优化|15|15
        满意|服务对象|人才满意度|≥90%|96%|10|10""",
        total="97.5",
        wrong=(
            "exec_rate_vs_timeliness indicators[3].actual",
            "level2_mismatch indicators[4].level2",
            "low_execution_needs_reason funds.total.rate",
            "over_target_needs_reason indicators[1].actual",
        ),
    ),
    Sheet(
        "体育设施",  # levels: a benefit under cost, free text, names in the wrong column; words for satisfaction
        PAID,
        """成本1|经济成本|设施维护成本|≤100万元|98万元|10|10
        成本1|社会成本|提升群众健身意识|提升|提升|10|10
        产出|完成设施更新任务|更新健身路径|30套|30套|20|20
        产出|质量|设施完好率|≥98%|99%|20|20
        效益|社会|群众健身条件|改善|改善|20|20
        满意|服务对象|群众满意度|满意|满意|10|10""",
        wrong=(
            "benefit_in_cost indicators[2].target",
            "level2_free_text indicators[3].level2",
            "satisfaction_not_numeric indicators[6].target",
        ),
    ),
    Sheet(
        "干部培训",  # every score is scaled by its weight again
        PAID,
        """产出|数量|培训期数|6期|6期|20|4
        产出|质量|培训合格率|≥95%|96%|20|4
        产出|时效|培训完成时间|2024年10月|2024年10月|10|1
        效益|社会|干部履职能力|提升|提升|30|9
        满意|服务对象|学员满意度|≥90%|95%|10|1""",
        total="29",
        grade="差",
        wrong=tuple(f"score_scale_double_weighted indicators[{n}].score" for n in range(1, 6)),
    ),
)
