"""No formula is longer than Excel takes, however many projects a unit has."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from generate.workbook import Seal
from generate.workbook import Task
from generate.workbook import write_workbook
from templates.known import Known
from templates.roster import Project
from templates.shipped import shipped_forms
from templates.shipped import shipped_vocabulary
from tests.ledger.examples import UNIT
from tests.ledger.examples import rules

EXCEL = 8192


@pytest.mark.parametrize("form", sorted(shipped_forms()))
def test_twelve_projects_fit_into_formulas_that_excel_takes(tmp_path: Path, form: str) -> None:
    projects = tuple(Project(UNIT.code, f"项目{number}") for number in range(1, 13))
    known = Known(UNIT, 2024, projects)
    task = Task(shipped_forms()[form], known, rules(), shipped_vocabulary(), "zh", "2024-01-02", "a.xlsx")
    write_workbook(task, Seal("secret", "k1", b"s"), tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    longest = max(cells, key=lambda cell: len(str(cell.value)))
    assert len(str(longest.value)) <= EXCEL, (longest.parent.title, longest.coordinate, len(str(longest.value)))
