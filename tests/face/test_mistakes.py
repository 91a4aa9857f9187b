"""Mistakes of the bureau's own files: one sentence with file and line, exit code 2, and nothing done."""

import os
from pathlib import Path

import pytest

from tests.face.cli import files
from tests.face.cli import is_one_line
from tests.face.cli import run

FORM = "department-target"
COMMANDS = ("generate", "collect", "status", "regressions", "consolidate", "fields", "check", "history")
CASES = [  # file, what is replaced (once), by what, and a word of the sentence; the line is that of the new text
    ("rules.yaml", "year: 2024", "year: 二四年", "二四年"),
    ("rules.yaml", "money_unit: 万元", "money_unit: 美元", "万元"),
    ("rules.yaml", "forms: [department-target]", "forms: [department-targets]", FORM),
    ("rules.yaml", "derived: formula  ", "derived: formel  ", "formel"),
    ("rules.yaml", "tolerance: {target", "toleranz: {target", "toleranz"),
    ("rules.yaml", "= sum(projects", "= sun(projects", "sun"),
    ("rules.yaml", "at: spending.project.current", "at: spending.projekt.current", "projekt"),
    ("rules.yaml", "name: income_spending_mismatch", "name: incom", "incom"),
    ("rules.yaml", "severity: {}", "severity: {sum_mismatch: hart}", "hart"),
    ("rules.yaml", "district: 示例区", "district: '示例区' 甲", "YAML"),
    ("rules.yaml", "district: 示例区", "distrikt: 示例区", "distrikt"),
    ("units.csv", "code,name", "code,title", "name（单位名称）"),
    ("units.csv", "302001,示例区图书馆", "302001,", "name"),
    ("units.csv", "302001,示例区图书馆", "301001,示例区图书馆", "301001"),
    ("projects.csv", "302001", "999999", "999999"),
    ("projects.csv", "unit,project", "unit,title", "project（项目名称）"),
    ("projects.csv", "12.5", "约12", "约12"),
    ("projects.csv", "301001,公园二期", "301001, 公园一期 ", "公园一期"),
]


@pytest.fixture
def space(tmp_path: Path) -> Path:
    """A workspace of two units from which nothing was issued yet, and files to call the commands with."""
    folder = tmp_path / "新区"
    run(tmp_path, "init", folder)
    (folder / "units.csv").write_text("code,name\n301001,示例区园林局\n302001,示例区图书馆\n", encoding="utf-8")
    (folder / "projects.csv").write_text(
        "unit,project,year_budget\n301001,公园一期,1\n301001,公园二期,2\n302001,购书,12.5\n", encoding="utf-8"
    )
    (folder / "inbox" / "一.xlsx").write_bytes(b"x")
    return folder


def call(folder: Path, command: str, lang: str = "zh") -> tuple[int, str, str]:
    """Call a command with the arguments it cannot do without."""
    needs_a_file = command in ("fields", "check", "history")
    ended = run(folder, command, *((folder / "inbox" / "一.xlsx",) if needs_a_file else ()), lang=lang)
    return ended.code, ended.out, ended.err


@pytest.mark.parametrize(("file", "old", "new", "word"), CASES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_mistake_is_told_at_its_line_and_nothing_is_done(
    space: Path, file: str, old: str, new: str, word: str, lang: str
) -> None:
    before, after = (space / file).read_text(encoding="utf-8").split(old, maxsplit=1)
    (space / file).write_text(before + new + after, encoding="utf-8")
    line = before.count("\n") + 1
    unchanged = files(space)
    code, out, err = call(space, "generate", lang)
    assert (code, out) == (2, "")
    assert is_one_line(err)
    assert err.startswith(f"{file}:{line}: ")
    assert word in err
    assert files(space) == unchanged
    assert not list((space / "outbox").iterdir())


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_works_with_wrong_rules(space: Path, command: str) -> None:
    rules = space / "rules.yaml"
    rules.write_text(rules.read_text(encoding="utf-8").replace("year: 2024", "jahr: 2024"), encoding="utf-8")
    before = files(space)
    code, out, err = call(space, command)
    assert (code, out, is_one_line(err), err[:13]) == (2, "", True, "rules.yaml:3:")
    assert files(space) == before


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("lang", "word"), [("zh", "不是工作区"), ("en", "is no workspace")])
def test_no_command_works_without_a_workspace(tmp_path: Path, command: str, lang: str, word: str) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "一.xlsx").write_bytes(b"x")
    code, out, err = call(tmp_path, command, lang)
    assert (code, out, is_one_line(err)) == (2, "", True)
    assert word in err
    assert set(files(tmp_path)) == {"inbox/一.xlsx"}


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("form: own\nversion: '1'\ntitle: {zh: 表\n", "templates/own.yaml:"),
        ("form: own\nverzion: '1'\n", "templates/own.yaml:2: "),
        ("form: own\nversion: '1'\n", "templates/own.yaml:1: "),
        ("- a\n- b\n", "templates/own.yaml:1: "),
        ("", "templates/own.yaml"),
    ],
)
def test_a_wrong_form_of_the_districts_own(space: Path, text: str, where: str) -> None:
    (space / "templates" / "own.yaml").write_text(text, encoding="utf-8")
    code, out, err = call(space, "generate")
    assert (code, out, is_one_line(err)) == (2, "", True)
    assert err.startswith(where)
    assert not list((space / "outbox").iterdir())


@pytest.mark.parametrize("content", [None, b"", b"{}", b"[]", b"\xff\xfe\x00", b'{"current": "k", "keys": {}}'])
def test_lost_keys_stop_everything(space: Path, content: bytes | None) -> None:
    keys = space / ".tianbao" / "keys.json"
    keys.unlink()
    if content is not None:
        keys.write_bytes(content)
    for command in ("generate", "collect", "check", "fields"):
        code, out, err = call(space, command)
        assert (code, out, is_one_line(err)) == (2, "", True)
        assert ".tianbao/keys.json" in err
    assert not list((space / "outbox").iterdir())
    assert not (space / ".tianbao" / "store").exists()


def test_no_roster(space: Path) -> None:
    (space / "units.csv").unlink()
    assert call(space, "generate") == (2, "", "找不到文件 units.csv。请核对路径\n")


def test_a_key_that_is_missing(space: Path) -> None:
    rules = space / "rules.yaml"
    rules.write_text(rules.read_text(encoding="utf-8").replace("year: 2024\n", ""), encoding="utf-8")
    assert call(space, "generate") == (2, "", "rules.yaml:2: 缺少“year”。请补上\n")


def test_a_unit_that_owes_an_unknown_form(space: Path) -> None:
    (space / "projects.csv").unlink()
    (space / "units.csv").write_text(f"code,name,forms\n1,甲,{FORM}\n2,乙,{FORM};no-such\n", encoding="utf-8")
    code, out, err = call(space, "generate")
    assert (code, out, is_one_line(err)) == (2, "", True)
    assert "no-such" in err
    assert not list((space / "outbox").iterdir())


@pytest.mark.parametrize(
    "given",
    [
        ("--today", "2024-13-01", "status"),
        ("--lang", "fr", "status"),
        ("status", "--year", "24"),
        ("status", "--unit", "1"),
        ("statuss",),
        ("check",),
        ("init",),
        ("collect", "没有的文件夹"),
        ("history", "没有.csv"),
    ],
)
def test_a_wrong_call_is_told_and_ends_with_two(space: Path, given: tuple[str, ...]) -> None:
    before = files(space)
    ended = run(space, *given)
    assert (ended.code, ended.out) == (2, "")
    assert "Traceback" not in ended.err
    assert files(space) == before


@pytest.mark.parametrize("begins", [0, 20])  # from its first page, or behind what is looked at when it is opened
def test_a_damaged_ledger_is_one_sentence(space: Path, begins: int) -> None:
    assert call(space, "generate")[0] == 0
    ledger = space / ".tianbao" / "ledger.sqlite"
    content = ledger.read_bytes()
    assert len(content) > 4096 * (begins + 1)
    ledger.write_bytes(content[: 4096 * begins].ljust(len(content), b"\x55"))
    code, out, err = call(space, "generate")
    assert (code, out, is_one_line(err)) == (2, "", True)
    assert "ledger.sqlite" in err


@pytest.mark.skipif(os.name != "posix", reason="only here a pipe has a name")
@pytest.mark.parametrize(("command", "code"), [("check", 1), ("collect", 1), ("fields", 2)])
def test_a_pipe_is_not_waited_for(space: Path, command: str, code: int) -> None:
    os.mkfifo(space / "inbox" / "管道.xlsx")
    ended = run(space, command, space / "inbox" / "管道.xlsx")
    assert ended.code == code
    assert "不是" in ended.out + ended.err
