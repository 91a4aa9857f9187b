"""What every finding still needs when its check has spoken: its cell, its severity, the unit's own reason."""

from collections.abc import Mapping
from dataclasses import replace

from templates.a1 import split_address
from templates.codes import Code
from templates.contract import Contract
from templates.finding import Finding
from templates.finding import Place
from templates.finding import Severity
from templates.layout import PlacedField
from templates.returned import Return

FALLS = frozenset(
    {Code.TARGET_REGRESSED, Code.ACTUAL_REGRESSED, Code.DECLINED_TWO_YEARS, Code.YOY_DEQUANTIFIED, Code.YOY_DROPPED}
)

GRADED = frozenset({Code.TARGET_REGRESSED, Code.ACTUAL_REGRESSED})  # by the size of the fall, in the check itself


def settled(finding: Finding, returned: Return, contract: Contract, fields: Mapping[str, PlacedField]) -> Finding:
    """Return the finding at its cell, as grave as the district holds it, with the reason that settles it.

    What is to be explained and has no cell to explain it in is a notice.
    """
    severity = finding.severity if finding.code in GRADED else contract.rules.severity(finding.code)
    placed = replace(finding, severity=severity, place=_place(finding, returned, fields))
    if severity is not Severity.EXPLAIN:
        return placed
    cell = reason_cell(finding, fields)
    if not cell:  # nobody could ever explain it: it must not hold the return back
        return replace(placed, severity=Severity.NOTICE)
    reason = returned.text(cell).strip()
    return replace(placed, reason=reason if len(reason) >= contract.rules.years.reason_least else "")


def on_the_sheet(finding: Finding, returned: Return) -> tuple[int, int, int]:
    """Return what findings are ordered by: sheet, row and column; what has no cell comes last."""
    place, sheets = finding.place, returned.issued.sheets
    if not place.cell or place.sheet not in sheets:
        return len(sheets), 0, 0
    return sheets.index(place.sheet), *split_address(place.cell)


def _place(finding: Finding, returned: Return, fields: Mapping[str, PlacedField]) -> Place:
    stamp, field = returned.issued.stamp, fields.get(finding.place.field)
    return Place(
        file=returned.source.file,
        unit=stamp.unit,
        form=stamp.form,
        year=stamp.year,
        project=returned.project_of(field) if field else "",
        field=field.name if field else finding.place.field,
        sheet=field.sheet if field else "",
        cell=field.cell if field else "",
    )


def reason_cell(finding: Finding, fields: Mapping[str, PlacedField]) -> str:
    """Return where the unit may explain a finding: in the row itself, else on the finding's own line, or nowhere."""
    field = fields.get(finding.place.field)
    part, name = (field.part, field.name) if field else ("", finding.place.field)
    # A rule written with ``each`` is called by its name and its cell, any other by its name alone.
    lines = (f"{part}reasons.{finding.name}.{name}", f"{part}reasons.{finding.name}", f"reasons.{finding.name}")
    own = tuple(f"{field.row_group}.{one}" for one in _columns(finding)) if field and field.row_group else ()
    return next((cell for cell in (*own, *lines) if cell in fields), "")


def _columns(finding: Finding) -> tuple[str, ...]:
    """Return the columns of a row that may hold the reason: a fall against last year has one of its own."""
    return ("regression_reason", "reason") if finding.code in FALLS else ("reason",)
