"""Filing windows: a form is issued when it opens, or when it is asked for by name."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.face.cli import run

SELF = "project-self-evaluation"
FORMS = f"forms: [department-target, {SELF}]\nopens:\n  {SELF}: 2025-01-10\n"


@pytest.fixture
def early(small: Path) -> Path:
    """A workspace whose second form opens in January 2025."""
    rules = small / "rules.yaml"
    text = rules.read_text(encoding="utf-8").replace("forms: [department-target]\n", FORMS)
    rules.write_text(text.replace("due:\n", f"due:\n  {SELF}: 2025-02-20\n"), encoding="utf-8")
    return small


def issued(folder: Path, *args: str, today: str) -> list[str]:
    """Return the forms that `generate` issues."""
    return [one["form"] for one in run(folder, "generate", "--json", *args, today=today).document["issued"]]


def test_a_form_that_is_not_open_waits_and_is_said_to(early: Path) -> None:
    ended = run(early, "generate", today="2025-01-09")
    assert ended.out == ""
    assert ended.err.splitlines()[1] == (
        f"项目支出绩效自评表（{SELF}）2025-01-10 起填报，1 份暂不下发。要提前下发，请运行 generate --form {SELF}"
    )
    waiting = run(early, "generate", "--json", today="2025-01-09").document["waiting"]
    assert waiting == [{"form": SELF, "title": "项目支出绩效自评表", "opens": "2025-01-10", "units": 1}]


@pytest.mark.parametrize(
    ("args", "today", "expected"),
    [
        ((), "2025-01-09", []),
        ((), "2025-01-10", [SELF]),
        (("--form", SELF), "2024-05-01", [SELF]),
        (("--unit", "301001"), "2024-05-01", []),
        (("--year", "2025"), "2024-05-01", ["department-target", SELF]),  # the windows are those of the rules' own year
    ],
)
def test_when_a_form_is_issued(early: Path, args: tuple[str, ...], today: str, expected: list[str]) -> None:
    assert issued(early, *args, today=today) == expected


def test_what_was_issued_early_is_issued_anew_by_force(early: Path) -> None:
    run(early, "generate", "--form", SELF, today="2024-05-01")
    assert issued(early, "--force", today="2024-05-02") == ["department-target", SELF]


def test_the_status_of_a_form_that_is_not_open_yet(early: Path) -> None:
    run(early, "generate", today="2024-05-01")
    told = run(early, "status", "--json", today="2025-03-01").document["units"]
    assert [(one["form"], one["state"]) for one in told if one["form"] == SELF] == [(SELF, "not_issued")]


@pytest.mark.parametrize(
    ("lang", "told"),
    [("zh", ("填报时间", "2025-01-10 至 2025-02-20")), ("en", ("To be filled in", "2025-01-10 to 2025-02-20"))],
)
def test_the_guide_shows_the_window(early: Path, lang: str, told: tuple[str, str]) -> None:
    run(early, "generate", "--form", SELF, lang=lang)
    book = load_workbook(next((early / "outbox" / "2024").glob(f"*{'自评' if lang == 'zh' else 'self'}*.xlsx")))
    guide = book.worksheets[0]
    assert (guide["A6"].value, guide["B6"].value) == told
