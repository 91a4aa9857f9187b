"""A generated workbook, judged by openpyxl and by its raw parts."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from generate.finish import legacy_hash
from generate.workbook import Seal
from generate.workbook import Task
from generate.workbook import write_workbook
from templates.issued import Issued
from templates.known import Known
from templates.known import PriorIndicator
from templates.roster import Project
from templates.roster import Unit
from templates.rulebook_reader import read_rules
from templates.shipped import shipped_forms
from templates.shipped import shipped_rules_text
from templates.shipped import shipped_vocabulary
from templates.text import Lang
from tests.conftest import Snapshot
from tests.generate.judge import Judged
from tests.generate.judge import cells_in
from tests.generate.judge import functions_of
from tests.generate.judge import judge

FORM = shipped_forms()["department-target"]
RULES = read_rules(shipped_rules_text(), "rules.yaml", shipped_forms())
SEAL = Seal("Pass-2024", "k1", b"secret")
PROJECTS = (
    Project("301001", "公园管护", Decimal(60), Decimal(60), purpose="公园绿地日常管护。"),
    Project("301001", "古树保护", None, Decimal(40), purpose=""),
)
PAST = (
    PriorIndicator("公园管护", "产出指标", "数量指标", "管护面积", "110", "120", "actual", "actual", "公顷", "正向"),
    PriorIndicator("公园管护", "效益指标", "社会效益指标", "公园环境", "", "有效提升", "", "actual"),
)
MONEY = {
    "income.appropriation.prior1": "140.4",
    "income.other.prior1": "0.05",
    "spending.basic.prior1": "50.25",
    "spending.project.prior1": "90.2",
}
KNOWN = Known(Unit("301001", "示例区园林局", phone="0000-1001"), 2024, PROJECTS, MONEY, PAST)
SHARED = {
    "IF",
    "COUNT",
    "SUM",
    "ROUND",
    "ABS",
    "AND",
    "OR",
    "NOT",
    "LEN",
    "TRIM",
    "LEFT",
    "RIGHT",
    "COUNTIF",
    "COUNTA",
    "SUMPRODUCT",
    "MAX",
    "FIND",
    "VLOOKUP",
    "VALUE",
    "IFERROR",
    "SUBSTITUTE",
    "ISNUMBER",
    "ISERROR",
    "INT",
    "INDIRECT",
    "MID",
    "CHAR",
}  # all of them in Excel 2010, WPS and LibreOffice 7


def written(folder: Path, known: Known = KNOWN, lang: Lang = "zh", **changes: str) -> tuple[Issued, Judged]:
    task = Task(FORM, known, replace(RULES, **changes), shipped_vocabulary(), lang, "2024-01-02", "a.xlsx")  # type: ignore[arg-type]
    path = folder / "a.xlsx"
    issued = write_workbook(task, SEAL, path)
    return issued, judge(path)


@pytest.fixture(scope="module", params=["zh", "en", "typed"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Issued, Judged]:
    """The same unit's workbook in Chinese, in English, and with totals and earlier years typed."""
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "typed":
        return written(folder, derived="typed", history_columns="typed")
    return written(folder, lang=request.param)


def spans(issued: Issued, sheet: str) -> Iterator[tuple[str, set[str]]]:
    for one in issued.fields:
        if one.sheet == sheet and one.unlocked:
            last = f"{one.cell}" if one.down == one.across == 1 else ""
            block = last or f"{one.cell}:{chr(64 + one.column + one.across - 1)}{one.row + one.down - 1}"
            yield one.id, cells_in(block)


def test_only_the_units_fields_are_unlocked(made: tuple[Issued, Judged]) -> None:
    issued, judged = made
    for sheet in judged.book.sheetnames:
        expected = set().union(*(cells for _, cells in spans(issued, sheet)))
        assert judged.unlocked(sheet) == expected, sheet


def test_cells_never_written_are_locked_by_their_column(made: tuple[Issued, Judged]) -> None:
    _, judged = made
    for sheet, columns in judged.columns.items():
        assert max(high for _, high, _ in columns) == 16384, sheet
        assert sum(high - low + 1 for low, high, _ in columns) == 16384, sheet
        assert all(judged.locked_styles[style] for _, _, style in columns), sheet


def test_every_unlocked_cell_has_a_validation_and_a_hint(made: tuple[Issued, Judged]) -> None:
    _, judged = made
    for sheet in judged.book.sheetnames:
        assert judged.unlocked(sheet) <= judged.guarded(sheet)
        for rule in judged.book[sheet].data_validations.dataValidation:
            assert rule.showInputMessage
            assert rule.prompt
            assert rule.error
            soft = rule.type == "list" and "INDIRECT" in str(rule.formula1)
            assert (rule.errorStyle or "stop") == ("warning" if soft else "stop")
            assert len(str(rule.formula1)) <= 255


def test_style_normal_is_unlocked_and_all_others_say_so(made: tuple[Issued, Judged]) -> None:
    _, judged = made
    styles = judged.part("xl/styles.xml")
    normal = styles[styles.index("<cellStyleXfs") : styles.index("</cellStyleXfs>")]
    assert '<protection locked="0"/>' in normal
    assert judged.locked_styles[0] is False
    assert styles.count("<protection") == len(judged.locked_styles) + 1


def test_sheets_and_structure_are_protected_by_the_ascii_password(made: tuple[Issued, Judged]) -> None:
    _, judged = made
    for sheet in judged.book.worksheets:
        assert sheet.protection.sheet
        assert sheet.protection.password == legacy_hash(SEAL.password)
    assert judged.book.security.lockStructure
    assert judged.book.security.workbookPassword == legacy_hash(SEAL.password)
    order = judged.part("xl/workbook.xml")
    assert order.index("<workbookPr") < order.index("<workbookProtection") < order.index("<bookViews")


def test_legacy_hash_is_the_one_excel_computes() -> None:
    assert [legacy_hash(word) for word in ("", "password")] == ["CE4B", "83AF"]


def test_guide_is_first_and_hidden_sheets_are_hidden(made: tuple[Issued, Judged]) -> None:
    _, judged = made
    states = [(sheet.title, sheet.sheet_state) for sheet in judged.book.worksheets]
    assert states == [
        ("填报说明", "visible"),
        ("绩效目标表", "visible"),
        ("填报自检", "visible"),
        ("_calc", "hidden"),
        ("_lists", "hidden"),
        ("_words", "hidden"),
        ("_tianbao", "veryHidden"),
    ]
    assert judged.book.active.title == "填报说明"  # type: ignore[union-attr]


def test_totals_are_formulas_with_the_right_cached_value(tmp_path: Path) -> None:
    issued, judged = written(tmp_path)
    cell = {one.id: one.cell for one in issued.fields}
    sheet, shown = judged.book["绩效目标表"], judged.shown["绩效目标表"]
    totals = {
        name: (sheet[cell[name]].value, shown[cell[name]].value)
        for name in ("income.total.prior1", "spending.total.prior1", "income.total.current", "income.other.share")
    }
    assert totals == {
        "income.total.prior1": ('=IF(COUNT(H7:H8)=0,"",SUM(H7:H8))', 140.45),
        "spending.total.prior1": ('=IF(COUNT(H10:H11)=0,"",SUM(H10:H11))', 140.45),
        "income.total.current": ('=IF(COUNT(D7:D8)=0,"",SUM(D7:D8))', None),
        "income.other.share": ('=IF(OR(COUNT(D8)=0,COUNT(D9)=0,SUM(D9)=0),"",ROUND(((SUM(D8)/SUM(D9))*100),2))', None),
    }


def test_prefilled_is_locked_and_there(tmp_path: Path) -> None:
    issued, judged = written(tmp_path)
    sheet = judged.book["绩效目标表"]
    found = {one.id: (sheet[one.cell].value, one.unlocked) for one in issued.fields}
    assert found["unit.name"] == ("示例区园林局", False)
    assert found["projects[1].year_budget"] == (60, False)
    assert found["projects[2].total_budget"] == (None, True)
    assert found["goals[1].indicators[1].prior1"] == ("120", False)
    assert found["goals[1].indicators[1].level3"] == ("管护面积", False)
    assert found["goals[1].indicators[2].prior2"] == (None, True)
    assert found["goals[1].project"] == ("公园管护", False)
    assert found["unit.phone"] == ("0000-1001", True)


def test_no_heading_begins_with_a_permitted_value(tmp_path: Path) -> None:
    issued, judged = written(tmp_path)
    sheet = judged.book["绩效目标表"]
    for one in issued.fields:
        for choice in one.choices:
            above = [sheet.cell(row, one.column).value for row in range(1, one.row)]
            labels = [text for text in above if isinstance(text, str) and text not in one.choices]
            assert not [text for text in labels if text.startswith(choice)], one.id


def test_formulas_use_functions_that_all_offices_share(made: tuple[Issued, Judged]) -> None:
    _, judged = made
    for sheet in judged.book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert functions_of(str(cell.value)) <= SHARED, f"{sheet.title}!{cell.coordinate}"
                    assert len(str(cell.value)) < 8192


def test_text_of_a_roster_never_becomes_a_formula_or_link(tmp_path: Path) -> None:
    odd = ("=1+1", "{=A1}", "http://example.invalid", "+SUM(A1)", "@x")
    projects = tuple(Project("301001", name, Decimal(1), Decimal(1), purpose=name) for name in odd)
    issued, judged = written(tmp_path, Known(Unit("301001", "=cmd"), 2024, projects))
    sheet = judged.book["绩效目标表"]
    cell = {one.id: sheet[one.cell] for one in issued.fields}
    names = [cell["unit.name"], *(cell[f"projects[{n}].name"] for n in range(1, 6))]
    assert [(one.value, one.data_type, one.hyperlink) for one in names] == [
        (text, "s", None) for text in ("=cmd", *odd)
    ]


def test_prints_on_a4_one_page_wide_with_its_heading(made: tuple[Issued, Judged]) -> None:
    _, judged = made
    sheet = judged.book["绩效目标表"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "portrait")
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage  # type: ignore[union-attr]
    assert sheet.print_area.startswith("'绩效目标表'!$A$1:$H$")
    assert sheet.print_title_rows == "$1:$1"
    assert "&P" in str(sheet.oddFooter.center.text)  # type: ignore[union-attr]


def test_what_is_spare_is_hidden_by_the_filter(tmp_path: Path) -> None:
    issued, judged = written(tmp_path)
    sheet = judged.book["绩效目标表"]
    hidden = {one.id for one in issued.fields if one.sheet == sheet.title and sheet.row_dimensions[one.row].hidden}
    shown = {one.id for one in issued.fields if one.sheet == sheet.title} - hidden
    assert {"projects[3].name", "goals[3].project", "goals[1].indicators[4].level1"} <= hidden
    assert {"projects[2].name", "goals[2].project", "goals[1].indicators[3].level1"} <= shown
    assert sheet.auto_filter.ref.startswith("N2:N")
    assert not sheet.protection.autoFilter  # may be used


def test_the_same_unit_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    one, two = (written(tmp_path / name)[1].path.read_bytes() for name in ("one", "two"))
    assert one == two


def test_the_workbook_as_text(tmp_path: Path, snapshot: Snapshot) -> None:
    """Every cell of the visible sheets, its lock, and the validations: a change of any shows in the diff."""
    _, judged = written(tmp_path, Known(KNOWN.unit, 2024, PROJECTS[:1], MONEY, PAST), spare_projects=0, indicators=3)  # type: ignore[arg-type]
    lines = []
    for sheet in judged.book.worksheets[:3]:
        unlocked = judged.unlocked(sheet.title)
        lines.append(f"== {sheet.title}")
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None or cell.coordinate in unlocked:
                    text = str(cell.value or "").replace("\n", "⏎")
                    lines.append(f"{cell.coordinate} {'' if cell.coordinate in unlocked else '🔒'} {text}".rstrip())
        lines += sorted(
            f"? {rule.sqref} {rule.type} {rule.formula1} {rule.formula2 or ''}".rstrip()
            for rule in sheet.data_validations.dataValidation
        )
    snapshot("\n".join(lines) + "\n")


def row_heights(judged: Judged, sheet: int) -> dict[int, tuple[str, bool]]:
    """Return row -> (height as written, whether it is marked as set by hand) out of the raw XML."""
    found = {}
    for tag in re.findall(r"<row [^>]*>", judged.part(f"xl/worksheets/sheet{sheet}.xml")):
        marks = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if "ht" in marks:
            found[int(marks["r"])] = (marks["ht"], "customHeight" in marks)
    return found


def test_indicator_rows_go_on_growing_and_no_others(made: tuple[Issued, Judged]) -> None:
    issued, judged = made
    growing = {one.row for one in issued.fields if one.id.endswith(".target")}
    for number in (1, 2, 3):
        heights = row_heights(judged, number)
        assert {row for row, (_, by_hand) in heights.items() if not by_hand} == (growing if number == 2 else set())
        assert all(float(height) > 0 for height, _ in heights.values())
    hidden = {one.row for one in issued.fields if one.id == "goals[3].indicators[12].target"}
    assert hidden <= growing  # hidden rows too: they are shown as they are needed


def test_a_fixed_height_is_never_less_than_the_form_says(made: tuple[Issued, Judged]) -> None:
    issued, judged = made
    heights = row_heights(judged, 2)
    duties = next(one for one in issued.fields if one.id == "duties")
    tasks = next(one for one in issued.fields if one.id == "tasks")
    boxes = [sum(float(heights[row][0]) for row in range(one.row, one.row + one.down)) for one in (duties, tasks)]
    assert boxes == [288, 450]


def test_long_titles_and_names_are_not_cut(tmp_path: Path) -> None:
    name = "示例区农业农村和水利湖泊园林绿化综合行政执法事务服务中心（示例区乡村振兴与移民后期扶持指导中心）"
    project = Project("301001", "农业农村和水利湖泊综合治理项目" * 6, Decimal(1), Decimal(1), purpose="用途")
    languages: tuple[Lang, ...] = ("zh", "en")
    for lang in languages:
        issued, judged = written(tmp_path, Known(Unit("301001", name), 2024, (project,)), lang=lang)
        heights = row_heights(judged, 2)
        goal = next(one for one in issued.fields if one.id == "goals[1].project")
        assert float(heights[1][0]) >= 2 * 22.4, lang
        assert float(heights[goal.row][0]) >= 3 * 14, lang


def test_a_goal_without_a_project_shows_no_empty_quotes(tmp_path: Path) -> None:
    issued, judged = written(tmp_path)
    goal = next(one for one in issued.fields if one.id == "goals[3].project")
    rules = judged.book["绩效目标表"].conditional_formatting
    shown = {str(each.sqref): [rule.formula[0] for rule in each.rules] for each in rules}
    assert shown[f"C{goal.row}:H{goal.row}"] == [f'$C${goal.row}=""']
    assert 'formatCode=";;;"' in judged.part("xl/styles.xml")


def test_nothing_half_written_stays_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(OSError, match="nowhere"):
        written(tmp_path / "nowhere")
    (tmp_path / "a.xlsx").write_bytes(b"the one before")

    def fail(xml: str) -> str:
        raise ValueError(xml[:5])

    monkeypatch.setattr("generate.finish.protect_styles", fail)
    with pytest.raises(ValueError, match="<"):
        written(tmp_path)
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a.xlsx", b"the one before")]


def test_money_is_asked_for_in_its_unit(tmp_path: Path) -> None:
    issued, judged = written(tmp_path)
    cell = {one.id: one.cell for one in issued.fields}
    hints = {str(rule.sqref): rule.prompt for rule in judged.book["绩效目标表"].data_validations.dataValidation}
    assert hints[cell["income.appropriation.current"]] == "单位：万元，没有的填 0"
    assert hints[cell["spending.project.current"]] == "应等于下方项目清单的本年度预算合计"


def test_a_district_with_very_many_projects_keeps_every_formula_short(tmp_path: Path) -> None:
    """Excel refuses a file with a formula of more than 8192 characters."""
    projects = tuple(Project("301001", f"项目{n}", Decimal(1), Decimal(1), purpose="用途") for n in range(60))
    _, judged = written(tmp_path, Known(Unit("301001", "示例区园林局"), 2024, projects))
    longest = max(
        len(str(cell.value))
        for sheet in judged.book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    )
    assert longest < 4096
