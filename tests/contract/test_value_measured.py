"""A bare number beside its unit of measure: no year, no date, but what the column says."""

import pytest

from templates.shipped import shipped_vocabulary
from templates.years import measured
from tests.contract.test_value_table import told


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        ("2024", "人", "count = 2024 人"),
        ("2024.12", "万元", "money = 20241200 元"),
        ("12.31", "万元", "money = 123100 元"),
        ("20241231", "人次", "count = 20241231 人次"),
        ("98", "%", "percent = 98 %"),
        ("2024", "", "unreadable"),
        ("2024.12", "", "date by 2024-12-31"),
        ("12月底前", "人", "date by 2024-12-31"),
        ("待定", "人", "placeholder"),
    ],
)
def test_measured(text: str, measure: str, expected: str) -> None:
    value = measured(text, measure, shipped_vocabulary(), 2024)
    assert told(value) == expected
    assert value.raw == text
