"""Mutants, the same each time: bytes of the file flipped, bytes of its parts, its XML changed as XML."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from tests.intake.spoil import packed
from tests.intake.spoil import parts

ODD = (
    *("", " ", "0", "-1", "1", "2", "9", "150", "99999999", "4294967296", "1e400", "1e-400", "NaN", "INF", "0x1F"),
    *("1.5", "#REF!", "12345678901234567890", "163.11999999999999", "=1+1", "_x0000_", "_x0041_", "TRUE", "true", "A1"),
    *("D9", "XFD1048576", "A1:XFD1048576", "ZZZ9", "２０２４", "１５０", "&amp;", "&#x1F600;", "😀", "s", "str", "e"),
    *("b", "d", "n", "inlineStr", "shared", "array", "hidden", "veryHidden", "rId1", "rId2", "2024-01-16"),
    "xl/workbook.xml",
)
Way = Callable[["Seed", random.Random], bytes]
TEXT, VALUE, TAG = r"(?<=>)[^<>]+(?=<)", r'(?<==")[^"]*(?=")', r"<[^>]*>"
CELL, ROW = r"<c [^>]*?(?:/>|>.*?</c>)", r"<row [^>]*?(?:/>|>.*?</row>)"


@dataclass(frozen=True)
class Seed:
    """What mutants are made of: the good return."""

    good: bytes

    @cached_property
    def texts(self) -> dict[str, str]:
        """Its parts as texts."""
        return {name: part.decode() for name, part in parts(self.good).items()}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Its parts, those with the unit's cells more often."""
        form = [name for name in self.texts if name.endswith(("sheet2.xml", "sheet3.xml", "sheet7.xml"))]
        return (*self.texts, *form * 6)


def mutant(seed: Seed, number: int) -> bytes:
    """Return the mutant of a number, always the same; its way of being changed goes by its number."""
    chance = random.Random(number)  # noqa: S311 - the same mutants each time
    return WAYS[number % len(WAYS)](seed, chance)


def of_bytes(number: int) -> bool:
    """Tell whether the mutant of a number has bytes of the file changed, with nothing known of what they are."""
    return WAYS[number % len(WAYS)] in (_bytes, _lengths, _directory)


def _bytes(seed: Seed, chance: random.Random) -> bytes:
    content = bytearray(seed.good)
    for _ in range(chance.choice((1, 1, 1, 2, 4, 16))):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


def _lengths(seed: Seed, chance: random.Random) -> bytes:
    content, at = seed.good, chance.randrange(len(seed.good))
    size = chance.choice((1, 1, 2, 4, 30, 500))
    cut, doubled = content[:at] + content[at + size :], content[: at + size] + content[at:]
    return chance.choice((cut, doubled, content[:at] + chance.randbytes(size) + content[at + size :]))


def _directory(seed: Seed, chance: random.Random) -> bytes:
    content = bytearray(seed.good)
    marks = [found.start() for found in re.finditer(b"PK\1\2|PK\3\4|PK\5\6", seed.good)]
    content[min(chance.choice(marks) + chance.randrange(46), len(content) - 1)] ^= 1 << chance.randrange(8)
    return bytes(content)


def _inner_bytes(seed: Seed, chance: random.Random) -> bytes:
    name = chance.choice(seed.names)
    part = bytearray(seed.texts[name].encode())
    for _ in range(chance.choice((1, 1, 2, 4))):
        part[chance.randrange(len(part))] ^= 1 << chance.randrange(8)
    return _with(seed, name, bytes(part))


def _with(seed: Seed, name: str, part: bytes) -> bytes:
    return packed({**{one: text.encode() for one, text in seed.texts.items()}, name: part})


def _replaced(pattern: str, new: Callable[[random.Random, str, list[str]], str]) -> Way:
    """Return a way in which one or two places of a pattern become something else."""

    def change(seed: Seed, chance: random.Random) -> bytes:
        name = chance.choice(seed.names)
        text = seed.texts[name]
        for _ in range(chance.choice((1, 1, 2))):
            places = list(re.finditer(pattern, text, re.DOTALL))
            if places:
                place = chance.choice(places)
                others = [found[0] for found in chance.sample(places, min(3, len(places)))]
                text = text[: place.start()] + new(chance, place[0], others) + text[place.end() :]
        return _with(seed, name, text.encode())

    return change


WAYS: tuple[Way, ...] = (
    _bytes,
    _bytes,
    _lengths,
    _directory,
    _inner_bytes,
    _replaced(TEXT, lambda chance, _, __: chance.choice(ODD)),
    _replaced(VALUE, lambda chance, _, __: chance.choice(ODD)),
    _replaced(TEXT, lambda chance, _, others: chance.choice(others)),
    _replaced(VALUE, lambda chance, _, others: chance.choice(others)),
    _replaced(TAG, lambda chance, _, others: chance.choice(("", *others))),
    _replaced(CELL, lambda chance, cell, others: chance.choice(("", cell * 2, *others))),
    _replaced(ROW, lambda chance, row, others: chance.choice(("", row * 2, *others))),
)
