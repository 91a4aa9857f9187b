"""Whose workbook it is: stamps edited, forged, moved to another unit's workbook; years and issues that are over."""

import io
import json

from openpyxl import Workbook
from openpyxl import load_workbook

from templates.stamp import signature
from tests.corpus.case import Case
from tests.corpus.case import away
from tests.corpus.case import fine
from tests.corpus.case import here
from tests.corpus.case import room
from tests.corpus.parts import sub
from tests.intake.bench import FORM_SHEET
from tests.intake.bench import Bench
from tests.intake.spoil import Spoil
from tests.intake.spoil import book
from tests.intake.spoil import replaced
from tests.intake.spoil import saved
from tests.intake.spoil import stamped_by
from tests.intake.spoil import typed

BROKEN = "stamp_broken"
STAMP = "_tianbao!A1"
SHEET = "_tianbao"
NO_STAMP = "not_ours|stamp_broken"


def foreign_workbook(_: Bench) -> bytes:
    """Return somebody's own workbook."""
    workbook = Workbook()
    workbook.worksheets[0].append(["单位", "金额"])
    return saved(workbook)


def our_sheets_by_hand(_: Bench) -> bytes:
    """Return a workbook of somebody's own with a sheet named like ours."""
    workbook = Workbook()
    workbook.worksheets[0].title = FORM_SHEET
    return saved(workbook)


def stamp(**changes: str | int) -> Spoil:
    """Return a spoiler that edits the stamp's JSON and leaves the signature."""

    def change(workbook: Workbook) -> None:
        cell = workbook[SHEET]["A1"]
        cell.value = json.dumps({**json.loads(str(cell.value)), **changes}, sort_keys=True, separators=(",", ":"))

    return book(change)


def signed_with(secret: bytes, key: str | None = None) -> Spoil:
    """Return a spoiler that signs the stamp anew with a secret of its own, under its own key id or ours."""

    def change(workbook: Workbook) -> None:
        sheet = workbook[SHEET]
        given = json.loads(str(sheet["A1"].value))
        text = json.dumps({**given, "key": key or given["key"]}, sort_keys=True, separators=(",", ":"))
        sheet["A1"].value, sheet["A2"].value = text, signature(text, secret)

    return book(change)


def in_disguise(bench: Bench) -> bytes:
    """Return another unit's workbook with our stamp, its visible name changed to ours."""
    workbook = load_workbook(io.BytesIO(stamped_by(bench.other, bench.good)))
    workbook[FORM_SHEET]["D3"] = "示例区园林局"
    return saved(workbook)


def other_property(bench: Bench) -> bytes:
    """Return the good return with another unit's number in the custom property, which is only a hint."""
    return replaced(bench.good, "docProps/custom.xml", "301001", "302001")


IDENTITY = room(
    "identity",
    away("somebody's own workbook", foreign_workbook, "not_ours"),
    away("somebody's own with our sheet name", our_sheets_by_hand, "not_ours"),
    away("the stamp sheet removed", book(lambda workbook: workbook.remove(workbook[SHEET])), NO_STAMP),
    away("the stamp sheet renamed", sub("xl/workbook.xml", '"_tianbao"', '"_tianbao1"'), NO_STAMP),
    away("the stamp wiped", typed("A1", None, SHEET), NO_STAMP),
    away("the stamp's unit edited", stamp(unit="302001"), BROKEN, STAMP),
    away("the stamp's year edited", stamp(year=2025), BROKEN, STAMP),
    away("the stamp's issue edited", stamp(issue="2024-302001-00000000"), BROKEN, STAMP),
    away("the stamp's form edited", stamp(form="../../x"), BROKEN, STAMP),
    away("a stamp with one field more", stamp(note="x"), BROKEN, STAMP),
    away("a unit said twice in the stamp", sub(
        "xl/worksheets/sheet7.xml", '"unit":"301001"', '"unit":"302001","unit":"301001"'), BROKEN, STAMP),
    away("the signature wiped", typed("A2", None, SHEET), BROKEN, STAMP),
    away("the signature in Chinese", typed("A2", "签名", SHEET), BROKEN, STAMP),
    away("a stamp that is no JSON", typed("A1", "[" * 2000, SHEET), BROKEN, STAMP),
    away("a stamp of 30,000 digits", typed("A1", "9" * 30_000, SHEET), BROKEN, STAMP),
    away("a stamp that is a number", typed("A1", 301001, SHEET), BROKEN, STAMP),
    away("a stamp that is a formula", typed("A1", '="x"', SHEET), NO_STAMP),
    away("signed anew under our key's name", signed_with(b"mine"), BROKEN, STAMP),
    away("signed anew under another key", signed_with(b"mine", "k999999"), "not_ours"),
    away("the workbook of another workspace", lambda bench: bench.foreign, "not_ours"),
    away("our stamp in another unit's workbook", lambda bench: stamped_by(bench.other, bench.good),
         "stamp_transplanted", here("D3")),
    away("another unit's stamp in our workbook", lambda bench: stamped_by(bench.good, bench.other),
         "stamp_transplanted", here("D3")),
    Case("the same, its visible name changed too", in_disguise, "quarantined|blocked",
         ("stamp_transplanted|locked_cell_changed",), may=("*",)),
    away("last year's workbook", lambda bench: bench.last_year, "wrong_year"),
    away("last year's stamp in this year's workbook", lambda bench: stamped_by(bench.good, bench.last_year),
         "wrong_year|stamp_transplanted"),
    away("the workbook of a unit that is gone", lambda bench: bench.gone, "unit_not_expected"),
    Case("a workbook issued again since", lambda bench: bench.old, "quarantined|blocked", ("old_version",), may=("*",)),
    Case("a workbook as issued", lambda bench: bench.issued, "blocked", ("missing_required",), may=("*",)),
    fine("another unit in the custom property", other_property),
    fine("a line break behind the signature", sub(
        "xl/worksheets/sheet7.xml", '(<c r="A2".*?<t)>([0-9a-f]+)<', r'\1 xml:space="preserve">\2 <')),
)  # fmt: skip
