"""JSON documents of the commands that report on the district: status, regressions, consolidate."""

from collections import Counter
from dataclasses import asdict
from typing import Any

from consolidate.district import District
from consolidate.filed import counts_of
from consolidate.regressions import regression_rows
from consolidate.regressions import verdict_totals
from templates.text import Lang

QUIET = ("held", "improved")


def status_document(district: District) -> dict[str, Any]:
    """Return every expected return with its state, and how many are in each state."""
    units = [
        {
            "unit": one.unit.code,
            "name": one.unit.name,
            "department": one.unit.department or None,
            "form": one.form,
            "year": district.year,
            "state": one.state,
            "due": one.due or None,
            "issued_at": one.issued_on or None,
            "distributed_at": one.out.distributed_on or None,
            "returned_at": one.received or None,
            "version": one.version,
            "returned_count": one.version,
            "sent_back_count": one.out.sent_back,
            "sent_back_at": one.out.sent_back_on or None,
            "reminded_count": one.out.reminded,
            "reminded_at": one.out.reminded_on or None,
            "late": one.late,
            "open_findings": one.open_findings,
            "file": one.file or None,
        }
        for one in district.standings
    ]
    totals = {"expected": len(units), **Counter(one["state"] for one in units)}
    return {"units": units, "totals": totals, "counts": asdict(counts_of(district.standings))}


def regressions_document(district: District, lang: Lang, *, everything: bool) -> dict[str, Any]:
    """Return the verdict of every indicator that has one; ``everything`` adds those that held or improved."""
    rows = regression_rows(district, lang)
    shown = [row for row in rows if everything or row.verdict not in QUIET]
    return {"year": district.year, "rows": [_numbers(asdict(row)) for row in shown], "totals": verdict_totals(rows)}


def _numbers(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, **{key: None if row[key] is None else float(row[key]) for key in ("change", "change_ratio")}}
