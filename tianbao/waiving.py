"""Waivers at the face: which finding of which return is meant, and whether the bureau may accept it."""

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from difflib import get_close_matches

from consolidate.intake import NO_IDENTITY
from consolidate.ledger.rows import Submission
from consolidate.outcome import Outcome
from consolidate.waivers import REASON_LEAST
from consolidate.waivers import Waiver
from consolidate.waivers import waivable
from consolidate.waivers import waived
from templates.catalogue.finding_names import FINDING_NAMES
from templates.codes import Code
from templates.codes import Slip
from templates.finding import Fact
from templates.finding import Finding
from templates.finding import Place
from templates.finding import Severity
from templates.finding import facts
from templates.finding import phrase_fact
from templates.finding import text_fact
from templates.say import CODE_BY_NAME
from templates.say import message
from templates.slips import AuthorError
from templates.slips import Origin
from templates.text import Lang
from templates.text import Text
from tianbao.desk import Desk
from tianbao.face import Face
from tianbao.shapes import Shape
from tianbao.shapes import finding_shape
from tianbao.shapes import outcome_shape
from tianbao.shapes import waiver_shape
from tianbao.table import printable
from tianbao.table import table
from tianbao.telling import tell_outcome


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be waived: the finding by name or code, at one cell (``绩效目标表!B7``), at any or the only one."""

    unit: str
    form: str
    finding: str
    cell: str
    everywhere: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Waived:
    """What was waived, and the return before and after."""

    before: Outcome
    after: Outcome
    findings: tuple[Finding, ...]


def waive(desk: Desk, asked: Asked) -> Waived:
    """Record the waiver of a finding of the unit's latest return; AuthorError says why it cannot be."""
    reason = asked.reason.strip()
    if len(reason) < REASON_LEAST:
        raise _slip(Slip.REASON_SHORT, least=REASON_LEAST)
    desk.units((asked.unit,))
    code = _code(asked.finding)
    if code in NO_IDENTITY:
        raise _slip(Slip.NOT_WAIVABLE, name=_said(code))
    seen, outcome = _latest(desk, asked, code)
    chosen = _chosen(outcome, asked, code)
    if outcome.issued is None or not all(waivable(one, outcome) for one in chosen):
        raise _slip(Slip.NOT_WAIVABLE, name=_said(code))
    given = [Waiver.of(one, outcome.issued.stamp, reason, desk.face.today) for one in chosen]
    after = waived(outcome, given)
    if not desk.ledger.waive(seen, after, given):
        raise _slip(Slip.LEDGER_MOVED_ON, unit=asked.unit)
    return Waived(outcome, after, tuple(replace(one, waiver=reason) for one in chosen))


def waived_document(done: Waived, lang: Lang) -> Shape:
    """Return what was waived as JSON: the return as it stands now, and the findings."""
    shape = outcome_shape(done.after, lang)
    findings = [finding_shape(one, lang) for one in done.findings]
    return {**shape, "state_before": done.before.state.value, "waived": findings}


def tell_waived(desk: Desk, done: Waived) -> None:
    """Print what was waived and where the return stands now."""
    face = desk.face
    before, after = (face.phrase(f"state_{one.state.value}") for one in (done.before, done.after))
    file = printable(done.after.source.file)
    face.say("waive_done", count=len(done.findings), file=file, before=before, after=after)
    tell_outcome(face, done.after)


def waivers_document(desk: Desk) -> Shape:
    """Return all waivers of the year as JSON."""
    waivers = desk.ledger.waivers(desk.year)
    return {"year": desk.year, "waivers": [waiver_shape(one, desk.face.lang) for one in waivers]}


def tell_waivers(desk: Desk) -> None:
    """Print all waivers of the year as a table."""
    face, found = desk.face, desk.ledger.waivers(desk.year)
    if not found:
        face.say("waive_none", year=desk.year)
        return
    head = [face.phrase(f"waive_{name}") for name in ("unit", "form", "finding", "where", "reason", "day")]
    titles = {key: form.title.say(face.lang) for key, form in desk.forms.items()}
    rows = [
        (one.unit, titles.get(one.form, one.form), _named(one, face), _where(desk, one), one.reason, one.waived_on)
        for one in found
    ]
    face.show(table(head, rows))


def _code(given: str) -> Code:
    found = CODE_BY_NAME.get(given.strip().lower())
    by_code = next((code for code in Code if code.value == given.strip().upper()), None)
    if found is None and by_code is None:
        near = get_close_matches(given.lower(), CODE_BY_NAME, n=1)
        raise _slip(Slip.FINDING_UNKNOWN, name=given, guess=f" → {near[0]}" if near else "")
    return found or by_code or Code(given)


def _latest(desk: Desk, asked: Asked, code: Code) -> tuple[Submission, Outcome]:
    """Return the latest return of the one form whose latest return has the finding open."""
    last = {one.form: one for one in desk.ledger.submissions(desk.year) if one.unit == asked.unit and one.identified}
    forms = [form for form in last if asked.form in ("", form)]
    outcomes = dict(zip(forms, desk.ledger.outcomes_of([last[form] for form in forms]), strict=True))
    having = [form for form in forms if _open(outcomes[form], code)]
    if len(having) > 1:
        raise _slip(Slip.WAIVE_WHICH_FORM, unit=asked.unit, name=_said(code), known=tuple(having))
    if not having:
        known = dict.fromkeys(_said(one.code) for each in outcomes.values() for one in each.findings if one.open)
        raise _slip(
            Slip.NOTHING_TO_WAIVE, unit=asked.unit, name=_said(code), known=tuple(known) or phrase_fact("none")
        )
    return last[having[0]], outcomes[having[0]]


def _open(outcome: Outcome, code: Code) -> list[Finding]:
    return [one for one in outcome.findings if one.code is code and one.open]


def _chosen(outcome: Outcome, asked: Asked, code: Code) -> Sequence[Finding]:
    """Return the findings meant; AuthorError lists the places where it is not plain which."""
    found = _open(outcome, code)
    named = [one for one in found if _at(one, asked.cell)] if asked.cell else found
    if not named:
        raise _slip(Slip.WAIVE_NOT_AT, cell=asked.cell, name=_said(code), known=_places(found))
    if len(named) > 1 and not asked.everywhere:
        raise _slip(Slip.WAIVE_WHICH_CELL, name=_said(code), count=len(named), known=_places(named))
    return named


def _at(finding: Finding, cell: str) -> bool:
    sheet, _, address = cell.replace("$", "").rpartition("!")
    place = finding.place
    return place.cell == address.upper() and sheet.strip("'") in ("", place.sheet)


def _places(found: Sequence[Finding]) -> tuple[str, ...]:
    return tuple(f"{one.place.sheet}!{one.place.cell}" if one.place.cell else one.place.sheet for one in found)


def _said(code: Code) -> str:
    """Return what a finding is called in a sentence: its name in both languages."""
    return text_fact(Text(FINDING_NAMES.get(code.name.lower(), code.name.lower()), code.name.lower()))


def _named(one: Waiver, face: Face) -> str:
    """Return what was waived in a few words; in English, where findings have none, the sentence itself."""
    if face.lang == "zh":
        return FINDING_NAMES.get(one.code.name.lower(), one.code.name.lower())
    return message(Finding(one.code, Severity.NOTICE, Place(), one.facts), face.lang)


def _where(desk: Desk, one: Waiver) -> str:
    """Return the place of a waiver as a person finds it, sheet, cell and label; a cell or sheet as it was kept."""
    issued = desk.ledger.latest_issue(one.unit, one.form, one.year)
    field = next((each for each in issued.fields if each.id == one.field), None) if issued else None
    if field is None:
        return one.field
    return f"{field.sheet}!{field.cell} {one.project} {field.label.say(desk.face.lang)}".replace("  ", " ")


def _slip(slip: Slip, **given: Fact) -> AuthorError:
    return AuthorError(slip, Origin(), facts(**given))
