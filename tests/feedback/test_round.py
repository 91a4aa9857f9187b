"""A whole correction round through a real LibreOffice, of a unit that types, saves and sends."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from consolidate.ledger.engine import sqlite_url
from consolidate.ledger.ledger import open_ledger
from tests.face.cli import run
from tests.office.test_real_client import typed
from tests.space import HONEST
from tests.space import Space

ROW = "goals[1].indicators[1]"
FAULTS = {
    "income.appropriation.current": 140,  # income 150, spending 160
    f"{ROW}.target": "100",  # last year 120, no reason
    "goals[2].indicators[1].basis": "36",  # copies the value
    "unit.preparer": "",
}
CORRECTED = {
    "income.appropriation.current": 150,
    f"{ROW}.reason": "部分绿地移交街道管护",
    "goals[2].indicators[1].basis": "古树名木普查名录",
    "unit.preparer": "示例填报人",
}
DAY, NEXT_DAY = "2024-01-16", "2024-01-18"


def plan(space: Space, workbook: Path, values: dict[str, object]) -> dict[str, dict[str, object]]:
    """Return values by field as sheet -> cell -> value."""
    cells = space.cells(workbook)
    found: dict[str, dict[str, object]] = {}
    for field, value in values.items():
        found.setdefault(cells[field][0], {})[cells[field][1]] = value
    return found


@pytest.mark.usefixtures("soffice")
def test_faults_are_sent_back_corrected_and_accepted(small: Path, tmp_path: Path) -> None:
    space = Space(small)
    wrong = {field: value for field, value in {**HONEST, **FAULTS}.items() if value != ""}
    typed(space.issued(), plan(space, space.issued(), wrong), tmp_path / "报回.xlsx")
    (small / "inbox" / "报回.xlsx").write_bytes((tmp_path / "报回.xlsx").read_bytes())
    first = run(small, "collect", "--json", today=DAY).document["files"][0]
    assert first["state"] == "blocked"
    (written,) = run(small, "feedback", "--json", today=DAY).document["written"]
    names = sorted(one["name"] for one in written["findings"])
    assert names == sorted(one["name"] for one in first["findings"] if one["open"])
    assert {"missing_required", "income_spending_mismatch", "target_regressed", "basis_copies_value"} <= set(names)

    workbook = small / written["file"]
    job = typed(workbook, plan(space, workbook, CORRECTED), tmp_path / "改好.xlsx")
    assert job["refused"] == []
    sheet = load_workbook(tmp_path / "改好.xlsx", data_only=True)["退回修改"]
    assert sheet["D9"].value == 0  # nothing is left to be touched
    states = [sheet.cell(row, 10).value for row in range(16, 16 + len(names))]
    assert set(states) <= {"已改", "已说明"}

    (small / "inbox" / "改好.xlsx").write_bytes((tmp_path / "改好.xlsx").read_bytes())
    ended = run(small, "collect", "--json", today=NEXT_DAY)
    second = next(one for one in ended.document["files"] if one["file"] == "inbox/改好.xlsx")
    assert (ended.document["new"], ended.document["superseded"], second["state"]) == (1, 1, "accepted")
    assert [one["name"] for one in second["findings"] if one["open"]] == []
    since = second["since"]
    assert (since["resolved"], since["open"], since["new"]) == (len(names), 0, 0)
    with open_ledger(sqlite_url(small / ".tianbao" / "ledger.sqlite")) as ledger:
        history = [(one.source.file, one.state) for one in ledger.returns("301001", "department-target", 2024)]
    assert history == [("inbox/报回.xlsx", "blocked"), ("inbox/改好.xlsx", "accepted")]
    assert run(small, "status", "--json", today=NEXT_DAY).document["units"][0]["version"] == 2


@pytest.mark.usefixtures("soffice")
def test_saved_without_a_change_it_says_the_same_again(small: Path, tmp_path: Path) -> None:
    """No cell of ours is changed by an office that merely saves: neither notes, colours nor what stands hidden."""
    space = Space(small)
    typed(space.issued(), plan(space, space.issued(), {**HONEST, f"{ROW}.target": "100"}), tmp_path / "报回.xlsx")
    (small / "inbox" / "报回.xlsx").write_bytes((tmp_path / "报回.xlsx").read_bytes())
    run(small, "collect", today=DAY)
    (written,) = run(small, "feedback", "--json", today=DAY).document["written"]
    typed(small / written["file"], {}, tmp_path / "原样.xlsx")
    checked = run(small, "check", "--json", tmp_path / "原样.xlsx", today=DAY).document["files"][0]
    assert sorted(one["name"] for one in checked["findings"] if one["open"]) == sorted(
        one["name"] for one in written["findings"]
    )
    assert {one["name"] for one in checked["findings"]} == {"target_regressed", "regression_reason_missing"}
