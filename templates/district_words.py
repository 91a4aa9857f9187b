"""The district's own words: the ladders of ``rules.yaml`` laid over those that ship."""

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace

from templates.codes import Slip
from templates.finding import facts
from templates.library import Library
from templates.rulebook import LadderRung
from templates.rulebook import RuleBook
from templates.slips import AuthorError
from templates.text import squeeze
from templates.vocabulary import Vocabulary
from templates.yaml_source import Node
from templates.yaml_source import did_you_mean

Rungs = Mapping[str, tuple[str, str, int]]


def district_words(words: Vocabulary, rules: RuleBook, library: Library | None = None) -> Vocabulary:
    """Return the vocabulary with the district's ladders; a word the district puts on a rung leaves its shipped one.

    ``library`` is the district's, by which names tell a direction; without it the vocabulary keeps the one it has.
    AuthorError with its line where ``add`` names a ladder or a rung that there is not.
    """
    if library is not None and library.directions != words.direction_of_name:
        words = replace(words, direction_of_name=library.directions)
    if not rules.ladders:
        return words
    replaced = {one.ladder for one in rules.ladders if one.replaces}
    positions = {
        **{name: place for name, place in words.positions.items() if name.partition(":")[0] not in replaced},
        **dict(_new_positions([one for one in rules.ladders if one.replaces])),
    }
    own = {word: (one.ladder, one.rung, _place(one, positions)) for one in rules.ladders for word in one.words}
    kept = {word: rung for word, rung in words.rungs.items() if word not in own and rung[0] not in replaced}
    return replace(words, rungs={**kept, **own}, positions=positions)


def read_ladders(node: Node | None) -> tuple[LadderRung, ...]:
    """Return the rungs of the section ``ladders``; AuthorError with its line for a mistake."""
    if node is None:
        return ()
    node.only("add", "replace")
    found: list[LadderRung] = []
    seen: set[str] = set()
    for section in ("replace", "add"):
        ladders = node.get(section)
        for ladder, rungs in (ladders.mapping() if ladders else {}).items():
            if section == "replace" and len(rungs.mapping()) < 2:  # noqa: PLR2004 - nothing to compare on one rung
                raise rungs.wrong("2, 3, 4 … rungs / 级")
            found += [
                LadderRung(ladder, rung, tuple(_words(words, seen)), words.origin, section == "replace")
                for rung, words in rungs.mapping().items()
            ]
    return tuple(found)


def _words(node: Node, seen: set[str]) -> Iterator[str]:
    """Yield each word of a rung as the reader meets it; a word stands on one rung only."""
    for item in node.items():
        word = squeeze(item.text())
        if not word:
            raise item.wrong("text / 文字")
        if word in seen:
            raise item.fail(Slip.DUPLICATE_ID, key=word)
        seen.add(word)
        yield word


def _new_positions(rungs: Sequence[LadderRung]) -> Iterator[tuple[str, int]]:
    """Yield the name and the position of each rung of the ladders that are replaced, the best one first."""
    met: dict[str, int] = {}
    for one in rungs:
        met[one.ladder] = place = met.get(one.ladder, -1) + 1
        yield f"{one.ladder}:{one.rung}", place


def _place(one: LadderRung, positions: Mapping[str, int]) -> int:
    name = f"{one.ladder}:{one.rung}"
    if name not in positions:
        guess = did_you_mean(name, tuple(positions))
        rungs = tuple(known for known in positions if known.startswith(f"{one.ladder}:")) or tuple(
            dict.fromkeys(known.partition(":")[0] for known in positions)
        )
        raise AuthorError(Slip.KEY_UNKNOWN, one.origin, facts(key=name, guess=guess, known=rungs))
    return positions[name]
