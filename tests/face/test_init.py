"""``init``: a workspace to start from, and nothing of anybody's overwritten."""

import json
from pathlib import Path

import pytest

from tests.face.cli import files
from tests.face.cli import is_one_line
from tests.face.cli import run
from tianbao.newspace import EXAMPLES

ALWAYS = {".tianbao/keys.json", "projects.csv", "rules.yaml", "units.csv"}


def test_a_blank_workspace_has_headings_only_and_opens_in_excel(tmp_path: Path) -> None:
    ended = run(tmp_path, "init", tmp_path / "2024")
    assert (ended.code, ended.out) == (0, "")
    assert "tianbao -C" in ended.err
    assert set(files(tmp_path / "2024")) == ALWAYS
    heading = "code,name,department,district,parent,contact,phone,email,forms"
    assert (tmp_path / "2024" / "units.csv").read_bytes().decode() == f"\ufeff{heading}\n"
    heading = "unit,project,total_budget,year_budget,attribute,purpose"
    assert (tmp_path / "2024" / "projects.csv").read_bytes().decode() == f"\ufeff{heading}\n"
    assert {path.name for path in (tmp_path / "2024").iterdir() if path.is_dir()} == {
        ".tianbao", "inbox", "outbox", "templates"}  # fmt: skip


def test_a_blank_workspace_works_at_once(tmp_path: Path) -> None:
    run(tmp_path, "init", tmp_path / "2024")
    document = run(tmp_path / "2024", "status", "--json").document
    assert (document["units"], document["totals"], set(document["counts"].values())) == ([], {"expected": 0}, {0})
    assert run(tmp_path / "2024", "generate").err == "单位名单里一个单位也没有。请在 units.csv 里填写单位后再试\n"


@pytest.mark.parametrize(
    ("given", "year", "due"), [((), 2027, "2027-01-31"), (("--example", "caidian"), 2024, "2024-01-20")]
)
def test_a_blank_workspace_begins_with_this_year(tmp_path: Path, given: tuple[str, ...], year: int, due: str) -> None:
    run(tmp_path, "init", tmp_path / "新", *given, today="2027-03-01")
    rules = (tmp_path / "新" / "rules.yaml").read_text(encoding="utf-8")
    assert f"\nyear: {year}\n" in rules
    assert f" {due}\n" in rules


def test_an_example_brings_its_own_rosters(tmp_path: Path) -> None:
    assert run(tmp_path, "init", tmp_path / "2024", "--example", "caidian").code == 0
    found = files(tmp_path / "2024")
    assert set(found) == ALWAYS | {"history.csv"}
    assert found["units.csv"] == (EXAMPLES / "caidian" / "units.csv").read_bytes()


def test_no_two_workspaces_share_a_key_and_nobody_else_reads_it(tmp_path: Path) -> None:
    keys = []
    for name in ("a", "b"):
        run(tmp_path, "init", tmp_path / name)
        path = tmp_path / name / ".tianbao" / "keys.json"
        assert path.stat().st_mode & 0o077 == 0
        keys.append(json.loads(path.read_text(encoding="utf-8")))
    assert set(keys[0]["keys"].values()).isdisjoint(keys[1]["keys"].values())
    assert keys[0]["sheet_password"] != keys[1]["sheet_password"]
    assert keys[0]["sheet_password"].isascii()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_folder_with_content_is_refused(tmp_path: Path, lang: str) -> None:
    (tmp_path / "2024").mkdir()
    (tmp_path / "2024" / "名单.txt").write_text("x", encoding="utf-8")
    ended = run(tmp_path, "init", tmp_path / "2024", lang=lang)
    assert (ended.code, ended.out) == (2, "")
    assert is_one_line(ended.err)
    assert set(files(tmp_path)) == {"2024/名单.txt"}


def test_an_unknown_example_is_refused_and_the_known_ones_told(tmp_path: Path) -> None:
    ended = run(tmp_path, "init", tmp_path / "2024", "--example", "wuhan")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "没有名为“wuhan”的示例。可用：caidian\n"
    assert not (tmp_path / "2024").exists()
