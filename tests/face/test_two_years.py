"""The demonstration's second act: plans go into self-evaluations, actuals into the next year's plans."""

from pathlib import Path
from typing import Any

import pytest

from tests.face.cli import run
from tests.face.conftest import Demo

END = "2025-03-25"
Fields = dict[tuple[str, str], dict[str, Any]]


def fields(demo: Demo, workbook: str) -> list[dict[str, Any]]:
    """Return the fields of a workbook of the demonstration."""
    found = next((path for path in demo.folder.rglob(workbook) if path.is_file()), Path(workbook))
    document = run(demo.folder, "fields", "--json", found, today=END).document
    return list(document["fields"])


def column(given: list[dict[str, Any]], name: str) -> dict[str, dict[str, Any]]:
    """Return one column of the indicator rows by the indicator's name."""
    names = {
        (one["project"], one["field"].removesuffix(".level3")): one["value"]
        for one in given
        if one["field"].endswith(".level3")
    }
    return {
        indicator: one
        for one in given
        if one["field"].endswith(f".{name}")
        and (indicator := names.get((one["project"], one["field"].removesuffix(f".{name}"))))
    }


def states(demo: Demo, year: int) -> dict[tuple[str, str], str]:
    """Return the state of every expected return of a year."""
    told = run(demo.folder, "status", "--json", "--year", str(year), today=END).document["units"]
    return {(one["unit"], one["form"]): one["state"] for one in told}


def test_it_goes_on_to_step_twenty_and_says_which_forms_wait(two_years: Demo) -> None:
    steps = [line.partition(".")[0] for line in two_years.told if line[0].isdigit()]
    assert steps == [str(number) for number in range(7, 21)]
    waiting = [line.strip() for line in two_years.told if line.startswith(" ")]
    assert waiting[:2] == [
        "项目支出绩效自评表：2025-01-10 起填报，暂不下发",
        "部门整体支出绩效自评表：2025-01-10 起填报，暂不下发",
    ]
    assert len(waiting) == 5
    assert two_years.ended.file == str(two_years.folder / "汇总_2025.xlsx")
    assert (two_years.folder / "汇总_2024.xlsx").is_file()


def test_what_was_sent_back_is_corrected_in_the_workbooks_it_came_in(two_years: Demo) -> None:
    assert two_years.told[0].startswith("7. 写出退回修改 2 份")
    assert two_years.told[1] == "8. 退回的 2 份在退回的工作簿里改好后再次报送：通过 2"
    files = sorted(path.name for path in (two_years.folder / "outbox" / "2024" / "退回修改").iterdir())
    assert [(name[:6], name.rpartition("_")[2]) for name in files] == [
        *(("203001", "退回修改1.xlsx"), ("203001", "退回修改通知1.docx")),
        *(("205001", "退回修改1.xlsx"), ("205001", "退回修改通知1.docx")),
    ]
    corrected = run(two_years.folder, "status", "--json", "--year", "2024", today=END).document["units"]
    assert {
        one["unit"]: one["file"]
        for one in corrected
        if one["unit"] in {"203001", "205001"} and one["form"] == "department-target"
    } == {
        unit: f"inbox/{unit}_{name}_部门整体支出绩效目标表_2024_退回修改1（更正）.xlsx"
        for unit, name in (("203001", "示例区交通运输局"), ("205001", "示例区农业农村局"))
    }


@pytest.mark.parametrize("form", ["项目支出绩效运行监控表", "项目支出绩效自评表"])
def test_approved_targets_stand_locked_in_monitoring_and_self_evaluation(two_years: Demo, form: str) -> None:
    targets = column(fields(two_years, f"207001_*_{form}_2024.xlsx"), "target")
    assert {one["unlocked"] for one in targets.values()} == {False}
    assert targets["城镇新增就业人数"]["value"] == "9300人"
    assert targets["欠薪线索平均处置时长"]["value"] == "≤8天"


def test_an_adjusted_target_is_obeyed_and_the_first_one_stays(two_years: Demo) -> None:
    first = column(fields(two_years, "204001_*_部门整体支出绩效目标表_2024（第2次）.xlsx"), "target")
    later = column(fields(two_years, "204001_*_项目支出绩效自评表_2024.xlsx"), "target")
    assert (first["服务老年人人次"]["value"], later["服务老年人人次"]["value"]) == ("24000", "22500人次")


def test_last_year_of_the_next_targets_is_what_the_self_evaluation_achieved(two_years: Demo) -> None:
    done = column(fields(two_years, "inbox/207001_*_项目支出绩效自评表_2024（第2次）.xlsx"), "actual")
    prior = column(fields(two_years, "outbox/2025/207001_*_部门整体支出绩效目标表_2025.xlsx"), "prior1")
    assert done["补贴性培训人次"]["value"] == "2860人次"  # of 3500 that were planned
    assert {name: prior[name]["value"] for name in done} == {name: one["value"] for name, one in done.items()}
    assert {prior[name]["unlocked"] for name in done} == {False}


def test_a_project_under_another_name_keeps_its_past_and_a_new_one_has_none(two_years: Demo) -> None:
    renamed = column(fields(two_years, "outbox/2025/208001_*_2025.xlsx"), "prior1")
    assert (renamed["建成示范小区个数"]["value"], renamed["建成示范小区个数"]["unlocked"]) == ("68个", False)
    assert "购置收运车辆台数" not in renamed  # a one-off project that has ended
    new = column(fields(two_years, "inbox/201001_*_部门整体支出绩效目标表_2025.xlsx"), "prior1")
    assert (new["开放体育设施的学校所数"]["value"], new["开放体育设施的学校所数"]["unlocked"]) == (None, True)


def test_what_became_of_the_returns_of_2024(two_years: Demo) -> None:
    found = states(two_years, 2024)
    assert len(found) == 42  # what was issued then, whatever the lists of today say
    assert [key for key, state in found.items() if state in ("blocked", "needs_reason")] == [
        ("203001", "project-self-evaluation")  # more was spent than budgeted
    ]
    assert {unit for (unit, form), state in found.items() if form == "monitoring" and state != "accepted"} == {
        "203001",
        "209001",
    }
    assert found["101001", "department-target"] == "accepted"


def test_what_became_of_the_targets_of_2025(two_years: Demo) -> None:
    found = states(two_years, 2025)
    assert found["207001", "department-target"] == "blocked"  # a second fall without a reason
    assert found["206001", "project-target"] == "accepted"
    assert found["202001", "department-target"] == "overdue"
    assert found["206001", "monitoring"] == "not_issued"


def test_a_fact_told_in_two_forms_is_one_fall(two_years: Demo) -> None:
    rows = run(two_years.folder, "regressions", "--json", "--year", "2024", today=END).document["rows"]
    loans = [(row["form"], row["current_kind"], row["current"]) for row in rows if row["level3"] == "图书借阅册次"]
    assert sorted(loans) == [
        ("department-target", "target", "250000"),
        ("project-self-evaluation", "actual", "236000册次"),
    ]


@pytest.mark.parametrize(("year", "expected", "accepted"), [(2024, 42, 35), (2025, 43, 6)])
def test_each_year_has_its_roll_up(two_years: Demo, year: int, expected: int, accepted: int) -> None:
    out = two_years.folder / ".tianbao" / f"{year}.xlsx"
    document = run(two_years.folder, "consolidate", "--json", "--year", str(year), "--out", out, today=END).document
    assert document["units"]["expected"] == expected
    assert document["units"]["accepted"] == accepted


def test_a_year_gone_by_is_told_as_it_was(two_years: Demo) -> None:
    """After the rules, the list of units and the list of projects became those of 2025."""
    units = run(two_years.folder, "status", "--year", "2024", "--json", today="2025-03-05").document["units"]
    assert {one["due"] for one in units if one["form"] == "project-self-evaluation"} == {"2025-02-20"}
    assert [one["unit"] for one in units if one["state"] == "not_issued"] == []
    assert {one["state"] for one in units if not one["returned_at"]} == {"overdue"}
