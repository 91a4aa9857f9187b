"""matches.csv on the command line: asked once, written for the clerk, obeyed by the next run."""

import csv
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl import load_workbook

from tests.face.cli import dump
from tests.face.cli import files
from tests.face.cli import is_one_line
from tests.face.cli import run
from tests.face.cli import send
from tests.space import HISTORY
from tests.space import PROJECTS

ROADS = "301001,道路二期,10,10,\n"
PAST = "301001,department-target,道路一期,产出指标,数量指标,里程,,2023,actual,3,公里\n"
HEADINGS = "单位代码,年度,本年项目,上年项目,本年指标,上年指标,相似度,是否同一"
LINE = "301001,2024,道路二期,道路一期,,,100,"


@pytest.fixture
def roads(small: Path) -> Path:
    """A workspace in which a project may go by another name; nothing is issued under the new list yet."""
    (small / "projects.csv").write_text(PROJECTS + ROADS, encoding="utf-8")
    (small / "history.csv").write_text(HISTORY + PAST, encoding="utf-8")
    assert run(small, "history", small / "history.csv").code == 0
    return small


def lines(folder: Path, encoding: str = "utf-8-sig") -> list[str]:
    return (folder / "matches.csv").read_bytes().decode(encoding).splitlines()


def decide(folder: Path, word: str, encoding: str = "utf-8-sig") -> None:
    text = "\r\n".join([HEADINGS, LINE + word])  # as a clerk's editor may leave it: no line break at the end
    (folder / "matches.csv").write_bytes(text.encode(encoding))


def prefilled(folder: Path) -> str:
    """Return last year's value of the road as the newest workbook has it."""
    issued = run(folder, "generate", "--force", "--json").document["issued"][0]["file"]
    fields = {one["field"]: one["value"] for one in run(folder, "fields", "--json", folder / issued).document["fields"]}
    return fields["goals[3].indicators[1].prior1"] or ""


def test_generate_asks_once(roads: Path) -> None:
    ended = run(roads, "generate", "--force")
    assert (ended.code, lines(roads)) == (0, [HEADINGS, LINE])
    assert "1 处名称像是改了名" in ended.err
    again = run(roads, "generate", "--force", "--json").document
    assert (again["asked"], lines(roads)) == (0, [HEADINGS, LINE])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize(("word", "value"), [("是", "3"), ("否", ""), ("", "")])
def test_the_next_run_obeys(roads: Path, word: str, value: str, encoding: str) -> None:
    decide(roads, word, encoding)
    assert prefilled(roads) == value
    assert lines(roads, encoding) == [HEADINGS, LINE + word]


def test_what_is_new_is_added_in_the_file_s_own_way(roads: Path) -> None:
    own = '备注,decision,last_project,project,last_indicator,indicator,year,unit\n王,否,"甲,乙",丙,,,2024,301001'
    (roads / "matches.csv").write_bytes(own.encode("gb18030"))
    run(roads, "generate", "--force")
    rows = list(csv.reader(lines(roads, "gb18030")))
    assert rows[1:] == [
        ["王", "否", "甲,乙", "丙", "", "", "2024", "301001"],
        ["", "", "道路一期", "道路二期", "", "", "2024", "301001"],
    ]


def test_an_xlsx_is_added_to_as_well(roads: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(HEADINGS.split(","))
    book.save(roads / "matches.xlsx")
    run(roads, "generate", "--force")
    rows = [tuple(row) for row in load_workbook(roads / "matches.xlsx").worksheets[0].iter_rows(values_only=True)]
    assert rows[1][:4] == ("301001", "2024", "道路二期", "道路一期")
    assert not (roads / "matches.csv").exists()


@pytest.mark.parametrize(("old", "new"), [("301001,", "309999,"), ("100,", "100,也许"), ("2024,", "二四,")])
def test_a_wrong_line_ends_the_command(roads: Path, old: str, new: str) -> None:
    (roads / "matches.csv").write_text(f"{HEADINGS}\n{LINE.replace(old, new)}\n", encoding="utf-8")
    before = files(roads), dump(roads)
    ended = run(roads, "generate", "--force")
    assert (ended.code, is_one_line(ended.err), ended.err.startswith("matches.csv:2: ")) == (2, True, True)
    assert (files(roads), dump(roads)) == before


def test_collect_asks_and_check_only_looks(roads: Path) -> None:
    more = HISTORY + "301001,department-target,古树保护,产出指标,数量指标,复壮古树数,,2023,actual,40,株\n"
    (roads / "history.csv").write_text(more, encoding="utf-8")
    run(roads, "history", roads / "history.csv")
    (roads / "projects.csv").write_text(PROJECTS, encoding="utf-8")
    decide(roads, "否")
    file = send(roads, "a.xlsx")
    before = files(roads)
    found = run(roads, "check", "--json", file).document["files"][0]["findings"]
    assert {"yoy_match_doubtful", "project_ended"} <= {one["name"] for one in found}
    assert files(roads) == before
    run(roads, "collect")
    assert lines(roads)[2:] == ["301001,2024,古树保护,古树保护,复壮古树株数,复壮古树数,91,"]
    (roads / "matches.csv").write_text("\n".join([*lines(roads)[:2], lines(roads)[2] + "是"]), encoding="utf-8")
    rows = run(roads, "regressions", "--json").document["rows"]
    assert [(one["level3"], one["base"], one["current"], one["verdict"]) for one in rows] == [
        ("复壮古树株数", "40", "36", "regressed")
    ]
