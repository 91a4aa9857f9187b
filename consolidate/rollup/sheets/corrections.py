"""更正记录: what each resubmission changed, cell by cell."""

from collections.abc import Iterator

from consolidate.changes import Change
from consolidate.changes import Correction
from consolidate.rollup.maker import Maker
from consolidate.rollup.maker import order
from consolidate.rollup.maker import text
from consolidate.rollup.model.book import Block
from consolidate.rollup.model.book import Column
from consolidate.rollup.model.book import Row
from consolidate.rollup.model.book import Sheet
from consolidate.rollup.model.cell import BLANK
from consolidate.rollup.model.cell import Cell
from consolidate.rollup.model.cell import Link
from consolidate.rollup.model.cell import Look
from consolidate.rollup.model.cell import Origin
from consolidate.rollup.sheets.shared import nothing

COLUMNS = (
    ("number", 5.5), ("unit", 20), ("form", 18), ("project", 18), ("changed_field", 28), ("before", 26), ("after", 26),
    ("first_file", 22), ("received", 12), ("second_file", 22), ("received", 12), ("source", 8),
)  # fmt: skip
SHORT = 12  # signs; figures and their measures stand at the right, longer words at the left


def correction_sheet(maker: Maker) -> Sheet:
    """Return the sheet: a row for every cell that a later return changed, or a sentence where none did."""
    given = maker.given
    names = {one.unit.code: one.unit.name for one in given.district.standings}
    rows: list[Row] = []
    for one in given.corrections:
        if one.unit in names:
            rows += _rows(maker, len(rows), one, names[one.unit])
    blocks = (Block(tuple(rows), listed=True),) if rows else (nothing(maker, "no_correction"),)
    columns = tuple(Column(maker.say(key), width) for key, width in COLUMNS)
    return Sheet("corrections", maker.say("sheet_corrections"), maker.title("corrections"), columns, blocks,
                 (maker.say("note_corrections"),), frozen=2)


def _rows(maker: Maker, before: int, one: Correction, name: str) -> Iterator[Row]:
    files = (text(one.before.file, Look.FAINT), text(one.before.received, Look.CENTER),
             text(one.after.file, Look.FAINT), text(one.after.received, Look.CENTER))
    if not one.changes:
        yield Row((order(before + 1), text(name), text(maker.form(one.form)), BLANK, text(maker.say("nothing_changed")),
                   BLANK, BLANK, *files))
    for number, change in enumerate(one.changes, start=before + 1):
        yield Row((order(number), text(name), text(maker.form(one.form)), text(change.project),
                   text(change.label.say(maker.given.lang) or change.field), _content(maker, change.before),
                   _content(maker, change.after), *files, _source(maker, one, change, name)))


def _content(maker: Maker, content: str) -> Cell:
    if not content:
        return text(maker.say("was_blank"), Look.FAINT)
    return text(content, Look.RIGHT if len(content) <= SHORT else Look.TEXT)


def _source(maker: Maker, one: Correction, change: Change, name: str) -> Cell:
    if not change.cell:
        return BLANK
    source = one.after if change.after else one.before  # what is gone stood in the earlier file
    origin = Origin(one.unit, name, one.form, maker.given.district.year, change.project, change.field, source.file,
                    source.sha256, source.received, change.sheet, change.cell, change.after or change.before)
    return Cell(change.cell, Look.LINK, link=Link(origin))
