"""Scores as LibreOffice works them out in the workbook, beside the scores the check works out in Decimal."""

import subprocess
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import Phase
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from generate.workbook import Seal
from generate.workbook import Task
from generate.workbook import write_workbook
from templates.interpret import interpret
from templates.issued import Issued
from templates.known import Known
from templates.returned import Reading
from templates.returned import ReadingKind
from templates.returned import Source
from templates.roster import Project
from templates.roster import Unit
from templates.rulebook_reader import read_rules
from templates.scoring_rules import HUBEI
from templates.scoring_rules import Cap
from templates.shipped import shipped_forms
from templates.shipped import shipped_rules_text
from templates.shipped import shipped_vocabulary

FORM = shipped_forms()["project-self-evaluation"]
RULES = read_rules(shipped_rules_text(), "rules.yaml", shipped_forms())
CAPPED = replace(RULES, scoring=replace(HUBEI, caps=(Cap(Decimal(60), Decimal(50)),)))
PROJECTS = tuple(Project("01", f"项目{n}") for n in range(1, 4))
ROOM = 30
WORDS = ("有效推进", "显著提升", "提升", "完成", "未完成", "优", "良", "不断改善", "/", "无")
Row = tuple[str, ...]
COLUMNS = (
    "level1",
    "level2",
    "level3",
    "operator",
    "target",
    "actual",
    "measure",
    "direction",
    "weight",
    "achievement",
)

# What a row says -> its score with 10 points.
SPOKEN: dict[Row, str] = {
    ("产出指标", "数量指标", "培训人次", "≥", "100", "90", "人次", "", "10", ""): "9",
    ("产出指标", "数量指标", "培训人次", "", "100人次", "120人次", "", "", "10", ""): "10",
    ("产出指标", "数量指标", "培训人次", "", "100人次", "", "", "", "10", "90"): "",
    ("产出指标", "数量指标", "培训人次", "", "", "80", "", "", "10", ""): "",
    ("产出指标", "质量指标", "合格率", "", "≥95%", "86.2%", "", "", "10", ""): "9.07",
    ("产出指标", "质量指标", "合格率", "", "≥95%", "0.96", "", "", "10", ""): "10",
    ("产出指标", "质量指标", "合格率", "", "≥95%", "0.96", "", "", "10", "100"): "10",
    ("成本指标", "经济成本指标", "人均成本", "≤", "50元", "60元", "", "", "10", ""): "8.33",
    ("成本指标", "经济成本指标", "投诉起数", "≤", "3", "0", "起", "", "10", ""): "10",
    ("产出指标", "数量指标", "会议", "=", "4次", "5次", "", "", "10", ""): "",
    ("产出指标", "数量指标", "会议", "=", "4次", "4次", "", "", "10", ""): "10",
    ("效益指标", "社会效益指标", "影响", "定性", "有效推进", "有效推进", "", "", "10", ""): "10",
    ("效益指标", "社会效益指标", "影响", "定性", "显著提升", "有所提升", "", "", "10", "75"): "7.5",
    ("产出指标", "时效指标", "完成时间", "", "12月底前", "11月30日", "", "", "10", "100"): "10",
    ("产出指标", "时效指标", "完成时间", "", "12月底前", "11月30日", "", "", "10", ""): "10",  # by the check alone
    ("效益指标", "社会效益指标", "影响", "定性", "有效推进", "有效推进", "", "", "10", "90"): "9",
    ("产出指标", "数量指标", "补助", "", "12万元", "120000", "", "", "10", ""): "",
}
figures = st.one_of(
    st.integers(0, 3000).map(str),
    st.decimals(0, 500, places=2).map(str),
    st.sampled_from(("1,200", " 35 ", "0", "0.95")),
)
values = st.one_of(
    st.builds(
        "{}{}{}".format,
        st.sampled_from(("", "", "≥", "≤", "=", ">")),
        figures,
        st.sampled_from(("", "%", "人", "万元")),
    ),
    st.sampled_from(("", "90%以上", "5天以内", "12月底前", "3-5", *WORDS)),
)
rows = st.tuples(
    st.sampled_from(("产出指标", "成本指标", "满意度指标")),
    st.sampled_from(("数量指标", "质量指标", "经济成本指标", "服务对象满意度指标")),
    st.sampled_from(("培训人次", "投诉率", "满意度", "轮候", "市民素质", "下降率")),
    st.sampled_from(("", "≥", "≤", "=", "定性")),
    values,
    values,
    st.sampled_from(("", "人", "%")),
    st.sampled_from(("", "正向", "反向")),
    st.sampled_from(("", "5", "10", "7.5")),
    st.sampled_from(("", "100", "85", "62.5")),
)
funds = st.tuples(*[st.one_of(st.just(""), st.integers(0, 900).map(str), st.decimals(0, 900, places=2).map(str))] * 2)


@cache
def issued(folder: Path, *, capped: bool) -> Issued:
    """Write the workbook once and return its record."""
    task = Task(
        FORM,
        Known(Unit("01", "示例局"), 2024, PROJECTS),
        CAPPED if capped else RULES,
        shipped_vocabulary(),
        "zh",
        "2025-01-02",
        "f",
    )
    return write_workbook(task, Seal("pw", "k", b"k"), folder / f"{capped}.xlsx")


def filled(form: Issued, path: Path, given_rows: list[Row], money: list[tuple[str, str]]) -> dict[str, str]:
    """Type the rows and the funds into a copy of the workbook; return what was typed by field."""
    typed = {
        f"{1 + n // ROOM}/indicators[{1 + n % ROOM}].{name}": text
        for n, row in enumerate(given_rows)
        for name, text in zip(COLUMNS, row, strict=True)
    }
    for number, (adjusted, executed) in enumerate(money, start=1):
        typed |= {
            f"{number}/funds.appropriation.adjusted": adjusted,
            f"{number}/funds.appropriation.executed": executed,
        }
    book = load_workbook(path)
    for field in form.fields:
        text = typed.get(field.id, "")
        if text:
            cell = book[field.sheet][field.cell]
            cell.value = float(text) if field.kind in ("number", "percent", "money") else text
            cell.data_type = "s" if cell.data_type == "f" else cell.data_type  # a text cell takes =95% as text
    book.save(path.with_name("filled.xlsx"))
    return typed


def recalculated(soffice: Path, path: Path) -> Path:
    """Return the workbook as LibreOffice saves it after working out every formula."""
    folder = path.parent / "out"
    command = [
        str(soffice),
        f"-env:UserInstallation={(path.parent / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "xlsx",
    ]
    subprocess.run([*command, "--outdir", str(folder), str(path)], check=True, capture_output=True, timeout=300)
    return folder / path.name


def scores(form: Issued, typed: dict[str, str]) -> dict[str, str]:
    """Return what the check works out for every score and grade."""
    readings = {
        key: Reading(ReadingKind.NUMBER, text, Decimal(text))
        if key.endswith((".weight", ".achievement", ".adjusted", ".executed"))
        else Reading(ReadingKind.TEXT, text)
        for key, text in typed.items()
        if text
    }
    returned = interpret(form, Source("f", "", ""), readings)
    return {one.id: returned.text(one.id) for one in form.fields if one.derive or one.name == "score.total"}


def shown(form: Issued, path: Path) -> dict[str, str]:
    """Return what the cells of every score and grade show."""
    book = load_workbook(path, data_only=True)
    cells = {one.id: book[one.sheet][one.cell].value for one in form.fields if one.derive or one.name == "score.total"}
    return {key: "" if value is None else str(value) for key, value in cells.items()}


def agree(
    soffice: Path, folder: Path, given_rows: list[Row], money: list[tuple[str, str]], *, capped: bool
) -> dict[str, str]:
    """Hold the two against each other; return the scores."""
    form = issued(folder, capped=capped)
    typed = filled(form, folder / f"{capped}.xlsx", given_rows, money)
    ours, theirs = scores(form, typed), shown(form, recalculated(soffice, folder / "filled.xlsx"))
    scored = {key: text for key, text in ours.items() if key.endswith("].score") and text}
    beyond = {key.partition("/")[0] for key in scored if not theirs[key]}
    for key, text in ours.items():
        part, _, name = key.partition("/")
        if part in beyond and (name.startswith("score.") or not theirs[key]):
            continue  # a date or a range, which no formula reads: the row asks, and the check scores it all the same
        same = (
            text == theirs[key]
            if not (text and text[0].isdigit() and theirs[key])
            else Decimal(text) == round(Decimal(theirs[key]), 6)
        )
        row = [text for name, text in typed.items() if name.startswith(f"{key.rpartition('.')[0]}.")]
        assert same, f"{key}: {text} {theirs[key]} {row}"
    return ours


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all of the workbooks."""
    return tmp_path_factory.mktemp("scores")


def test_scores_by_the_rules(soffice: Path, folder: Path) -> None:
    found = agree(soffice, folder, list(SPOKEN), [("287", "171"), ("0", "0"), ("100", "120")], capped=False)
    assert [found[f"1/indicators[{n}].score"] for n in range(1, len(SPOKEN) + 1)] == list(SPOKEN.values())
    assert [found[f"{n}/funds.total.score"] for n in (1, 2, 3)] == ["5.96", "", "10"]


@given(
    given_rows=st.lists(rows, min_size=80, max_size=90),
    money=st.lists(funds, min_size=3, max_size=3),
    capped=st.booleans(),
)
@settings(max_examples=4, deadline=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck))
def test_live_scores_are_those_of_the_check(
    soffice: Path, folder: Path, given_rows: list[Row], money: list[tuple[str, str]], *, capped: bool
) -> None:
    agree(soffice, folder, given_rows, money, capped=capped)
