"""The demonstration: six steps, told as they happen, and never over anybody's own files."""

from pathlib import Path

import pytest

from tests.face.cli import files
from tests.face.cli import is_one_line
from tests.face.cli import run
from tests.face.conftest import Demo

UNIT = "code,name\n101001,示例区数据局\n"
PROJECTS = "unit,project,total_budget,year_budget\n101001,数据共享,10,10\n"
HISTORY = "unit,form,field,year,kind,value\n101001,department-target,income.other.current,2023,actual,5\n"
RETURN = '- unit: "101001"\n  received: 2024-01-10\n  values: {unit.preparer: "示例填报人"}\n'


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An example district of one unit in place of the shipped one, for what need not be large."""
    examples = tmp_path / "examples"
    given = {"units.csv": UNIT, "projects.csv": PROJECTS, "history.csv": HISTORY, "returns.yaml": RETURN}
    (examples / "caidian").mkdir(parents=True)
    for name, text in given.items():
        (examples / "caidian" / name).write_text(text, encoding="utf-8")
    for module in ("tianbao.demo", "tianbao.newspace"):
        monkeypatch.setattr(f"{module}.EXAMPLES", examples)
    return tmp_path


def test_it_tells_six_steps_and_where_the_files_are(demo: Demo) -> None:
    assert [line.partition(".")[0] for line in demo.told] == ["1", "2", "3", "4", "5", "6"]
    assert "300 条" in demo.told[1]
    assert "12 份" in demo.told[2]
    assert "通过 8，退回修改 4" in demo.told[4]
    assert str(demo.folder / "汇总_2024.xlsx") in demo.told[5]
    assert Path(demo.ended.file) == demo.folder / "汇总_2024.xlsx"
    assert Path(demo.ended.sample).is_file()


def test_it_leaves_a_complete_workspace(demo: Demo) -> None:
    assert {path.name for path in demo.folder.iterdir()} == {
        *(".tianbao", "history.csv", "inbox", "outbox", "projects.csv", "rules.yaml", "templates", "units.csv"),
        "汇总_2024.xlsx",
    }
    returned = {path.name for path in (demo.folder / "inbox").iterdir()}
    assert len(returned) == 12
    assert len(list((demo.folder / "outbox" / "2024").iterdir())) == 12
    assert len(list((demo.folder / ".tianbao" / "store").iterdir())) == 12
    assert not list(demo.folder.rglob("*.part*"))
    assert not list(demo.folder.rglob("*.draft"))


def test_twice_into_the_same_folder_starts_anew(tiny: Path) -> None:
    (tiny / "示范").mkdir()  # an empty folder will do
    first = run(tiny, "demo", tiny / "示范")
    (tiny / "示范" / "inbox" / "另一份.xlsx").write_bytes(b"x")
    second = run(tiny, "demo", tiny / "示范", lang="en")
    assert (first.code, second.code) == (0, 0)
    assert first.out.startswith("1. 建立示例区工作区")
    assert second.out.startswith("1. workspace of the example district")
    assert [path.suffix for path in (tiny / "示范" / "inbox").iterdir()] == [".xlsx"]
    assert not (tiny / "示范" / "inbox" / "另一份.xlsx").exists()


def test_a_folder_that_is_no_demonstration_is_left_alone(tiny: Path) -> None:
    run(tiny, "init", tiny / "2024", "--example", "caidian")
    (tiny / "信件.txt").write_text("x", encoding="utf-8")
    for folder in (tiny / "2024", tiny / "信件.txt"):
        before = files(tiny)
        ended = run(tiny, "demo", folder)
        assert (ended.code, ended.out) == (2, "")
        assert is_one_line(ended.err)
        assert files(tiny) == before
