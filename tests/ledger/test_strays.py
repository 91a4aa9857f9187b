"""An approved change that reaches no target is told, with its line."""

from dataclasses import replace
from pathlib import Path

import pytest

from consolidate.history import HistoryRow
from consolidate.ledger.strays import strays
from consolidate.outcome import Outcome
from tests.ledger.examples import a_ledger
from tests.ledger.test_cycle import FORMS
from tests.ledger.test_cycle import PLANNED
from tests.ledger.test_cycle import TRAINED
from tests.ledger.test_cycle import change
from tests.ledger.test_cycle import row
from tests.ledger.test_cycle import targets

TWICE = targets(
    row("goals[1].indicators[1]", TRAINED, target="2400"), row("goals[1].indicators[2]", TRAINED, target="300")
)


@pytest.mark.parametrize(
    ("filed", "given", "lost"),
    [
        (PLANNED, change("2100"), False),
        (PLANNED, replace(change("2100"), level3="培训人数"), True),
        (PLANNED, change("2100", project="校舍维修"), True),
        (PLANNED, change("2100", year=2023), True),
        (TWICE, change("2100"), True),
        (PLANNED, replace(change("2100", project="校舍维修"), kind="target"), False),
    ],
)
def test_a_change_without_its_indicator_is_a_stray(
    tmp_path: Path, filed: Outcome, given: HistoryRow, *, lost: bool
) -> None:
    with a_ledger(tmp_path, filed) as ledger:
        assert list(strays(ledger, (given,), FORMS)) == ([given] if lost else [])
