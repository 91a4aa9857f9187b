"""Names of two years as units write them: the same, a person's question, different; never wrongly the same."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from consolidate.matching.alike import alike
from consolidate.matching.pairs import paired_projects
from templates.match_rules import DEFAULTS
from templates.text import bare_name

LINES = Path(__file__).with_name("names.txt").read_text(encoding="utf-8").splitlines()
NAMES = sorted({name.strip() for line in LINES for name in line.partition(" ")[2].split(" | ")})


def verdict(last: str, now: str) -> str:
    found = paired_projects([last], [now], DEFAULTS, {})
    return "same" if found.same else "ask" if found.asked else "different"


@pytest.mark.parametrize("line", LINES)
def test_pairs(line: str) -> None:
    expected, _, names = line.partition(" ")
    last, now = names.split(" | ")
    assert (verdict(last, now), verdict(now, last)) == (expected, expected), alike(last, now)


def test_of_all_names_only_those_that_are_the_same_are_matched() -> None:
    """Of some 150 names, each against each other: no two of different lines are ever held to be the same."""
    same = {frozenset(line.partition(" ")[2].split(" | ")) for line in LINES if line.startswith("same ")}
    found = {frozenset((one, two)) for one in NAMES for two in NAMES if one < two and verdict(one, two) == "same"}
    assert found - same <= {frozenset(("第3标段道路施工", "第三标段道路施工"))}


@given(
    some.lists(some.sampled_from(NAMES), unique_by=bare_name),
    some.lists(some.sampled_from(NAMES), unique_by=bare_name),
    some.randoms(),
)
def test_the_order_of_names_changes_nothing_and_each_is_paired_once(last: list[str], now: list[str], chance) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    found = paired_projects(last, now, DEFAULTS, {})
    pairs = [(old, new) for new, old in found.same.items()] + [(one.last, one.now) for one in found.asked]
    assert len({old for old, _ in pairs}) == len({new for _, new in pairs}) == len(pairs)
    others = chance.sample(last, len(last)), chance.sample(now, len(now))
    again = paired_projects(*others, DEFAULTS, {})
    assert {(last[old], now[new]) for new, old in found.same.items()} == {
        (others[0][old], others[1][new]) for new, old in again.same.items()
    }
    assert {(last[one.last], now[one.now], one.score) for one in found.asked} == {
        (others[0][one.last], others[1][one.now], one.score) for one in again.asked
    }
