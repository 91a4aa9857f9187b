"""What adopting made of a layout: the field at each cell, the labels, and where it differs from what is right."""

from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook

from templates.form_check import general_id
from templates.known import Known
from templates.plan import Plan
from templates.plan import plan
from tests.adopt.pen import Pen
from tianbao.adopting.adopt import Adopted
from tianbao.adopting.adopt import adopt
from tianbao.adopting.read_sheet import read_sheet
from tianbao.previewing import UNIT
from tianbao.previewing import rules_for

YEAR = 2024


@dataclass(frozen=True)
class Tried:
    """A layout, the draft of it, and the sheet of a unit without known projects, laid out from the draft."""

    path: Path
    adopted: Adopted
    plan: Plan

    def field_at(self, cell: str) -> tuple[str, str]:
        """The (kind, id) of the field at a cell of the printed form; empty for none."""
        sheet = self.plan.layouts[0].sheet
        here = [one for one in self.plan.fields.values() if one.sheet == sheet and one.cell == cell]
        return (here[0].kind, general_id(here[0].name)) if here else ("", "")

    def misses(self, right: dict[str, tuple[str, str]]) -> list[str]:
        """Every cell that is not as it should be."""
        found = {cell: self.field_at(cell) for cell in right}
        return [f"{cell}: {found[cell]} for {right[cell]}" for cell in right if found[cell] != right[cell]]


def try_layout(pen: Pen, folder: Path) -> Tried:
    """Save the layout, adopt it, lay the draft out."""
    path = pen.save(folder / "空白表.xlsx")
    adopted = adopt(read_sheet(path.read_bytes(), path.name, "", "zh"), path.name, YEAR)
    rules = rules_for(adopted.form, YEAR, own=True)
    return Tried(path, adopted, plan(adopted.form, Known(UNIT, YEAR), rules))


def blanks(path: Path) -> set[str]:
    """Return the framed cells of the original that hold nothing, each merged range by its first cell."""
    sheet = load_workbook(path).worksheets[0]
    covered = {cell for block in sheet.merged_cells.ranges for row in block.cells for cell in [row]} - {
        (block.min_row, block.min_col) for block in sheet.merged_cells.ranges
    }
    return {
        cell.coordinate
        for row in sheet.iter_rows()
        for cell in row
        if (cell.row, cell.column) not in covered
        and cell.value is None
        and cell.border.left.style
        and cell.border.top.style
    }


def labels(path: Path) -> dict[str, str]:
    """Return the texts of the original by cell."""
    sheet = load_workbook(path).worksheets[0]
    return {
        cell.coordinate: str(cell.value) for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)
    }
