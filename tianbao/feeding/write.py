"""Each return with open findings in a fresh workbook with the unit's own answers, and a notice of one page."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from consolidate.outcome import Outcome
from consolidate.report.notice import write_notice
from consolidate.resolved import since_sent_back
from consolidate.sent_back import Lost
from consolidate.sent_back import send_back
from generate.workbook import Task
from generate.workbook import write_workbook
from templates.feedback import FEEDBACK_SHEET
from templates.feedback import Feedback
from templates.feedback import Head
from templates.finding import Severity
from templates.issued import Issued
from templates.known_record import AtIssue
from templates.known_record import from_record
from templates.known_record import to_record
from templates.plan import plan
from tianbao.desk import Desk
from tianbao.feeding.cases import Case
from tianbao.feeding.cases import cases_of
from tianbao.feeding.resolving import since_shape
from tianbao.issuing import put_away_feedback
from tianbao.issuing import safe_name
from tianbao.issuing import seal_of
from tianbao.shapes import finding_shape

Told = dict[str, Any]


class CannotError(Exception):
    """A return that cannot be written back; says why in one sentence."""


def feed_back(desk: Desk, units: tuple[str, ...], forms: tuple[str, ...], due: str, *, force: bool) -> Told:
    """Write what is to be sent back; return what was written, what had been before, and what cannot be.

    ``due`` is the ISO day by which the units have to answer; empty for the form's own, where it is still to come.
    """
    report: Told = {"year": desk.year, "written": [], "kept": [], "skipped": []}
    cases = cases_of(desk, units, forms)
    for case in desk.face.along(cases, len(cases), "feedback_bar"):
        before = case.answered
        if before is not None and not force:
            report["kept"].append(_whose(desk, case) | {"file": before.file, "issue": before.issue})
            continue
        try:
            report["written"].append(_write(desk, case, due))
        except CannotError as why:
            report["skipped"].append(_whose(desk, case) | {"message": str(why)})
    return report


def _write(desk: Desk, case: Case, due: str) -> Told:
    """Write workbook and notice, then record the issue; CannotError where that cannot be."""
    outcome = desk.ledger.outcomes_of((case.last,))[0]
    base, at_issue = _base(desk, case, outcome)
    feedback = _feedback(desk, case, outcome, base, at_issue, due)
    path, notice = paths(desk, case, feedback.head.number)
    path.parent.mkdir(parents=True, exist_ok=True)
    task = Task(
        desk.forms[case.form],
        at_issue.known,
        replace(desk.rules, scoring=base.scoring),
        desk.words,
        desk.face.lang,
        desk.face.today,
        desk.workspace.relative(path),
        feedback.head.number,
        desk.library,
        feedback,
    )
    issued = write_workbook(task, seal_of(desk), path)
    notice.write_bytes(write_notice(feedback, path.name, desk.face.lang))
    desk.ledger.record_issue(issued, to_record(at_issue))
    for earlier in case.written:
        put_away_feedback(desk, earlier.file)
    return _told(desk, case, outcome, feedback, issued) | {"notice": desk.workspace.relative(notice)}


def _base(desk: Desk, case: Case, outcome: Outcome) -> tuple[Issued, AtIssue]:
    """Return the issue that counts and what it was laid out from; CannotError where that is not known any more."""
    base = desk.ledger.latest_issue(case.unit.code, case.form, desk.year)
    if base is None or outcome.returned is None:
        file = base.file if base is not None else ""
        raise _cannot(desk, case, "unreadable", file=outcome.source.file, issued=file)
    kept = desk.ledger.known_at(base.stamp.issue)
    if not kept:
        raise _cannot(desk, case, "unknown")
    at_issue = from_record(kept)
    if at_issue.money_unit != desk.rules.money_unit:
        raise _cannot(desk, case, "money_unit", before=at_issue.money_unit, now=desk.rules.money_unit)
    return base, at_issue


def _feedback(desk: Desk, case: Case, outcome: Outcome, base: Issued, at_issue: AtIssue, due: str) -> Feedback:
    """Return what goes back; CannotError where the form has changed so that answers have no place in it."""
    rules = replace(desk.rules, scoring=base.scoring)
    head = Head(
        unit=at_issue.known.unit,
        title=desk.forms[case.form].title,
        year=desk.year,
        base=base.stamp.issue,
        number=len(case.written) + 1,
        nth=case.nth,
        on=desk.face.today,
        due=due or _still_to_come(rules.due.get(case.form, ""), desk.face.today),
        district=rules.district,
        contact=rules.contact,
    )
    feedback = send_back(outcome, plan(desk.forms[case.form], at_issue.known, rules), base, head)
    if isinstance(feedback, Lost):
        label = feedback.fields[0].label.say(desk.face.lang)
        raise _cannot(desk, case, "changed", count=len(feedback.fields), label=label)
    return feedback


def _still_to_come(due: str, today: str) -> str:
    return due if due >= today else ""


def paths(desk: Desk, case: Case, number: int) -> tuple[Path, Path]:
    """Return where workbook and notice of the unit's feedback of that number are written."""
    title = desk.forms[case.form].title.say(desk.face.lang)
    parts = (case.unit.code, case.unit.name, title)
    stem = f"{'_'.join(safe_name(part) for part in parts)}_{desk.year}"
    folder = desk.workspace.outbox / str(desk.year) / FEEDBACK_SHEET
    names = (safe_name(desk.face.phrase(key)) for key in ("feedback_file", "feedback_notice_file"))
    workbook, notice = (f"{stem}_{name}{number}" for name in names)
    return folder / f"{workbook}.xlsx", folder / f"{notice}.docx"


def _cannot(desk: Desk, case: Case, key: str, **given: str | int) -> CannotError:
    title = desk.forms[case.form].title.say(desk.face.lang)
    whose: dict[str, str | int] = {"name": case.unit.name, "unit": case.unit.code, "form": case.form, "title": title}
    return CannotError(desk.face.phrase(f"feedback_{key}", **whose, **given))


def _whose(desk: Desk, case: Case) -> Told:
    source = case.last.source
    return {
        "unit": case.unit.code,
        "name": case.unit.name,
        "form": case.form,
        "year": desk.year,
        "returned": source.file,
        "sha256": source.sha256,
        "received": source.received,
        "nth": case.nth,
    }


def _told(desk: Desk, case: Case, outcome: Outcome, feedback: Feedback, issued: Issued) -> Told:
    lang = desk.face.lang
    since = since_sent_back(desk.ledger, outcome)
    return _whose(desk, case) | {
        "file": issued.file,
        "issue": issued.stamp.issue,
        "due": feedback.head.due or None,
        "block": feedback.count(Severity.BLOCK),
        "explain": feedback.count(Severity.EXPLAIN),
        "findings": [finding_shape(one.finding, lang) for one in feedback.open],
        "since": since_shape(since, lang) if since else None,
    }
