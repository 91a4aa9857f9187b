"""Returns, contents and templates made by hand, without any workbook or workspace."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

from docx import Document

from consolidate.district import District
from consolidate.district import Standing
from consolidate.report.compose import REPORT_FORM
from consolidate.report.compose import Filed
from consolidate.report.compose import compose
from consolidate.report.content import Content
from consolidate.report.word import write_report
from templates.interpret import interpret
from templates.issued import Issued
from templates.known import Known
from templates.plan import plan
from templates.returned import Reading
from templates.returned import ReadingKind
from templates.returned import Source
from templates.roster import Unit
from templates.rulebook import RuleBook
from templates.rulebook_reader import read_rules
from templates.shipped import shipped_forms
from templates.shipped import shipped_rules_text
from templates.shipped import shipped_vocabulary
from templates.stamp import Stamp
from templates.text import Lang
from tests.report.reading import shown
from tests.rollup.builder import reading

UNIT = Unit("302", "区图书馆")
ERROR = Reading(ReadingKind.ERROR, "#REF!")


def rules(derived: str = "formula") -> RuleBook:
    text = shipped_rules_text()
    assert "derived: formula" in text
    return read_rules(text.replace("derived: formula", f"derived: {derived}"), "rules.yaml", shipped_forms())


def content_of(
    values: Mapping[str, str | Reading], lang: Lang = "zh", derived: str = "formula", state: str = "accepted"
) -> Content:
    """Return the content of the report of a unit that filled in these fields."""
    given = rules(derived)
    fields = tuple(plan(shipped_forms()[REPORT_FORM], Known(UNIT, 2023), given).fields.values())
    stamp = Stamp(REPORT_FORM, "2024.1", UNIT.code, 2023, "issue", "digest", "key")
    issued = Issued(stamp, "2024-05-01", "302.xlsx", ("整体绩效自评表",), fields, ())
    readings = {key: reading(one) if isinstance(one, str) else one for key, one in values.items()}
    returned = interpret(issued, Source("inbox/302.xlsx", "ab" * 32, "2024-06-06"), readings)
    standing = Standing(UNIT, REPORT_FORM, state, latest=returned, accepted=returned if state == "accepted" else None)
    district = District(2023, replace(given, year=2023), shipped_vocabulary(), (standing,))
    filed = Filed.of(district, UNIT.code)
    assert filed is not None
    return compose(filed, district, "2024-06-07", lang)


def template(*blocks: str | Sequence[Sequence[str]]) -> bytes:
    """Return a Word file of paragraphs and, for lists of rows, tables."""
    document = Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(rows=0, cols=len(block[0]))
        for row in block:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    return saved(document)


def saved(document: object) -> bytes:
    written = BytesIO()
    document.save(written)  # type: ignore[attr-defined]
    return written.getvalue()


def filled(content: Content, *blocks: str | Sequence[Sequence[str]], lang: Lang = "zh") -> list[str]:
    """Return the lines of a template filled with a content."""
    return shown(write_report(template(*blocks), content, "模板.docx", lang)[0])
