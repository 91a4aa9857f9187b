"""The JSON documents: one on standard output, with the field names that scripts rely on; more may be added."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.face.cli import run
from tests.face.conftest import Demo

FINDING = {
    *("code", "name", "severity", "unit", "form", "project", "year", "field", "sheet", "cell", "message", "fix"),
    "facts",
}
FILE = {"file", "sha256", "state", "unit", "forms", "year", "findings"}
FIELD = {"form", "project", "field", "sheet", "cell", "label", "kind", "owner", "required", "unlocked", "value"}
STATUS = {
    *("unit", "name", "form", "year", "state", "due", "issued_at", "returned_at", "version", "open_findings"),
}
REGRESSION = {
    *("unit", "form", "project", "level1", "level2", "level3", "field", "base_year", "base_kind", "base"),
    *("current_kind", "current", "measure", "direction", "change", "change_ratio", "trend", "verdict", "severity"),
    *("reason", "sheet", "cell", "file"),
}
VALUE = {"raw", "kind", "op", "low", "high", "measure", "per", "level", "note"}
DOCUMENTS = {  # command -> names of the document, and those of the entries of each list in it
    "fields": ({"unit", "year", "forms", "fields"}, {"forms": {"form", "version", "project"}, "fields": FIELD}),
    "check": ({"files"}, {"files": FILE}),
    "collect": ({"files", "new", "unchanged", "superseded"}, {"files": FILE}),
    "status": ({"units", "totals"}, {"units": STATUS}),
    "regressions": ({"rows", "totals"}, {"rows": REGRESSION}),
    "consolidate": ({"file", "year", "units", "money", "indicators", "regressed", "sheets"}, {}),
    "value": ({"values"}, {"values": VALUE}),
    "generate": ({"issued", "kept"}, {"kept": {"unit", "form", "year", "file", "issued_at"}}),
}
STATES = {"accepted", "needs_reason", "blocked", "quarantined", "ignored"}
STANDINGS = STATES | {"not_issued", "issued", "overdue", "sent_back"}
VERDICTS = {"regressed", "explained", "money", "not_comparable", "dequantified", "dropped", "held", "improved"}
TRENDS = {"fell_twice", "fell", "flat", "rose", "mixed", ""}  # empty where there is nothing to compare


@pytest.fixture(scope="module")
def documents(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The document of every command, called on the demonstration."""
    workbook = demo.ended.sample
    given: dict[str, tuple[str | Path, ...]] = {
        "fields": (workbook,),
        "check": tuple((demo.folder / "inbox").glob("10*.xlsx")),
        "regressions": ("--all",),
        "consolidate": ("--out", tmp_path_factory.mktemp("out") / "汇总.xlsx"),
        "value": ("≥95%", "有效推进"),
    }
    return {name: run(demo.folder, name, "--json", *given.get(name, ())).document for name in DOCUMENTS}


@pytest.mark.parametrize("command", list(DOCUMENTS))
def test_names(documents: dict[str, Any], command: str) -> None:
    document = documents[command]
    names, lists = DOCUMENTS[command]
    assert names <= set(document)
    for name, entries in lists.items():
        assert document[name]
        assert all(entries <= set(one) for one in document[name])


def findings(documents: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield every finding of every file of every document."""
    for command in ("check", "collect"):
        for one in documents[command]["files"]:
            yield from one["findings"]


def test_findings(documents: dict[str, Any]) -> None:
    told = list(findings(documents))
    assert len(told) > 100
    for one in told:
        assert set(one) >= FINDING
        assert re.fullmatch(r"[A-Z][0-9]{3}", one["code"])
        assert re.fullmatch(r"[a-z0-9_]+", one["name"])
        assert one["severity"] in {"block", "explain", "notice"}
        assert one["message"]
        assert one["fix"]
        assert all(isinstance(fact, str | int | list) for fact in one["facts"].values())
        assert "¶" not in str(one)


def test_words_are_the_fixed_ones(documents: dict[str, Any]) -> None:
    assert {one["state"] for one in documents["collect"]["files"]} <= STATES
    assert {one["state"] for one in documents["status"]["units"]} <= STANDINGS
    rows = documents["regressions"]["rows"]
    assert {row["verdict"] for row in rows} <= VERDICTS
    assert {row["trend"] for row in rows} <= TRENDS
    assert {row["base_kind"] for row in rows} | {row["current_kind"] for row in rows} <= {"target", "actual"}
    assert {one["owner"] for one in documents["fields"]["fields"]} == {"unit", "bureau", "formula"}
    assert set(documents["consolidate"]["units"]) == {"expected", "returned", "accepted"}
    assert set(documents["regressions"]["totals"]) == VERDICTS


def test_paths_are_relative_to_the_workspace(demo: Demo, documents: dict[str, Any]) -> None:
    paths = {
        *(one["file"] for command in ("check", "collect") for one in documents[command]["files"]),
        *(row["file"] for row in documents["regressions"]["rows"]),
        *(one["file"] for one in documents["generate"]["kept"]),
    }
    assert all((demo.folder / path).is_file() and not Path(path).is_absolute() for path in paths)


def test_counts_of_the_district_add_up(documents: dict[str, Any]) -> None:
    totals = dict(documents["status"]["totals"])
    assert totals.pop("expected") == sum(totals.values()) == len(documents["status"]["units"])


def test_a_file_that_tells_nothing_of_itself_has_nulls(small: Path) -> None:
    (small / "inbox" / "信.pdf").write_bytes(b"%PDF-1.4")
    told = run(small, "check", "--json", small / "inbox" / "信.pdf").document["files"][0]
    assert (told["unit"], told["forms"], told["year"], told["state"]) == (None, [], None, "quarantined")
    nothing = {key: told["findings"][0][key] for key in ("unit", "form", "project", "year", "field", "sheet", "cell")}
    assert set(nothing.values()) == {None}
