"""Names of indicators that are figures, hide their value, or are copied into other columns."""

import re
from collections.abc import Iterator

from consolidate.checks.found import found
from consolidate.checks.found import quoted
from templates.check_words import check_words
from templates.codes import Code
from templates.contract import Contract
from templates.finding import Finding
from templates.finding import text_fact
from templates.indicators import ACTUAL
from templates.indicators import IndicatorRow
from templates.indicators import indicator_rows
from templates.layout import PlacedField
from templates.returned import Return
from templates.text import bare_name
from templates.text import squeeze
from templates.value import ValueKind
from templates.value_reader import read_value
from templates.vocabulary import Vocabulary

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?", re.ASCII)
_VALUE = re.compile(r"(?P<op>[≥≤><=≧≦]*)(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>[^\d.,]+)", re.ASCII)
_AT_END = re.compile(
    r"(?:[≥≤><=≧≦]|不少于|不低于|不超过|达到)*\d[\d,]*(?:\.\d+)?(?P<unit>[^\d.,、()]{1,3}|%)[。.]?$", re.ASCII
)
_MARKS = re.compile(r"[，。；;,.、：:“”\"'‘’《》()（）\[\]!！\s]+")
_DATED = re.compile(r"\d+[年月日号]|20\d\d")
PAIRS = (("goal.annual", "project.name"), ("goal.expected", "project.name"))


def names(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield level-3 names that are a number or a value, or hold the value that the target leaves out."""
    fields = returned.by_id()
    for row in indicator_rows(returned):
        field = fields.get(row.field("level3"))
        if field is None or not field.unlocked or not row.level3:
            continue
        name = squeeze(row.level3)
        if _NUMBER.fullmatch(name):
            yield found(Code.INDICATOR_CONTENT_IS_NUMBER, field.id, value=quoted(row.level3))
        elif _is_value(bare_name(name), contract.words):
            yield found(Code.NAME_IS_VALUE, field.id, value=quoted(row.level3))
        elif value := _hidden(bare_name(name), row, contract.words):
            yield found(Code.VALUE_IN_NAME, field.id, value=quoted(value), name=quoted(row.level3))


def copies(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield values and descriptions that only repeat the name they stand beside."""
    del contract
    fields = returned.by_id()
    for row in indicator_rows(returned):
        columns = ("target", "actual") if row.stage == ACTUAL else ("target",)
        cells = (fields.get(row.field(column)) for column in columns)
        copied = next((one for one in cells if one and one.unlocked and _same(returned.text(one.id), row.level3)), None)
        if copied is not None and not _NUMBER.search(squeeze(row.level3)):
            label = text_fact(copied.label)
            yield found(Code.TARGET_COPIES_NAME, copied.id, label=label, value=quoted(row.level3))
        yield from _description(fields.get(row.field("basis")), row.level3, returned)
    for part in returned.parts():
        for text, name in PAIRS:
            yield from _description(fields.get(part + text), returned.text(part + name), returned)
    for field in fields.values():
        name = field.id.removesuffix(".purpose")
        if name != field.id and name == field.row_group:
            yield from _description(field, returned.text(f"{name}.name"), returned)


def _description(field: PlacedField | None, name: str, returned: Return) -> Iterator[Finding]:
    if field is not None and field.unlocked and _same(returned.text(field.id), name):
        yield found(Code.DESCRIPTION_COPIES_NAME, field.id, label=text_fact(field.label), value=quoted(name))


def _same(text: str, name: str) -> bool:
    bare = _MARKS.sub("", bare_name(name))
    return len(bare) > 1 and _MARKS.sub("", bare_name(text)) == bare


def _is_value(name: str, words: Vocabulary) -> bool:
    """Tell whether a whole name is a figure with its unit (≥95%, 50个); a date or a span may well be a name."""
    match = _VALUE.fullmatch(name)
    if match is None or _DATED.match(match["number"] + match["unit"]):
        return False
    return match["unit"] == "%" or match["unit"] in words.units


def _hidden(name: str, row: IndicatorRow, words: Vocabulary) -> str:
    """Return the value with which a name ends, where the value column beside it has no figure of its own."""
    match = _AT_END.search(name)
    unit = match["unit"].rstrip("。.") if match else ""
    if match is None or _DATED.search(match[0]) or (unit != "%" and unit not in words.units):
        return ""
    counted = unit != "%" and words.units[unit].kind == "count"
    if match.start() == 0 or (row.target != "" and _figures(row, words, counted=counted)):
        return ""
    return match[0].rstrip("。.")


def _figures(row: IndicatorRow, words: Vocabulary, *, counted: bool) -> bool:
    """Tell whether the target says a figure; the points of the row are none, nor 100% beside a name that counts."""
    value = read_value(row.target, words)
    if counted and value.kind is ValueKind.PERCENT:
        return False
    is_points = bool(row.weight) and squeeze(row.target).removesuffix("分") == squeeze(row.weight)
    return (value.numeric or any(char.isdigit() for char in row.target)) and not is_points


def satisfaction(name: str) -> bool:
    """Tell whether an indicator of this bare name measures satisfaction."""
    return any(word in name for word in check_words().satisfaction)
