"""One fact with two figures in one report of a department."""

import pytest

from tests.checks.content import reported

GOAL = "接待境内港澳台同胞到我区走访调研团组39个，发挥交往平台作用。"
DONE = "按计划完成。克服通关困难，累计共接待境内港澳台同胞39批1052人次，走访区相关重点人士25批次。"
TARGET = ("target_restated_differs", "tasks[1].target")
ACTUAL = ("actual_restated_differs", "achievements")
PERHAPS = ("same_fact_differs", "achievements")


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("2个", [TARGET]),
        ("接待境内港澳台同胞到我区走访调研团组2个，发挥交往平台作用。", [TARGET]),
        ("39个", []),
        ("39", []),
        ("2场", []),
        ("100%", []),
        ("接待境内港澳台同胞到我区走访调研团组39个", []),
    ],
)
def test_target(target: str, expected: list[tuple[str, str]]) -> None:
    assert reported({"tasks[1].project": "联系台胞", "tasks[1].goal": GOAL, "tasks[1].target": target}) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("加强交往，累计接待境内港澳台同胞 27 批 832 人次，走访区相关重点人士 35 次。", [ACTUAL, ACTUAL, PERHAPS]),
        ("累计接待境内港澳台同胞39批1052人次。", []),
        ("上半年接待境内港澳台同胞27批。", [PERHAPS]),
        ("接待侨胞和群众406批432人次。", []),
        ("接待海外侨领60人次。", []),
        ("接待境内港澳台同胞近40批。", []),
        ("接待境内港澳台同胞30余批。", []),
        ("接待境内港澳台同胞100余批。", [PERHAPS]),
    ],
)
def test_result(told: str, expected: list[tuple[str, str]]) -> None:
    cells = {"tasks[1].project": "联系台胞", "tasks[1].completion": DONE, "achievements": told}
    assert reported(cells) == expected


def test_the_report_may_give_the_sum_of_the_tasks() -> None:
    cells = {
        "tasks[1].project": "联系台胞",
        "tasks[1].completion": "接待来访团组10批。",
        "tasks[2].project": "联系侨胞",
        "tasks[2].completion": "接待来访团组17批。",
        "achievements": "全年接待来访团组27批。",
    }
    assert reported(cells) == []


def test_project_whose_name_a_page_break_cut_in_two() -> None:
    cells = {
        "tasks[1].project": "联系香港、澳门有关社团及代表人士",
        "tasks[1].goal": "举办座谈交流活动5次。",
        "tasks[2].project": "联系香港、澳门有关社团及代表",
        "tasks[2].goal": "举办座谈交流活动2次。",
        "tasks[3].project": "人士",
        "tasks[3].goal": "发挥平台作用",
    }
    assert reported(cells) == [("target_restated_differs", "tasks[2].goal")]


def test_two_projects_may_have_targets_of_one_kind() -> None:
    cells = {
        "tasks[1].project": "干部培训",
        "tasks[1].goal": "举办培训班5期。",
        "tasks[2].project": "社区工作",
        "tasks[2].goal": "举办培训班2期。",
    }
    assert reported(cells) == []


def test_what_was_done_copied_from_the_goal() -> None:
    text = "举办民族团结进校园活动，筑牢共同体意识"
    cells = {"tasks[1].project": "进校园", "tasks[1].goal": text, "tasks[1].completion": f"{text}。"}
    assert reported(cells) == [("actual_copies_goal", "tasks[1].completion")]


TASK = {"tasks[1].project": "联系台胞", "tasks[1].goal": GOAL, "tasks[1].completion": DONE}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (  # the indicator is the task's figure in another place
            {"level3": "接待境内港澳台同胞走访调研团组数", "target": "2个"},
            [("target_restated_differs", "indicators[1].target")],
        ),
        (
            {"level3": "接待境内港澳台同胞人次", "actual": "832人次"},
            [("actual_restated_differs", "indicators[1].actual")],
        ),
        ({"level3": "接待境内港澳台同胞走访调研团组数", "target": "39个"}, []),
        ({"level3": "接待境内港澳台同胞走访调研团组数", "target": "2批"}, []),  # another unit is another fact
        ({"level3": "接待境内外港澳台同胞团组数", "target": "2个"}, []),
        ({"level3": "团组数", "target": "2个"}, []),
    ],
)
def test_an_indicator_beside_the_tasks(cells: dict[str, str], expected: list[tuple[str, str]]) -> None:
    found = reported({**TASK, **{f"indicators[1].{name}": text for name, text in cells.items()}})
    assert [one for one in found if "restated" in one[0]] == expected


@pytest.mark.parametrize(
    ("target", "actual", "names"),
    [
        ("2个", "27批", ["target_restated_differs", "actual_restated_differs"]),
        ("39个", "39批", []),
        ("50人", "1052人次", []),  # another measure of the same task
    ],
)
def test_a_task_listed_twice(target: str, actual: str, names: list[str]) -> None:
    cells = {
        f"tasks[{n}].{name}": text
        for n, figures in ((1, ("39个", "39批")), (2, (target, actual)))
        for name, text in {
            "project": "联系台胞",
            "goal": "接待来访",
            "completion": "按计划完成",
            "target": figures[0],
            "actual": figures[1],
        }.items()
    }
    assert [name for name, _ in reported(cells) if "restated" in name] == names


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        ("全年接待境内港澳台同胞到我区走访调研团组2个。", [("target_restated_differs", "goal")]),
        ("全年接待境内港澳台同胞到我区走访调研团组39个。", []),
        ("带领统一战线广大成员同心同德。", []),
    ],
)
def test_the_goal_of_the_year_beside_the_tasks(goal: str, expected: list[tuple[str, str]]) -> None:
    assert [one for one in reported({**TASK, "goal": goal}) if "restated" in one[0]] == expected
