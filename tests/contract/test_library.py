"""The indicator library: the shipped one is sound, a district's own lies over it, a slip is named with its line."""

from decimal import Decimal

import pytest

from templates.codes import Slip
from templates.direction import HIGHER
from templates.direction import LOWER
from templates.library import LEVELS
from templates.library import NO_LIBRARY
from templates.library import Library
from templates.library import LibraryIndicator
from templates.library import Sector
from templates.library_reader import read_library
from templates.shipped import shipped_library
from templates.shipped import shipped_vocabulary
from templates.slips import AuthorError
from templates.slips import Origin
from templates.text import bare_name
from templates.value_reader import read_value

SHIPPED, WORDS = shipped_library(), shipped_vocabulary()
COUNTS, COST = ("产出指标", "数量指标"), ("成本指标", "经济成本指标")
OWN = """\
sectors:
  通用: []
  教育: [教育局, 学校]
weights: {数量指标: 10}
indicators:
  产出指标:
    数量指标:
      - {name: 培训人次, measures: [人次], direction: 正向, aliases: [受训人次], sectors: [通用]}
      - {name: 新增学位, measures: [个], direction: 正向, weight: 12.5, sectors: [教育]}
  效益指标:
    社会效益指标:
      - {name: 保障情况}
"""


def own(text: str, shipped: Library = NO_LIBRARY) -> Library:
    return read_library(text, "library.yaml", shipped, own=True)


def indicators(*rows: str) -> str:
    """Return the text of a library of output counts."""
    return "indicators:\n  产出指标:\n    数量指标:\n" + "".join(f"      - {row}\n" for row in rows)


def test_reads() -> None:
    ten, more = Decimal(10), Decimal("12.5")
    assert own(OWN) == Library(
        (
            LibraryIndicator(*COUNTS, "培训人次", ("受训人次",), ("人次",), HIGHER, ten, "number", ("通用",), own=True),
            LibraryIndicator(*COUNTS, "新增学位", (), ("个",), HIGHER, more, "number", ("教育",), own=True),
            LibraryIndicator("效益指标", "社会效益指标", "保障情况", kind="words", own=True),
        ),
        (Sector("通用"), Sector("教育", ("教育局", "学校"))),
    )


@pytest.mark.parametrize(
    ("old", "new", "slip", "line"),
    [
        ("weights:", "weight:", Slip.KEY_UNKNOWN, 4),
        ("产出指标:", "产出:", Slip.KEY_UNKNOWN, 6),
        ("    数量指标:", "    社会效益指标:", Slip.KEY_UNKNOWN, 7),  # a level 2 of another level 1
        ("{数量指标: 10}", "{数量: 10}", Slip.KEY_UNKNOWN, 4),
        ("{数量指标: 10}", "{数量指标: 0}", Slip.WRONG_TYPE, 4),
        ("weight: 12.5", "weight: 101", Slip.WRONG_TYPE, 9),
        ("weight: 12.5", "weight: 十分", Slip.WRONG_TYPE, 9),
        ("weight: 12.5", "kind: 数字", Slip.NOT_ONE_OF, 9),
        ("measures: [个], direction: 正向", "direction: 越高越好", Slip.NOT_ONE_OF, 9),
        ("measures: [个], direction", "direktion", Slip.KEY_UNKNOWN, 9),
        ("sectors: [教育]", "sectors: [学校]", Slip.NOT_ONE_OF, 9),
        ("name: 新增学位", "name: 受训 人次", Slip.DUPLICATE_ID, 9),  # the other name of another one
        ("name: 新增学位", "name: '1.'", Slip.WRONG_TYPE, 9),
        ("{name: 新增学位, ", "{", Slip.KEY_MISSING, 9),
        ("      - {name: 保障情况}", "      name: 保障情况", Slip.WRONG_TYPE, 11),
    ],
)
def test_slip_at_its_line(old: str, new: str, slip: Slip, line: int) -> None:
    assert OWN.count(old) == 1
    with pytest.raises(AuthorError) as error:
        own(OWN.replace(old, new))
    assert (error.value.slip, error.value.origin) == (slip, Origin("library.yaml", line))


def test_own_comes_first_and_takes_the_place_of_the_same_name() -> None:
    rows = ("{name: 甲次数, direction: 正向}", "{name: 乙次数, aliases: [乙场次]}")
    shipped = read_library(indicators(*rows), "shipped")
    both = own(indicators("{name: 丙次数}", "{name: 乙场次, direction: 反向}"), shipped)
    assert [(one.level3, one.own) for one in both.indicators] == [("丙次数", True), ("乙场次", True), ("甲次数", False)]
    elsewhere = own("indicators: {成本指标: {社会成本指标: [{name: 甲次数, direction: 反向}]}}", shipped)
    assert len(elsewhere.named("甲次数")) == 2  # of other levels: both stay
    assert elsewhere.direction("甲次数") == ""  # and the name alone tells no direction


def test_a_district_may_do_without_the_shipped_ones() -> None:
    library = own("shipped: false\n" + indicators("{name: 丙次数, sectors: [教育]}"), SHIPPED)
    assert [one.level3 for one in library.indicators] == ["丙次数"]
    assert own("", SHIPPED) == SHIPPED


@pytest.mark.parametrize(
    ("name", "direction"),
    [
        ("辍学率", LOWER),
        (" 指标1： 义务教育阶段辍学率 ", LOWER),
        ("违法建设拆除面积(5分)", HIGHER),
        ("ＰＭ2.5平均浓度", LOWER),
        ("低保标准", ""),  # neither more nor less is better
        ("本区没有的指标", ""),
        ("", ""),
    ],
)
def test_the_name_tells_the_direction(name: str, direction: str) -> None:
    assert SHIPPED.direction(name) == direction


def test_directions_of_all_names() -> None:
    """What ships without a direction has none on purpose; one of the district's own may only lack the word."""
    rows = ("{name: 甲次数, aliases: [甲场次], direction: 反向}", "{name: 乙标准, measures: [元]}", "{name: 丙情况}")
    ways = {"甲次数": LOWER, "甲场次": LOWER, "乙标准": "不定"}
    shipped = read_library(indicators(*rows), "shipped")
    assert shipped.directions == ways
    assert own(indicators("{name: 乙标准, measures: [元]}"), shipped).directions == {"甲次数": LOWER, "甲场次": LOWER}
    elsewhere = own("indicators: {成本指标: {社会成本指标: [{name: 甲次数, direction: 正向}]}}", shipped)
    assert elsewhere.directions == {"甲场次": LOWER, "乙标准": "不定"}


@pytest.mark.parametrize(
    ("unit", "names"),
    [
        ("示例区教育局", ("本区特色", "教育二", "通用一")),  # its own district's, its sector's, those of all
        ("示例区民政局", ("本区特色", "民政三", "通用一")),
        ("示例区某某中心", ("本区特色", "通用一", "教育二", "民政三")),  # no sector told: then all
    ],
)
def test_what_a_unit_is_offered(unit: str, names: tuple[str, ...]) -> None:
    rows = ("{name: 通用一, sectors: [通用]}", "{name: 教育二, sectors: [教育]}", "{name: 民政三, sectors: [民政]}")
    shipped = read_library("sectors: {通用: [], 教育: [教育], 民政: [民政]}\n" + indicators(*rows), "shipped")
    library = own(indicators("{name: 本区特色}"), shipped)
    assert library.suggested(*COUNTS, unit) == names
    assert library.suggested(*COUNTS, unit, most=2) == names[:2]
    assert library.suggested(*COST, unit) == ()


def test_cost_below_output_as_before_2021() -> None:
    assert SHIPPED.of_levels("产出指标", "成本指标") == SHIPPED.of_levels(*COST) != ()


@pytest.mark.parametrize(
    ("word", "level2", "names"),
    [
        ("pm2.5", "", ["PM2.5平均浓度"]),
        ("受训", "", ["培训人次"]),  # by another name
        ("退役军人", "数量指标", ["退役军人服务保障人次", "优抚对象补助人数", "烈士纪念设施维护数量"]),  # by sector
        ("三公", "成本指标", ["三公经费支出", "三公经费变动率"]),
        ("没有", "", []),
    ],
)
def test_search(word: str, level2: str, names: list[str]) -> None:
    assert [one.level3 for one in SHIPPED.search(word, level2)] == names


def test_the_shipped_library_is_large_and_sound() -> None:
    """Every level 2 of today's rules has indicators, every sector is used, no name means two things."""
    pairs = {(one.level1, one.level2) for one in SHIPPED.indicators}
    assert pairs == {(one, two) for one, lowers in LEVELS.items() for two in lowers} - {("产出指标", "成本指标")}
    assert len(SHIPPED.indicators) >= 450
    assert {name for one in SHIPPED.indicators for name in one.sectors} == {one.name for one in SHIPPED.sectors}
    names = [name for one in SHIPPED.indicators for name in one.names]
    assert len(names) == len(set(names))
    assert not {bare_name(level) for pair in LEVELS.items() for level in (pair[0], *pair[1])} & set(names)


def test_the_value_reader_knows_every_unit_of_measure() -> None:
    measures = {measure for one in SHIPPED.indicators for measure in one.measures}
    assert {one for one in measures if not read_value(f"12{one}", WORDS).measure} == set()


def test_directions_fit_their_levels() -> None:
    """Output and satisfaction are never better when lower, but for times and errors; costs never when higher."""
    outputs = [one for one in SHIPPED.indicators if one.level1 in ("产出指标", "满意度指标")]
    lower = [one.level3 for one in outputs if one.direction == LOWER]
    assert [name for name in lower if not name.endswith(("时间", "时限", "差错率", "事件发生次数"))] == []
    higher = [one.level3 for one in SHIPPED.indicators if one.direction == HIGHER and one.level1 == "成本指标"]
    assert higher == ["成本节约率"]
