"""From the bytes of a workbook to the sheet that holds the blank form; what cannot be a form is refused by name."""

import re
from collections.abc import Iterator
from collections.abc import Sequence
from datetime import date
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from typing import Any

from consolidate.reading.reading import read_bytes
from consolidate.reading.refused import Refused
from templates.codes import Slip
from templates.finding import Finding
from templates.finding import Place
from templates.finding import Severity
from templates.finding import facts
from templates.say import fix
from templates.say import message
from templates.slips import AuthorError
from templates.slips import Origin
from templates.text import Lang
from templates.text import looks_blank
from tianbao.adopting.sheet import Box
from tianbao.adopting.sheet import Sheet

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MOST_ROWS, MOST_COLUMNS = 400, 60
SIDES = {"left": (0, -1, "right"), "right": (0, 1, "left"), "top": (-1, 0, "bottom"), "bottom": (1, 0, "top")}
ENCLOSED = 2  # sides with a line from which on a cell belongs to the frame
DEFAULT_WIDTH = 8.43
PLAIN = "General"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
Spot = tuple[int, int]


def read_sheet(content: bytes, file: str, name: str, lang: Lang) -> Sheet:
    """Return the sheet of a workbook's bytes; AuthorError when it is no workbook or holds no form."""
    read = read_bytes(content)
    if isinstance(read, Refused):
        finding = Finding(read.code, Severity.BLOCK, Place(file=file), read.facts)
        raise _refused(file, f"{message(finding, lang)} {fix(finding, lang)}")
    from openpyxl import load_workbook

    try:
        book = load_workbook(BytesIO(content))
    except Exception as error:  # noqa: BLE001 - openpyxl raises whatever its parsers raise
        raise _refused(file, type(error).__name__) from None
    sheet = _chosen(book.worksheets, file, name)
    rows, columns = _extent(sheet)
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        size = facts(sheet=sheet.title, rows=rows, columns=columns, most_rows=MOST_ROWS, most_columns=MOST_COLUMNS)
        raise AuthorError(Slip.FORM_TOO_LARGE, Origin(file), size)
    return Sheet(
        name=sheet.title,
        widths=tuple(_widths(sheet, columns)),
        heights=tuple(float(sheet.row_dimensions[row].height or 0) for row in range(1, rows + 1)),
        grid=_grid(sheet, rows, columns),
        landscape=sheet.page_setup.orientation == "landscape",
    )


def _refused(file: str, what: str) -> AuthorError:
    return AuthorError(Slip.FILE_UNREADABLE, Origin(), facts(file=file, what=what))


def _chosen(sheets: "Sequence[Any]", file: str, name: str) -> "Worksheet":
    titles = tuple(sheet.title for sheet in sheets)
    if name and name not in titles:
        raise AuthorError(Slip.SHEET_UNKNOWN, Origin(file), facts(sheet=name, known=titles))
    wanted = [sheet for sheet in sheets if sheet.title == name or (not name and sheet.sheet_state == "visible")]
    filled = [sheet for sheet in wanted if _extent(sheet) != (0, 0)]
    if not filled:
        raise AuthorError(Slip.SHEET_BLANK, Origin(file), facts(sheet=titles))
    if len(filled) > 1:
        raise AuthorError(Slip.SHEETS_MANY, Origin(file), facts(known=tuple(sheet.title for sheet in filled)))
    sheet: Worksheet = filled[0]
    return sheet


def _extent(sheet: "Worksheet") -> Spot:
    """Return the last row and column that hold text, and below or right of it only what lines enclose."""
    texts = [spot for spot, cell in _cells(sheet) if not looks_blank(_text(cell.value))]
    if not texts:
        return 0, 0
    rows, columns = max(row for row, _ in texts), max(column for _, column in texts)
    lined = {spot for spot, cell in _cells(sheet) if _lines(cell)}
    before = (0, 0)
    while before != (rows, columns):
        before = (rows, columns)
        merged = [block for block in sheet.merged_cells.ranges if block.min_row <= rows and block.min_col <= columns]
        rows = max([rows, *(block.max_row for block in merged)])
        columns = max([columns, *(block.max_col for block in merged)])
        if columns <= MOST_COLUMNS and any((row, columns + 1) in lined for row in range(1, rows + 1)):
            columns += 1
        if rows <= MOST_ROWS and any((rows + 1, column) in lined for column in range(1, columns + 1)):
            rows += 1
    return rows, columns


def _cells(sheet: "Worksheet") -> Iterator[tuple[Spot, Any]]:
    """Yield the cells the file has, without making new ones: a formatted row may reach to the end of the sheet."""
    yield from list(sheet._cells.items())  # noqa: SLF001 - the only list of existing cells that openpyxl has


def _widths(sheet: "Worksheet", columns: int) -> Iterator[float]:
    from openpyxl.utils import get_column_letter

    set_widths: dict[int, float] = {}
    for letter, dimension in sheet.column_dimensions.items():
        first = dimension.min or 0
        for column in range(first, min(dimension.max or first, columns) + 1):
            set_widths[column] = float(dimension.width)
        if not first:
            set_widths |= {n: float(dimension.width) for n in range(1, columns + 1) if get_column_letter(n) == letter}
    default = float(sheet.sheet_format.defaultColWidth or DEFAULT_WIDTH)
    yield from (min(max(set_widths.get(column, default), 1.0), 255.0) for column in range(1, columns + 1))


def _grid(sheet: "Worksheet", rows: int, columns: int) -> dict[Spot, Box]:
    cells = dict(_cells(sheet))
    ranges = {
        (b.min_row, b.min_col): (b.max_row - b.min_row + 1, b.max_col - b.min_col + 1)
        for b in sheet.merged_cells.ranges
    }
    lists = _lists(sheet)
    free = not any(_lines(cell) for cell in cells.values())  # a form without any lines: everything counts as framed
    grid: dict[Spot, Box] = {}
    for row in range(1, rows + 1):
        for column in range(1, columns + 1):
            if (row, column) in grid:
                continue
            down, across = ranges.get((row, column), (1, 1))
            spots = [(row + d, column + a) for d in range(down) for a in range(across)]
            boxed = free or _enclosed(cells, spots)
            box = _box(cells.get((row, column)), spots[0], (down, across), lists.get((row, column), ()), boxed=boxed)
            grid.update(dict.fromkeys(spots, box))
    return grid


def _box(cell: Any, spot: Spot, size: Spot, choices: tuple[str, ...], *, boxed: bool) -> Box:  # noqa: ANN401 - a cell of openpyxl
    if cell is None:
        return Box(*spot, *size, boxed=boxed)
    formula = str(cell.value) if cell.data_type == "f" else ""
    nothing = bool(formula) or (cell.data_type == "n" and cell.value == 0)
    return Box(
        *spot,
        *size,
        text="" if nothing else _text(cell.value),
        boxed=boxed,
        bold=bool(cell.font.b),
        size=float(cell.font.sz or 11),
        align=str(cell.alignment.horizontal or ""),
        format=str(cell.number_format or PLAIN),
        choices=choices,
        formula=formula,
    )


def _text(value: object) -> str:
    """Return a cell's content as a person reads it, without signs that no YAML file may hold."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    text = f"{value:.15g}" if isinstance(value, float) else str(value)
    lines = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return "\n".join(line.rstrip() if number < len(lines) - 1 else line for number, line in enumerate(lines))


def _lines(cell: Any) -> set[str]:  # noqa: ANN401 - a cell of openpyxl
    if not cell.has_style:
        return set()
    border = cell.border
    return {side for side in SIDES if getattr(getattr(border, side), "style", None)}


def _enclosed(cells: dict[Spot, Any], spots: list[Spot]) -> bool:
    """Tell whether lines surround a range; a line may be drawn by the cell or by its neighbour."""
    found = set()
    for row, column in spots:
        own = cells.get((row, column))
        found |= _lines(own) if own is not None else set()
        for side, (down, across, theirs) in SIDES.items():
            other = cells.get((row + down, column + across))
            if other is not None and (row + down, column + across) not in spots and theirs in _lines(other):
                found.add(side)
    return len(found) > ENCLOSED


def _lists(sheet: "Worksheet") -> dict[Spot, tuple[str, ...]]:
    """Return the values of each cell's drop-down list, as far as they stand in the file."""
    from openpyxl.utils import range_boundaries

    found: dict[Spot, tuple[str, ...]] = {}
    for rule in sheet.data_validations.dataValidation:
        if rule.type != "list" or not rule.formula1:
            continue
        values = _values(sheet, str(rule.formula1))
        for block in rule.sqref.ranges:
            left, top, *_ = range_boundaries(str(block))
            right, bottom = min(block.max_col, MOST_COLUMNS), min(block.max_row, MOST_ROWS)
            for row in range(int(top or 1), bottom + 1):
                found.update(((row, column), values) for column in range(int(left or 1), right + 1))
    return found


def _values(sheet: "Worksheet", source: str) -> tuple[str, ...]:
    if source.startswith('"'):
        return tuple(dict.fromkeys(one.strip() for one in source.strip('"').split(",") if one.strip()))
    title, _, block = source.lstrip("=").rpartition("!")
    title = title.strip("'")
    if not re.fullmatch(r"\$?[A-Z]{1,3}\$?\d{1,5}(:\$?[A-Z]{1,3}\$?\d{1,5})?", block):
        return ()
    book = sheet.parent
    other = sheet if not title else book[title] if book is not None and title in book.sheetnames else None
    if other is None:
        return ()
    cells = other[block.replace("$", "")]
    rows = cells if isinstance(cells, tuple) else ((cells,),)
    texts = [_text(cell.value).strip() for row in rows for cell in (row if isinstance(row, tuple) else (row,))]
    return tuple(dict.fromkeys(text for text in texts if text))
