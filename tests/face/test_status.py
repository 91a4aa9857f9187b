"""``status``: every expected return and where it stands on the day."""

from pathlib import Path

import pytest

from tests.face.cli import run
from tests.face.cli import send
from tests.face.conftest import Demo
from tests.rollup.reading import rows


@pytest.mark.parametrize(
    ("today", "totals"),
    [
        ("2024-01-19", {"expected": 12, "accepted": 8, "blocked": 2, "issued": 2}),
        ("2024-01-20", {"expected": 12, "accepted": 8, "blocked": 2, "issued": 2}),  # the last day is in time
        ("2024-01-21", {"expected": 12, "accepted": 8, "blocked": 2, "overdue": 2}),
    ],
)
def test_totals_by_day(demo: Demo, today: str, totals: dict[str, int]) -> None:
    document = run(demo.folder, "status", "--json", today=today).document
    assert document["totals"] == totals
    assert len(document["units"]) == totals["expected"]


def test_each_return_of_the_demonstration(demo: Demo) -> None:
    units = run(demo.folder, "status", "--json").document["units"]
    found = {one["unit"]: (one["state"], one["returned_at"], one["version"], one["open_findings"]) for one in units}
    assert found == {
        "101001": ("accepted", "2024-01-18", 2, 0),  # the second return
        "201001": ("accepted", "2024-01-12", 1, 0),
        "201002": ("overdue", None, 0, 0),
        "202001": ("accepted", "2024-01-23", 1, 0),  # late
        "203001": ("blocked", "2024-01-17", 1, 1),
        "204001": ("accepted", "2024-01-17", 2, 0),
        "205001": ("blocked", "2024-01-19", 1, 2),
        "206001": ("accepted", "2024-01-15", 1, 0),
        "207001": ("accepted", "2024-01-25", 1, 0),  # late
        "208001": ("accepted", "2024-01-18", 1, 0),
        "209001": ("overdue", None, 0, 0),
        "210001": ("accepted", "2024-01-10", 1, 0),
    }
    assert {(one["form"], one["year"], one["due"], one["issued_at"]) for one in units} == {
        ("department-target", 2024, "2024-01-20", "2024-01-02")}  # fmt: skip
    assert {one["unit"] for one in units if one["late"]} == {"202001", "207001"}


def test_not_issued_then_issued_then_overdue(small: Path) -> None:
    with (small / "units.csv").open("a", encoding="utf-8") as roster:
        roster.write("302001,示例区图书馆,,\n")

    def states(today: str) -> list[str]:
        return [one["state"] for one in run(small, "status", "--json", today=today).document["units"]]

    assert states("2024-01-16") == ["issued", "not_issued"]
    run(small, "generate", today="2024-01-17")
    assert states("2024-01-17") == ["issued", "issued"]
    assert states("2024-01-31") == ["issued", "issued"]
    assert states("2024-02-01") == ["overdue", "overdue"]


def test_what_only_wants_a_reason_waits_for_it(small: Path) -> None:
    gap = {"spending.basic.current": "70", "spending.project.current": "90"}  # the projects add up to 100
    send(small, "1.xlsx", gap)
    assert run(small, "collect", today="2024-01-16").code == 1
    unit = run(small, "status", "--json", today="2024-01-16").document["units"][0]
    assert (unit["state"], unit["open_findings"]) == ("needs_reason", 1)
    send(small, "2.xlsx", {**gap, "reasons.projects_sum_ne_project_spending": "十万元留作机动"})
    assert run(small, "collect", today="2024-01-16").code == 0  # the first lies there still, but the second counts
    unit = run(small, "status", "--json", today="2024-01-16").document["units"][0]
    assert (unit["state"], unit["open_findings"], unit["version"]) == ("accepted", 0, 2)


def test_an_unreadable_file_does_not_count_as_a_return(small: Path) -> None:
    (small / "inbox" / "301001.xlsx").write_bytes(b"PK\x03\x04 cut short")
    assert run(small, "collect").code == 1
    assert run(small, "status", "--json", today="2024-01-16").document["totals"] == {"expected": 1, "issued": 1}


def test_the_screen_in_both_languages(demo: Demo) -> None:
    zh = run(demo.folder, "status").out.splitlines()
    en = run(demo.folder, "status", lang="en").out.splitlines()
    assert zh[0].split() == ["代码", "单位", "状态", "截止日", "收到", "次数", "待处理"]
    assert zh[-1] == "应报 12：已报 10，未报 2；逾期 2，待修改 2，退回 0，通过 8"
    assert en[0].split() == ["code", "unit", "state", "due", "returned", "times", "open"]
    assert en[-1] == "12 expected: 10 returned, 2 missing; 2 overdue, 2 to correct, 0 sent back, 8 accepted"
    assert "overdue" in en[4]


@pytest.mark.parametrize(
    ("given", "units"),
    [
        (("--state", "overdue"), ["201002", "209001"]),
        (("--state", "逾期"), ["201002", "209001"]),
        (("--state", "to correct", "--state", "overdue"), ["201002", "203001", "205001", "209001"]),
        (("--department", "示例区教育局"), ["201001", "201002"]),
        (("--department", "教育", "--state", "accepted"), ["201001"]),
        (("--form", "monitoring"), []),
    ],
)
def test_only_what_is_asked_for(demo: Demo, given: tuple[str, ...], units: list[str]) -> None:
    document = run(demo.folder, "status", "--json", *given).document
    assert [one["unit"] for one in document["units"]] == units
    assert document["totals"]["expected"] == document["counts"]["expected"] == len(units)
    shown = run(demo.folder, "status", *given).out
    assert [line.split()[0] for line in shown.splitlines()[2:-1]] == units
    assert bool(units) or shown == "没有符合条件的报送\n"


def test_a_state_or_form_that_does_not_exist_is_told(demo: Demo) -> None:
    ended = run(demo.folder, "status", "--state", "迟到")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("“--state”的值“迟到”不在可用范围：not_issued、issued、overdue、")
    assert run(demo.folder, "status", "--form", "monitoring-2").code == 2


def test_the_document_counts_and_dates(demo: Demo) -> None:
    document = run(demo.folder, "status", "--json").document
    counts = "expected 12, returned 10, missing 2, overdue 2, to_correct 2, sent_back 0, accepted 8"
    assert ", ".join(f"{key} {count}" for key, count in document["counts"].items()) == counts
    assert document["units"][0]["department"]
    assert {(one["distributed_at"], one["sent_back_count"], one["reminded_count"]) for one in document["units"]} == {
        (None, 0, 0)}  # fmt: skip
    assert all(one["returned_count"] == one["version"] for one in document["units"])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_as_a_workbook(demo: Demo, tmp_path: Path, lang: str) -> None:
    path = tmp_path / "新文件夹" / "报送情况.xlsx"
    ended = run(demo.folder, "status", "--out", path, lang=lang)
    assert (ended.code, ended.out.strip()) == (0, str(path))
    again = path.read_bytes()
    document = run(demo.folder, "status", "--out", path, "--json", lang=lang).document
    assert document["file"] == str(path)
    assert path.read_bytes() == again
    listed = rows(path, "报送情况" if lang == "zh" else "Returns")[3:]
    assert sorted(str(row[2]) for row in listed) == [one["unit"] for one in document["units"]]


def test_a_year_in_which_nothing_was_issued(demo: Demo) -> None:
    totals = run(demo.folder, "status", "--json", "--year", "2023").document["totals"]
    assert totals == {"expected": 12, "not_issued": 12}
