"""How a standing is called on screen and on paper, and how many returns of a district are where."""

from collections.abc import Iterable
from dataclasses import dataclass

from consolidate.district import Standing
from templates.say import phrase
from templates.text import Lang

TO_CORRECT = ("blocked", "needs_reason")
PLAIN = frozenset({"not_issued", "accepted", "needs_reason", "blocked", "sent_back"})


@dataclass(frozen=True, slots=True)
class Counts:
    """How many returns are expected, came, are missing (of these overdue), wait for correction, were sent back, passed.

    ``overdue`` also holds those of which only unreadable files came.
    """

    expected: int = 0
    returned: int = 0
    missing: int = 0
    overdue: int = 0
    to_correct: int = 0
    sent_back: int = 0
    accepted: int = 0


def counts_of(standings: Iterable[Standing]) -> Counts:
    """Return the counts of some standings."""
    found = tuple(standings)
    returned = sum(one.version > 0 for one in found)
    return Counts(
        len(found),
        returned,
        len(found) - returned,
        sum(one.state == "overdue" for one in found),
        sum(one.state in TO_CORRECT for one in found),
        sum(one.state == "sent_back" for one in found),
        sum(one.state == "accepted" for one in found),
    )


def filing_word(standing: Standing, lang: Lang) -> str:
    """Return the word for where a return stands: 未下发, 已下发, 未报送, 逾期, 已报送, 待修改, 退回 n 次, 通过."""
    return phrase(f"filing_{_key(standing)}", lang, times=standing.out.sent_back)


def _key(standing: Standing) -> str:
    state = standing.state
    if state in PLAIN:
        return state
    if standing.version:  # files came, and none of them could be read
        return "overdue_unread" if state == "overdue" else "unread"
    if state == "issued":
        return "awaited" if standing.out.distributed_on else "issued"
    return state
