"""The district's own ladders: words added, words moved, ladders replaced, and every slip with its line."""

import pytest

from templates.codes import Slip
from templates.compare import compare
from templates.direction import Direction
from templates.direction import by_name
from templates.district_words import district_words
from templates.library_reader import read_library
from templates.rulebook import RuleBook
from templates.rulebook_reader import read_rules
from templates.shipped import shipped_forms
from templates.shipped import shipped_library
from templates.shipped import shipped_vocabulary
from templates.slips import AuthorError
from templates.value_reader import read_value

HEAD = """\
district: 示例区
year: 2024
money_unit: 万元
forms: [department-target]
ladders:
"""  # the first ladder stands on line 7
WORDS = shipped_vocabulary()


def rules(ladders: str) -> RuleBook:
    return read_rules(HEAD + ladders, "rules.yaml", shipped_forms())


def verdict(last: str, now: str, ladders: str = "") -> str:
    words = district_words(WORDS, rules(ladders)) if ladders else WORDS
    values = (read_value("", words), read_value(last, words), read_value(now, words))
    found = compare(values, Direction(), RuleBook("", 2024, "万元", ()).years, words)
    return found.verdict if found else ""


SERVICE = "  replace:\n    service: {best: [热情周到], plain: [照章办理], worst: [冷淡生硬]}"


@pytest.mark.parametrize(
    ("last", "now", "ladders", "before", "after"),
    [
        ("突飞猛进", "有所提升", "  add: {effect: {marked: [突飞猛进]}}", "not_comparable", "regressed"),
        ("显著", "稳定", "  add: {effect: {marked: [稳定]}}", "regressed", "held"),  # a word moved
        ("热情周到", "照章办理", SERVICE, "not_comparable", "regressed"),  # a ladder of the district's own
        ("显著", "有效", "  replace: {effect: {one: [有效], two: [显著]}}", "regressed", "improved"),
        ("显著", "有所", "  replace: {effect: {one: [有效], two: [显著]}}", "regressed", "not_comparable"),
        ("优", "良", "  replace: {effect: {one: [有效], two: [显著]}}", "regressed", "regressed"),
    ],
)
def test_ladders_of_the_district(last: str, now: str, ladders: str, before: str, after: str) -> None:
    assert (verdict(last, now), verdict(last, now, ladders)) == (before, after)


def test_without_ladders_the_shipped_words_stay() -> None:
    assert district_words(WORDS, RuleBook("", 2024, "万元", ())) is WORDS


OWN = "indicators: {产出指标: {数量指标: [{name: 执法人次, direction: 反向}, {name: 培训人次, direction: 反向}]}}"


def test_the_library_of_the_district_tells_directions() -> None:
    """Its own indicators before the shipped ones, with its ladders or without."""
    library = read_library(OWN, "library.yaml", shipped_library(), own=True)
    for ladders in ((), rules(SERVICE).ladders):
        words = district_words(WORDS, RuleBook("", 2024, "万元", (), ladders=ladders), library)
        ways = [by_name(name, words) for name in ("执法人次", "培训人次", "辍学率", "入学率")]
        assert ways == ["反向", "反向", "反向", "正向"]
    assert district_words(WORDS, RuleBook("", 2024, "万元", ()), shipped_library()) is WORDS


@pytest.mark.parametrize(
    ("ladders", "slip", "line"),
    [
        ("  add:\n    effekt: {marked: [大幅]}", Slip.KEY_UNKNOWN, 7),
        ("  add:\n    effect: {\n      best: [大幅]}", Slip.KEY_UNKNOWN, 8),
        ("  add:\n    effect: {marked: [大幅], some: [大幅]}", Slip.DUPLICATE_ID, 7),
        ("  add:\n    effect: {marked: 大幅}", Slip.WRONG_TYPE, 7),
        ("  add:\n    effect: {marked: [' ']}", Slip.WRONG_TYPE, 7),
        ("  replace:\n    service: {best: [周到]}", Slip.WRONG_TYPE, 7),
        ("  remove:\n    effect: {}", Slip.KEY_UNKNOWN, 6),
    ],
)
def test_a_wrong_ladder_is_named_with_its_line(ladders: str, slip: Slip, line: int) -> None:
    with pytest.raises(AuthorError) as error:
        district_words(WORDS, rules(ladders))
    assert (error.value.slip, error.value.origin.line) == (slip, line)
