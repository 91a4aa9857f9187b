"""Whether higher or lower is better: column, operator, library, words of the name, level, in this order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates.direction import HIGHER
from templates.direction import LOWER
from templates.direction import Direction
from templates.direction import by_name
from templates.direction import by_words
from templates.direction import direction_of
from templates.library import LibraryIndicator
from templates.shipped import shipped_library
from templates.shipped import shipped_vocabulary
from templates.text import bare_name
from templates.value_reader import read_value

WORDS, LIBRARY = shipped_vocabulary(), shipped_library()
OUTPUT, COST = ("产出指标", "数量指标"), ("成本指标", "经济成本指标")
UP, DOWN, UNKNOWN = HIGHER, LOWER, ""


def direction(column: str, target: str, level1: str, level2: str, level3: str) -> Direction:
    return direction_of(column, read_value(target, WORDS), (level1, level2, level3), WORDS)


@pytest.mark.parametrize(
    ("column", "target", "levels", "name", "way", "evidence"),
    [
        ("正向", "≤5", COST, "投诉次数", UP, "column"),
        ("反向", "≥5", OUTPUT, "培训人次", DOWN, "column"),
        ("上", "≥5", COST, "投诉次数", UP, "operator"),  # what is no direction in the column does not count
        ("", "≥5", COST, "投诉次数", UP, "operator"),
        ("", ">5", COST, "投诉次数", UP, "operator"),
        ("", "≤5", OUTPUT, "培训人次", DOWN, "operator"),
        ("", "5人以内", OUTPUT, "培训人次", DOWN, "operator"),
        ("", "约5人", OUTPUT, "培训人次", UP, "library"),
        ("", "5", OUTPUT, "培训人次", UP, "library"),
        ("", "5", OUTPUT, "投诉次数", DOWN, "name"),
        ("", "5%", OUTPUT, "义务教育阶段辍学率", DOWN, "library"),  # 率 alone would say that more is better
        ("", "5%", OUTPUT, " 指标1： 辍学率（5分） ", DOWN, "library"),
        ("", "≥5%", OUTPUT, "辍学率", UP, "operator"),
        ("正向", "5%", OUTPUT, "辍学率", UP, "column"),
        ("", "5%", OUTPUT, "我区辍学率", UP, "name"),  # not the name the library knows: its words tell
        ("", "5", ("效益指标", "辍学率"), "", DOWN, "library"),  # the name in level 2
        ("", "5%", OUTPUT, "预算评审审减率", UNKNOWN, "library"),  # neither more nor less is better
        ("", "5%", OUTPUT, "能耗下降率", UP, "library"),  # a fall of something bad is good
        ("", "5%", OUTPUT, "投诉率", DOWN, "name"),
        ("", "5", COST, "培训人次", UP, "library"),
        ("", "5", OUTPUT, "", UP, "name"),  # level 3 is blank: 数量指标 itself speaks
        ("", "5", COST, "标准", DOWN, "level"),
        ("", "5", ("产出指标", "时效指标"), "标准", UNKNOWN, ""),
        ("", "5", ("效益指标", "社会效益指标"), "标准", UNKNOWN, ""),
        ("", "有效", ("效益指标", "社会效益指标"), "影响", UNKNOWN, ""),
        ("", "5", ("预期产出指标(50分)", "质量"), "标准", UP, "level"),  # under their other names
        ("", "", ("", ""), "", UNKNOWN, ""),
    ],
)
def test_direction(column: str, target: str, levels: tuple[str, str], name: str, way: str, evidence: str) -> None:
    assert direction(column, target, *levels, name) == Direction(way, evidence)


@pytest.mark.parametrize(
    ("name", "way"),
    [
        ("群众满意度", UP),
        ("设备覆盖率", UP),
        ("违规率", DOWN),
        ("能耗降低率", UP),
        ("办理时间", DOWN),
        ("隐患数", DOWN),
        ("率先垂范", UNKNOWN),  # one letter counts at the end only
        ("数字乡村", UNKNOWN),
        ("影响", UNKNOWN),
        ("辍学率", UP),
        ("", UNKNOWN),
    ],
)
def test_direction_by_words_of_the_name(name: str, way: str) -> None:
    assert by_words(name, WORDS) == way


@given(st.sampled_from(LIBRARY.indicators), st.sampled_from(["", "5", "5%", "约5人", "有效"]), st.data())
def test_the_library_decides_the_direction_of_its_names(
    one: LibraryIndicator, target: str, data: st.DataObject
) -> None:
    """By any of its names, however it is numbered, whatever levels it stands under."""
    name = data.draw(st.sampled_from(["{}", "指标3：{}", " {}（10分）", "2、{}"])).format(
        data.draw(st.sampled_from(one.names))
    )
    levels = data.draw(st.sampled_from([(one.level1, one.level2), COST, OUTPUT, ("", "")]))
    found = direction("", target, *levels, name)
    assert by_name(bare_name(name), WORDS) in (LIBRARY.direction(name), "不定")
    if one.direction:
        assert found == Direction(LIBRARY.direction(name), "library")
    else:
        assert found.way == UNKNOWN


@given(st.text(max_size=8), st.text(max_size=8), st.tuples(st.text(), st.text(), st.text()))
def test_any_text_has_a_direction_or_none(column: str, target: str, names: tuple[str, str, str]) -> None:
    found = direction(column, target, *names)
    assert found.way in (UP, DOWN, UNKNOWN)
    assert bool(found.way) == bool(found.evidence)
