"""``collect --again``: everything judged once more from the store; only what has changed is recorded."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.face.cli import dump
from tests.face.cli import is_one_line
from tests.face.cli import run
from tests.face.cli import send

ON_TIME = "2024-01-16"
LATER = "2024-02-20"


def again(small: Path) -> Any:  # noqa: ANN401 - a JSON document
    """Judge everything once more, a month later."""
    return run(small, "collect", "--again", "--json", today=LATER).document


def standing(small: Path) -> dict[str, Any]:
    """Return what the status table says of the one unit."""
    (one,) = run(small, "status", "--json", today=LATER).document["units"]
    return {key: one[key] for key in ("state", "returned_at", "version", "file")}


def change(path: Path, old: str, new: str) -> None:
    """Change a file of the workspace."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_nothing_changed_nothing_recorded(small: Path) -> None:
    send(small, "1.xlsx")
    send(small, "2.xlsx", {"unit.preparer": ""})
    (small / "inbox" / "3.txt").write_text("x", encoding="utf-8")
    run(small, "collect", today=ON_TIME)
    for path in (small / "inbox").iterdir():  # it is the store that is judged
        path.unlink()
    ledger = dump(small)
    told = again(small)
    assert [(one["file"], one["state"]) for one in told["files"]] == [
        ("inbox/1.xlsx", "accepted"), ("inbox/2.xlsx", "blocked"), ("inbox/3.txt", "quarantined")]  # fmt: skip
    assert (told["changed"], told["new"], told["unchanged"]) == (0, 0, 3)
    assert dump(small) == ledger


def test_changed_rules_are_recorded_days_and_order_stay(small: Path) -> None:
    send(small, "1.xlsx", {"unit.preparer": ""})
    send(small, "2.xlsx", {"unit.preparer": "", "unit.phone": "0000-9"})
    run(small, "collect", today=ON_TIME)
    assert standing(small)["state"] == "blocked"
    change(small / "rules.yaml", "severity: {}", "severity: {missing_required: notice}")
    told = again(small)
    assert (told["changed"], [one["state"] for one in told["files"]]) == (2, ["accepted", "accepted"])
    expected = {"state": "accepted", "returned_at": ON_TIME, "version": 2, "file": "inbox/2.xlsx"}
    assert standing(small) == expected
    ledger = dump(small)
    assert (again(small)["changed"], dump(small)) == (0, ledger)
    change(small / "rules.yaml", "severity: {missing_required: notice}", "severity: {}")
    assert again(small)["changed"] == 2
    assert standing(small) == {**expected, "state": "blocked"}


def test_a_restored_key_brings_back_what_was_turned_away(small: Path) -> None:
    send(small, "1.xlsx")
    keys = small / ".tianbao" / "keys.json"
    right = keys.read_text(encoding="utf-8")
    given = json.loads(right)
    keys.write_text(json.dumps({**given, "keys": dict.fromkeys(given["keys"], "00" * 32)}), encoding="utf-8")
    assert run(small, "collect", today=ON_TIME).code == 1
    keys.write_text(right, encoding="utf-8")
    told = again(small)
    assert [(one["state"], one["unit"]) for one in told["files"]] == [("accepted", "301001")]
    assert standing(small)["returned_at"] == ON_TIME  # the day on which it came, not the one on which the key did


def test_a_lost_key_takes_nothing_away(small: Path) -> None:
    send(small, "1.xlsx")
    run(small, "collect", today=ON_TIME)
    ledger = dump(small)
    keys = small / ".tianbao" / "keys.json"
    given = json.loads(keys.read_text(encoding="utf-8"))
    keys.write_text(json.dumps({**given, "keys": dict.fromkeys(given["keys"], "00" * 32)}), encoding="utf-8")
    ended = run(small, "collect", "--again", today=LATER)
    assert (ended.code, dump(small)) == (1, ledger)
    assert "原结论不变" in ended.out


def test_an_original_that_is_gone_is_told(small: Path) -> None:
    send(small, "1.xlsx")
    run(small, "collect", today=ON_TIME)
    (kept,) = (small / ".tianbao" / "store").iterdir()
    kept.write_bytes(b"rotten")
    ledger = dump(small)
    ended = run(small, "collect", "--again", today=LATER)
    assert (ended.code, dump(small)) == (1, ledger)
    assert "从备份恢复" in ended.out


@pytest.mark.parametrize("more", [("--move",), ("--watch",), ("rules.yaml",)])
def test_it_takes_nothing_beside(small: Path, more: tuple[str, ...]) -> None:
    given = [small / one if one.endswith("yaml") else one for one in more]
    ended = run(small, "collect", "--again", *given)
    assert (ended.code, is_one_line(ended.err)) == (2, True)
