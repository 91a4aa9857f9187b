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
    """Return the finding at its cell, as grave as the district holds it, with the reason that settles it."""
    severity = contract.rules.severity(finding.code)
    placed = replace(finding, severity=severity, place=_place(finding, returned, fields))
    if severity is not Severity.EXPLAIN:
        return placed
    return replace(placed, reason=_reason(placed, returned, contract, fields))


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


def _reason(finding: Finding, returned: Return, contract: Contract, fields: Mapping[str, PlacedField]) -> str:
    """Return the reason if it is long enough: of the row itself, else of the finding's own line."""
    field = fields.get(finding.place.field)
    own = f"{field.row_group}.reason" if field and field.row_group else ""
    if own not in fields:
        # A rule written with ``each`` is called by its name and its cell, any other by its name alone.
        lines = (f"reasons.{finding.name}.{finding.place.field}", f"reasons.{finding.name}")
        own = next((line for line in lines if line in fields), "")
    reason = returned.text(own).strip()
    return reason if len(reason) >= contract.rules.years.reason_least else ""
