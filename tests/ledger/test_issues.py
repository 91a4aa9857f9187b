"""Issues: kept once, the latest found by unit, form and year; and what open_ledger refuses."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from consolidate.ledger import engine
from consolidate.ledger.engine import sqlite_url
from consolidate.ledger.ledger import Ledger
from consolidate.ledger.ledger import open_ledger
from consolidate.ledger.read import IN_HAND
from consolidate.ledger.write import LedgerError
from templates.codes import Slip
from templates.finding import phrase_fact
from templates.roster import Unit
from templates.say import slip_message
from templates.slips import AuthorError
from tests.ledger.examples import FORM
from tests.ledger.examples import UNIT
from tests.ledger.examples import a_ledger
from tests.ledger.examples import an_issue


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with a_ledger(tmp_path) as opened:
        yield opened


def test_an_issue_comes_back_equal_and_is_kept_once(ledger: Ledger) -> None:
    assert [ledger.record_issue(an_issue()) for _ in range(2)] == [True, False]
    assert ledger.issue("201001-2024-1") == an_issue()
    assert ledger.issue("none") is None


def test_an_issue_id_never_means_another_workbook(ledger: Ledger) -> None:
    ledger.record_issue(an_issue(on="2024-01-02"))
    with pytest.raises(LedgerError, match="201001-2024-1"):
        ledger.record_issue(an_issue(on="2024-01-03"))
    assert ledger.issue("201001-2024-1") == an_issue(on="2024-01-02")


def test_the_latest_issue_is_the_last_recorded_whatever_day_it_bears(ledger: Ledger) -> None:
    other = Unit("202001", "示例区卫生健康局")
    for issued in (
        an_issue(number=1, on="2024-01-09"),
        an_issue(number=2, on="2024-01-20"),
        an_issue(number=3, on="2024-01-02"),
        an_issue(year=2023, on="2024-02-01"),
        an_issue(other, on="2024-03-01"),
    ):
        ledger.record_issue(issued)
    latest = ledger.latest_issue(UNIT.code, FORM, 2024)
    assert latest is not None
    assert latest.stamp.issue == "201001-2024-3"
    assert ledger.latest_issue(UNIT.code, "monitoring", 2024) is None
    assert [one.stamp.issue for one in ledger.issues(2024)] == [
        "201001-2024-1",
        "201001-2024-2",
        "201001-2024-3",
        "202001-2024-1",
    ]
    assert ledger.issue_dates(2024) == {("201001", FORM): "2024-01-02", ("202001", FORM): "2024-03-01"}
    assert [ledger.issue_count(unit, FORM, 2024) for unit in ("201001", "202001", "203001")] == [3, 1, 0]
    assert (ledger.issue_count(UNIT.code, FORM, 2023), ledger.issue_count(UNIT.code, "monitoring", 2024)) == (1, 0)


def test_more_issues_than_are_kept_in_hand(ledger: Ledger) -> None:
    issues = [an_issue(number=number) for number in range(IN_HAND + 3)]
    for issued in issues:
        ledger.record_issue(issued)
    assert [ledger.issue(one.stamp.issue) for one in issues * 2] == issues * 2


def test_any_file_name_is_an_address(tmp_path: Path) -> None:
    path = tmp_path / "台账 ?#%41:.db"
    with open_ledger(sqlite_url(path)) as ledger:
        ledger.record_issue(an_issue())
    with open_ledger(sqlite_url(path)) as ledger:
        assert len(ledger.issues(2024)) == 1
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_sqlite_is_set_to_lose_nothing(tmp_path: Path) -> None:
    with a_ledger(tmp_path) as ledger, ledger._engine.connect() as connection:  # noqa: SLF001 - nobody else may ask
        names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        told = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]
    assert told == ["wal", 2, 1, 20_000]


def test_a_locked_ledger_is_said_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PRAGMAS", ("PRAGMA busy_timeout=50", *engine.PRAGMAS[1:]))
    with a_ledger(tmp_path) as ledger:
        other = sqlite3.connect(tmp_path / "ledger.db", isolation_level=None)
        other.execute("begin immediate")
        with pytest.raises(AuthorError) as refused:
            ledger.record_issue(an_issue())
        assert slip_message(refused.value) == "文件 ledger.db 无法读取：另一个程序正占用台账，请稍后再试"
        other.close()
        assert ledger.record_issue(an_issue())


def test_a_full_disk_is_said_in_one_sentence_and_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_ledger(tmp_path).close()
    monkeypatch.setattr(engine, "PRAGMAS", (*engine.PRAGMAS, "PRAGMA max_page_count=1"))
    with open_ledger(sqlite_url(tmp_path / "ledger.db")) as ledger:
        with pytest.raises(AuthorError) as refused:
            recorded(ledger, 99)
        assert dict(refused.value.facts)["what"] == phrase_fact("ledger_full")
        assert all(ledger.issue(one.stamp.issue) == one for one in ledger.issues(2024))


def test_a_ledger_damaged_while_open_is_said_in_one_sentence(tmp_path: Path) -> None:
    with a_ledger(tmp_path) as ledger:
        _sql(tmp_path / "ledger.db", "drop table findings")
        with pytest.raises(AuthorError) as refused:
            ledger.dump()
    assert refused.value.slip is Slip.FILE_UNREADABLE


@pytest.mark.parametrize("what", ["text", "newer", "folder", "strange"])
def test_what_is_no_ledger_of_ours_is_refused_in_one_sentence(tmp_path: Path, what: str) -> None:
    path = tmp_path / "ledger.db"
    match what:
        case "text":
            path.write_text("no database at all, " * 100, encoding="utf-8")
        case "newer":
            a_ledger(tmp_path).close()
            _sql(path, "update meta set value = '99'")
        case "folder":
            path.mkdir()
        case _:
            _sql(path, "create table meta (key text, value text)")
    with pytest.raises(AuthorError) as refused:
        open_ledger(sqlite_url(path))
    assert (refused.value.slip, dict(refused.value.facts)["file"]) == (Slip.FILE_UNREADABLE, "ledger.db")


def recorded(ledger: Ledger, count: int) -> list[bool]:
    return [ledger.record_issue(an_issue(number=number)) for number in range(count)]


def _sql(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(statement)
    connection.close()
