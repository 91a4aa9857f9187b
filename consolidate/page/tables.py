"""The blocks of a sheet as tables: one of the sheet's own columns, small ones for blocks that have others."""

from collections.abc import Iterator
from collections.abc import Sequence
from html import escape
from itertools import accumulate
from itertools import groupby

from consolidate.page.cells import cell
from consolidate.page.shown import shown
from consolidate.rollup.model.book import Block
from consolidate.rollup.model.book import Column
from consolidate.rollup.model.book import Kind
from consolidate.rollup.model.book import Row
from consolidate.rollup.model.book import Sheet
from consolidate.rollup.model.cell import BLANK
from consolidate.rollup.model.cell import Look
from templates.text import Lang

CHARACTER: dict[Lang, float] = {"zh": 6.3, "en": 7.4}  # pixels; a Chinese sign counts as two characters
PADDING = 8


def joins(sheet: Sheet, block: Block) -> bool:
    """Tell whether a block stands in the sheet's own table: it has its columns."""
    return sheet.headed and not block.headings


def main_table(sheet: Sheet, blocks: Sequence[Block], lang: Lang) -> str:
    """Return the table of a sheet's own columns with a body for every block."""
    widths = [_wide(column) * CHARACTER[lang] + PADDING for column in sheet.columns]
    lefts = [0.0, *accumulate(widths)]
    frozen = "".join(f".t-{sheet.key} .z{place}{{left:{lefts[place]:.2f}px}}" for place in range(sheet.frozen))
    columns = "".join(f'<col style="width:{width / sum(widths):.3%}">' for width in widths)
    body = "".join(_body(block, len(sheet.columns), sheet.frozen) for block in blocks)
    listed = " listed" if any(block.listed for block in blocks) else ""
    return (
        f"<style>{frozen}</style>"
        f'<div class="wrap"><table class="main t-{sheet.key}{listed}" style="width:{sum(widths):.2f}px">'
        f"<colgroup>{columns}</colgroup>{_heading(sheet)}{body}</table></div>"
    )


def _wide(column: Column) -> float:
    """Return the width of a column in characters, no word of its heading broken."""
    words = [word for word in column.heading.split() if word.isascii()]
    return max(column.width, *(len(word) + 1.5 for word in words), 0)


def small_table(block: Block) -> str:
    """Return a block with headings of its own as a table of its own, one of sentences alone as a line of text."""
    if all(row.kind is Kind.SENTENCE for row in block.rows):
        return "".join(f'<p class="sign">{escape(shown(row.cells[0]))}</p>' for row in block.rows)
    across = max((len(block.headings), *(len(row.cells) for row in block.rows)), default=1)
    title = f"<caption>{escape(block.title)}</caption>" if block.title else ""
    cells = "".join(_th(heading) for heading in (*block.headings, *[""] * (across - len(block.headings))))
    head = f"<thead><tr>{cells}</tr></thead>" if block.headings else ""
    rows = "".join(_row(row, 1, across, 0) for row in block.rows)
    return f'<table class="small">{title}{head}<tbody>{rows}</tbody></table>'


def _heading(sheet: Sheet) -> str:
    """Return the headings, those of a group under the group's."""
    if not any(column.group for column in sheet.columns):
        return f"<thead><tr>{''.join(_own(sheet.columns, sheet.frozen))}</tr></thead>"
    above, place = [], 0
    for group, columns in groupby(sheet.columns, key=lambda column: column.group):
        count = len(list(columns))
        if group:
            above.append(f'<th scope="colgroup" colspan="{count}">{_lines(group)}</th>')
        else:
            frozen = (_frozen(place + one, sheet.frozen) for one in range(count))
            above += [f'<th aria-hidden="true" class="{extra}"></th>' for extra in frozen]
        place += count
    return (
        f'<thead><tr class="groups">{"".join(above)}</tr><tr>{"".join(_own(sheet.columns, sheet.frozen))}</tr></thead>'
    )


def _own(columns: Sequence[Column], frozen: int) -> Iterator[str]:
    for place, column in enumerate(columns):
        yield _th(column.heading, _frozen(place, frozen))


def _th(heading: str, extra: str = "") -> str:
    names = f' class="{extra}"' if extra else ""
    return f'<th scope="col"{names}>{_lines(heading.strip())}</th>'


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _body(block: Block, across: int, frozen: int) -> str:
    title = f'<tr class="band"><th colspan="{across}" scope="rowgroup">{escape(block.title)}</th></tr>'
    rows = "".join(_row(row, block.first, across, frozen) for row in block.rows)
    return f'<tbody class="{"listed" if block.listed else "fixed"}">{title if block.title else ""}{rows}</tbody>'


def _row(row: Row, first: int, across: int, frozen: int) -> str:
    if row.kind is Kind.SENTENCE:
        return f'<tr class="sentence">{cell(row.cells[0], across)}</tr>'
    cells = [*[BLANK] * (first - 1), *row.cells]
    cells += [BLANK] * (across - len(cells))
    made: list[str] = []
    place = 0
    while place < len(cells):
        covers = _covers(cells, place) if cells[place].look is Look.REMARK else 1
        made.append(cell(cells[place], covers, _frozen(place, frozen)))
        place += covers
    return f'<tr class="{row.kind.value}">{"".join(made)}</tr>'


def _covers(cells: Sequence[object], place: int) -> int:
    """Return over how many columns a remark runs on: itself and the empty cells beside it."""
    after = place + 1
    while after < len(cells) and getattr(cells[after], "value", None) is None:
        after += 1
    return after - place


def _frozen(place: int, frozen: int) -> str:
    return f"z z{place}" if place < frozen else ""
