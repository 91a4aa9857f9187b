"""Choices, dates, texts, and what an office suite leaves in a cell."""

import pytest

from templates.returned import Reading
from templates.returned import ReadingKind
from tests.checks.builder import ROW
from tests.checks.builder import Content
from tests.checks.builder import found
from tests.checks.builder import rows


@pytest.mark.parametrize(
    ("field", "content", "cell"),
    [
        (f"{ROW}.level1", "其他指标", "B43"),
        (f"{ROW}.direction", "越高越好", "K43"),
        (f"{ROW}.direction", 1, "K43"),
        (f"{ROW}.direction", Reading(ReadingKind.BOOL, "TRUE"), "K43"),
    ],
)
def test_choice_not_listed(field: str, content: Content, cell: str) -> None:
    findings = found({field: content})
    assert rows(findings) == [("choice_not_listed", cell)]


def test_choice_tells_what_there_is_to_choose() -> None:
    assert found({f"{ROW}.direction": "上"})[0].fact("choices") == ("正向", "反向")


@pytest.mark.parametrize("content", ["反 向", " 正向 ", ""])
def test_choice_listed(content: str) -> None:
    assert "choice_not_listed" not in {one.name for one in found({f"{ROW}.direction": content})}


@pytest.mark.parametrize(
    "content",
    [
        "一月十六日",
        "2024-1",
        "2024-02-30",
        "2024-1.16",
        "2022-12-31",
        "2026-01-01",
        "16/1/2024",
        45307,  # a serial number: which day is meant is asked, not guessed
        Reading(ReadingKind.BOOL, "TRUE"),
        Reading(ReadingKind.DATE, "08:30:00"),
        Reading(ReadingKind.DATE, "1924-01-16"),
    ],
)
def test_date_unreadable(content: Content) -> None:
    findings = found({"unit.filed": content})
    assert rows(findings) == [("date_unreadable", "C2")]
    assert (findings[0].fact("low"), findings[0].fact("high")) == ("2023-01-01", "2025-12-31")


@pytest.mark.parametrize(
    "content",
    [
        "2024-01-16",
        "2024/1/16",
        "2024.1.16",
        "2024年1月16日",
        " 2024 年 1 月 16 日",
        "２０２４－０１－１６",
        "2023-01-01",
        "2025-12-31",
        Reading(ReadingKind.DATE, "2024-01-16"),
        Reading(ReadingKind.DATE, "2024-01-16 08:30:00"),
    ],
)
def test_date(content: Content) -> None:
    assert "date_unreadable" not in {one.name for one in found({"unit.filed": content})}


def test_text_too_long() -> None:
    findings = found({"unit.preparer": "张" * 21, f"{ROW}.basis": "据" * 501})
    assert rows(findings) == [("text_too_long", "D4"), ("text_too_long", "H43")]
    assert (findings[0].fact("length"), findings[0].fact("limit")) == (21, 20)


def test_text_as_long_as_allowed() -> None:
    assert rows(found({"unit.preparer": "张" * 20, "tasks": "务" * 8000})) == []


@pytest.mark.parametrize(
    ("field", "content", "cell"),
    [
        ("duties", "按“三定”规定概述部门职能；换行用 Alt+Enter", "B13"),
        ("duties", "The department's duties in short; Alt+Enter for a new line", "B13"),
        ("unit.preparer", "××同志", "D4"),
        ("unit.preparer", "（20字以内）", "D4"),
        ("duties", "（100字以内）", "B13"),
        (f"{ROW}.basis", "**文件", "H43"),
        (f"{ROW}.target", "≥**人次", "G43"),
    ],
)
def test_template_text_left(field: str, content: str, cell: str) -> None:
    assert rows(found({field: content})) == [("template_text_left", cell)]


@pytest.mark.parametrize("content", ["按“三定”规定概述部门职能，详见附件", "3*4 场培训"])
def test_text_of_the_units_own(content: str) -> None:
    assert rows(found({"duties": content})) == []


@pytest.mark.parametrize(
    ("kind", "text", "name"),
    [(ReadingKind.ERROR, "#REF!", "error_value"), (ReadingKind.FORMULA, "=B1+1", "formula_in_input")],
)
@pytest.mark.parametrize(
    ("field", "cell"),
    [
        ("unit.filed", "C2"),
        ("spending.basic.current", "D10"),
        ("duties", "B13"),
        (f"{ROW}.level1", "B43"),
        (f"{ROW}.target", "G43"),
        (f"{ROW}.prior1", "F43"),
    ],
)
def test_office_cells(kind: ReadingKind, text: str, name: str, field: str, cell: str) -> None:
    findings = found({field: Reading(kind, text)})
    assert rows(findings) == [(name, cell)]
    assert findings[0].fact("value") == text


def test_formula_of_the_form_itself_is_no_finding() -> None:
    assert rows(found({"income.total.current": Reading(ReadingKind.FORMULA, "=SUM(D7:D8)", shown="160")})) == []
