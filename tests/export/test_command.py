"""`tianbao export` and `consolidate --html` as a clerk calls them."""

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.space import Space
from tests.space import make_space
from tianbao.__main__ import cli

TABLES = ["values", "findings", "submissions", "regressions", "issues"]


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Space:
    return make_space(tmp_path_factory.mktemp("space") / "示例 区")


def test_it_says_where_and_how_much(space: Space) -> None:
    told = space.json("export", "--format", "json")
    assert (told["out"], list(told["tables"]), told["tables"]["issues"]) == ("导出_2024/json", TABLES, 1)
    (row,) = json.loads((space.folder / told["out"] / "issues.json").read_text(encoding="utf-8"))
    assert (row["unit"], row["unit_name"], row["issued_on"]) == ("301001", "示例区园林局", "2024-01-16")


def test_it_writes_where_it_is_told_and_for_the_year_it_is_told(space: Space, tmp_path: Path) -> None:
    told = space.json("export", "--out", str(tmp_path / "数据"), "--year", "2023")
    assert (told["year"], told["tables"]["issues"]) == (2023, 0)
    assert (tmp_path / "数据" / "datapackage.json").is_file()


def test_on_the_screen(space: Space) -> None:
    assert space.run("export", lang="en").strip() == "导出_2024/csv"


def test_without_pyarrow_parquet_is_refused_in_one_sentence(
    space: Space, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "consolidate.export.parquet_table", raising=False)
    asked = ["-C", str(space.folder), "export", "--format", "parquet", "--out", str(tmp_path / "out")]
    result = CliRunner().invoke(cli, asked)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "pip install tianbao[parquet]" in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_page_beside_the_workbook(space: Space) -> None:
    told = space.json("consolidate", "--html")
    assert (told["file"], told["html"]) == ("汇总_2024.xlsx", "汇总_2024.html")
    assert "<!DOCTYPE html>" in (space.folder / told["html"]).read_text(encoding="utf-8")
    assert "html" not in space.json("consolidate")


def test_one_branch_of_the_tree(space: Space) -> None:
    told = space.json("consolidate", "--node", "301001")
    assert (told["file"], told["units"]["expected"]) == ("汇总_2024_301001.xlsx", 1)
    asked = ["-C", str(space.folder), "consolidate", "--node", "999"]
    result = CliRunner().invoke(cli, asked)
    assert (result.exit_code, len(result.stderr.strip().splitlines())) == (2, 1)
