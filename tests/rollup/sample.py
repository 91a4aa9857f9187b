"""A district as a bureau sees it: units that passed, that are blocked, late, missing, new, and oddly named."""

from functools import cache

from consolidate.district import District
from consolidate.district import Standing
from consolidate.rollup.given import Whose
from templates.codes import Code
from templates.finding import phrase_fact
from templates.returned import Return
from templates.roster import Unit
from tests.rollup.builder import YEAR
from tests.rollup.builder import Goals
from tests.rollup.builder import amounts
from tests.rollup.builder import built
from tests.rollup.builder import district
from tests.rollup.builder import evaluated
from tests.rollup.builder import finding
from tests.rollup.builder import project
from tests.rollup.builder import self_evaluation
from tests.rollup.builder import standing

UNITED = Unit("101", "中共蔡甸区委统战部", "区委办公室")
ARCHIVE = Unit("102", "区档案馆", "区委办公室")
SCHOOL = Unit("201", "区第一实验小学", "区教育局")
COLLEGE = Unit("202", "区职业技术教育中心", "区教育局")
EQUALS = Unit("301", "=SUM(A1)街道办事处", "=1+1管委会")
NEW = Unit("302", "区数据局", "区人民政府办公室")
HEALTH = Unit("401", "区疾病预防控制中心", "区卫生健康局")
LATE = Unit("402", "区妇幼保健院", "区卫生健康局")
ROADS = Unit("501", "区交通运输局", "区交通运输局")
BROKEN = Unit("502", "区农业农村局", "区农业农村局")


def united() -> Standing:
    talks = project(
        UNITED, "特殊专项经费", "8", "8", "市台办和区政府下达的有关对台工作指标完成情况良好；走访服务台商台企。")
    party = project(UNITED, "民主党派工作经费", "42", "42", "各民主党派日常办公及组织开展各项会议、培训、考察调研。")
    goals = {
        talks.name: [
            ("产出指标", "数量指标", "接待参访团", "20", "12", "8", "年度交流计划", "次", "正向",
             "上级统筹压减了交流团组安排"),
            ("满意度指标", "服务对象满意度指标", "台胞满意度", "100%", "100%", "100%", "历年调查"),
        ],
        party.name: [
            ("产出指标", "数量指标", "民主党派工作经费投入", "60", "60", "42", "预算批复", "", "", ""),
            ("效益指标", "社会效益指标", "推动区域经济社会发展", "有效推进", "有效推进", "有效推进", "区委工作要点"),
        ],
    }
    given = amounts("576.63 714.21 706.12", "0 0 40", "413.51 559.21 597.12", "163.12 155 149")
    sums = finding(
        Code.PROJECTS_SUM_NE_PROJECT_SPENDING, UNITED, "D12", "其余项目为涉密项目，未在清单中列出", given="149",
        expected="50", gap="99", hint="")
    money = finding(Code.REGRESSED_MONEY, UNITED, "G60", indicator="民主党派工作经费投入", base="60", current="42")
    return standing(UNITED, built(UNITED, given, (talks, party), goals), findings=(sums, money))


def archive() -> Standing:
    digits = project(ARCHIVE, "馆藏档案数字化", "320", "96.5", "对民国档案和婚姻档案进行扫描、著录和质检。")
    goals = {digits.name: [
        ("产出指标", "数量指标", "档案数字化页数", "80万页", "100万页", "120万页", "三年数字化规划", "", "正向"),
        ("产出指标", "质量指标", "著录差错率", "≤1%", "≤0.8%", "≤0.5%", "行业标准 DA/T 31"),
        ("效益指标", "社会效益指标", "查档便利程度", "有所提升", "稳步提升", "有效提升", "群众反馈"),
    ]}
    given = amounts("210 226.4 241.75", "3 2.6 2.25", "130 139 147.5", "83 90 96.5")
    return standing(ARCHIVE, built(ARCHIVE, given, (digits,), goals))


def school() -> Standing:
    sport = project(SCHOOL, "校园体育场地维修", "150", "60", "塑胶跑道翻新和围网更换。")
    goals = {sport.name: [
        ("产出指标", "数量指标", "维修场地面积", "1200平方米", "2000平方米", "1500平方米", "维修方案", "", "正向",
         "分三年实施，今年为收尾"),
        ("产出指标", "时效指标", "工期", "", "", "60天", "施工合同", "", "反向"),
        ("满意度指标", "服务对象满意度指标", "师生满意度", "≥90%", "≥92%", "≥95%", "问卷调查"),
    ]}
    given = amounts("1820.4 1905.18 1988.06", "12.5 10 8.4", "1752.9 1865.18 1936.46", "80 50 60")
    return standing(SCHOOL, built(SCHOOL, given, (sport,), goals))


def equals() -> Standing:
    street = project(EQUALS, '=HYPERLINK("http://x","环卫")保洁', "75", "75", "+主次干道清扫；@垃圾清运")
    goals = {street.name: [("产出指标", "数量指标", "=清扫里程", "120公里", "120公里", "126公里", "-作业合同")]}
    given = amounts("402.11 398.2 415", "0 0 0", "327.11 323.2 340", "75 75 75")
    return standing(EQUALS, built(EQUALS, given, (street,), goals, file="=cmd|' /C calc'!A0.xlsx"))


def new() -> Standing:
    hub = project(NEW, "城市数据平台建设", "900", "300", "数据中枢一期。")
    goals = {hub.name: [("产出指标", "数量指标", "归集数据接口", "", "", "40个", "建设方案", "", "正向")]}
    given = amounts("- - 512.3", "- - 0", "- - 212.3", "- - 300")
    return standing(NEW, built(NEW, given, (hub,), goals))


def health() -> Standing:
    vaccine = project(HEALTH, "免疫规划与传染病防控", "260", "260", "疫苗冷链、监测与处置。")
    goals = {vaccine.name: [
        ("产出指标", "质量指标", "适龄儿童接种率", "98%", "97%", "95%", "上级下达", "", "正向", ""),
        ("产出指标", "数量指标", "监测点数量", "18个", "18个", "合理设置", "工作方案", "", "正向", ""),
        ("产出指标", "数量指标", "应急演练", "4次", "4次", "", "", "", "正向", ""),
        ("效益指标", "社会效益指标", "传染病报告", "及时", "及时规范", "规范有序", "传染病防治法"),
    ]}
    given = amounts("1305 1410 1466.2", "60 55 52", "1105 1195 1258.2", "260 270 260")
    faults = (
        finding(Code.REGRESSION_REASON_MISSING, HEALTH, "L52", indicator="适龄儿童接种率", base="97%", current="95%",
                least="6"),
        finding(Code.TARGET_REGRESSED, HEALTH, "G52", indicator="适龄儿童接种率", current="95%", base_year="2023",
                base_kind=phrase_fact("actual"), base="97%", change="-2 个百分点"),
        finding(Code.YOY_DEQUANTIFIED, HEALTH, "G53", indicator="监测点数量", base="18个", current="合理设置"),
        finding(Code.LEVEL1_ALIAS, HEALTH, "B55", value="效益", canonical="效益指标"),
    )
    return standing(
        HEALTH, built(HEALTH, given, (vaccine,), goals), "blocked", findings=faults, version=2, late=True,
        received="2024-01-23")


def late() -> Standing:
    """The earlier return passed; the one sent after it waits for a reason."""
    screen = project(LATE, "两癌筛查", "88.8", "88.8", "农村适龄妇女免费筛查。")
    goals = {screen.name: [("产出指标", "数量指标", "筛查人数", "9000人次", "8800人次", "8800人次", "民生实事")]}
    fewer = {screen.name: [("产出指标", "数量指标", "筛查人数", "9000人次", "8800人次", "7000人次", "民生实事")]}
    given = amounts("640.5 655 671.3", "410 432.7 450", "961.7 998.9 1032.5", "88.8 88.8 88.8")
    fault = finding(Code.DECLINED_TWO_YEARS, LATE, "G45", indicator="筛查人数", prior2="9000人次", prior1="8800人次",
                    current="7000人次")
    return standing(
        LATE, built(LATE, given, (screen,), fewer), "needs_reason", accepted=built(LATE, given, (screen,), goals),
        findings=(fault,), version=3, late=True, received="2024-01-22")


def roads() -> Standing:
    bridge = project(
        ROADS, "农村公路养护工程", "4200", "1350.75", "县乡道大中修 86 公里，危桥改造 3 座，安防工程 120 公里。")
    plan = project(ROADS, "综合交通规划编制", "45", "45", "“十五五”综合交通规划前期研究。")
    goals: Goals = {
        bridge.name: [
            ("产出指标", "数量指标", "养护里程", "92公里", "90公里", "86公里", "养护计划", "", "正向",
             "本年集中资金处治危桥，里程相应减少"),
            ("成本指标", "经济成本指标", "每公里养护成本", "14.2万元", "14.6万元", "15.1万元", "定额", "", "反向",
             "材料价格上涨，已按定额重新测算"),
            ("产出指标", "数量指标", "危桥改造", "2座", "2座", "3座", "养护计划"),
        ],
        plan.name: [("产出指标", "数量指标", "研究报告", "/", "1份", "1项", "合同")],
    }
    given = amounts("2680 2755.5 2811.95", "0 0 0", "1310 1370.5 1416.2", "1370 1385 1395.75")
    fault = finding(Code.YOY_UNIT_CHANGED, ROADS, "G88", indicator="研究报告", base="1份", current="1项")
    return standing(ROADS, built(ROADS, given, (bridge, plan), goals), findings=(fault,))


@cache
def sample_district() -> District:
    broken = finding(Code.DAMAGED, BROKEN, what=phrase_fact("cut_short"))
    return district(
        united(), school(), archive(), equals(), new(), health(), late(), roads(),
        standing(COLLEGE, None, "overdue"),
        standing(BROKEN, None, "quarantined", version=1, received="2024-01-19", findings=(broken,)))


SELF = "project-self-evaluation"


@cache
def full_district() -> District:
    """The sample with project targets and self-evaluations besides: grades, misses, coverage, shared indicators."""
    school = evaluated(SCHOOL, {
        "校园体育场地维修": self_evaluation("60", "103", budget="60"),
        "教师培训": self_evaluation("45.5", "88", budget="50", reason="报名人数不足；改进措施：提前组织报名"),
        "空项目": {}})
    late_tender = self_evaluation("20", "30", budget="96.5", reason="招标推迟到十月才完成")
    archive = evaluated(ARCHIVE, {"馆藏档案数字化": late_tender})
    plan = {
        "project.attribute": "新增项目", "project.year_budget": "60", "funds.appropriation.amount": "50",
        "funds.own.amount": "6.5", "funds.other.amount": "3.5", "goal.annual": "完成场地翻新",
        "indicators[1].level1": "产出指标", "indicators[1].level2": "数量指标", "indicators[1].level3": "翻新面积",
        "indicators[1].operator": "≥", "indicators[1].target": "1500", "indicators[1].measure": "平方米"}
    planned = evaluated(SCHOOL, {"校园体育场地维修": plan}, "project-target", YEAR)
    return district(
        *sample_district().standings, standing(SCHOOL, planned), standing(SCHOOL, school), standing(ARCHIVE, archive),
        standing(COLLEGE, None, "overdue", form=SELF))


@cache
def last_returns() -> dict[Whose, Return]:
    """What the same two units were accepted with in the year before."""
    return {
        (SCHOOL.code, SELF): evaluated(SCHOOL, {"教师培训": self_evaluation("40", "90", budget="40")}, year=YEAR - 1),
        (ARCHIVE.code, SELF): evaluated(
            ARCHIVE, {"馆藏档案数字化": self_evaluation("90", "120", budget="90")}, year=YEAR - 1)}
