"""The JSON shapes that scripts rely on (``docs/cli.md``); field names are fixed, more may be added."""

from dataclasses import asdict
from decimal import Decimal
from typing import Any

from consolidate.changes import Change
from consolidate.changes import Correction
from consolidate.outcome import Outcome
from consolidate.waivers import Waiver
from templates.finding import Fact
from templates.finding import Finding
from templates.library import LibraryIndicator
from templates.say import fix
from templates.say import message
from templates.say import spoken_fact
from templates.text import Lang
from templates.value import Value

Shape = dict[str, Any]


def finding_shape(finding: Finding, lang: Lang) -> Shape:
    """Return one finding as every command gives it."""
    place = finding.place
    return {
        "code": finding.code.value,
        "name": finding.name,
        "severity": finding.severity.value,
        "unit": place.unit or None,
        "form": place.form or None,
        "project": place.project or None,
        "year": place.year,
        "field": place.field or None,
        "sheet": place.sheet or None,
        "cell": place.cell or None,
        "message": message(finding, lang),
        "fix": fix(finding, lang),
        "facts": {key: _fact(fact, lang) for key, fact in finding.facts},
        "reason": finding.reason or None,
        "waiver": finding.waiver or None,
        "open": finding.open,
    }


def _fact(fact: Fact, lang: Lang) -> str | int | list[str]:
    if isinstance(fact, tuple):
        return [spoken_fact(part, lang) for part in fact]
    return spoken_fact(fact, lang) if isinstance(fact, str) else fact


def outcome_shape(outcome: Outcome, lang: Lang) -> Shape:
    """Return one returned file with its state and findings."""
    stamp = outcome.issued.stamp if outcome.issued else None
    told = next((f.place for f in outcome.findings if f.place.unit), None)
    return {
        "file": outcome.source.file,
        "sha256": outcome.source.sha256,
        "state": outcome.state.value,
        "unit": stamp.unit if stamp else told.unit if told else None,
        "forms": [stamp.form] if stamp else [],
        "year": stamp.year if stamp else told.year if told else None,
        "findings": [finding_shape(finding, lang) for finding in outcome.findings],
    }


def change_shape(change: Change, lang: Lang) -> Shape:
    """Return one cell that differs between two returns."""
    return {
        "field": change.field,
        "project": change.project or None,
        "label": change.label.say(lang),
        "sheet": change.sheet,
        "cell": change.cell,
        "before": change.before or None,
        "after": change.after or None,
    }


def correction_shape(one: Correction, lang: Lang) -> Shape:
    """Return one later return beside the one before it, with every cell that differs."""
    return {
        "unit": one.unit,
        "form": one.form,
        "from": asdict(one.before),
        "to": asdict(one.after),
        "changes": [change_shape(each, lang) for each in one.changes],
    }


def waiver_shape(one: Waiver, lang: Lang) -> Shape:
    """Return one waiver with what it is about."""
    sheet, _, cell = one.field.partition("!") if "!" in one.field else ("", "", "")
    return {
        "unit": one.unit,
        "form": one.form,
        "year": one.year,
        "code": one.code.value,
        "name": one.code.name.lower(),
        "project": one.project or None,
        "field": one.field if one.field and not cell else None,
        "sheet": sheet or None,
        "cell": cell or None,
        "facts": {key: _fact(fact, lang) for key, fact in one.facts},
        "reason": one.reason,
        "waived_on": one.waived_on,
    }


def value_shape(value: Value) -> Shape:
    """Return how an indicator value was read; numbers as plain decimals."""
    return {
        "raw": value.raw,
        "kind": value.kind.value,
        "op": value.op or None,
        "low": _bound(value.low, value.first),
        "high": _bound(value.high, value.last),
        "measure": value.measure or None,
        "per": value.per or None,
        "level": value.level or None,
        "note": value.note or None,
        "proposal": value.proposal or None,
    }


def library_shape(one: LibraryIndicator) -> Shape:
    """Return one indicator of the library; the weight as a number."""
    return {
        "level1": one.level1,
        "level2": one.level2,
        "level3": one.level3,
        "aliases": list(one.aliases),
        "measures": list(one.measures),
        "direction": one.direction or None,
        "weight": None if one.weight is None else float(one.weight),
        "kind": one.kind,
        "sectors": list(one.sectors),
        "own": one.own,
    }


def _bound(number: Decimal | None, day: str) -> float | str | None:
    return day or None if number is None else float(number)
