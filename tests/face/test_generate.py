"""``generate``: issued once, again only when asked, and never by half."""

from pathlib import Path

import pytest

from templates.shipped import shipped_forms
from tests.face.cli import dump
from tests.face.cli import files
from tests.face.cli import is_one_line
from tests.face.cli import run

FORM = "department-target"
FIRST = "outbox/2024/301001_示例区园林局_部门整体支出绩效目标表_2024.xlsx"
EXPIRED = FIRST.replace("2024/", "2024/作废/", 1)
SECOND = "outbox/2024/301001_示例区园林局_部门整体支出绩效目标表_2024_2.xlsx"


def states(folder: Path, *workbooks: str) -> list[tuple[str, list[str]]]:
    """Return the state and the findings on the workbook itself of each, as `check` tells them."""
    told = run(folder, "check", "--json", *(folder / one for one in workbooks), today="2024-01-17").document
    return [
        (one["state"], [each["name"] for each in one["findings"] if each["code"].startswith("W")])
        for one in told["files"]
    ]


def test_what_was_issued_is_left_alone(small: Path) -> None:
    before, ledger = files(small), dump(small)
    ended = run(small, "generate", "--json")
    assert ended.code == 0
    assert ended.document["issued"] == []
    assert [(one["unit"], one["form"], one["file"]) for one in ended.document["kept"]] == [("301001", FORM, FIRST)]
    assert (files(small), dump(small)) == (before, ledger)


def test_force_issues_anew_and_the_old_workbook_expires(small: Path) -> None:
    ended = run(small, "generate", "--force", "--json", today="2024-01-17")
    assert [(one["file"], one["issued_at"]) for one in ended.document["issued"]] == [(SECOND, "2024-01-17")]
    assert states(small, EXPIRED, SECOND) == [("blocked", ["old_version"]), ("blocked", [])]
    again = run(small, "generate", "--json").document
    assert [one["file"] for one in again["kept"]] == [SECOND]


def test_forced_twice_on_one_day_there_are_three_workbooks(small: Path) -> None:
    for _ in range(2):
        run(small, "generate", "--force", today="2024-01-16")
    expired = (EXPIRED, SECOND.replace("2024/", "2024/作废/", 1))
    assert set(files(small / "outbox" / "2024")) == {
        *(name.removeprefix("outbox/2024/") for name in expired),
        SECOND.removeprefix("outbox/2024/").replace("_2.xlsx", "_3.xlsx"),
    }
    assert states(small, *expired) == [("blocked", ["old_version"])] * 2


def test_messages_go_to_standard_error_and_files_to_standard_output(small: Path) -> None:
    ended = run(small, "generate", "--force", lang="en")
    assert ended.out == f"{SECOND.replace('部门整体支出绩效目标表', 'Whole-department spending targets')}\n"
    assert ended.err == "1 issued, 0 issued before and left alone\n"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("--unit", "999999"), "单位名单里没有代码 999999。请核对 units.csv"),
        (("--unit", "301001", "--unit", "999999"), "单位名单里没有代码 999999。请核对 units.csv"),
        (("--form", "monitoring-2"), f"没有编号为“monitoring-2”的表。可用的表：{'、'.join(sorted(shipped_forms()))}"),
    ],
)
def test_an_unknown_unit_or_form_issues_nothing(small: Path, given: tuple[str, ...], told: str) -> None:
    before, ledger = files(small), dump(small)
    ended = run(small, "generate", "--force", *given)
    assert (ended.code, ended.out, ended.err.strip()) == (2, "", told)
    assert is_one_line(ended.err)
    assert (files(small), dump(small)) == (before, ledger)


def test_one_unit_of_many(small: Path) -> None:
    with (small / "units.csv").open("a", encoding="utf-8") as roster:
        roster.write("302001,示例区图书馆,,\n303001,示例区档案馆,,\n")
    ended = run(small, "generate", "--unit", "303001", "--form", FORM, "--json")
    assert [one["unit"] for one in ended.document["issued"]] == ["303001"]
    later = run(small, "generate", "--json").document
    assert ([one["unit"] for one in later["issued"]], len(later["kept"])) == (["302001"], 2)
