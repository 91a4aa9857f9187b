"""A template as a district edits it: what placeholders do, and what is said of one that is wrong."""

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from docx.shared import Pt
from hypothesis import given
from hypothesis import strategies as st

from consolidate.report.blank import blank_template
from consolidate.report.word import shipped_template
from consolidate.report.word import write_report
from templates.say import slip_message
from templates.slips import AuthorError
from templates.text import Lang
from tests.report.builder import content_of
from tests.report.builder import filled
from tests.report.builder import saved
from tests.report.builder import template
from tests.report.reading import shown

CONTENT = content_of(
    {
        "funds.adjusted": "130.5",
        "unit.offices": "办公室、借阅部",
        "problems": "（一）甲。\n（二）乙。",
        "tasks[1].project": "送书下乡",
        "tasks[1].budget": "5",
        "tasks[2].project": "古籍修复",
    }
)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_shipped_templates_are_those_that_the_code_builds(lang: Lang) -> None:
    assert shipped_template(lang) == blank_template(lang), "python -m tianbao.printreport"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("预算 {{调整预算数}}，来自{{单位名称}}。", "预算 130.5 万元，来自区图书馆。"),
        ("{{ 调整预算数 }}", "130.5 万元"),
        ("｛｛调整预算数｝｝", "130.5 万元"),  # as an input method set to Chinese types it
        ("{{adjusted}}", "130.5 万元"),
        ("{{政府性基金支出}}", "未填报"),
        ("一行里的{{主要问题}}", "一行里的（一）甲。⏎（二）乙。"),
        ("{ 单括号 } 照写 {{年度}}", "{ 单括号 } 照写 2023"),
    ],
)
def test_a_placeholder_is_replaced(written: str, said: str) -> None:
    assert filled(CONTENT, written) == [said]


def test_a_placeholder_alone_becomes_a_paragraph_for_every_line() -> None:
    assert filled(CONTENT, "前", "{{主要问题}}", "后") == ["前", "（一）甲。", "（二）乙。", "后"]


def test_a_row_is_repeated_for_every_item() -> None:
    table = [["项目", "预算"], ["{{任务.序号}}、{{任务.项目}}", "{{任务。预算数}}"], ["合计", ""]]
    assert filled(CONTENT, table) == ["项目 | 预算", "1、送书下乡 | 5万元", "2、古籍修复 | 未填报", "合计 | "]


def test_a_list_without_items_says_so() -> None:
    assert filled(CONTENT, [["{{指标.三级}}", "{{指标.得分}}"]]) == ["未填报 | 未填报"]


def test_a_passage_stands_only_where_there_is_something() -> None:
    both = ("{{如有 指标}}", "指标表", "{{完 指标}}", "{{如有 任务}}", "任务表", "{{完 任务}}", "完了")
    assert filled(CONTENT, *both) == ["任务表", "完了"]
    assert filled(CONTENT, "{{if tasks}}", "{{if score}}", "甲", "{{end score}}", "乙", "{{end tasks}}") == ["乙"]
    assert filled(CONTENT, "{{if score}}", "{{if tasks}}", "甲", "{{end tasks}}", "{{end score}}", "丙") == ["丙"]


def test_the_format_of_the_place_is_kept_however_word_cut_the_runs() -> None:
    document = Document()
    paragraph = document.add_paragraph()
    for text, size, bold in (("预算{", 10, False), ("{调整", 14, True), ("预算", 9, False), ("数}} 已定", 12, False)):
        run = paragraph.add_run(text)
        run.font.size, run.bold = Pt(size), bold
    made, _ = write_report(saved(document), CONTENT, "模板.docx")
    runs = [(run.text, run.font.size, run.bold) for run in Document(BytesIO(made)).paragraphs[0].runs if run.text]
    assert runs == [("预算130.5 万元", Pt(10), False), (" 已定", Pt(12), False)]


def test_headers_and_text_beside_placeholders_stay() -> None:
    document = Document()
    document.add_paragraph("{{单位名称}}")
    document.sections[0].header.paragraphs[0].text = "内部资料 {{年度}}"
    made, _ = write_report(saved(document), CONTENT, "模板.docx")
    assert Document(BytesIO(made)).sections[0].header.paragraphs[0].text == "内部资料 2023"


NASTY = "{{单位名称}} {{7*7}} {% for x in y %} <w:p>&lt;&amp;</w:p> ]]> ${x} \\1"


def test_what_a_unit_wrote_is_never_taken_for_a_placeholder() -> None:
    content = content_of({"unit.offices": NASTY, "problems": f"{NASTY}\n{{{{如有 指标}}}}", "tasks[1].project": NASTY})
    blocks = ("{{机构设置}}", "{{主要问题}}", [["{{任务.项目}}"]])
    assert filled(content, *blocks) == [NASTY, NASTY, "{{如有 指标}}", NASTY]


@given(st.text(max_size=60))
def test_any_text_gives_a_file_that_opens(text: str) -> None:
    content = replace(CONTENT, texts={**CONTENT.texts, "offices": text})
    made, _ = write_report(template("{{机构设置}}和{{年度}}"), content, "模板.docx")
    assert "".join(shown(made)).endswith("和2023")


@pytest.mark.parametrize(
    ("blocks", "said"),
    [
        (["{{机构没置}}"], "模板.docx: 模板里的占位“{{机构没置}}”不认识（→ 机构设置 ？）。可用的占位见 docs/report.md"),
        (["{{ 7*7 }}"], "模板.docx: 模板里的占位“{{ 7*7 }}”不认识。可用的占位见 docs/report.md"),
        (["{{任务}}"], "模板.docx: 模板里的占位“{{任务}}”不认识。可用的占位见 docs/report.md"),
        (
            ["预算 {{调整预算数} 元"],
            "模板.docx: 模板里这一段的占位括号不成对：“预算 {{调整预算数} 元”。占位写作 {{名称}}，请改正",
        ),
        (
            ["{{任务.项目}}"],
            "模板.docx: 占位“{{任务.项目}}”是清单的一列，只能放在表格的一行里。请移到表格中",
        ),
        (
            [[["{{任务.项目}}", "{{指标.三级}}"]]],
            "模板.docx: 表格的同一行里用了两个清单：indicators、tasks。请分成两个表格",
        ),
        (
            ["{{如有 指标}}", "甲"],
            "模板.docx: “{{如有 指标}}”没有成对：“如有”和“完”要各占一段、名称相同、前后呼应。请补上或删去",
        ),
        (
            ["甲 {{如有 指标}}", "{{完 指标}}"],
            "模板.docx: “{{如有 指标}}”没有成对：“如有”和“完”要各占一段、名称相同、前后呼应。请补上或删去",
        ),
        (
            ["{{如有 指标}}", "{{完 任务}}"],
            "模板.docx: “{{完 任务}}”没有成对：“如有”和“完”要各占一段、名称相同、前后呼应。请补上或删去",
        ),
        (
            ["没有占位的旧报告"],
            "模板.docx: 模板里一个占位也没有，写不进任何内容。请用 tianbao report --write-template 取回原样",
        ),
    ],
)
def test_a_wrong_template_is_one_sentence(blocks: list[str], said: str) -> None:
    with pytest.raises(AuthorError) as raised:
        filled(CONTENT, *blocks)
    assert slip_message(raised.value) == said


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"{\\rtf1 old}", template("甲")[:400]])
def test_what_is_no_word_file_is_one_sentence(content: bytes) -> None:
    with pytest.raises(AuthorError) as raised:
        write_report(content, CONTENT, "模板.docx")
    assert slip_message(raised.value).startswith("文件 模板.docx 无法读取：")
