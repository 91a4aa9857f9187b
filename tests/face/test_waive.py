"""``waive``: the bureau accepts a finding with its reason on record; never silently, never what cannot be."""

from pathlib import Path
from typing import Any

import pytest

from tests.face.cli import dump
from tests.face.cli import is_one_line
from tests.face.cli import run
from tests.face.cli import send

ON_TIME = "2024-01-16"
UNIT = "301001"
REASON = "已电话核实，同意接收"
BLANKS = {"unit.preparer": "", "unit.phone": ""}


def waive(small: Path, *more: str, reason: str = REASON, finding: str = "missing_required") -> Any:  # noqa: ANN401
    """Waive a finding of the unit's latest return, and return how the call ended."""
    given = ("--unit", UNIT, "--finding", finding, "--reason", reason)
    return run(small, "waive", *given, *more, today="2024-01-18")


def collected(small: Path, name: str, changes: dict[str, str] | None = None, *, day: str = ON_TIME) -> Any:  # noqa: ANN401
    """Collect a return, and return what is told of it."""
    send(small, name, changes)
    told = run(small, "collect", "--json", today=day).document["files"]
    return next(one for one in told if one["file"] == f"inbox/{name}")


def standing(small: Path) -> tuple[str, int, int]:
    """Return state, number of returns and open findings of the one unit."""
    (one,) = run(small, "status", "--json", today="2024-01-18").document["units"]
    return one["state"], one["version"], one["open_findings"]


def test_a_waived_finding_holds_nothing_back_and_is_shown(small: Path) -> None:
    assert collected(small, "1.xlsx", {"unit.preparer": ""})["state"] == "blocked"
    told = waive(small, "--json").document
    assert (told["state_before"], told["state"], [one["waiver"] for one in told["waived"]]) == (
        "blocked", "accepted", [REASON])  # fmt: skip
    assert standing(small) == ("accepted", 1, 0)
    again = run(small, "collect", "--json", today=ON_TIME).document
    (finding,) = again["files"][0]["findings"]
    assert (again["files"][0]["state"], again["unchanged"]) == ("accepted", 1)
    assert (finding["name"], finding["waiver"], finding["open"]) == ("missing_required", REASON, False)
    (listed,) = run(small, "waive", "--json").document["waivers"]
    assert (listed["name"], listed["field"], listed["reason"], listed["waived_on"]) == (
        "missing_required", "unit.preparer", REASON, "2024-01-18")  # fmt: skip
    zh, en = (run(small, "waive", lang=lang).out.splitlines()[2] for lang in ("zh", "en"))
    assert [one for one in zh.split("  ") if one][2:] == ["必填项未填", "绩效目标表!D4 填报人", REASON, "2024-01-18"]
    assert "“Prepared by” is required and is blank" in en
    assert "绩效目标表!D4 Prepared by" in en
    assert f"已豁免：{REASON}" in run(small, "check", small / "inbox" / "1.xlsx").out


def test_it_holds_for_the_same_finding_of_later_returns_only(small: Path) -> None:
    collected(small, "1.xlsx", {"unit.preparer": ""})
    waive(small)
    assert collected(small, "2.xlsx", {"unit.preparer": "", "duties": "负责绿化。"})["state"] == "accepted"
    third = collected(small, "3.xlsx", BLANKS)
    assert third["state"] == "blocked"
    assert [(one["field"], one["waiver"]) for one in third["findings"]] == [
        ("unit.preparer", REASON), ("unit.phone", None)]  # fmt: skip
    ledger = dump(small)
    assert run(small, "collect", "--again", "--json").document["changed"] == 0
    assert dump(small) == ledger


@pytest.mark.parametrize(("cell", "waived"), [("--all", 2), ("--cell=绩效目标表!D4", 1), ("--cell=$d$4", 1)])
def test_of_several_the_cell_says_which(small: Path, cell: str, waived: int) -> None:
    collected(small, "1.xlsx", BLANKS)
    ledger = dump(small)
    asked = waive(small)
    assert (asked.code, is_one_line(asked.err), dump(small)) == (2, True, ledger)
    assert "绩效目标表!D4" in asked.err
    assert "2 处" in asked.err
    assert len(waive(small, cell, "--json").document["waived"]) == waived
    assert standing(small) == ("blocked" if waived == 1 else "accepted", 1, 2 - waived)


@pytest.mark.parametrize(
    ("finding", "reason", "more", "word"),
    [
        ("missing_required", "短", (), "至少 6 个字"),
        ("missing_required", "     短     ", (), "至少 6 个字"),
        ("missing_requird", REASON, (), "missing_required"),
        ("sum_mismatch", REASON, (), "必填项未填"),  # what is open is said
        ("stamp_transplanted", REASON, (), "不能豁免"),
        ("W105", REASON, (), "不能豁免"),
        ("F101", REASON, ("--cell", "绩效目标表!Z99"), "!Z99 没有待处理的“必填项未填”，没有记入豁免。它在：绩效目标"),
        ("F101", REASON, ("--form", "monitoring"), "没有待处理的"),
    ],
)
def test_what_cannot_be_waived_is_one_sentence_and_changes_nothing(
    small: Path, finding: str, reason: str, more: tuple[str, ...], word: str
) -> None:
    collected(small, "1.xlsx", {"unit.preparer": ""})
    ledger = dump(small)
    ended = waive(small, *more, finding=finding, reason=reason)
    assert (ended.code, is_one_line(ended.err), dump(small)) == (2, True, ledger)
    assert word in ended.err


def test_all_of_it_has_to_be_said(small: Path) -> None:
    ended = run(small, "waive", "--unit", UNIT)
    assert (ended.code, is_one_line(ended.err)) == (2, True)
    assert run(small, "waive").err == "2024 年没有豁免\n"


def test_waived_by_code_it_is_in_the_list_of_problems(small: Path) -> None:
    collected(small, "1.xlsx", {"unit.preparer": ""})
    ended = waive(small, finding="f101")
    assert ended.code == 0
    assert "退回修改 → 通过" in ended.err
    assert run(small, "consolidate", "--json").document["units"] == {"expected": 1, "returned": 1, "accepted": 1}
