"""The roll-up workbook as a whole: its sheets, its cover, its lists, and the districts that have nothing to add up."""

from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from consolidate.changes import Change
from consolidate.changes import Correction
from consolidate.rollup.compose import RollupSummary
from consolidate.rollup.gather import problems
from templates.catalogue.phrases import PHRASES
from templates.codes import Code
from templates.finding import Severity
from templates.known import Known
from templates.known import PriorIndicator
from templates.returned import Source
from templates.roster import Unit
from templates.say import message
from templates.text import Lang
from templates.text import Text
from tests.checks.builder import filled
from tests.checks.builder import issued_for
from tests.rollup.builder import amounts
from tests.rollup.builder import built
from tests.rollup.builder import district
from tests.rollup.builder import finding
from tests.rollup.builder import project
from tests.rollup.builder import rolled
from tests.rollup.builder import standing
from tests.rollup.reading import Content
from tests.rollup.reading import book
from tests.rollup.reading import cached
from tests.rollup.reading import formulas
from tests.rollup.reading import near
from tests.rollup.reading import rows
from tests.rollup.sample import full_district
from tests.rollup.sample import last_returns
from tests.rollup.sample import sample_district

LONGEST = 44  # characters of a finding's name in a narrow column
ONE = Unit("1", "甲局")
SHEETS = (
    *("封面", "报送情况表", "收支汇总表", "绩效目标汇总表", "自评结果汇总表", "指标汇总", "同比倒退清单", "问题清单"),
    *("更正记录", "口径说明"))
ENGLISH = ("Overview", "Filing", "Income and spending", "Targets", "Self-evaluations", "Indicators",
           "Falls since last year", "Findings", "Corrections", "How it was made")
UNLISTED = {"封面", "自评结果汇总表", "指标汇总", "更正记录", "口径说明"}  # of the sample, which has no self-evaluation


def column(path: Path, sheet: str, heading: str) -> list[Content]:
    table = rows(path, sheet)
    head = next(number for number, row in enumerate(table) if heading in row)
    place = table[head].index(heading)
    return [row[place] for row in table[head + 1:] if row[place] is not None]


def on_cover(path: Path) -> dict[Content, Content]:
    return {row[0]: row[1] for row in rows(path, "封面") if row[0] is not None}


def sheets(path: Path) -> list[Worksheet]:
    return [book(path)[name] for name in book(path).sheetnames]


def test_ten_sheets_in_order(made: tuple[Path, RollupSummary]) -> None:
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
    rolled(district(standing(ONE, returned)), tmp_path / "汇总.xlsx")
    found = rows(tmp_path / "汇总.xlsx", "同比倒退清单")
    shown = {row[5]: row[7] for row in found if row[5] in ("养护里程", "绿化里程")}
    assert shown == {"养护里程": f"120{PHRASES['rollup_is_target'].zh}", "绿化里程": "120"}


def test_a_roll_up_that_cannot_be_finished_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "汇总.xlsx"
    rolled(sample_district(), path)
    before = path.read_bytes()

    def refuse(_part: Path, _target: Path) -> Path:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError):
        rolled(sample_district(), path, made_on="2024-02-02")
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
    assert {key: value for key, value in on_cover(made[0]).items() if isinstance(value, int | float)} == {
        "应报": 10, "已报": 9, "未报": 1, "逾期": 1, "待修改": 2, "退回": 0, "已汇总": 7, "项目数": 9, "指标数": 17,
        "资金合计": pytest.approx(2066.05), "倒退": 2, "倒退已说明": 4, "金额变动": 1, "改为文字": 1, "取消": 1,
        "不可比": 2}


def test_cover_links_to_the_figures_themselves(made: tuple[Path, RollupSummary]) -> None:
    values = cached(made[0])
    links = {cell: formula for cell, formula in formulas(made[0])["封面"].items() if "COUNT" not in formula}
    assert len(links) == 7 + 3 + 6 + 6 * 3
    for cell, formula in links.items():
        sheet, _, there = formula.removeprefix("=").replace("'", "").partition("!")
        assert values["封面"][cell] == values[sheet][there]


def test_cover_has_charts_of_the_right_rows(tmp_path: Path) -> None:
    rolled(full_district(), tmp_path / "a.xlsx")
    charts = book(tmp_path / "a.xlsx")["封面"]._charts  # type: ignore[attr-defined]  # noqa: SLF001 - no other way
    drawn = [[(one.cat.strRef.f, one.val.numRef.f) for one in chart.series] for chart in charts]
    assert [len(series) for series in drawn] == [1, 3, 1, 2]
    values = cached(tmp_path / "a.xlsx")

    def shown(reference: str) -> list[Content]:
        sheet, _, area = reference.replace("'", "").replace("$", "").partition("!")
        first, last = area.split(":")
        return [values[sheet][f"{first[0]}{row}"] for row in range(int(first[1:]), int(last[1:]) + 1)]

    assert dict(zip(shown(drawn[0][0][0]), shown(drawn[0][0][1]), strict=True)) == {
        "通过": 9, "待修改（补说明）": 1, "待修改": 1, "已报送（未读取）": 1, "逾期": 2}
    assert shown(drawn[1][2][0])[:3] == ["区交通运输局", "区第一实验小学", "区妇幼保健院"]
    assert shown(drawn[1][2][1])[:2] == [2811.95, 1996.46]
    assert dict(zip(shown(drawn[2][0][0]), shown(drawn[2][0][1]), strict=True)) == {
        "优": 1, "良": 1, "中": 0, "差": 1}
    assert shown(drawn[3][0][0])[0] == "区卫生健康局"


def test_filing_lists_every_expected_return(made: tuple[Path, RollupSummary]) -> None:
    assert column(made[0], "报送情况表", "状态")[:10] == [
        "通过", "通过", "通过", "逾期", "通过", "通过", "待修改", "待修改（补说明）", "通过", "已报送（未读取）"]
    assert column(made[0], "报送情况表", "是否汇总")[6:8] == ["未汇总", "已汇总（前次）"]


def test_filing_is_counted_by_form_department_and_state(made: tuple[Path, RollupSummary]) -> None:
    shown = rows(made[0], "报送情况表")
    total = next(row for row in shown if row[3] == "合计")
    assert total[4:13] == [10, 9, 1, 1, 2, 0, 6, 7, 0.9]
    health = next(row for row in shown if row[3] == "区卫生健康局")
    assert health[4:13] == [2, 2, 0, 0, 2, 0, 0, 1, 1]
    proof = next(row for row in shown if row[3] == "核对：合计－各部分")
    assert proof[4:13] == [*[0] * 8, "相符"]


def test_regressions_are_grouped_and_placed(made: tuple[Path, RollupSummary]) -> None:
    found = rows(made[0], "同比倒退清单")[3:]
    titles = [str(row[0]).partition("（")[0] for row in found if isinstance(row[0], str)]
    assert titles[:5] == [
        "一、倒退：2 项", "二、倒退，已说明：4 项", "三、金额变动：1 项", "四、改为文字或取消：2 项",
        "五、不可比：2 项"]
    assert found[1][2:12] == [
        "区卫生健康局", "区妇幼保健院", "两癌筛查", "筛查人数", "9000人次", "8800人次", "7000人次", "-1800 人次",
        pytest.approx(-1800 / 8800), "连续下降"]
    assert found[2][9] == "-2 个百分点"
    assert found[2][14] == "G42"


def test_problems_are_all_there(made: tuple[Path, RollupSummary]) -> None:
    assert column(made[0], "问题清单", "编号") == [
        "M104", "Y103", "Y104", "Y101", "Y105", "F105", "Y102", "Y107", "R104", "W105"]
    assert column(made[0], "问题清单", "处理情况")[:10] == [
        "已说明", "仅提示", "待处理", "待处理", "待处理", "仅提示", "待处理", "仅提示", "仅提示", "待处理"]
    assert column(made[0], "问题清单", "具体情况")[8:] == [
        "区职业技术教育中心尚未报送，截止日 2024-01-20", "文件已损坏或不完整：压缩结构不完整"]


def test_what_the_bureau_waived_is_told_with_its_reason(tmp_path: Path) -> None:
    returned = built(ONE, amounts("1 1 1", "0 0 0", "1 1 1", "0 0 0"))
    said = {"indicator": "里程", "base": "9", "current": "8", "least": "6"}
    found = finding(Code.REGRESSION_REASON_MISSING, ONE, "L5", **said)
    waived = replace(found, severity=Severity.BLOCK, waiver="区政府专题会议同意调整")
    rolled(district(standing(ONE, returned, findings=(waived,))), tmp_path / "a.xlsx")
    (row,) = [row for row in rows(tmp_path / "a.xlsx", "问题清单") if row[0] == 1]
    assert (row[1], row[10], row[11]) == ("已豁免", "豁免：区政府专题会议同意调整", "L5")


def test_what_a_resubmission_changed_is_told(tmp_path: Path) -> None:
    files = (Source("甲局.xlsx", "0" * 64, "2024-01-10"), Source("甲局（第2次）.xlsx", "1" * 64, "2024-01-15"))
    change = Change("income.other.current", "", Text("其他资金·当年金额", "Other funds"), "绩效目标表", "D8", "", "40")
    made = Correction("1", "department-target", *files, (change,))
    rolled(district(standing(ONE, built(ONE, amounts("1 1 1", "0 0 0", "1 1 1", "0 0 0")))), tmp_path / "a.xlsx",
           corrections=(made,))
    (row,) = [row for row in rows(tmp_path / "a.xlsx", "更正记录") if row[0] == 1]
    assert row[1:] == [
        "甲局", "部门整体支出绩效目标表", None, "其他资金·当年金额", "（空白）", "40", "甲局.xlsx", "2024-01-10",
        "甲局（第2次）.xlsx", "2024-01-15", "D8"]


def test_how_it_was_made_names_rules_settings_and_files(made: tuple[Path, RollupSummary]) -> None:
    told = {row[0]: row[1] for row in rows(made[0], "口径说明") if row[0]}
    assert told["金额单位"] == "万元"
    assert told["等级"] == "优 ≥ 90、良 ≥ 80、中 ≥ 60、差 ≥ 0"
    assert str(told["汇总的报送文件"]).startswith("1 份（共收到 9 份")
    assert told["区档案馆　部门整体支出绩效目标表"] == f"102_区档案馆.xlsx　sha256 {'0' * 12}…"


def test_what_was_never_issued_is_not_missing() -> None:
    states = ("not_issued", "issued", "overdue", "quarantined")
    waiting = [standing(Unit(state, state), None, state) for state in states]
    waiting[-1] = replace(waiting[-1], version=1)
    assert [one.unit.code for one, _ in problems(district(*waiting))] == ["issued", "overdue"]
    ((_, undated),) = problems(district(standing(ONE, None, "issued", due="")))
    assert message(undated) == "甲局尚未报送，截止日 （无）"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_accepted_still_opens(tmp_path: Path, lang: Lang) -> None:
    path = tmp_path / "a.xlsx"
    summary = rolled(district(standing(ONE, None, "overdue")), path, lang)
    assert (summary.accepted, summary.indicators, set(summary.money.values())) == (0, 0, {None})
    said = PHRASES["rollup_nothing_accepted"].say(lang)
    names = SHEETS if lang == "zh" else ENGLISH
    assert all(said in cached(path)[names[place]].values() for place in (0, 2, 3, 5))
    assert not [value for value in cached(path)[names[2]].values() if isinstance(value, float | int)]


def test_nobody_expected_still_opens(tmp_path: Path) -> None:
    summary = rolled(district(), tmp_path / "a.xlsx")
    assert summary.expected == 0
    assert "本年度没有应报送的单位。" in cached(tmp_path / "a.xlsx")["报送情况表"].values()


def test_nothing_regressed_says_so(tmp_path: Path) -> None:
    rolled(district(standing(ONE, built(ONE, amounts("1 1 1", "0 0 0", "1 1 1", "0 0 0")))), tmp_path / "a.xlsx")
    assert str(rows(tmp_path / "a.xlsx", "同比倒退清单")[3][0]).startswith("没有需要列出的指标")
    assert rows(tmp_path / "a.xlsx", "问题清单")[3][0] == "各单位最近一次报送均未发现问题。"
    assert rows(tmp_path / "a.xlsx", "更正记录")[3][0] == "没有单位再次报送，没有更正。"


def test_english_has_english_names_and_the_same_numbers(made: tuple[Path, RollupSummary], tmp_path: Path) -> None:
    path = tmp_path / "en.xlsx"
    assert rolled(sample_district(), path, "en").money == made[1].money
    assert tuple(book(path).sheetnames) == ENGLISH
    for sheet, english in zip(SHEETS, ENGLISH, strict=True):
        for cell, value in cached(made[0])[sheet].items():
            if isinstance(value, float | int):
                assert near(cached(path)[english][cell], str(value))


def test_no_chinese_of_ours_is_left_in_english(tmp_path: Path) -> None:
    rolled(district(standing(Unit("1", "A"), None, "overdue")), tmp_path / "en.xlsx", "en")
    words = {str(cell) for sheet in cached(tmp_path / "en.xlsx").values() for cell in sheet.values()}
    chinese = {word for word in words if any("\u4e00" <= sign <= "\u9fff" for sign in word)}
    assert not [word for word in chinese if not any(name in word for name in ("示例区", "万元", "优", "指标"))]


def test_same_district_same_bytes(made: tuple[Path, RollupSummary], tmp_path: Path) -> None:
    rolled(sample_district(), tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == made[0].read_bytes()


def test_every_sheet_prints_on_a4(made: tuple[Path, RollupSummary]) -> None:
    for sheet in sheets(made[0]):
        setup = sheet.page_setup
        assert (setup.paperSize, setup.orientation, setup.fitToWidth or 1) == (9, "landscape", 1)
        assert setup.fitToHeight in (0, 1, None)  # as many pages as it takes, or one where all of it fits
        assert getattr(sheet.sheet_properties.pageSetUpPr, "fitToPage", False)
        assert sheet.oddFooter is not None
        assert "&P" in str(sheet.oddFooter.center.text)
        if sheet.title != "封面":
            assert sheet.freeze_panes is not None
            headings = str(int("".join(filter(str.isdigit, sheet.freeze_panes))) - 1)
            alone = sheet.print_title_rows == "$1:$1"  # the list ends on the first page, small tables go on
            assert alone or str(sheet.print_title_rows).endswith(headings)
        assert bool(sheet.auto_filter.ref) == (sheet.title not in UNLISTED), sheet.title


def test_a_filter_covers_the_list(tmp_path: Path) -> None:
    rolled(full_district(), tmp_path / "a.xlsx", last=last_returns())
    listed = {sheet.title: sheet.auto_filter.ref for sheet in sheets(tmp_path / "a.xlsx") if sheet.auto_filter.ref}
    assert set(listed) == set(SHEETS) - {"封面", "更正记录", "口径说明"}
    assert listed["自评结果汇总表"] == "A4:N9"


def test_long_text_is_kept_as_far_as_a_row_can_be_high(tmp_path: Path) -> None:
    works = project(ONE, "长", "1", "1", "说明" * 200)
    money = amounts("1 1 1", "0 0 0", "0 0 0", "1 1 1")
    rolled(district(standing(ONE, built(ONE, money, (works,)))), tmp_path / "a.xlsx")
    (row,) = [row for row in rows(tmp_path / "a.xlsx", "绩效目标汇总表") if row[3] == "长"]
    assert row[8] == "说明" * 200
    assert (book(tmp_path / "a.xlsx")["绩效目标汇总表"].row_dimensions[5].height or 0) > 250
    longer = project(ONE, "长", "1", "1", "说明" * 2000)
    rolled(district(standing(ONE, built(ONE, money, (longer,)))), tmp_path / "a.xlsx")
    (row,) = [row for row in rows(tmp_path / "a.xlsx", "绩效目标汇总表") if row[3] == "长"]
    assert str(row[8]).endswith("……")
    assert (book(tmp_path / "a.xlsx")["绩效目标汇总表"].row_dimensions[5].height or 0) <= 409


def test_large_sums_have_room(tmp_path: Path) -> None:
    large = amounts("1 1 99999999999.99", "0 0 0", "1 1 99999999999.99", "0 0 0")
    rolled(district(standing(ONE, built(ONE, large))), tmp_path / "a.xlsx")
    shown = len("+99,999,999,999.99")
    assert book(tmp_path / "a.xlsx")["收支汇总表"].column_dimensions["F"].width > shown * 1.1
    assert book(tmp_path / "a.xlsx")["封面"].column_dimensions["H"].width > shown * 1.1


def test_a_name_is_no_code_of_the_footer(tmp_path: Path) -> None:
    odd = district(standing(ONE, None, "overdue"))
    odd = replace(odd, rules=replace(odd.rules, district="9&P区"))
    rolled(odd, tmp_path / "a.xlsx")
    with ZipFile(tmp_path / "a.xlsx") as parts:
        assert "&amp;9 9&amp;&amp;P区2024年度" in parts.read("xl/worksheets/sheet1.xml").decode()


def test_chart_names_its_choice_when_units_are_many(tmp_path: Path) -> None:
    units = [Unit(str(n), f"第{n}局") for n in range(14)]
    many = [standing(one, built(one, amounts(f"1 1 {one.code}", "0 0 0", f"1 1 {one.code}", "0 0 0"))) for one in units]
    rolled(district(*many), tmp_path / "a.xlsx")
    with ZipFile(tmp_path / "a.xlsx") as parts:
        assert "支出合计最多的 12 家单位（万元）" in parts.read("xl/charts/chart2.xml").decode()
    shown = rows(tmp_path / "a.xlsx", "收支汇总表")
    assert [row[1] for row in shown][-12:] == [f"第{n}局" for n in range(13, 1, -1)]
    total = next(number for number, row in enumerate(shown, start=1) if row[0] == "全区" and row[2] == "收入合计")
    assert "SUMIF" in formulas(tmp_path / "a.xlsx")["收支汇总表"][f"F{total}"]


def test_every_finding_has_a_short_name() -> None:
    assert [code for code in Code if f"rollup_finding_{code.name.lower()}" not in PHRASES] == []
    short = {code.name.lower(): PHRASES[f"rollup_finding_{code.name.lower()}"].en for code in Code}
    assert [one for one in short.values() if not one[0].isupper() or "_" in one or len(one) > LONGEST] == []
    assert len(set(short.values())) == len(short)
    assert short["level2_free_text"] == "Level-2 name not on the list"


def test_both_languages_have_the_same_places() -> None:
    for key, text in PHRASES.items():
        if key.startswith(("rollup_", "trace_")):
            assert text.en or not text.zh, key
            assert {part.partition("}")[0] for part in text.zh.split("{")[1:]} == {
                part.partition("}")[0] for part in text.en.split("{")[1:]}, key
