"""The roll-up workbook as a whole: its sheets, its cover, its lists, and the districts that have nothing to add up."""

from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from consolidate.rollup.gather import problems
from consolidate.rollup.workbook import SHEETS
from consolidate.rollup.workbook import RollupSummary
from consolidate.rollup.workbook import write_rollup
from templates.catalogue.phrases import PHRASES
from templates.catalogue.rollup_phrases import ROLLUP
from templates.codes import Code
from templates.known import Known
from templates.known import PriorIndicator
from templates.roster import Unit
from templates.say import message
from tests.checks.builder import filled
from tests.checks.builder import issued_for
from tests.rollup.builder import amounts
from tests.rollup.builder import built
from tests.rollup.builder import district
from tests.rollup.builder import project
from tests.rollup.builder import standing
from tests.rollup.reading import Content
from tests.rollup.reading import book
from tests.rollup.reading import cached
from tests.rollup.reading import formulas
from tests.rollup.reading import near
from tests.rollup.reading import rows
from tests.rollup.sample import sample_district

ONE = Unit("1", "甲局")
LISTS = ("报送情况", "指标汇总", "同比清单", "问题清单")


def column(path: Path, sheet: str, heading: str) -> list[Content]:
    table = rows(path, sheet)
    place = table[2].index(heading)
    return [row[place] for row in table[3:] if row[place] is not None]


def on_cover(path: Path) -> dict[Content, Content]:
    return {row[0]: row[1] for row in rows(path, "封面") if row[0] is not None}


def sheets(path: Path) -> list[Worksheet]:
    return [book(path)[name] for name in book(path).sheetnames]


def test_seven_sheets_in_order(made: tuple[Path, RollupSummary]) -> None:
    assert tuple(book(made[0]).sheetnames) == SHEETS == made[1].sheets
    assert book(made[0]).active is book(made[0])["封面"]


def test_last_years_target_is_called_one_on_the_list(tmp_path: Path) -> None:
    names = ("道路工程", "产出指标", "数量指标")
    priors = (
        PriorIndicator(*names, "养护里程", prior1="120", kind1="target"),
        PriorIndicator(*names, "绿化里程", prior1="120", kind1="actual"),
    )
    issued = issued_for(Known(ONE, 2024, (project(ONE, "道路工程", "60", "60"),), indicators=priors))
    returned = filled({f"goals[1].indicators[{number}].target": "100" for number in (1, 2)}, issued)
    write_rollup(district(standing(ONE, returned)), tmp_path / "汇总.xlsx", "zh", "2024-02-01")
    shown = {row[3]: row[5] for row in rows(tmp_path / "汇总.xlsx", "同比清单") if row[3] in ("养护里程", "绿化里程")}
    assert shown == {"养护里程": f"120{PHRASES['rollup_is_target'].zh}", "绿化里程": "120"}


def test_a_roll_up_that_cannot_be_finished_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "汇总.xlsx"
    write_rollup(sample_district(), path, "zh", "2024-02-01")
    before = path.read_bytes()

    def refuse(_part: Path, _target: Path) -> Path:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError):
        write_rollup(sample_district(), path, "zh", "2024-02-02")
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == before


def test_summary_is_what_scripts_read(made: tuple[Path, RollupSummary]) -> None:
    found = made[1].as_json()
    money = found.pop("money")
    assert found == {
        "file": str(made[0]), "year": 2024, "units": {"expected": 10, "returned": 9, "accepted": 7}, "projects": 9,
        "indicators": 17, "regressed": 2, "explained": 4, "sheets": list(SHEETS)}
    assert isinstance(money, dict)
    assert len(money) == 18
    assert (money["income.total.current"], money["spending.basic.prior2"]) == ("7847.13", "4895.22")


def test_cover_counts(made: tuple[Path, RollupSummary]) -> None:
    assert {key: value for key, value in on_cover(made[0]).items() if isinstance(value, int)} == {
        "应报送（份）": 10, "已报送（份）": 9, "已通过并汇总（份）": 7, "其中逾期报送（份）": 2, "未报送（份）": 1,
        "待处理问题（个）": 5, "已汇总项目（个）": 9, "已汇总指标（项）": 17, "倒退，未说明（项）": 2,
        "倒退，已说明（项）": 4, "金额变动（项）": 1, "改文字、取消、不可比（项）": 4}


def test_cover_links_to_the_figures_themselves(made: tuple[Path, RollupSummary]) -> None:
    values = cached(made[0])
    links = {cell: formula for cell, formula in formulas(made[0])["封面"].items() if "COUNT" not in formula}
    assert len(links) == 6 + 6 * 5
    for cell, formula in links.items():
        sheet, _, there = formula.removeprefix("=").replace("'", "").partition("!")
        assert values["封面"][cell] == values[sheet][there]


def test_cover_has_two_charts_of_the_right_rows(made: tuple[Path, RollupSummary]) -> None:
    filing, spending = book(made[0])["封面"]._charts  # type: ignore[attr-defined]  # noqa: SLF001 - no other way
    names = rows(made[0], "收支汇总")
    reference = spending.series[2].cat.strRef.f.replace("$", "").partition("!")[2].split(":")
    first, last = (int(one[1:]) for one in reference)
    assert [row[0] for row in names[first - 1:last]] == [
        "区交通运输局", "区第一实验小学", "区妇幼保健院", "中共蔡甸区委统战部", "区数据局", "=SUM(A1)街道办事处",
        "区档案馆"]
    assert {row[2] for row in names[first - 1:last]} == {"支出合计"}
    assert len(filing.series) == 1
    assert len(spending.series) == 3


def test_filing_lists_every_expected_return(made: tuple[Path, RollupSummary]) -> None:
    assert column(made[0], "报送情况", "状态")[:10] == [
        "已通过", "已通过", "已通过", "已通过", "已通过", "待修改", "待说明", "已通过", "逾期未报", "无法读取"]
    assert column(made[0], "报送情况", "是否汇总")[5:7] == ["未汇总", "已汇总（前次）"]
    assert column(made[0], "报送情况", "收到日期")[-1] == 9


def test_indicators_keep_their_words(made: tuple[Path, RollupSummary]) -> None:
    found = [row for row in rows(made[0], "指标汇总") if row[1] == "区交通运输局"]
    assert found[1][1:] == [
        "区交通运输局", "农村公路养护工程", "成本指标", "经济成本指标", "每公里养护成本", "14.2万元", "14.6万元",
        "15.1万元", "万元", "反向", "定额", "倒退已说明"]
    assert column(made[0], "指标汇总", "同比结论").count("无上年值") == 2


def test_regressions_are_grouped_and_placed(made: tuple[Path, RollupSummary]) -> None:
    found = rows(made[0], "同比清单")[3:]
    assert [str(row[0]).partition("（")[0] for row in found if row[0] and row[1] is None] == [
        "一、倒退：2 项", "二、倒退，已说明：4 项", "三、金额变动：1 项", "四、改为文字或取消：2 项",
        "五、不可比：2 项", "附：各主管部门的倒退指标数"]
    assert found[1][1:10] == [
        "区妇幼保健院", "两癌筛查", "筛查人数", "9000人次", "8800人次", "7000人次", "-1800 人次",
        pytest.approx(-1800 / 8800), "连续下降"]
    assert found[2][7] == "-2 个百分点"
    assert found[2][12] == "401_区疾病预防控制中心.xlsx\n绩效目标表!G42"


def test_problems_are_all_there(made: tuple[Path, RollupSummary]) -> None:
    assert column(made[0], "问题清单", "编号") == [
        "M104", "Y103", "Y104", "Y101", "Y105", "F105", "Y102", "Y107", "R104", "W105"]
    assert column(made[0], "问题清单", "处理情况") == [
        "已说明", "仅提示", "待处理", "待处理", "待处理", "仅提示", "待处理", "仅提示", "仅提示", "待处理"]
    assert column(made[0], "问题清单", "具体情况")[8:] == [
        "区职业技术教育中心尚未报送，截止日 2024-01-20", "文件已损坏或不完整：压缩结构不完整"]


def test_what_was_never_issued_is_not_missing() -> None:
    states = ("not_issued", "issued", "overdue", "quarantined")
    waiting = [standing(Unit(state, state), None, state) for state in states]
    waiting[-1] = replace(waiting[-1], version=1)
    assert [one.unit.code for one, _ in problems(district(*waiting))] == ["issued", "overdue"]
    ((_, undated),) = problems(district(standing(ONE, None, "issued", due="")))
    assert message(undated) == "甲局尚未报送，截止日 （无）"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_accepted_still_opens(tmp_path: Path, lang: str) -> None:
    path = tmp_path / "a.xlsx"
    summary = write_rollup(district(standing(ONE, None, "overdue")), path, "en" if lang == "en" else "zh", "2024-02-01")
    assert (summary.accepted, summary.indicators, set(summary.money.values())) == (0, 0, {None})
    said = ROLLUP["rollup_nothing_accepted"].say("en" if lang == "en" else "zh")
    assert all(said in cached(path)[sheet].values() for sheet in ("封面", "收支汇总", "项目汇总", "指标汇总"))
    assert not [value for value in cached(path)["收支汇总"].values() if isinstance(value, float | int)]


def test_nobody_expected_still_opens(tmp_path: Path) -> None:
    summary = write_rollup(district(), tmp_path / "a.xlsx", "zh", "2024-02-01")
    assert (summary.expected, summary.figures) == (0, ())
    assert "本年度没有应报送的单位。" in cached(tmp_path / "a.xlsx")["报送情况"].values()
    assert on_cover(tmp_path / "a.xlsx")["应报送（份）"] == 0


def test_nothing_regressed_says_so(tmp_path: Path) -> None:
    write_rollup(district(standing(ONE, built(ONE, amounts("1 1 1", "0 0 0", "1 1 1", "0 0 0")))), tmp_path / "a.xlsx",
                 "zh", "2024-02-01")
    (sentence,) = [row[0] for row in rows(tmp_path / "a.xlsx", "同比清单")[3:]]
    assert str(sentence).startswith("没有需要列出的指标")
    assert rows(tmp_path / "a.xlsx", "问题清单")[3][0] == "各单位最近一次报送均未发现问题。"


def test_english_has_chinese_sheet_names_and_the_same_numbers(made: tuple[Path, RollupSummary], tmp_path: Path) -> None:
    path = tmp_path / "en.xlsx"
    assert write_rollup(sample_district(), path, "en", "2024-02-01").money == made[1].money
    assert tuple(book(path).sheetnames) == SHEETS
    assert rows(path, "收支汇总")[2][:4] == ["Unit", "Department", "Item", "2022"]
    for sheet, values in cached(made[0]).items():
        for cell, value in values.items():
            if isinstance(value, float | int):
                assert near(cached(path)[sheet][cell], str(value))


def test_same_district_same_bytes(made: tuple[Path, RollupSummary], tmp_path: Path) -> None:
    write_rollup(sample_district(), tmp_path / "again.xlsx", "zh", "2024-02-01")
    assert (tmp_path / "again.xlsx").read_bytes() == made[0].read_bytes()


def test_every_sheet_prints_on_a4(made: tuple[Path, RollupSummary]) -> None:
    for sheet in sheets(made[0]):
        setup = sheet.page_setup
        assert (setup.paperSize, setup.orientation, setup.fitToWidth or 1) == (9, "landscape", 1)
        assert (setup.fitToHeight == 0) == (sheet.title != "封面")
        assert getattr(sheet.sheet_properties.pageSetUpPr, "fitToPage", False)
        assert sheet.oddFooter is not None
        assert "&P" in str(sheet.oddFooter.center.text)
        if sheet.title != "封面":
            assert (sheet.freeze_panes, sheet.print_title_rows) == ("A4", "$3:$3")
        assert bool(sheet.auto_filter.ref) == (sheet.title in LISTS)


def test_only_titles_are_merged(made: tuple[Path, RollupSummary]) -> None:
    for sheet in sheets(made[0]):
        allowed = {1, 2, 3, sheet.max_row} if sheet.title == "封面" else {1, 2}
        assert {area.min_row for area in sheet.merged_cells.ranges} <= allowed


def test_long_text_is_kept_and_its_row_is_high_enough(tmp_path: Path) -> None:
    works = project(ONE, "长", "1", "1", "说明" * 200)
    write_rollup(district(standing(ONE, built(ONE, amounts("1 1 1", "0 0 0", "0 0 0", "1 1 1"), (works,)))),
                 tmp_path / "a.xlsx", "zh", "2024-02-01")
    assert rows(tmp_path / "a.xlsx", "项目汇总")[3][5] == "说明" * 200
    assert (book(tmp_path / "a.xlsx")["项目汇总"].row_dimensions[4].height or 0) > 250


def test_large_sums_have_room(tmp_path: Path) -> None:
    large = amounts("1 1 99999999999.99", "0 0 0", "1 1 99999999999.99", "0 0 0")
    write_rollup(district(standing(ONE, built(ONE, large))), tmp_path / "a.xlsx", "zh", "2024-02-01")
    shown = len("+99,999,999,999.99")
    assert book(tmp_path / "a.xlsx")["收支汇总"].column_dimensions["D"].width > shown * 1.15
    assert book(tmp_path / "a.xlsx")["封面"].column_dimensions["F"].width > shown * 1.15


def test_a_name_is_no_code_of_the_footer(tmp_path: Path) -> None:
    odd = district(standing(ONE, None, "overdue"))
    odd = replace(odd, rules=replace(odd.rules, district="9&P区"))
    write_rollup(odd, tmp_path / "a.xlsx", "zh", "2024-02-01")
    with ZipFile(tmp_path / "a.xlsx") as parts:
        assert "&amp;9 9&amp;&amp;P区2024年度" in parts.read("xl/worksheets/sheet1.xml").decode()


def test_chart_names_its_choice_when_units_are_many(tmp_path: Path) -> None:
    units = [Unit(str(n), f"第{n}局") for n in range(14)]
    many = [standing(one, built(one, amounts(f"1 1 {one.code}", "0 0 0", f"1 1 {one.code}", "0 0 0"))) for one in units]
    write_rollup(district(*many), tmp_path / "a.xlsx", "zh", "2024-02-01")
    with ZipFile(tmp_path / "a.xlsx") as parts:
        assert "支出合计最多的 12 家单位（万元）" in parts.read("xl/charts/chart2.xml").decode()
    listed = [row[0] for row in rows(tmp_path / "a.xlsx", "收支汇总")][-12:]
    assert listed == [f"第{n}局" for n in range(13, 1, -1)]


def test_every_finding_has_a_short_name() -> None:
    assert [code for code in Code if f"rollup_finding_{code.name.lower()}" not in PHRASES] == []


def test_both_languages_have_the_same_places() -> None:
    for key, text in ROLLUP.items():
        assert text.en, key
        assert {part.partition("}")[0] for part in text.zh.split("{")[1:]} == {
            part.partition("}")[0] for part in text.en.split("{")[1:]}, key
