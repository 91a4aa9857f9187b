"""Exporting at the face: the ledger's tables into a folder beside the workspace's other files."""

from pathlib import Path
from typing import Any

from consolidate.export.rows import Source
from consolidate.export.write import export
from tianbao.desk import desk_of
from tianbao.face import Face


def export_tables(face: Face, form: str, out: Path | None, year: int | None) -> dict[str, Any]:
    """Write the tables and return what scripts are told: the folder and how many rows each table has."""
    with desk_of(face, year) as desk:
        folder = out or desk.workspace.root / f"导出_{desk.year}" / form
        source = Source(desk.ledger, desk.filing_roster, desk.rules, desk.words, desk.year, face.lang, desk.contract)
        tables = export(source, form, folder)
        return {"out": desk.workspace.relative(folder), "year": desk.year, "format": form, "tables": tables}
