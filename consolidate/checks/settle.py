"""What every finding still needs when its check has spoken: its cell, its severity, the unit's own reason."""

from collections.abc import Mapping
from dataclasses import replace

from templates.contract import Contract
from templates.finding import Finding
from templates.finding import Place
from templates.finding import Severity
from templates.layout import PlacedField
from templates.returned import Return


def settled(
    finding: Finding, returned: Return, contract: Contract, fields: Mapping[str, PlacedField]
) -> Finding:
    """Return the finding at its cell, as grave as the district holds it, with the reason that settles it.

    What is to be explained and has no cell to explain it in is a notice.
    """
    severity = contract.rules.severity(finding.code)
    placed = replace(finding, severity=severity, place=_place(finding, returned, fields))
    if severity is not Severity.EXPLAIN:
        return placed
    cell = _reason_cell(placed, fields)
    if not cell:  # nobody could ever explain it: it must not hold the return back
        return replace(placed, severity=Severity.NOTICE)
    reason = returned.text(cell).strip()
    return replace(placed, reason=reason if len(reason) >= contract.rules.years.reason_least else "")


def on_the_sheet(
    finding: Finding, returned: Return, fields: Mapping[str, PlacedField]
) -> tuple[int, int, int]:
    """Return what findings are ordered by: sheet, row and column; what has no cell comes last."""
    field, sheets = fields.get(finding.place.field), returned.issued.sheets
    if field is None or field.sheet not in sheets:
        return len(sheets), field.row if field else 0, field.column if field else 0
    return sheets.index(field.sheet), field.row, field.column


def _place(finding: Finding, returned: Return, fields: Mapping[str, PlacedField]) -> Place:
    stamp, field = returned.issued.stamp, fields.get(finding.place.field)
    return Place(
        file=returned.source.file,
        unit=stamp.unit,
        form=stamp.form,
        year=stamp.year,
        project=_project(field, returned) if field else "",
        field=finding.place.field,
        sheet=field.sheet if field else "",
        cell=field.cell if field else "",
    )


def _project(field: PlacedField, returned: Return) -> str:
    """Return the project whose row or block of goals the field lies in, or nothing."""
    if not field.row_group:
        return ""
    block = field.row_group.partition(".")[0]
    return returned.text(f"{block}.project") or returned.text(f"{block}.name")


def _reason_cell(finding: Finding, fields: Mapping[str, PlacedField]) -> str:
    """Return where the unit may explain a finding: in the row itself, else on the finding's own line, or nowhere."""
    field = fields.get(finding.place.field)
    # A rule written with ``each`` is called by its name and its cell, any other by its name alone.
    lines = (f"reasons.{finding.name}.{finding.place.field}", f"reasons.{finding.name}")
    own = (f"{field.row_group}.reason",) if field and field.row_group else ()
    return next((cell for cell in (*own, *lines) if cell in fields), "")
