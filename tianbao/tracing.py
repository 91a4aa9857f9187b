"""Tracing at the face: the roll-up made again from the ledger, and what it says of one figure."""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from consolidate.rollup.compose import book_of
from consolidate.rollup.model.cell import Look
from consolidate.rollup.model.cell import Origin
from consolidate.rollup.model.cell import Value
from consolidate.rollup.printer.workbook import Written
from consolidate.rollup.printer.workbook import written
from consolidate.rollup.trace import Trace
from consolidate.rollup.trace import Tracer
from templates.expr_value import plain
from tianbao.desk import desk_of
from tianbao.face import Face
from tianbao.rolling import given_for
from tianbao.rolling import rollup_path
from tianbao.table import printable

INDENT = "  "
SHOWN_HASH = 12
PERCENTS = {Look.PERCENT: ("", 2), Look.GROWTH: ("+", 1)}  # as on the sheet: the sign, the places


@dataclass(frozen=True, slots=True)
class Traced:
    """One figure traced; ``file`` is the roll-up it was asked of, ``state`` same, changed, no_file or foreign."""

    trace: Trace
    file: str
    state: str


def trace_figure(face: Face, figure: str, year: int | None, file: Path | None) -> Traced:
    """Return the trace of a figure in the newest roll-up of the year, or in another file.

    The roll-up is made again from the ledger as it is now, for the day and in the language of the file.
    """
    with desk_of(face, year) as desk:
        path = file or rollup_path(desk)
        told = written(path) if path.is_file() else None
        name = desk.workspace.relative(path)
        wanted = told.year if told is not None else desk.year
    at = replace(face, today=told.made_on) if told is not None else face
    with desk_of(at, wanted if told is not None or year is not None else None) as desk:
        book = book_of(given_for(desk, told.lang, told.node) if told is not None else given_for(desk, face.lang))
    state = _state(path, told, book.digest)
    return Traced(Tracer(book).trace(figure), name, state)


def _state(path: Path, told: Written | None, digest: str) -> str:
    if told is None:
        return "foreign" if path.is_file() else "no_file"
    return "same" if told.digest == digest else "changed"


def as_json(traced: Traced) -> dict[str, Any]:
    """Return the document that ``trace --json`` prints."""
    return {"rollup": traced.file, "state": traced.state, **_plain(traced.trace)}


def _plain(trace: Trace) -> dict[str, Any]:
    given: dict[str, Any] = {
        "sheet": trace.sheet, "cell": trace.cell, "id": trace.id, "value": _number(trace.value),
        "about": list(trace.about), "op": trace.op, "parts": [_plain(part) for part in trace.parts]}
    if trace.weights:
        given["weights"] = [_plain(part) for part in trace.weights]
    origin = trace.origin or trace.beside
    if origin is not None:
        given["origin"] = _place(origin)
    return given


def _place(origin: Origin) -> dict[str, Any]:
    names = ("unit", "name", "form", "year", "project", "field", "file", "sha256", "received", "sheet", "cell", "raw")
    return {**{name: getattr(origin, name) for name in names},
            "inputs": [_place(one) for one in origin.inputs]}


def _number(value: Value) -> str | None:
    return plain(value) if isinstance(value, Decimal) else value


def lines(face: Face, traced: Traced) -> Iterator[str]:
    """Yield what is shown of a trace: the figure, its parts, and where each of them stands in which returned file."""
    if traced.state != "same":
        yield face.phrase({"changed": "trace_changed", "no_file": "trace_no_file"}.get(traced.state, "trace_foreign"),
                          file=traced.file)
    trace = traced.trace
    about = "　".join(trace.about)
    yield printable(f"{trace.sheet}!{trace.cell} = {_figure(face, trace)}{'　　' if about else ''}{about}")
    yield from _below(face, trace, INDENT)
    if trace.beside is not None:
        yield INDENT + face.phrase("trace_beside")
        yield from _origin(face, trace.beside, INDENT * 2)
    if trace.op == "sum" and trace.parts:
        yield INDENT + face.phrase("trace_total", value=_shown(face, trace.value))


def _below(face: Face, trace: Trace, indent: str) -> Iterator[str]:
    if trace.origin is not None:
        yield from _origin(face, trace.origin, indent)
        return
    op = face.phrase(f"trace_op_{trace.op}")
    if trace.op == "count" and not trace.parts and trace.counted:
        yield indent + face.phrase("trace_none", counted=" ".join(trace.counted.split()))
        return
    if not trace.parts and not trace.among:
        yield indent + op
        return
    among = face.phrase("trace_among", count=trace.among) if trace.among else ""
    yield indent + face.phrase("trace_parts", op=op, count=len(trace.parts)) + among
    weights = (*trace.weights, *[None] * (len(trace.parts) - len(trace.weights)))
    for part, weight in zip(trace.parts, weights, strict=True):
        yield from _part(face, part, weight, indent + INDENT)


def _part(face: Face, part: Trace, weight: Trace | None, indent: str) -> Iterator[str]:
    behind = "　" + face.phrase("trace_weight", value=_shown(face, weight.value)) if weight is not None else ""
    where = f"{part.sheet}!{part.cell}　" if part.cell else ""
    about = "　".join(part.about)
    yield printable(f"{indent}{_figure(face, part)}　{where}{about}{behind}")
    yield from _below(face, part, indent + INDENT)


def _origin(face: Face, origin: Origin, indent: str) -> Iterator[str]:
    place = f"{origin.sheet}!{origin.cell}" if origin.cell else face.phrase("trace_whole")
    yield printable(indent + face.phrase(
        "trace_origin", name=origin.name, unit=origin.unit, file=origin.file, received=origin.received,
        hash=origin.sha256[:SHOWN_HASH], place=place, raw=origin.raw or face.phrase("trace_blank")))
    if origin.inputs:
        yield indent + INDENT + face.phrase("trace_worked")
        for one in origin.inputs:
            yield printable(indent + INDENT * 2 + face.phrase(
                "trace_input", place=f"{one.sheet}!{one.cell}", raw=one.raw or face.phrase("trace_blank")))


def _figure(face: Face, trace: Trace) -> str:
    """Return a figure as its sheet shows it; a percentage has its exact value beside it."""
    exact = _shown(face, trace.value)
    if trace.look not in PERCENTS or not isinstance(trace.value, Decimal):
        return exact
    sign, places = PERCENTS[trace.look]
    return face.phrase("trace_percent", shown=f"{trace.value * 100:{sign}.{places}f}%", exact=exact)


def _shown(face: Face, value: Value) -> str:
    if value is None:
        return face.phrase("trace_blank")
    if isinstance(value, str):
        return value
    return f"{value:,.6f}".rstrip("0").rstrip(".")
