"""A typed value written out so that reading it gives the same value again."""

from dataclasses import replace
from decimal import Decimal

from templates.expr_value import plain
from templates.text import squeeze
from templates.value import NUMERIC
from templates.value import Value
from templates.value import ValueKind
from templates.value_reader import read_value
from templates.vocabulary import Vocabulary

FREE = "none"
LARGE = (("", Decimal(1)), ("万", Decimal(10) ** 4), ("亿", Decimal(10) ** 8))


def written_value(value: Value, words: Vocabulary) -> str:
    """Return the value in standard writing (``≥95%``, ``2024年12月31日前``, ``4次/年``), money in 元.

    Kinds whose content is their text (composites, milestones, free words, what was not read) come out as they stood.
    """
    kind = value.kind
    if kind in NUMERIC and value.low is not None:
        return _figure(value, words)
    if kind is ValueKind.DATE:
        return f"{_day(value.first)}前"
    if kind is ValueKind.DATE_RANGE:
        return f"{_day(value.first)}至{_day(value.last)}"
    if kind is ValueKind.QUALITATIVE and value.level not in ("", FREE):
        return next((word for word, rung in words.rungs.items() if ":".join(rung[:2]) == value.level), value.raw)
    return value.raw


def _figure(value: Value, words: Vocabulary) -> str:
    """Return the first writing that reads back as the value: the plain one, with an operator, in 万 or in 亿."""
    unit = _unit_word(value.measure, words)
    texts = [text for mark, size in LARGE for text in _writings(value, unit, mark, size)]
    return next((text for text in texts if same_reading(read_value(text, words), value)), texts[0])


def _unit_word(measure: str, words: Vocabulary) -> str:
    """Return the word for a measure: 个月 for 月, which alone would be a month of the calendar."""
    if not measure or squeeze(measure) in words.units:
        return measure
    return next((word for word, unit in words.units.items() if unit.measure == measure and unit.factor == 1), measure)


def same_reading(one: Value, other: Value) -> bool:
    """Tell whether two values say the same, whatever text they were read from."""
    return replace(one, raw="") == replace(other, raw="")


def _writings(value: Value, word: str, mark: str, size: Decimal) -> tuple[str, ...]:
    per = f"/{value.per}" if value.per else ""
    unit = f"{mark}{word}{per}"
    low = plain((value.low or Decimal(0)) / size)
    high = plain((value.high or Decimal(0)) / size)
    match value.op:
        case "range":
            return f"{low}{unit.removesuffix(per)}~{high}{unit}", f"≥{low}{unit.removesuffix(per)}且≤{high}{unit}"
        case "within":
            return (f"±{high}{unit}",)
        case "≈":
            return (f"约{low}{unit}",)
        case "=" | "":
            return f"{low}{unit}", f"={low}{unit}"
        case op:
            return (f"{op}{low}{unit}",)


def _day(day: str) -> str:
    parts = [str(int(part)) for part in day.split("-")]
    return "".join(f"{part}{unit}" for part, unit in zip(parts, "年月日"[-len(parts) :], strict=True))
