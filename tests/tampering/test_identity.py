"""Whose workbook it is: a stamp counts only in the workbook it was made for, and only as the ledger has it."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import replace

import pytest

from consolidate.identity import Identity
from consolidate.identity import Registry
from consolidate.identity import identify
from consolidate.raw import RawBook
from templates.codes import Code
from templates.finding import Finding
from templates.finding import Place
from templates.finding import Severity
from templates.issued import Issued
from templates.roster import Unit
from templates.say import message
from templates.stamp import SHEET as STAMP
from templates.stamp import Stamp
from templates.stamp import signature
from templates.stamp import stamp_text
from tests.tampering.bench import GUIDE
from tests.tampering.bench import SEAL
from tests.tampering.bench import SHEET
from tests.tampering.bench import good
from tests.tampering.bench import made
from tests.tampering.bench import read
from tests.tampering.bench import typed
from tests.tampering.bench import without

OURS = made()[0]
NAMESAKE = made(Unit("301009", "示例区园林局"))
STRANGER = made(Unit("302001", "示例区图书馆"))
LAST_YEAR = made(year=2023)
OTHER_FORM = made(form="department-self-evaluation")
AGAIN = made(number=2)
ALL = {"ours": made(), "namesake": NAMESAKE, "stranger": STRANGER, "last year": LAST_YEAR, "other form": OTHER_FORM,
       "again": AGAIN}  # fmt: skip


OUR_KEY = {"k1": SEAL.secret}


def registry(issues: Iterable[Issued] = (), latest: Issued = OURS, secrets: Mapping[str, bytes] = OUR_KEY) -> Registry:
    """Return a ledger of these issues, with our own key or with others."""
    known = {one.stamp.issue: one for one in issues or (issued for issued, _ in ALL.values())}
    units = frozenset(one.stamp.unit for one in known.values())
    return Registry(secrets, known.get, lambda *_: latest, 2024, units)


def stamped(book: RawBook, stamp: Stamp, secret: bytes = SEAL.secret) -> RawBook:
    """Return the workbook with another stamp sheet, signed with the secret."""
    text = stamp_text(stamp)
    return typed("A1", text, STAMP)(typed("A2", signature(text, secret), STAMP)(book))


def found(book: RawBook, known: Registry | None = None) -> tuple[str, str]:
    """Return the finding about the identity, or nothing, and its cell."""
    told = identify(book, known or registry())
    return (told.code.name.lower() if told.code else "", f"{told.sheet}!{told.cell}" if told.cell else "")


def said(told: Identity, lang: str = "zh") -> str:
    """Return what is said of it."""
    assert told.code is not None
    finding = Finding(told.code, Severity.BLOCK, Place(), told.facts)
    return message(finding, "en" if lang == "en" else "zh")


def test_our_own_is_ours() -> None:
    assert identify(good(), registry()) == Identity(OURS)


@pytest.mark.parametrize("donor", ["namesake", "stranger", "last year", "other form", "again"])
@pytest.mark.parametrize("prop", ["its own", "none", "the donor's"])
def test_a_stamp_sheet_copied_from_another_workbook_is_told(donor: str, prop: str) -> None:
    stamp = ALL[donor][0].stamp
    texts = {"its own": good().property_stamp, "none": "", "the donor's": stamp_text(stamp)}
    name, cell = found(replace(stamped(good(), stamp), property_stamp=texts[prop]))
    assert name == "stamp_transplanted"
    assert cell == {"stranger": f"{SHEET}!D3"}.get(donor, f"{GUIDE}!B8")


def test_without_its_guide_the_property_still_tells() -> None:
    donor = AGAIN[0]
    book = without(GUIDE)(stamped(good(), donor.stamp))
    assert found(book) == ("stamp_transplanted", f"{STAMP}!A1")
    assert found(replace(book, property_stamp=""), registry(latest=donor)) == ("", "")  # its cells are compared anyway


@pytest.mark.parametrize(
    ("cell", "text", "donor"),
    [
        ("B3", "示例区园林局（301009）", "namesake"),
        ("B5", "2023", "last year"),
        ("B8", LAST_YEAR[0].stamp.issue, "last year"),
    ],
)
def test_one_cell_of_the_guide_is_enough(cell: str, text: str, donor: str) -> None:
    wiped = {at: "" for at in ("B3", "B5", "B8") if at != cell}
    book = typed(cell, text, GUIDE)(good())
    for at in wiped:
        book = typed(at, "", GUIDE)(book)
    assert donor in ALL
    assert found(book) == ("stamp_transplanted", f"{GUIDE}!{cell}")


@pytest.mark.parametrize(
    "change",
    [typed("B3", "园林局", GUIDE), typed("B3", "", GUIDE), typed("B8", "", GUIDE), typed("B8", "2024-01-02", GUIDE),
     typed("B5", "", GUIDE), typed("D3", "")],
)  # fmt: skip
def test_a_changed_cell_that_shows_no_other_workbook_is_no_transplant(change: object) -> None:
    assert callable(change)
    assert found(change(good())) == ("", "")  # that it was changed is told by the comparison of all locked cells


def test_a_property_of_another_workbook_counts_for_nothing_beside_the_cells() -> None:
    assert found(replace(good(), property_stamp=stamp_text(AGAIN[0].stamp))) == ("", "")
    assert found(replace(good(), property_stamp="[" * 5000)) == ("", "")


def test_a_workbook_of_last_year_and_one_issued_again_since() -> None:
    assert found(read(LAST_YEAR[1])) == ("wrong_year", "")
    assert found(good(), registry(latest=AGAIN[0])) == ("old_version", "")
    assert found(read(NAMESAKE[1]), replace(registry(latest=NAMESAKE[0]), units=frozenset({"301001"}))) == (
        "unit_not_expected", "")  # fmt: skip


def test_a_feedback_workbook_counts_as_the_issue_it_goes_with() -> None:
    feedback = replace(AGAIN[0], feedback_of=OURS.stamp.issue)
    assert identify(read(AGAIN[1]), registry([OURS, feedback])) == Identity(feedback)
    assert found(read(AGAIN[1]), registry([OURS, feedback, STRANGER[0]], latest=STRANGER[0])) == ("old_version", "")


def test_the_ledger_must_have_the_very_same_stamp() -> None:
    other = replace(OURS, stamp=replace(OURS.stamp, digest="0" * 16))
    told = identify(good(), registry([other]))
    assert (told.issued, told.code) == (None, Code.NOT_OURS)
    assert "台账里这个下发编号记的是另一份工作簿" in said(told)


REASONS = {
    "no stamp": (
        typed("A1", "", STAMP)(good()), OUR_KEY,
        "没有身份标记；看起来是示例区园林局（301001）的工作簿（下发编号 2024-301001-",
        "it carries no identity mark; it looks like the workbook of 示例区园林局（301001） (issue 2024-301001-"),
    "a stamp edited": (
        stamped(good(), replace(OURS.stamp, unit="302001"), b"mine"), OUR_KEY,
        "工作簿里的身份标记被改动过，无法确认是哪个单位的；看起来是示例区园林局（301001）的工作簿",
        "was altered; whose it is cannot be told; it looks like the workbook of"),
    "our key lost": (
        good(), {"k2": b"new"},
        "它是示例区园林局（301001）的工作簿，由密钥 k1 签发，而 keys.json 里没有这把密钥",
        "signed by key k1, which keys.json does not have"),
    "signed by a key nobody has": (
        stamped(good(), replace(OURS.stamp, key="k9"), b"mine"), OUR_KEY,
        "身份标记不是本工作区签发的；看起来是示例区园林局", "not signed by this workspace; it looks like"),
}  # fmt: skip


@pytest.mark.parametrize("name", REASONS)
def test_why_it_cannot_be_told_and_whose_it_looks_like(name: str) -> None:
    book, secrets, zh, en = REASONS[name]
    told = identify(book, registry(secrets=secrets))
    assert (told.issued, told.hint) == (None, OURS)
    assert zh in said(told)
    assert en in said(told, "en")


def test_a_workbook_nobody_here_issued_looks_like_nothing() -> None:
    told = identify(good(), registry([STRANGER[0]], secrets={"k2": b"new"}))
    assert (told.hint, said(told)) == (
        None, "无法确认是本工作区下发的工作簿：身份标记不是本工作区签发的")  # fmt: skip


def test_without_a_property_the_guide_tells_whose_it_looks_like() -> None:
    told = identify(replace(typed("A1", "", STAMP)(good()), property_stamp=""), registry())
    assert told.hint == OURS
    nothing = typed("B8", "", GUIDE)(replace(typed("A1", "", STAMP)(good()), property_stamp=""))
    assert identify(nothing, registry()).hint is None
