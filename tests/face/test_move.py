"""``collect --move``: what is recorded and safe goes to the inbox's folder of the day, nothing is overwritten."""

from pathlib import Path

import pytest

from consolidate.inbox import files_under
from consolidate.inbox import moved
from tests.face.cli import dump
from tests.face.cli import run
from tests.face.cli import send

ON_TIME = "2024-01-16"
DONE = Path("inbox", "已收", ON_TIME)


def names(folder: Path) -> list[str]:
    """Return every file below a folder by its path."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())


def test_without_it_the_inbox_is_as_it_was(small: Path) -> None:
    path = send(small, "报回.xlsx")
    before = (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_ino)
    run(small, "collect", today=ON_TIME)
    assert (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_ino) == before
    assert names(small / "inbox") == ["报回.xlsx"]


def test_what_is_collected_is_moved_and_what_is_not_kept_stays(small: Path) -> None:
    content = send(small, "报回.xlsx").read_bytes()
    (small / "inbox" / "名单.csv").write_text("单位\n", encoding="utf-8")
    (small / "inbox" / "~$报回.xlsx").write_bytes(b"x")
    (small / "inbox" / "别处.xlsx").symlink_to(small / "rules.yaml")
    ended = run(small, "collect", "--move", today=ON_TIME)
    assert "已移到 inbox/已收/2024-01-16/报回.xlsx" in ended.out
    assert names(small / "inbox") == [
        "~$报回.xlsx", "别处.xlsx", f"已收/{ON_TIME}/名单.csv", f"已收/{ON_TIME}/报回.xlsx"]  # fmt: skip
    assert (small / DONE / "报回.xlsx").read_bytes() == content
    ledger = dump(small)
    again = run(small, "collect", "--json", today="2024-01-17").document
    assert ([one["file"] for one in again["files"]], again["new"], dump(small)) == (["inbox/别处.xlsx"], 0, ledger)


def test_a_number_is_added_and_nothing_overwritten(small: Path) -> None:
    first = send(small, "报回.xlsx").read_bytes()
    run(small, "collect", "--move", today=ON_TIME)
    second = send(small, "报回.xlsx", {"unit.preparer": "另一填报人"}).read_bytes()
    told = run(small, "collect", "--move", "--json", today=ON_TIME).document
    assert told["files"][0]["moved"] == f"inbox/已收/{ON_TIME}/报回 (2).xlsx"
    found = [(small / DONE / name).read_bytes() for name in ("报回.xlsx", "报回 (2).xlsx")]
    assert (found, names(small / "inbox")) == (
        [first, second], [f"已收/{ON_TIME}/报回 (2).xlsx", f"已收/{ON_TIME}/报回.xlsx"])  # fmt: skip


def test_only_dated_folders_of_it_are_left_out(tmp_path: Path) -> None:
    for name in ("已收/2024-01-16/a.xlsx", "已收/新来的/b.xlsx", "已收/c.xlsx", "2024-01-16/d.xlsx"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert sorted(path.name for path in files_under([tmp_path])) == ["b.xlsx", "c.xlsx", "d.xlsx"]
    assert [path.name for path in files_under([tmp_path / "已收" / "2024-01-16"])] == ["a.xlsx"]


def test_a_file_that_changed_since_stays(tmp_path: Path) -> None:
    path = tmp_path / "报回.xlsx"
    path.write_bytes(b"newer")
    assert moved(path, "0" * 64, tmp_path, ON_TIME) is None
    assert path.read_bytes() == b"newer"


def test_what_the_store_has_lost_stays(small: Path) -> None:
    send(small, "报回.xlsx")
    run(small, "collect", today=ON_TIME)
    (kept,) = (small / ".tianbao" / "store").iterdir()
    kept.unlink()
    run(small, "collect", "--move", today=ON_TIME)
    assert kept.is_file()  # kept once more first
    assert names(small / "inbox") == [f"已收/{ON_TIME}/报回.xlsx"]


def test_a_folder_that_may_not_be_changed_is_told(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = send(small, "报回.xlsx")

    def denied(_: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied", str(target))

    monkeypatch.setattr(Path, "rename", denied)  # as where a folder is not ours: no mode of a folder hinders root
    ended = run(small, "collect", "--move", today=ON_TIME)
    assert "留在原处" in ended.out
    assert path.is_file()
    assert '"accepted"' in dump(small)
