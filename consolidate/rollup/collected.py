"""What the ledger gives a roll-up besides the standings: earlier years, the files that came, what was issued."""

from collections import defaultdict
from collections.abc import Mapping

from consolidate.changes import corrections
from consolidate.district import District
from consolidate.ledger.ledger import Ledger
from consolidate.outcome import State
from consolidate.rollup.given import Given
from consolidate.rollup.given import Owed
from consolidate.rollup.given import Setting
from consolidate.rollup.given import Whose
from templates.form import Form
from templates.returned import Return
from templates.returned import Source
from templates.text import Lang


def given_of(
    ledger: Ledger, district: District, forms: Mapping[str, Form], lang: Lang, made_on: str,
    versions: tuple[Setting, ...] = ()
) -> Given:
    """Return all that the roll-up of a district's year is made of; ``made_on`` is an ISO date."""
    units = {one.unit.code for one in district.standings}
    last, before = (_accepted(ledger, district.year - back, units) for back in (1, 2))
    return Given(
        district, made_on, lang, last, before, _sent(ledger, district.year), _owed(ledger, district, forms),
        corrections(ledger, district.year), {form.id: form.title for form in forms.values()}, versions)


def _accepted(ledger: Ledger, year: int, units: set[str]) -> dict[Whose, Return]:
    """Return the newest accepted return of each of these units and each form in a year."""
    newest = {
        (one.unit, one.form): one for one in ledger.submissions(year)
        if one.unit in units and one.year == year and one.readable and one.state is State.ACCEPTED}
    outcomes = ledger.outcomes_of(tuple(newest.values()))
    return {whose: outcome.returned for whose, outcome in zip(newest, outcomes, strict=True)
            if outcome.returned is not None}


def _sent(ledger: Ledger, year: int) -> dict[Whose, list[Source]]:
    sent: dict[Whose, list[Source]] = defaultdict(list)
    for one in ledger.submissions(year):
        if one.identified:
            sent[one.unit, one.form].append(one.source)
    return dict(sent)


def _owed(ledger: Ledger, district: District, forms: Mapping[str, Form]) -> dict[Whose, Owed]:
    """Return how many projects each self-evaluation per project was issued for, feedback workbooks left aside."""
    wanted = {form.id for form in forms.values() if form.per and form.stage == "actual"}
    return {
        (issued.stamp.unit, issued.stamp.form): Owed(
            len({field.part for field in issued.fields}), issued.file, issued.issued_on)
        for one in district.standings if one.form in wanted
        if (issued := ledger.latest_issue(one.unit.code, one.form, district.year)) is not None}
