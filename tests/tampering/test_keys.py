"""Keys: listed, changed, lost and restored; a return is never taken for a stranger's for want of a key."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from templates.say import phrase
from tests.face.cli import is_one_line
from tests.face.cli import run
from tests.face.cli import send
from tests.intake.bench import make_folder
from tests.space import UNITS


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of one unit with its workbook issued."""
    return make_folder(tmp_path_factory.mktemp("keys") / "一 区", UNITS)


@pytest.fixture
def space(issued: Path, tmp_path: Path) -> Path:
    """A copy of it, to change."""
    return Path(shutil.copytree(issued, tmp_path / "一 区"))


def key_file(space: Path) -> Path:
    return space / ".tianbao" / "keys.json"


def kept(space: Path) -> dict[str, Any]:
    return dict(json.loads(key_file(space).read_text(encoding="utf-8")))


def rows(space: Path, *args: str | Path) -> list[tuple[str, str, int]]:
    document = run(space, "keys", *args, "--json").document
    return [(one["key"], one["state"], one["issues"]) for one in document["keys"]]


def test_the_keys_of_a_workspace(space: Path) -> None:
    key = kept(space)["current"]
    assert rows(space) == [(key, "current", 1)]
    ended = run(space, "keys")
    assert (ended.code, ended.err) == (0, "")
    assert [line.split() for line in ended.out.splitlines() if key in line] == [[key, "正在使用", "1"]]


def test_a_new_key_signs_and_the_old_one_stays_valid(space: Path) -> None:
    send(space, "报回.xlsx")
    before = kept(space)
    ended = run(space, "keys", "--rotate", "--json")
    after = kept(space)
    (new,) = ended.document["added"]
    assert (ended.code, after["current"], after["sheet_password"]) == (0, new, before["sheet_password"])
    assert after["keys"] == {**before["keys"], new: after["keys"][new]}
    assert len(bytes.fromhex(after["keys"][new])) == 32
    assert new in ended.err
    (file,) = run(space, "collect", "--json").document["files"]
    assert (file["state"], file["unit"]) == ("accepted", "301001")
    run(space, "generate", "--force")
    assert rows(space) == [(before["current"], "old", 1), (new, "current", 1)]


def lose(space: Path, tmp_path: Path) -> Path:
    """Rotate and throw the old key away; return the copy that was kept."""
    backup = Path(shutil.copy(key_file(space), tmp_path / "备份 keys.json"))
    run(space, "keys", "--rotate")
    now = kept(space)
    key_file(space).write_text(json.dumps({**now, "keys": {now["current"]: now["keys"][now["current"]]}}))
    return backup


def test_a_lost_key_is_a_reason_of_its_own_and_can_be_restored(space: Path, tmp_path: Path) -> None:
    send(space, "报回.xlsx")
    old = kept(space)["current"]
    backup = lose(space, tmp_path)
    (file,) = run(space, "collect", "--json").document["files"]
    (finding,) = file["findings"]
    assert (file["state"], finding["name"], finding["unit"]) == ("quarantined", "not_ours", "301001")
    why = phrase("key_lost", unit="示例区园林局（301001）", signer=old)
    assert finding["message"] == f"无法确认是本工作区下发的工作簿：{why}"
    assert finding["fix"] == "请用备份恢复密钥（tianbao keys --restore）后再收一次，不必让单位重报"

    listed = run(space, "keys", "--json")
    assert (listed.code, [one["state"] for one in listed.document["keys"]]) == (1, ["current", "lost"])
    restored = run(space, "keys", "--restore", backup, "--json")
    assert (restored.code, restored.document["added"]) == (0, [old])
    (file,) = run(space, "collect", "--json").document["files"]
    assert file["state"] == "accepted"
    assert run(space, "keys", "--restore", backup).err == phrase("keys_nothing_new") + "\n"


@pytest.mark.parametrize("content", [None, b"", b"{}", b'{"current": "k', b"\xff\xfe"])
def test_a_lost_key_file_is_restored_as_a_whole(space: Path, tmp_path: Path, content: bytes | None) -> None:
    backup = Path(shutil.copy(key_file(space), tmp_path / "keys.json"))
    key_file(space).unlink()
    if content is not None:
        key_file(space).write_bytes(content)
    for args in (("keys",), ("keys", "--rotate")):
        ended = run(space, *args)
        assert (ended.code, ended.out, is_one_line(ended.err)) == (2, "", True)
    assert run(space, "keys", "--restore", backup).code == 0
    assert key_file(space).read_bytes().split() == backup.read_bytes().split()
    damaged = space / ".tianbao" / "keys.json.damaged"
    assert (damaged.read_bytes() if damaged.exists() else None) == content


NOT_KEYS: dict[str, Callable[[dict[str, Any]], object]] = {
    "another secret under our id": lambda given: {**given, "keys": dict.fromkeys(given["keys"], "00" * 32)},
    "no key file": lambda given: {"keys": given["keys"]},
    "a list": lambda _: [],
    "a secret that is none": lambda given: {**given, "keys": dict.fromkeys(given["keys"], "xyz")},
}


@pytest.mark.parametrize("change", NOT_KEYS.values(), ids=NOT_KEYS)
def test_what_is_no_backup_of_ours_changes_nothing(
    space: Path, tmp_path: Path, change: Callable[[dict[str, Any]], object]
) -> None:
    backup = tmp_path / "other.json"
    backup.write_text(json.dumps(change(kept(space))), encoding="utf-8")
    before = key_file(space).read_bytes()
    ended = run(space, "keys", "--restore", backup)
    assert (ended.code, ended.out, is_one_line(ended.err)) == (2, "", True)
    assert key_file(space).read_bytes() == before


def test_both_at_once_is_no_usage(space: Path) -> None:
    before = key_file(space).read_bytes()
    assert run(space, "keys", "--rotate", "--restore", key_file(space)).code == 2
    assert key_file(space).read_bytes() == before


def test_the_key_file_is_replaced_whole_or_not_at_all(space: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = key_file(space).read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tianbao.keyring.os.fsync", full)
    ended = run(space, "keys", "--rotate")
    assert (ended.code, is_one_line(ended.err)) == (2, True)
    assert key_file(space).read_bytes() == before
    assert [path.name for path in (space / ".tianbao").iterdir() if path.name.endswith(".new")] == []


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")
def test_only_its_owner_may_read_it(space: Path) -> None:
    run(space, "keys", "--rotate")
    assert key_file(space).stat().st_mode & 0o777 == 0o600
