"""Some hundreds of values as public forms write them, each with the reading a person judged right."""

from pathlib import Path

import pytest
import yaml

from templates.expr_value import plain
from templates.shipped import shipped_vocabulary
from templates.value import Value
from templates.value_reader import read_value

YEAR = 2024
TABLE: dict[str, dict[str, str]] = yaml.safe_load(
    (Path(__file__).parent / "value_table.yaml").read_text(encoding="utf-8")
)
ROWS = [(raw, expected) for group in TABLE.values() for raw, expected in group.items()]


def told(value: Value) -> str:
    """Return a reading on one line."""
    bounds = [plain(bound) for bound in (value.low, value.high) if bound is not None]
    days = [day for day in (value.first, value.last) if day]
    parts = (value.kind.value, value.op, *bounds, *days, value.measure, value.per and f"/{value.per}", value.level)
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize(("raw", "expected"), ROWS, ids=[raw for raw, _ in ROWS])
def test_reads_as_judged(raw: str, expected: str) -> None:
    value = read_value(raw, shipped_vocabulary(), YEAR)
    assert told(value) == expected
    assert value.raw == raw


def test_the_table_is_long_and_says_nothing_twice() -> None:
    assert len(ROWS) >= 300
    assert len({raw for raw, _ in ROWS}) == len(ROWS)
