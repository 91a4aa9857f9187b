"""A validation, a hint and an error text for every unlocked cell, in the workbook's language."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from generate.book import Page
from templates.a1 import address
from templates.expr_value import plain
from templates.form import Kind
from templates.layout import PlacedField
from templates.say import phrase
from templates.text import Lang

TITLE = 32
MESSAGE = 255
NUMBERS = (Kind.MONEY, Kind.NUMBER, Kind.PERCENT)
LEAST, PERCENT_TOP = Decimal(0), Decimal(1000)


def list_name(list_id: str, part: str = "") -> str:
    """Return the defined name of a list, or of the part of it that belongs to one value of its parent list."""
    return f"list_{list_id}_{part}" if part else f"list_{list_id}"


def guard(
    page: Page,
    field: PlacedField,
    fields: Mapping[str, PlacedField],
    money_unit: str,
    year: int,
    *,
    named: bool = False,
) -> None:
    """Put the validation of one unlocked field on its cell or merged range; ``named`` offers the library's names."""
    lang = page.book.lang
    rule = _names(field, fields) if named else _rule(field, fields, money_unit, year, lang)
    rule = {**rule, **_hint(field, money_unit, lang, named=named), "ignore_blank": True}
    first, last = field.row - 1, field.column - 1
    page.sheet.data_validation(first, last, first + field.down - 1, last + field.across - 1, rule)


def _hint(field: PlacedField, money_unit: str, lang: Lang, *, named: bool = False) -> dict[str, Any]:
    label, hint = field.label.say(lang), field.hint.say(lang)
    if not hint and field.kind is Kind.MONEY:
        hint = phrase("hint_money", lang, money_unit=money_unit)
    if named:
        hint = f"{hint or label}{phrase('hint_names', lang)}"
    return {"input_title": label[:TITLE], "input_message": (hint or label)[:MESSAGE]}


def _rule(
    field: PlacedField, fields: Mapping[str, PlacedField], money_unit: str, year: int, lang: Lang
) -> dict[str, Any]:
    if field.kind in NUMBERS:
        return _number(field, money_unit, lang)
    if field.kind is Kind.DATE:
        low, high = field.days(year)
        text = phrase("dv_date", lang, low=low.isoformat(), high=high.isoformat(), like=f"{year}-01-16")
        return {
            "validate": "date",
            "criteria": "between",
            "minimum": low,
            "maximum": high,
            "error_title": phrase("dv_date_title", lang),
            "error_message": text,
        }
    if field.choices:
        text = phrase("dv_choice", lang, choices="、".join(field.choices))
        return {
            "validate": "list",
            "source": f"={list_name(field.list_id)}",
            "error_title": phrase("dv_choice_title", lang),
            "error_message": text[:MESSAGE],
        }
    if field.suggested:
        parent = fields[f"{field.row_group}.level1"]
        source = f'=INDIRECT("{list_name(field.list_id)}_"&${address(parent.row, parent.column)})'
        return {
            "validate": "list",
            "source": source,
            "error_type": "warning",
            "error_title": phrase("dv_choice_title", lang),
            "error_message": phrase("dv_suggest", lang),
        }
    return {
        "validate": "length",
        "criteria": "<=",
        "value": field.longest,
        "error_title": phrase("dv_length_title", lang),
        "error_message": phrase("dv_length", lang, limit=field.longest),
    }


def _names(field: PlacedField, fields: Mapping[str, PlacedField]) -> dict[str, Any]:
    """Return a list that offers names and refuses nothing: no box, in any office, for a name of the unit's own."""
    parent = fields[f"{field.id.rpartition('.')[0]}.level2"]
    source = f'=INDIRECT("{list_name("level3")}_"&${address(parent.row, parent.column)})'
    return {"validate": "list", "source": source, "show_error": False}


def _number(field: PlacedField, money_unit: str, lang: Lang) -> dict[str, Any]:
    low = field.low if field.low is not None else LEAST
    high = field.high if field.high is not None else PERCENT_TOP
    key = "dv_money" if field.kind is Kind.MONEY else "dv_number"
    text = phrase(key, lang, low=plain(low), high=plain(high), money_unit=money_unit)
    return {
        "validate": "decimal",
        "criteria": "between",
        "minimum": float(low),
        "maximum": float(high),
        "error_title": phrase("dv_money_title", lang),
        "error_message": text[:MESSAGE],
    }
