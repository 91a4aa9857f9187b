"""Policy phrases that the district calls out of date: the section ``stale_phrases`` of ``rules.yaml``."""

from collections.abc import Iterator
from dataclasses import dataclass

from templates.codes import Slip
from templates.text import squeeze
from templates.yaml_source import Node

YEARS = range(1990, 2100)


@dataclass(frozen=True, slots=True)
class StalePhrase:
    """A phrase, the fiscal year from which it is out of date (0: always), and what may follow it all the same."""

    phrase: str
    since: int = 0
    unless: tuple[str, ...] = ()

    def stands_in(self, text: str, year: int) -> bool:
        """Tell whether a squeezed text of that fiscal year uses it."""
        if year < self.since:
            return False
        return any(not after.startswith(self.unless) for after in text.split(self.phrase)[1:])


def read_stale_phrases(node: Node | None) -> tuple[StalePhrase, ...]:
    """Return the phrases in file order; AuthorError with its line for a mistake or a phrase that stands twice."""
    found: dict[str, StalePhrase] = {}
    for item in node.items() if node else []:
        one = _phrase(item)
        if one.phrase in found:
            raise item.fail(Slip.DUPLICATE_ID, key=one.phrase)
        found[one.phrase] = one
    return tuple(found.values())


def _phrase(node: Node) -> StalePhrase:
    if not isinstance(node.value, dict):
        return StalePhrase(_word(node))
    node.only("phrase", "from", "unless")
    since, unless = node.get("from"), node.get("unless")
    if since is not None and since.whole() not in YEARS:
        raise since.fail(Slip.YEAR_WRONG, given=str(since.whole()))
    return StalePhrase(
        _word(node.need("phrase")), since.whole() if since else 0, tuple(_words(unless)) if unless else ()
    )


def _words(node: Node) -> Iterator[str]:
    return (_word(item) for item in node.items())


def _word(node: Node) -> str:
    if not squeeze(node.text()):
        raise node.wrong("text / 文字")  # an empty phrase would be found everywhere
    return squeeze(node.text())
