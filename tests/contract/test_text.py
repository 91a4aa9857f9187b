"""The few ways two texts are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates.text import Text
from templates.text import bare_name
from templates.text import looks_blank
from templates.text import one_line
from templates.text import squeeze
from templates.text import tidy


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("　示例局\u00a0 （本级）\n", "示例局 (本级)"),
        ("１２，３４５．６％", "12,345.6%"),
        ("a\u200bb\ufeff", "a b"),
        ("\t\r\n", ""),
        ("㎡", "m2"),
        # what is raised, circled or a fraction is no digit like the others
        ("10²", "10²"),
        ("①培训", "①培训"),
        ("95%¹", "95%¹"),
        ("1½", "1½"),
    ],
)
def test_tidy(text: str, expected: str) -> None:
    assert tidy(text) == expected


@given(st.text())
def test_tidy_twice_is_tidy_once(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    assert " " not in squeeze(text)


def test_one_line_keeps_the_writing() -> None:
    assert one_line(" 培训（一期）：\n５人 ") == "培训（一期）： ５人"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("培训人次", "培训人次"),
        ("指标1：培训人次", "培训人次"),
        ("指标1培训人次", "培训人次"),
        ("指标：培训人次", "培训人次"),
        ("1.培训人次", "培训人次"),
        ("2、培训 人次", "培训人次"),
        ("3）培训人次", "培训人次"),
        ("１．培训人次", "培训人次"),
        ("★培训人次", "培训人次"),
        ("产出指标（50分）", "产出指标"),
        ("满意度指标(10.5 分)", "满意度指标"),
        ("培训（人次）", "培训(人次)"),
        # what only looks like a number in a list
        ("指标完成率", "指标完成率"),
        ("3.5公里道路", "3.5公里道路"),
        ("2.5公里道路", "2.5公里道路"),
        ("100人以上培训", "100人以上培训"),
        ("", ""),
    ],
)
def test_bare_name(text: str, expected: str) -> None:
    assert bare_name(text) == expected


@pytest.mark.parametrize(("text", "blank"), [("", True), (" \u3000\u00a0\n", True), ("0", False), ("-", False)])
def test_looks_blank(text: str, *, blank: bool) -> None:
    assert looks_blank(text) is blank


def test_english_falls_back_to_chinese() -> None:
    assert [Text("中", "en").say(lang) for lang in ("zh", "en")] == ["中", "en"]
    assert [Text("中").say(lang) for lang in ("zh", "en")] == ["中", "中"]
