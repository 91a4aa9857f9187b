"""What a person wrote into matches.csv is obeyed; a wrong line is told with its number."""

import pytest

from consolidate.matching.decided import MatchRow
from consolidate.matching.decided import as_text
from consolidate.matching.decided import decisions_of
from consolidate.matching.decided import new_rows
from consolidate.matching.decided import read_matches
from consolidate.matching.indicators import Levels
from consolidate.matching.indicators import paired_indicators
from consolidate.matching.pairs import paired_projects
from templates.codes import Slip
from templates.match_rules import DEFAULTS
from templates.roster import Unit
from templates.slips import AuthorError

HEADINGS = "unit,year,project,last_project,indicator,last_indicator,alike,decision"
CHINESE = "单位代码,年度,本年项目,上年项目,本年指标,上年指标,相似度,是否同一"
UNITS = (Unit("301001", "示例区园林局"),)


def read(*lines: str, headings: str = HEADINGS) -> tuple[MatchRow, ...]:
    names = headings.split(",")
    rows = [(number, dict(zip(names, line.split(","), strict=True))) for number, line in enumerate(lines, start=2)]
    return read_matches(rows, names, "matches.csv", UNITS)


@pytest.mark.parametrize("headings", [HEADINGS, CHINESE])
def test_lines_of_either_language(headings: str) -> None:
    lines = ("301001,2024,道路二期,道路一期,,,100%,是", ",,,,,,,", "３０１００１,2024年度,甲,乙,丙,丁,75,No")
    assert read(*lines, headings=headings) == (
        MatchRow("301001", 2024, "道路二期", "道路一期", same=True, line=2),
        MatchRow("301001", 2024, "甲", "乙", "丙", "丁", same=False, line=4),
    )


@pytest.mark.parametrize(
    ("line", "slip"),
    [
        ("309999,2024,甲,乙,,,,是", Slip.UNIT_UNKNOWN),
        ("301001,二四,甲,乙,,,,是", Slip.YEAR_WRONG),
        ("301001,2024,甲,乙,,,,也许", Slip.NOT_ONE_OF),
        ("301001,2024,,乙,,,,是", Slip.CELL_BLANK),
        ("301001,2024,甲,乙,丙,,,是", Slip.CELL_BLANK),
        ("301001,2024,天,地,,,,否", Slip.DUPLICATE_ID),
        ("301001,2024,别的,地,,,,是", Slip.DUPLICATE_ID),
        ("301001,2024,天,别的,,,,是", Slip.DUPLICATE_ID),
    ],
)
def test_a_wrong_line(line: str, slip: Slip) -> None:
    with pytest.raises(AuthorError) as error:
        read("301001,2024,天,地,,,,是", line)
    assert (error.value.slip, error.value.origin.file, error.value.origin.line) == (slip, "matches.csv", 3)


def test_a_missing_column() -> None:
    with pytest.raises(AuthorError) as error:
        read(headings=HEADINGS.replace(",decision", ""))
    assert (error.value.slip, error.value.origin.line) == (Slip.COLUMN_MISSING, 1)


@pytest.mark.parametrize(
    ("said", "same", "asked"), [("是", {0: 0}, 0), ("否", {}, 0), ("", {}, 1)], ids=["yes", "no", "nothing"]
)
@pytest.mark.parametrize("names", ["道路二期,道路一期", "花展,迎春花市", "古树保护,古树保护"])
def test_a_pair_of_projects(said: str, same: dict[int, int], asked: int, names: str) -> None:
    now, last = names.split(",")
    decided = decisions_of(read(f"301001,2024,{names},,,,{said}"), "301001", 2024)
    found = paired_projects([last], [now], DEFAULTS, decided.projects)
    if said:
        assert (found.same, len(found.asked)) == (same, asked)
    assert decisions_of(read(f"301001,2024,{names},,,,{said}"), "301001", 2023).projects == {}


def test_a_pair_of_indicators() -> None:
    rows = read("301001,2024,公园,公园,培训人次,培训人数,,是", "301001,2024,公园,公园,管护 面积,管护面积,,否")
    decided = decisions_of(rows, "301001", 2024).of_indicators("公园", "1、公园")
    last: list[Levels] = [("产出指标", "数量指标", "培训人数"), ("产出指标", "数量指标", "管护面积")]
    now: list[Levels] = [("产出指标", "数量指标", "管护面积"), ("产出指标", "数量指标", "培训人次")]
    assert paired_indicators(last, now, DEFAULTS, decided).same == {1: 0}
    assert decisions_of(rows, "301001", 2024).of_indicators("公园", "花园") == {}


def test_only_what_no_line_has_is_new() -> None:
    known = read("301001,2024,道路二期,道路一期,,,,否")
    again = MatchRow("301001", 2024, "道路二期 ", "道路一期", alike=100)
    fresh = MatchRow("301001", 2025, "道路二期", "道路一期", alike=100)
    assert new_rows(known, [fresh, again, fresh]) == (fresh,)


def test_a_name_is_never_a_formula() -> None:
    assert [as_text(name) for name in ("=1+1", "道路 \n二期", "-3")] == ["'=1+1", "道路 二期", "'-3"]
    (row,) = read("301001,2024,'=1+1,'甲,,,,是")
    assert (row.project, row.last_project) == ("=1+1", "'甲")


LEVELS = ("产出指标", "数量指标")
SATISFIED = ("满意度指标", "服务对象满意度指标")


@pytest.mark.parametrize(
    ("last", "now", "expected"),
    [
        ([(*SATISFIED, "市民满意度")], [(*SATISFIED, "满意度")], "same"),
        ([(*SATISFIED, "服务对象满意度")], [(*SATISFIED, "游客满意度")], "same"),
        ([(*SATISFIED, "市民满意度")], [(*SATISFIED, "满意度"), (*SATISFIED, "职工满意度")], "ask"),
        ([(*SATISFIED, "群众满意度")], [(*SATISFIED, "市民满意度")], "ask"),
        ([(*SATISFIED, "学生满意度")], [(*SATISFIED, "家长满意度")], "different"),
        ([(*LEVELS, "培训人次")], [("产出指标", "质量指标", "培训人次")], "ask"),
        ([(*LEVELS, "培训人次")], [("产出指标", "质量指标", "培训人数")], "different"),
        ([("产出指标", "成本指标", "人均成本")], [("成本指标", "经济成本指标", "人均成本")], "same"),
        ([(*LEVELS, "")], [(*LEVELS, "培训人次")], "different"),
        ([(*LEVELS, "")], [(*LEVELS, "")], "same"),
        ([(*LEVELS, "培训教师人次"), (*LEVELS, "教师培训的人次")], [(*LEVELS, "教师培训人次")], "ask"),
    ],
)
def test_levels_and_satisfaction(last: list[Levels], now: list[Levels], expected: str) -> None:
    found = paired_indicators(last, now, DEFAULTS, {})
    assert ("same" if found.same else "ask" if found.asked else "different") == expected
