"""JSON documents of the commands that report on the district: status, regressions, consolidate."""

from collections import Counter
from dataclasses import asdict
from typing import Any

from consolidate.district import District
from consolidate.regressions import regression_rows
from consolidate.regressions import verdict_totals

QUIET = ("held", "improved")


def status_document(district: District) -> dict[str, Any]:
    """Return every expected return with its state, and how many are in each state."""
    units = [
        {
            "unit": one.unit.code,
            "name": one.unit.name,
            "form": one.form,
            "year": district.year,
            "state": one.state,
            "due": one.due or None,
            "issued_at": one.issued_on or None,
            "returned_at": one.received or None,
            "version": one.version,
            "late": one.late,
            "open_findings": one.open_findings,
            "file": one.file or None,
        }
        for one in district.standings
    ]
    return {"units": units, "totals": {"expected": len(units), **Counter(one["state"] for one in units)}}


def regressions_document(district: District, *, everything: bool) -> dict[str, Any]:
    """Return the verdict of every indicator that has one; ``everything`` adds those that held or improved."""
    rows = regression_rows(district)
    shown = [row for row in rows if everything or row.verdict not in QUIET]
    return {"year": district.year, "rows": [_numbers(asdict(row)) for row in shown], "totals": verdict_totals(rows)}


def _numbers(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, **{key: None if row[key] is None else float(row[key]) for key in ("change", "change_ratio")}}
