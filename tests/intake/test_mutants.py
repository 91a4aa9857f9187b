"""Broken at random: whatever the bytes are, a file ends in a state with a reason and never with an exception."""

import random
import re

import pytest

from tests.intake.bench import Bench
from tests.intake.spoil import packed
from tests.intake.spoil import parts

ODD = (
    *("", "-1", "99999999", "1e400", "NaN", "INF", "#REF!", "12345678901234567890", "=1+1", "1e-999", "_x0000_"),
    *("TRUE", " ", "A1", "ZZZ9", "２０２４", "&amp;", "😀"),
)


def ends(bench: Bench, content: bytes) -> str:
    """Return the state of a file that must have one, and a reason unless it is accepted."""
    outcome = bench.take(content)
    assert outcome.findings or outcome.state == "accepted"
    return outcome.state.value


@pytest.mark.parametrize("seed", range(4))
def test_bytes_of_the_file(bench: Bench, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same mutants each time
    for _ in range(25):
        content = bytearray(bench.good)
        for _ in range(chance.choice((1, 1, 2, 8))):
            content[chance.randrange(len(content))] ^= chance.randrange(1, 256)
        ends(bench, bytes(content))


@pytest.mark.parametrize("seed", range(4))
def test_text_of_the_parts(bench: Bench, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same mutants each time
    given = {name: part.decode() for name, part in parts(bench.good).items()}
    for _ in range(20):
        name = chance.choice(list(given))
        pattern = chance.choice(('(?<=")[^"]*(?=")', "(?<=>)[^<>]+(?=<)", "<[^>]*>"))
        place = chance.choice(list(re.finditer(pattern, given[name])) or [re.match("", "")])
        assert place is not None
        text = given[name][: place.start()] + chance.choice(ODD) + given[name][place.end() :]
        ends(bench, packed({**{one: part.encode() for one, part in given.items()}, name: text.encode()}))


def test_every_length(bench: Bench) -> None:
    lengths = [*range(12), *range(12, len(bench.good), len(bench.good) // 40)]
    assert {ends(bench, bench.good[:length]) for length in lengths} == {"quarantined"}
