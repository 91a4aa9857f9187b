"""A returned workbook as cells and sheets, free of any library: what stands where, and what became of each sheet."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field

from templates.returned import BLANK
from templates.returned import Reading

Run = tuple[int, int]  # first and last, both counted from 1


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet beside its cells.

    ``state`` is ``visible``, ``hidden`` or ``veryHidden``; ``grid`` is False for a chart sheet. ``merges`` are
    ranges of more than one cell (``A1:C2``); ``hidden_rows`` and ``hidden_columns`` are runs (first, last).
    ``guarded`` are the ranges that have a validation; ``comments`` the notes by cell.
    """

    name: str
    state: str = "visible"
    grid: bool = True
    protected: bool = False
    merges: tuple[str, ...] = ()
    hidden_rows: tuple[Run, ...] = ()
    hidden_columns: tuple[Run, ...] = ()
    guarded: tuple[str, ...] = ()
    comments: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RawBook:
    """Cells with content by (sheet, address), sheets in order, sheets still protected.

    ``origin`` is ``xlsx``, ``xls`` or ``ods``: of the last two there are values alone, no formulas and no ``facets``.
    ``facets`` tell of each sheet what it is beside its cells. ``property_stamp`` is the text of the stamp's custom
    property, a hint only; ``external`` are the workbooks it links to; ``date1904`` says that dates count from 1904.
    """

    sheets: tuple[str, ...]
    cells: Mapping[tuple[str, str], Reading]
    protected: frozenset[str]
    facets: Mapping[str, RawSheet] = field(default_factory=dict)
    origin: str = "xlsx"
    property_stamp: str = ""
    external: tuple[str, ...] = ()
    date1904: bool = False

    def at(self, sheet: str, cell: str) -> Reading:
        """Return what a cell holds; a cell without content is blank."""
        return self.cells.get((sheet, cell), BLANK)

    def facet(self, sheet: str) -> RawSheet:
        """Return what a sheet is beside its cells; a plain one where nothing is known of it."""
        return self.facets.get(sheet) or RawSheet(sheet)
