"""Which files are taken and in which order, and which return is late."""

import os
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from consolidate import collect as collecting
from consolidate.collect import Collected
from consolidate.collect import collect
from consolidate.identity import Registry
from consolidate.inbox import files_under
from consolidate.intake import Judges
from consolidate.outcome import Outcome
from consolidate.outcome import State
from consolidate.raw import RawBook
from templates.codes import Code
from templates.contract import Contract
from templates.finding import Finding
from templates.finding import Place
from templates.finding import Severity
from templates.returned import Source
from templates.shipped import shipped_vocabulary
from tests.ledger.examples import FORM
from tests.ledger.examples import a_ledger
from tests.ledger.examples import an_issue
from tests.ledger.examples import an_outcome
from tests.ledger.examples import rules

DUE = replace(rules(), due={FORM: "2024-01-20"}, severities={Code.RETURN_LATE: Severity.BLOCK})
LATE = Finding(Code.RETURN_LATE, Severity.BLOCK, Place())
NOTHING = Registry({}, lambda _: None, lambda *_: None, 2024)
JUDGES = Judges(NOTHING, DUE, lambda _: Contract(DUE, shipped_vocabulary()))


def read_nothing(paths: Iterable[Path]) -> Iterator[RawBook]:
    """Say of every file that it is a workbook without content."""
    for path in paths:
        assert path.is_file()
        yield RawBook((), {}, frozenset())


def laid(folder: Path, name: str, age: int) -> Path:
    """Lay a file whose content is its name, changed so many seconds ago."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(name, encoding="utf-8")
    os.utime(path, (1_700_000_000 - age, 1_700_000_000 - age))
    return path


def test_files_come_oldest_first_then_by_name(tmp_path: Path) -> None:
    ages = {"甲.xlsx": 10, "里/乙.xlsx": 30, "丙.xlsx": 20, "b.xlsx": 20, "里/a.xlsx": 20}
    files = {name: laid(tmp_path, name, age) for name, age in ages.items()}
    order = ["里/乙.xlsx", "里/a.xlsx", "b.xlsx", "丙.xlsx", "甲.xlsx"]
    assert files_under([tmp_path]) == [files[name] for name in order]
    assert files_under([files["甲.xlsx"], tmp_path, files["里/乙.xlsx"]]) == [files[name] for name in order]


def test_what_the_workspace_keeps_and_issues_is_no_return(tmp_path: Path) -> None:
    mine = laid(tmp_path, "inbox/甲.xlsx", 1)
    issued = laid(tmp_path, "outbox/2024/甲.xlsx", 1)
    kept = laid(tmp_path, ".tianbao/store/abc", 1)
    laid(tmp_path, "inbox/outbox/乙.xlsx", 1)
    laid(tmp_path, "inbox/~$甲.xlsx", 1)
    assert files_under([tmp_path]) == [mine]
    assert files_under([tmp_path / "outbox"]) == [issued]
    assert set(files_under([issued, kept])) == {issued, kept}


def test_a_link_to_nothing_is_a_file_that_cannot_be_kept(tmp_path: Path) -> None:
    link = tmp_path / "甲.xlsx"
    link.symlink_to(tmp_path / "没有")
    assert files_under([tmp_path]) == [link]


@pytest.mark.parametrize(
    ("days", "late"),
    [
        (("2024-01-20",), [False]),
        (("2024-01-21",), [True]),
        (("2024-01-19", "2024-01-25"), [False, False]),  # a correction of a return in time
        (("2024-01-21", "2024-01-25"), [True, True]),
    ],
)
def test_late_is_who_first_returned_too_late(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, days: Sequence[str], late: Sequence[bool]
) -> None:
    def take(_content: RawBook, source: Source, _judges: Judges) -> Outcome:
        tardy = source.received > "2024-01-20"
        made = an_outcome(an_issue(), findings=(LATE,) if tardy else ())
        return replace(made, source=source, state=State.BLOCKED if tardy else State.ACCEPTED)

    monkeypatch.setattr(collecting, "take", take)
    found: list[Collected] = []
    with a_ledger(tmp_path) as ledger:
        ledger.record_issue(an_issue())
        for day in days:
            path = laid(tmp_path, f"{day}.xlsx", 0)
            found += collect([path], {path: path.name}, tmp_path / "store", ledger, JUDGES, day, read_nothing)
        states = [ledger.outcomes_of((one,))[0].state for one in ledger.returns("201001", FORM, 2024)]
    assert [bool(one.outcome.findings) for one in found] == late
    assert states == [State.BLOCKED if one else State.ACCEPTED for one in late]


def test_a_file_that_another_run_has_just_moved_away_is_no_fault(tmp_path: Path) -> None:
    paths = [tmp_path / "搬走了.xlsx"]
    with a_ledger(tmp_path) as ledger:
        names = {path: path.name for path in paths}
        assert list(collect(paths, names, tmp_path / "store", ledger, JUDGES, "2024-01-16", read_nothing)) == []


def test_the_same_bytes_twice_in_one_run_are_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [laid(tmp_path, name, age) for age, name in enumerate(("1.xlsx", "2.xlsx", "3.xlsx"))]
    for path in paths[1:]:
        path.write_bytes(paths[0].read_bytes())
    given: list[Path] = []

    def read(found: Iterable[Path]) -> Iterator[RawBook]:
        for path in found:
            given.append(path)
            yield from read_nothing([path])

    def take(_content: RawBook, source: Source, _judges: Judges) -> Outcome:
        return replace(an_outcome(an_issue()), source=source)

    monkeypatch.setattr(collecting, "take", take)
    with a_ledger(tmp_path) as ledger:
        ledger.record_issue(an_issue())
        names = {path: path.name for path in paths}
        found = list(collect(paths, names, tmp_path / "store", ledger, JUDGES, "2024-01-16", read))
        again = list(collect(paths, names, tmp_path / "store", ledger, JUDGES, "2024-01-16", read))
    assert len(given) == 1
    assert [one.new for one in (*found, *again)] == [True, False, False, False, False, False]
    assert [[each.name for each in one.outcome.findings] for one in found] == [
        [], ["duplicate_return"], ["duplicate_return"]]  # fmt: skip
