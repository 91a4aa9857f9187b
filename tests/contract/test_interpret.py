"""From readings to the return: what the bureau wrote stands, what a formula shows is worked out again."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from templates.expr import parse
from templates.form import Kind
from templates.form import Need
from templates.form import Owner
from templates.interpret import interpret
from templates.issued import Issued
from templates.layout import PlacedField
from templates.returned import Reading
from templates.returned import ReadingKind
from templates.returned import Return
from templates.returned import Source
from templates.stamp import Stamp
from templates.text import Text

STAMP = Stamp("f", "1", "301001", 2024, "2024-301001-0", "0", "k1")
SOURCE = Source("a.xlsx", "0" * 64, "2024-01-16")


def field(
    field_id: str, kind: Kind = Kind.MONEY, owner: Owner = Owner.UNIT, *, value: str = "", formula: str = ""
) -> PlacedField:
    tree = parse(formula) if formula else None
    placed = PlacedField(field_id, Text(field_id), kind, owner, Need.NEVER, "表", 1, 1, value=value, formula=tree)
    return replace(placed, row_group=field_id.rpartition(".")[0])


FORM = (
    # a share stands above the total that it divides by
    field("share", Kind.PERCENT, Owner.FORMULA, formula="round(a / total * 100, 2)"),
    field("a"),
    field("b", owner=Owner.BUREAU, value="12.50"),
    field("total", owner=Owner.FORMULA, formula="a + b + rest"),
    field("rest", owner=Owner.FORMULA, formula="sum(rows[*].x)"),
    field("rows[1].x"),
    field("rows[2].x"),
    field("typed", owner=Owner.UNIT, formula="a + b"),  # a total that the unit types
    field("name", Kind.TEXT, Owner.BUREAU, value="示例局"),
    field("copy", Kind.TEXT, Owner.FORMULA, formula="note"),
    field("note", Kind.TEXT),
    field("rate", Kind.PERCENT),
    field("value", Kind.VALUE),
    field("round1", owner=Owner.FORMULA, formula="round2 + a"),
    field("round2", owner=Owner.FORMULA, formula="round1 + a"),
)


def number(text: str) -> Reading:
    return Reading(ReadingKind.NUMBER, text, Decimal(text))


def word(text: str) -> Reading:
    return Reading(ReadingKind.TEXT, text)


def cached(shown: str) -> Reading:
    return Reading(ReadingKind.FORMULA, "=D7+D8", shown=shown)


def returned(readings: Mapping[str, Reading]) -> Return:
    return interpret(Issued(STAMP, "2024-01-02", "a.xlsx", ("表",), FORM, ()), SOURCE, readings)


FILLED = {"a": number("87.5"), "rows[1].x": number("60"), "rows[2].x": number("40")}


def test_derived_fields_are_worked_out_in_any_order() -> None:
    found = returned(FILLED)
    assert [found.amounts["rest"], found.amounts["total"]] == [100, 200]
    assert (found.amounts["share"], found.text("share")) == (Decimal("43.75"), "43.75")


def test_what_a_formula_shows_is_never_read() -> None:
    filled = {**FILLED, "note": word("neu")}
    shown = {"total": cached("999"), "share": number("1"), "rest": word("x"), "copy": cached("alt")}
    stale, fresh = returned({**filled, **shown}), returned(filled)
    assert (stale.amounts, stale.texts) == (fresh.amounts, fresh.texts)
    assert stale.reading("total").shown == "999"  # kept beside it, for the check of stale totals
    assert stale.text("copy") == "neu"


def test_prefilled_fields_count_as_issued() -> None:
    found = returned({"b": number("99"), "name": word("别的局")})
    assert (found.amounts["b"], found.text("b"), found.text("name")) == (Decimal("12.5"), "12.50", "示例局")


def test_blank_is_not_zero() -> None:
    found = returned({})
    assert {name: found.amounts[name] for name in ("a", "rest", "total", "share", "typed")} == {
        "a": None,
        "rest": None,
        "total": Decimal("12.5"),
        "share": None,
        "typed": None,
    }
    assert returned({"a": number("0")}).amounts["share"] == 0


@pytest.mark.parametrize(
    ("reading", "text", "amount"),
    [
        (number("60.50"), "60.50", "60.50"),
        (word(" １，０００ "), "１，０００", "1000"),
        (word("60万元"), "60万元", None),
        (word("\u00a0无\u00a0"), "无", None),
        (word("\u3000\u200b"), "", None),
        (word("0"), "0", "0"),
        (cached("60"), "", None),
        (Reading(ReadingKind.ERROR, "#REF!"), "", None),
        (Reading(ReadingKind.BLANK), "", None),
        (Reading(ReadingKind.BOOL, "TRUE"), "TRUE", None),
    ],
)
def test_input(reading: Reading, text: str, amount: str | None) -> None:
    found = returned({"typed": reading})
    assert (found.text("typed"), found.amounts["typed"]) == (text, None if amount is None else Decimal(amount))


def test_percentages() -> None:
    for reading in (Reading(ReadingKind.NUMBER, "94.64%", Decimal("0.9464")), number("94.64")):
        assert returned({"rate": reading}).amounts["rate"] == Decimal("94.64")


def test_indicator_values_are_texts_not_amounts() -> None:
    found = returned({"value": word("≥95%")})
    assert (found.text("value"), "value" in found.amounts) == ("≥95%", False)


@pytest.mark.parametrize(
    ("formula", "text"),
    [("=100%", "=100%"), ("= 12次", "= 12次"), ("=1,200", "=1,200"), ("=D7", ""), ("=1+1", ""), ("=SUM(A1:A3)", "")],
)
def test_a_figure_that_an_office_took_for_a_formula(formula: str, text: str) -> None:
    found = returned({"value": Reading(ReadingKind.FORMULA, formula, shown="1"), "typed": cached("1")})
    kind = ReadingKind.TEXT if text else ReadingKind.FORMULA
    assert (found.text("value"), found.reading("value").kind) == (text, kind)
    assert found.reading("typed").kind is ReadingKind.FORMULA  # an amount worked out in the cell stays a formula


def test_formulas_in_a_circle_come_to_nothing_and_end() -> None:
    found = returned({"a": number("5")})
    assert {found.amounts["round1"], found.amounts["round2"]} == {Decimal(5), Decimal(10)}


def test_figures_too_far_apart_come_to_nothing() -> None:
    assert returned({"a": number("1e20")}).amounts["share"] == 100
    assert returned({"a": number("1e30"), "rows[1].x": number("-1e30")}).amounts["share"] is None


def test_looking_up() -> None:
    found = returned(FILLED)
    assert list(found.lookup("rows[*].x")) == [60, 40]
    assert (found.lookup("a"), found.lookup("none"), found.lookup("none[*].x")) == ((Decimal("87.5"),), (None,), ())
    assert (found.text("none"), found.reading("none").kind) == ("", ReadingKind.BLANK)
