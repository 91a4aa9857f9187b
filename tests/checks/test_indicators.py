"""Level names, bases and values of one indicator row."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.checks.builder import KNOWN
from tests.checks.builder import PRIOR
from tests.checks.builder import ROW
from tests.checks.builder import Values
from tests.checks.builder import found
from tests.checks.builder import issued_for
from tests.checks.builder import rows
from tests.checks.builder import told

NO_YEARS: Values = {f"{ROW}.prior1": "", f"{ROW}.prior2": "", f"{ROW}.measure": ""}


@pytest.mark.parametrize(
    ("level1", "canonical"),
    [("产出", "产出指标"), ("项目完成指标", "产出指标"), ("产出指标（50分）", "产出指标")],
)
def test_level1_alias(level1: str, canonical: str) -> None:
    findings = found({f"{ROW}.level1": level1})
    assert rows(findings) == [("level1_alias", "B43")]
    assert told(findings[0]) == {"value": level1, "canonical": canonical}


@pytest.mark.parametrize("level1", ["产出指标", "产出\n指标"])
def test_level1_as_listed(level1: str) -> None:
    assert rows(found({f"{ROW}.level1": level1})) == []


@pytest.mark.parametrize("level2", ["数量", "指标1：数量指标", "数量目标"])
def test_level2_alias(level2: str) -> None:
    findings = found({f"{ROW}.level2": level2})
    assert rows(findings) == [("level2_alias", "C43")]
    assert findings[0].fact("canonical") == "数量指标"


@pytest.mark.parametrize(
    ("level1", "level2", "names"),
    [
        ("产出指标", "社会效益指标", ["level2_mismatch"]),
        ("产出指标", "社会效益", ["level2_mismatch", "level2_alias"]),
        ("产出指标", "成本指标", []),
        ("成本指标", "成本指标", ["level2_mismatch"]),
        ("效益", "数量指标", ["level1_alias", "level2_mismatch"]),
        ("其他指标", "数量指标", ["choice_not_listed"]),  # of an unknown level 1 nothing more is said
    ],
)
def test_level2_mismatch(level1: str, level2: str, names: list[str]) -> None:
    findings = found({f"{ROW}.level1": level1, f"{ROW}.level2": level2})
    assert [one.name for one in findings] == names


def test_level2_mismatch_names_the_standard_level1() -> None:
    facts = told(found({f"{ROW}.level1": "效益", f"{ROW}.level2": "数量指标"})[1])
    assert facts == {"value": "数量指标", "level1": "效益指标"}


def test_level2_free_text() -> None:
    findings = found({f"{ROW}.level2": "举办各类培训班，提升干部能力。"})
    assert rows(findings) == [("level2_free_text", "C43")]


def test_level3_blank_and_its_name_in_level2() -> None:
    row = "goals[2].indicators[1]"
    findings = found({f"{row}.level2": "群众满意度", f"{row}.level3": ""})
    assert rows(findings) == [("level3_blank_shifted", "C59")]  # and not level2_free_text
    assert findings[0].fact("canonical") == ("服务对象满意度指标",)


def test_level3_blank_beside_a_standard_level2() -> None:
    unnamed = ("missing_required", "D43")
    assert rows(found({f"{ROW}.level3": ""})) == [unnamed]
    assert rows(found({f"{ROW}.level3": "", f"{ROW}.level2": "数量"})) == [("level2_alias", "C43"), unnamed]


def test_level3_is_not_asked_for_where_level2_names_the_indicator_or_the_bureau_named_it() -> None:
    assert rows(found({f"{ROW}.level3": "", f"{ROW}.level2": "培训人次"})) == [("level3_blank_shifted", "C43")]
    known = replace(KNOWN, indicators=(replace(PRIOR, level3=""),))
    assert rows(found({f"{ROW}.level3": ""}, issued_for(known))) == []


def test_level_names_of_the_bureau_are_not_held_against_the_unit() -> None:
    odd = replace(PRIOR, level1="产出", level2="培训干部，提升能力。", level3="")
    assert rows(found({}, issued_for(replace(KNOWN, indicators=(odd,))))) == []


@pytest.mark.parametrize("basis", ["350", " 350", "３５０"])
def test_basis_copies_value(basis: str) -> None:
    assert rows(found({f"{ROW}.basis": basis})) == [("basis_copies_value", "H43")]


@pytest.mark.parametrize("basis", ["上年 320，增加 30", "年度培训计划 350 人次"])
def test_basis_of_its_own(basis: str) -> None:
    assert rows(found({f"{ROW}.basis": basis})) == []


@pytest.mark.parametrize("target", ["60", "60.00", "60万元", "600000元"])
def test_value_is_budget_amount(target: str) -> None:
    findings = found({**NO_YEARS, f"{ROW}.target": target})
    assert rows(findings) == [("value_is_budget_amount", "G43")]
    assert told(findings[0]) == {"value": target, "project": "培训经费", "budget": "60"}


def test_value_is_the_total_budget() -> None:
    longer = replace(KNOWN.projects[0], total_budget=Decimal(180))
    form = issued_for(replace(KNOWN, projects=(longer, KNOWN.projects[1])))
    assert found({**NO_YEARS, f"{ROW}.target": "180"}, form)[0].fact("budget") == "180"


@pytest.mark.parametrize(
    "row",
    [
        {f"{ROW}.target": "60", f"{ROW}.measure": "人次"},
        {f"{ROW}.target": "≥60"},
        {f"{ROW}.target": "60人次"},
        {f"{ROW}.target": "40"},  # another project's budget
        {f"{ROW}.target": "60万元", f"{ROW}.level2": "成本指标"},
        {f"{ROW}.target": "60", f"{ROW}.level1": "成本指标", f"{ROW}.level2": "经济成本指标"},
    ],
)
def test_value_is_no_budget_amount(row: Values) -> None:
    assert rows(found({**NO_YEARS, **row})) == []


@pytest.mark.parametrize("column", ["prior2", "prior1", "target"])
@pytest.mark.parametrize(("value", "note"), [("854万854万", "doubled"), ("1234567890123456", "too_many_digits")])
def test_value_unreadable(column: str, value: str, note: str) -> None:
    findings = found({f"{ROW}.measure": "", f"{ROW}.{column}": value})
    cell = {"prior2": "E43", "prior1": "F43", "target": "G43"}[column]
    assert rows(findings) == [("value_unreadable", cell)]
    assert told(findings[0]) == {"value": value, "note": note}


@pytest.mark.parametrize(
    ("value", "note", "likely"),
    [("292%", "rate_far_over_100", "≥92%"), ("工5%", "scanned_sign", "≥5%"), ("第O份", "scanned_digit", "none")],
)
def test_ocr_operator_proposes_and_never_repairs(value: str, note: str, likely: str) -> None:
    findings = found({**NO_YEARS, f"{ROW}.measure": "", f"{ROW}.target": value})
    assert rows(findings) == [("ocr_operator", "G43")]
    assert told(findings[0]) == {"value": value, "note": note, "likely": likely}


@pytest.mark.parametrize("target", ["2024年12月底前", "39批1052人次", "90%-95%", "≥92%", "5个工作日", "按期完成"])
def test_value_that_is_merely_not_read_yet(target: str) -> None:
    assert rows(found({**NO_YEARS, f"{ROW}.target": target})) == []
