"""``library``: names of indicators to look up; a district's own come first, a slip in them is one plain sentence."""

from pathlib import Path

import pytest

from tests.face.cli import files
from tests.face.cli import is_one_line
from tests.face.cli import run

OWN = """\
indicators:
  产出指标:
    数量指标:
      - {name: 知音湖巡护次数, aliases: [湖区巡护次数], measures: [次], direction: 正向, weight: 8, sectors: [水利]}
"""


def test_json_needs_no_workspace(tmp_path: Path) -> None:
    ended = run(tmp_path, "library", "辍学", "--json")
    assert ended.code == 0
    assert ended.document == {
        "word": "辍学",
        "indicators": [
            {
                "level1": "效益指标",
                "level2": "社会效益指标",
                "level3": "义务教育阶段辍学率",
                "aliases": ["辍学率"],
                "measures": ["%"],
                "direction": "反向",
                "weight": 10.0,
                "kind": "percent",
                "sectors": ["教育"],
                "own": False,
            }
        ],
        "totals": {"indicators": 1, "own": 0},
    }


@pytest.mark.parametrize(
    ("lang", "head", "row", "count"),
    [
        ("zh", "一级 二级 三级指标", "数量指标 知音湖巡护次数（本区） 湖区巡护次数", "1 个指标，其中本区自己的 1 个"),
        (
            "en",
            "level 1 level 2 level 3",
            "数量指标 知音湖巡护次数 (own)",
            "1 indicators, 1 of them the district's own",
        ),
    ],
)
def test_the_screen_shows_the_districts_own(tmp_path: Path, lang: str, head: str, row: str, count: str) -> None:
    (tmp_path / "library.yaml").write_text(OWN, encoding="utf-8")
    ended = run(tmp_path, "library", "巡护", lang=lang)
    lines = [" ".join(line.split()) for line in ended.out.splitlines()]
    assert lines[0].startswith(head)
    assert lines[2].startswith(f"产出指标 {row}")
    assert ended.err.strip() == count


def test_level2_by_its_other_names(tmp_path: Path) -> None:
    found = run(tmp_path, "library", "教育", "--level2", "数量", "--json").document["indicators"]
    assert {one["level2"] for one in found} == {"数量指标"}
    assert run(tmp_path, "library", "--level2", "数目").code == 2


def test_nothing_found_is_said(tmp_path: Path) -> None:
    ended = run(tmp_path, "library", "没有这个")
    assert (ended.code, ended.out) == (0, "")
    assert "“没有这个”" in ended.err


@pytest.mark.parametrize("command", [["library"], ["generate", "--force"]])
def test_a_slip_of_the_district_is_named_with_its_line(small: Path, command: list[str]) -> None:
    (small / "library.yaml").write_text(OWN.replace("正向", "向上"), encoding="utf-8")
    before = files(small)
    ended = run(small, *command)
    assert (ended.code, ended.out) == (2, "")
    assert is_one_line(ended.err)
    assert ended.err.startswith("library.yaml:4: “direction”的值“向上”")
    assert files(small) == before
