"""The notice: one page, whatever stands in a return; plain text; the same bytes for the same return."""

import io
import re
import subprocess
from pathlib import Path

import pytest
from docx import Document

from consolidate.report.notice import write_notice
from templates.feedback import Feedback
from templates.returned import Reading
from templates.text import Lang
from tests.feedback.bench import TARGET
from tests.feedback.bench import Bench
from tests.feedback.bench import a_bench
from tests.feedback.bench import text

WORKBOOK = "301001_示例区园林局_2024_退回修改1.xlsx"


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """The department's target form, issued."""
    return a_bench(TARGET, tmp_path_factory.mktemp("issued"))


def lines(content: bytes) -> list[str]:
    """Return the paragraphs and rows of a Word file."""
    document = Document(io.BytesIO(content))
    rows = [" | ".join(cell.text for cell in row.cells) for table in document.tables for row in table.rows]
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text] + rows


def feedback(bench: Bench, given: dict[str, Reading], **changes: object) -> Feedback:
    return bench.feedback(bench.answered(given), **changes)


def test_it_says_which_why_and_by_when(bench: Bench) -> None:
    found = feedback(bench, {})
    told = lines(write_notice(found, WORKBOOK, "zh"))
    assert told[:4] == [
        "退回修改通知",
        "示例区园林局：",
        (
            "你单位 2024-01-16 报送的 2024 年度《部门整体支出绩效目标表》（第 1 次报送，文件“报回.xlsx”）经核对，"
            "有 14 项必须修改、2 项需要修改或说明原因，现予退回。请于 2024-01-20 前改好并重新报送。"
        ),
        f"请在随附的工作簿“{WORKBOOK}”里修改：上次填报的内容都已带入，有问题的单元格都有标记，不必重填。",
    ]
    head = told.index("序号 | 类别 | 位置 | 问题 | 怎么办")
    assert told[head : head + 2] == [
        "序号 | 类别 | 位置 | 问题 | 怎么办",
        "1 | 强制 | 绩效目标表 C2\n填报日期 | 必填项“填报日期”未填 | 请在该单元格填写内容后重新报送",
    ]


def test_without_a_day_it_asks_for_haste(bench: Bench) -> None:
    told = "".join(lines(write_notice(feedback(bench, {}, due=""), WORKBOOK, "en")))
    assert "Please correct it and send it again as soon as possible." in told


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_long_list_is_cut_and_counted(bench: Bench, lang: Lang) -> None:
    found = feedback(bench, {one.id: text("=1+1") for one in bench.inputs})
    told = lines(write_notice(found, WORKBOOK, lang))
    shown = [line for line in told if re.match(r"\d+ \| ", line)]
    assert 5 < len(shown) < len(found.open)
    left = len(found.open) - len(shown)
    more = {"zh": f"另有 {left} 项未在此列出，全部见工作簿的“退回修改”表。", "en": f"{left} more are not listed here"}
    assert any(line.startswith(more[lang]) for line in told)


def test_what_the_unit_wrote_is_plain_text(bench: Bench) -> None:
    odd = text("<w:p/> \x01 {{ x }} https://example.com \ud800")
    content = write_notice(feedback(bench, {one.id: odd for one in bench.inputs}), WORKBOOK, "zh")
    document = Document(io.BytesIO(content))
    assert not document.element.body.xpath(".//w:hyperlink | .//w:instrText | .//w:fldSimple")
    assert "<w:p/>  {{ x }} https://example.com " in "".join(lines(content))
    assert [rel.reltype.rpartition("/")[2] for rel in document.part.rels.values() if rel.is_external] == []


def test_the_same_return_gives_the_same_bytes(bench: Bench) -> None:
    assert write_notice(feedback(bench, {}), WORKBOOK, "zh") == write_notice(feedback(bench, {}), WORKBOOK, "zh")


@pytest.mark.usefixtures("soffice")
def test_it_is_one_page(bench: Bench, tmp_path: Path) -> None:
    """Few findings, many short ones, many long ones, in both languages, as LibreOffice lays them out."""
    long = "这是一段很长很长的内容" * 30
    for name, content in (("few", ""), ("short", "=1"), ("long", long)):
        found = feedback(bench, {one.id: text(content) for one in bench.inputs if content})
        for lang in ("zh", "en"):
            notice = write_notice(found, long[:100] + ".xlsx", lang)
            (tmp_path / f"{name}-{lang}.docx").write_bytes(notice)
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, *map(str, tmp_path.glob("*.docx"))], check=True, capture_output=True, timeout=300)
    pages = {path.stem: len(re.findall(rb"/Type\s*/Page\b", path.read_bytes())) for path in tmp_path.glob("*.pdf")}
    assert pages == {f"{name}-{lang}": 1 for name in ("few", "short", "long") for lang in ("zh", "en")}
