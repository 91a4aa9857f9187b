"""口径说明: by which rules, settings, dates and files the roll-up was made, so that it can be made again next year."""

from collections.abc import Iterator

from consolidate.rollup.gather import returned_of
from consolidate.rollup.given import Given
from consolidate.rollup.maker import Maker
from consolidate.rollup.maker import text
from consolidate.rollup.maker import texts
from consolidate.rollup.model.book import Block
from consolidate.rollup.model.book import Column
from consolidate.rollup.model.book import Row
from consolidate.rollup.model.book import Sheet
from consolidate.rollup.model.cell import Cell
from consolidate.rollup.model.cell import Look
from templates.expr_value import plain

RULES = ("money", "years", "base", "targets", "evaluations", "scores", "coverage", "sums", "falls", "trace")
COLUMNS = (("basis_item", 46), ("basis_content", 96), ("basis_source", 34))
LISTED_HASH = 12  # signs of a hash that tell files apart for a reader; the ledger has all of it


def basis_sheet(maker: Maker, digest: str) -> Sheet:
    """Return the sheet; all of it is text."""
    blocks = (
        Block(tuple(_rule(maker, key) for key in RULES), maker.say("band_rules")),
        Block(tuple(_settings(maker)), maker.say("band_settings")),
        Block(tuple(_versions(maker, digest)), maker.say("band_versions")),
        Block(tuple(_files(maker)), maker.say("band_files"), tuple(
            maker.say(key) for key in ("unit_and_form", "file_and_hash", "received_and_version"))))
    columns = tuple(Column(maker.say(key), width) for key, width in COLUMNS)
    return Sheet("basis", maker.say("sheet_basis"), maker.title("basis"), columns, blocks)


def _rule(maker: Maker, key: str) -> Row:
    return Row(texts(maker.say(f"rule_{key}_name"), maker.say(f"rule_{key}"), maker.say(f"rule_{key}_source")))


def _settings(maker: Maker) -> Iterator[Row]:
    """Yield the settings of ``rules.yaml`` that decide what the figures come to."""
    rules, where = maker.given.district.rules, "rules.yaml"
    scoring, years = rules.scoring, rules.years
    given = {
        "set_year": str(maker.given.district.year),
        "set_money": rules.money_unit,
        "set_forms": "、".join(maker.form(form) for form in rules.forms),
        "set_due": "；".join(f"{maker.form(form)} {day}" for form, day in rules.due.items()),
        "set_derived": maker.say(f"derived_{rules.derived}"),
        "set_history": maker.say(f"history_{rules.history_columns}"),
        "set_tolerance": f"{_percent(years.tolerance)} / {_percent(years.tolerance_actual)}",
        "set_reason": str(years.reason_least),
        "set_matching": f"{rules.matching.same} / {rules.matching.ask}",
        "set_scoring": f"{scoring.preset}；{maker.say('execution_points')} {plain(scoring.execution)}；" + "、".join(
            f"{name} {plain(points)}" for name, points in scoring.weights),
        "set_grades": "、".join(f"{one.name} ≥ {plain(one.least)}" for one in scoring.grades),
        "set_over": _percent(scoring.over_target),
        "set_execution": _percent(scoring.low_execution),
        "set_severities": "、".join(
            f"{maker.named('finding', code.name.lower())}＝{maker.say(f'severity_{severity}')}"
            for code, severity in rules.severities.items()) or maker.say("as_shipped"),
        "set_rules": str(len(rules.rules)),
    }
    for key, value in given.items():
        yield Row(texts(maker.say(key), value or maker.say("not_set"), where))


def _percent(fraction: object) -> str:
    return f"{float(str(fraction)) * 100:g}%"


def _versions(maker: Maker, digest: str) -> Iterator[Row]:
    given = maker.given
    yield Row(texts(maker.say("made_on"), given.made_on, ""))
    for one in given.versions:
        yield Row(texts(maker.named("version", one.name), one.value, one.where))
    for form, versions in _form_versions(given).items():
        yield Row(texts(maker.form(form), "、".join(versions), maker.say("form_version")))
    files = {one.accepted.source.sha256 for one in given.district.standings if one.accepted is not None}
    arrived = sum(returned_of(one) for one in given.district.standings)
    yield Row(texts(maker.say("files_rolled"), maker.say("files_count", count=len(files), arrived=arrived), ""))
    last = {returned.source.sha256 for returned in given.last.values()}
    yield Row(texts(maker.say("files_last"), str(len(last)), maker.say("ledger")))
    yield Row(texts(maker.say("digest"), digest, maker.say("digest_note")))


def _form_versions(given: Given) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for one in given.district.standings:
        if one.accepted is not None:
            found.setdefault(one.form, []).append(one.accepted.issued.stamp.version)
    return {form: tuple(dict.fromkeys(versions)) for form, versions in found.items()}


def _files(maker: Maker) -> Iterator[Row]:
    """Yield every file that is rolled up, with the beginning of its hash."""
    for one in maker.given.district.standings:
        if one.accepted is None:
            continue
        source = one.accepted.source
        yield Row((text(f"{one.unit.name}　{maker.form(one.form)}"),
                   Cell(f"{source.file}　sha256 {source.sha256[:LISTED_HASH]}…", Look.TEXT),
                   text(f"{source.received}　{one.accepted.issued.stamp.version}", Look.CENTER)))
