"""The roll-up at the face: the district out of the ledger, the workbook beside the workspace's other files."""

from pathlib import Path
from typing import Any

from consolidate.rollup.workbook import write_rollup
from tianbao.desk import desk_of
from tianbao.face import Face


def roll_up(face: Face, year: int | None, out: Path | None) -> dict[str, Any]:
    """Write the roll-up workbook and return what scripts are told of it."""
    with desk_of(face, year) as desk:
        district = desk.district()
        path = out or desk.workspace.root / f"汇总_{desk.year}.xlsx"
        path.parent.mkdir(parents=True, exist_ok=True)
        summary = write_rollup(district, path, face.lang, face.today, desk.workspace.root)
        file = desk.workspace.relative(path)
    return {
        "file": file,
        "year": summary.year,
        "units": {"expected": summary.expected, "returned": summary.returned, "accepted": summary.accepted},
        "money": summary.money,
        "indicators": summary.indicators,
        "regressed": summary.regressed,
        "sheets": list(summary.sheets),
    }
