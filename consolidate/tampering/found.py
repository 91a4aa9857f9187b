"""How a finding about the workbook itself is made, and how much of one kind is told on a sheet."""

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence
from typing import TypeVar

from templates.codes import Code
from templates.finding import Fact
from templates.finding import Finding
from templates.finding import Place
from templates.finding import facts
from templates.finding import text_fact
from templates.rulebook import RuleBook
from templates.say import phrase
from templates.text import Text

T = TypeVar("T")
MOST = 20  # findings of one kind on one sheet that are told one by one; the rest is counted
SHOWN = 80


def finding(code: Code, rules: RuleBook, at: tuple[str, str], **given: Fact) -> Finding:
    """Return a finding at (sheet, cell), as grave as the district holds it."""
    return Finding(code, rules.severity(code), Place(sheet=at[0], cell=at[1]), facts(**given))


def said_fact(key: str, **given: str | int) -> str:
    """Return a fact that is a phrase of the catalogue with its places filled in."""
    return text_fact(Text(phrase(key, "zh", **given), phrase(key, "en", **given)))


def first_of(all_of: Sequence[T], one: Callable[[T], Finding], rest: Callable[[int], Finding]) -> Iterator[Finding]:
    """Yield the first findings one by one, and of the others one that says how many there are."""
    yield from (one(each) for each in all_of[:MOST])
    if len(all_of) > MOST:
        yield rest(len(all_of) - MOST)
