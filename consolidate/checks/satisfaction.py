"""Satisfaction that tells nothing or is no figure, and parts that are larger than their whole."""

from collections.abc import Iterator
from decimal import Decimal

from consolidate.checks.found import found
from consolidate.checks.found import quoted
from consolidate.checks.read_rows import Cell
from consolidate.checks.read_rows import ReadRow
from consolidate.checks.read_rows import read_rows
from templates.check_words import check_words
from templates.codes import Code
from templates.contract import Contract
from templates.finding import Finding
from templates.returned import Return
from templates.text import squeeze
from templates.value import ValueKind
from templates.years import measured

LEVEL1 = "满意度指标"
HUNDRED = Decimal(100)
PART = "其中"
EXACT = ("", "=", "≥")
MARKED = "★☆*·-—– 　"


def satisfaction(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield satisfaction of 100 % three years running, and targets of satisfaction in words."""
    for read in read_rows(returned, contract):
        if not _is_satisfaction(read) or read.target is None:
            continue
        name = quoted(read.row.name)
        texts = (read.row.prior2, read.row.prior1, read.row.current)
        if all(_full(text, read, contract) for text in texts):
            yield found(Code.SATISFACTION_ALWAYS_100, read.target.field.id, name=name)
        if read.target.value.kind is ValueKind.QUALITATIVE and not any(char.isdigit() for char in read.target.text):
            value = quoted(read.target.text)
            yield found(Code.SATISFACTION_NOT_NUMERIC, read.target.field.id, name=name, value=value)


def subset_exceeds_set(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield rows 其中：… whose figure is larger than that of the row they are a part of."""
    whole: ReadRow | None = None
    for read in read_rows(returned, contract):
        if not _is_part(read):
            whole = read
        elif whole is not None and (whole.row.part, whole.row.project) == (read.row.part, read.row.project):
            yield from _larger(read, whole)


def _larger(part: ReadRow, whole: ReadRow) -> Iterator[Finding]:
    for mine, all_of_it in ((part.actual, whole.actual), (part.target, whole.target)):
        if mine is None or all_of_it is None or not _comparable(mine, all_of_it):
            continue
        one, limit = mine.value.low, all_of_it.value.low
        if one is not None and limit is not None and one > limit:
            names = {"part": quoted(part.row.name), "whole": quoted(whole.row.name)}
            value, most = quoted(mine.text), quoted(all_of_it.text)
            yield found(Code.SUBSET_EXCEEDS_SET, mine.field.id, value=value, limit=most, **names)
            return


def _comparable(one: Cell, other: Cell) -> bool:
    kinds = (ValueKind.COUNT, ValueKind.MEASURE, ValueKind.MONEY, ValueKind.NUMBER)
    same = one.value.kind is other.value.kind and one.value.measure == other.value.measure
    return same and one.value.kind in kinds and one.value.op in EXACT and other.value.op in EXACT


def _is_part(read: ReadRow) -> bool:
    return squeeze(read.row.level3).lstrip(MARKED).startswith(PART)


def _is_satisfaction(read: ReadRow) -> bool:
    return read.level1 == LEVEL1 or any(word in read.name for word in check_words().satisfaction)


def _full(text: str, read: ReadRow, contract: Contract) -> bool:
    value = measured(text, read.row.measure, contract.words)
    return value.low == HUNDRED and value.kind in (ValueKind.PERCENT, ValueKind.NUMBER)
