"""What became of last year's projects and indicators whose names are not in this return: doubts, and ends."""

from collections.abc import Iterator

from consolidate.checks.found import found
from consolidate.checks.found import quoted
from templates.codes import Code
from templates.contract import Contract
from templates.finding import Finding
from templates.finding import phrase_fact
from templates.layout import matches
from templates.returned import Return
from templates.text import bare_name
from templates.years import YearRow

PERCENT = "%"


def match_doubtful(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield each pair of names of which a person has to say whether they are the same, at this year's name."""
    del returned
    for field, doubt in contract.matched.doubts:
        of_indicator = bool(doubt.indicator)
        yield found(
            Code.YOY_MATCH_DOUBTFUL,
            field,
            what=phrase_fact("an_indicator" if of_indicator else "a_project"),
            now=doubt.indicator or doubt.project,
            last=doubt.last_indicator or doubt.last_project,
            alike=f"{doubt.score}{PERCENT}",
            project=doubt.project,
            last_project=doubt.last_project,
        )


def project_ended(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield each project of last year that is gone, at the first free line of the list of projects."""
    at = _free_line(returned)
    for past in contract.matched.ended:
        if past.one_off:
            yield found(Code.ONE_OFF_PROJECT, at, what=quoted(past.name))
        else:
            yield found(Code.PROJECT_ENDED, at, project=quoted(past.name), count=len(past.indicators))


def gone(year: YearRow, contract: Contract) -> Iterator[Finding]:
    """Yield that an indicator of last year has no target; nothing where it goes on in another row."""
    row = year.row
    target = row.field("target")
    if bare_name(row.project) in contract.matched.one_off:
        yield found(Code.ONE_OFF_PROJECT, target, what=f"{quoted(row.project)} · {quoted(row.name)}")
    elif target not in contract.matched.renamed:
        base = quoted(row.prior1) or phrase_fact("blank")
        yield found(Code.YOY_DROPPED, target, indicator=quoted(row.name), base=base)


def _free_line(returned: Return) -> str:
    """Return the name cell of the first free project line, else of the last one; of another form its first field."""
    lines = [one.id for one in returned.fields() if matches("projects[*].name", one.id)]
    free = next((line for line in lines if not returned.text(line)), "")
    first = next((one.id for one in returned.fields()), "")
    return free or (lines[-1] if lines else first)
