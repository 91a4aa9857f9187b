"""When a form says it was filed: after its due date, or after the year whose targets it sets."""

from collections.abc import Iterator

from consolidate.checks.dates import read_date
from consolidate.checks.found import found
from templates.codes import Code
from templates.contract import Contract
from templates.finding import Finding
from templates.returned import Return

FILED = "unit.filed"


def filing_dates(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield a filing day after the due date, and one of a target form after its own year, once for a workbook."""
    stamp, fields = returned.issued.stamp, returned.by_id()
    field = next((fields[part + FILED] for part in returned.parts() if part + FILED in fields), None)
    day = read_date(returned.reading(field.id)) if field else None
    if field is None or day is None or abs(day.year - stamp.year) > 1:  # said to be no date of this form
        return
    due = contract.rules.due.get(stamp.form, "")
    if due and day.isoformat() > due:
        yield found(Code.FILED_LATE, field.id, filed=day.isoformat(), due=due)
    if sets_targets(returned) and day.year > stamp.year:
        yield found(Code.FILED_AFTER_YEAR, field.id, filed=day.isoformat(), year=stamp.year)


def sets_targets(returned: Return) -> bool:
    """Tell whether a form sets targets and does not ask what became of them."""
    names = {field.id.rpartition(".")[2] for field in returned.fields() if field.row_group}
    return "target" in names and not names & {"actual", "progress"}
