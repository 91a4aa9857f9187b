"""One bad or odd file: the change, the state, the findings; and whether an outcome is what the table says."""

from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import replace

from consolidate.outcome import Outcome
from templates.say import fix
from templates.say import message
from templates.text import Lang
from tests.intake.bench import FORM_SHEET
from tests.intake.bench import Bench

Spoil = Callable[[Bench], bytes]
LANGS: tuple[Lang, ...] = ("zh", "en")
ANYTHING = "*"
ALL, AMOUNTS = ("texts", "amounts"), ("amounts",)


@dataclass(frozen=True)
class Case:
    """A change to the good return and what must come of it.

    ``state`` and each of ``findings`` may name several, parted by ``|``, where the documents leave it open. Each of
    ``findings`` must be there, nothing else but them and those of ``may``; the first stands at ``where``. ``same``:
    what is read is what the good return says: texts and amounts, or only amounts.
    """

    name: str
    spoil: Spoil
    state: str
    findings: tuple[str, ...] = ()
    where: str = ""
    may: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    room: str = ""


def away(name: str, spoil: Spoil, finding: str, where: str = "") -> Case:
    """Return a case in which the file is kept and turned away for one reason."""
    return Case(name, spoil, "quarantined", (finding,), where)


def back(name: str, spoil: Spoil, *findings: str, where: str = "", may: tuple[str, ...] = ()) -> Case:
    """Return a case in which the return goes back to the unit."""
    return Case(name, spoil, "blocked", findings, where, may)


def told(name: str, spoil: Spoil, *findings: str, where: str = "", may: tuple[str, ...] = ()) -> Case:
    """Return a case in which the return counts, with notices."""
    return Case(name, spoil, "accepted", findings, where, may)


def fine(name: str, spoil: Spoil) -> Case:
    """Return an honest look-alike: no finding at all, and every value as in the good return."""
    return Case(name, spoil, "accepted", same=ALL)


def either(case: Case, state: str) -> Case:
    """Return a case which the documents let end in another state too."""
    return replace(case, state=f"{case.state}|{state}")


def room(name: str, *cases: Case) -> tuple[Case, ...]:
    """Return cases under the heading of a table."""
    return tuple(replace(case, room=name) for case in cases)


def here(cell: str) -> str:
    """Return a cell of the form sheet as cases tell it."""
    return f"{FORM_SHEET}!{cell}"


def verdict(case: Case, outcome: Outcome, good: Outcome) -> str:
    """Return what is wrong with an outcome by the table, nothing where it is right."""
    return (
        _wrong_state(case, outcome)
        or _wrong_findings(case, outcome)
        or _wrong_place(case, outcome)
        or _wrong_words(outcome)
        or _wrong_values(outcome, good, case.same)
    )


def names(outcome: Outcome) -> list[str]:
    """Return the names of the findings in order."""
    return [one.name for one in outcome.findings]


def _wrong_state(case: Case, outcome: Outcome) -> str:
    if outcome.state.value in case.state.split("|"):
        return "" if outcome.findings or outcome.state.value == "accepted" else "no reason"
    return f"is {outcome.state.value} {names(outcome)[:4]}, must be {case.state} {'; '.join(case.findings)}"


def _wrong_findings(case: Case, outcome: Outcome) -> str:
    given = names(outcome)
    for wanted in case.findings:
        if not set(wanted.split("|")) & set(given):
            return f"says {given[:6]} and not {wanted}"
    allowed = {name for wanted in (*case.findings, *case.may) for name in wanted.split("|")}
    more = [name for name in given if name not in allowed]
    return f"says {more[:6]} too" if more and ANYTHING not in allowed else ""


def _wrong_place(case: Case, outcome: Outcome) -> str:
    if not case.where:
        return ""
    wanted = case.findings[0].split("|")
    places = [one.place for one in outcome.findings if one.name in wanted]
    found = [f"{place.sheet}!{place.cell}" if place.cell else place.sheet for place in places]
    return "" if case.where in found else f"tells {wanted} at {found[:3]}, must be at {case.where}"


def _wrong_words(outcome: Outcome) -> str:
    for one in outcome.findings:
        for lang in LANGS:
            for text in (message(one, lang), fix(one, lang)):
                if not text or "{" in text:
                    return f"{one.name} has no words in {lang}: {text!r}"
    return ""


def _wrong_values(outcome: Outcome, good: Outcome, kinds: tuple[str, ...]) -> str:
    if outcome.returned is None or good.returned is None:
        return "nothing was read" if kinds else ""
    for kind in kinds:
        given, wanted = getattr(outcome.returned, kind), getattr(good.returned, kind)
        for field in {*given, *wanted}:
            if given.get(field) != wanted.get(field):
                return f"reads {field} as {given.get(field)!r}, must be {wanted.get(field)!r}"
    return ""
