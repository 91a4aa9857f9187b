"""Texts of a form with what is known of a unit in them: its name, the years, the money unit, the number of a row."""

from templates.known import Known
from templates.rulebook import RuleBook
from templates.text import Text


def said(text: Text, known: Known, rules: RuleBook, numbers: tuple[tuple[str, int], ...] = ()) -> Text:
    """Return a text of the form with the unit, the years, the money unit and the group numbers in it."""
    given = {
        "unit": known.unit.name,
        "year": str(known.year),
        "prior1": str(known.year - 1),
        "prior2": str(known.year - 2),
        "money_unit": rules.money_unit,
        "month": str(rules.month),
        **{name: str(number) for name, number in numbers},
    }
    zh, en = text.zh, text.en
    for key, value in given.items():
        zh, en = zh.replace("{" + key + "}", value), en.replace("{" + key + "}", value)
    return Text(zh, en)
