"""What a return says is what its cells say: nothing lost, nothing guessed, nothing read that somebody else wrote."""

import time
from decimal import Decimal

import pytest

from consolidate.outcome import Outcome
from templates.returned import Return
from tests.intake.bench import Bench
from tests.intake.spoil import FORM_PART
from tests.intake.spoil import Spoil
from tests.intake.spoil import typed
from tests.intake.spoil import xml

MONEY = "income.appropriation.current"
TARGET = "goals[1].indicators[1].target"


def content(outcome: Outcome) -> Return:
    """Return what was read."""
    assert outcome.returned is not None
    return outcome.returned


@pytest.mark.parametrize(
    ("spoil", "field", "amount"),
    [
        (typed("D7", 150), MONEY, "150"),
        (typed("D7", 150.1), MONEY, "150.1"),
        (typed("D7", "１５０．５"), MONEY, "150.5"),
        (typed("D7", "1,150.50"), MONEY, "1150.50"),
        (typed("D7", "约150"), MONEY, None),
        (typed("D7", "=150"), MONEY, None),
        (typed("D7", "#REF!"), MONEY, None),
        (typed("D7", value=True), MONEY, None),
        (typed("D7", None), MONEY, None),
        (typed("D9", 999), "income.total.current", "160"),  # worked out from the inputs, whatever stands there
        (typed("H7", 999), "income.appropriation.prior1", "140"),  # prefilled counts as issued
        (typed("E34", 999), "projects[1].year_budget", "60"),
    ],
)
def test_amounts(bench: Bench, spoil: Spoil, field: str, amount: str | None) -> None:
    found = content(bench.take(spoil(bench))).amounts[field]
    assert found == (None if amount is None else Decimal(amount))


@pytest.mark.parametrize(
    ("spoil", "field", "text"),
    [
        (typed("G40", "≥125"), TARGET, "≥125"),
        (typed("G40", 125), TARGET, "125"),
        (typed("G40", 0.95, number_format="0%"), TARGET, "95%"),
        (typed("G40", 0.955, number_format="0.0%"), TARGET, "95.5%"),
        (typed("G40", 0.95, number_format='0.00"%"'), TARGET, "0.95"),  # a % that is only shown
        (typed("G40", "  125 "), TARGET, "125"),
        (typed("G40", "_x005F_x000D_"), TARGET, "_x000D_"),
        (typed("B13", "一。_x000D_\n二。"), "duties", "一。\n二。"),
        (typed("F40", "999"), "goals[1].indicators[1].prior1", "120"),
        (typed("B34", "别的"), "projects[1].name", "公园管护"),
    ],
)
def test_texts(bench: Bench, spoil: Spoil, field: str, text: str) -> None:
    assert content(bench.take(spoil(bench))).text(field) == text


def test_inputs_merged_by_the_user_all_keep_their_content(bench: Bench) -> None:
    before = content(bench.take(bench.good))
    spoil = xml(FORM_PART, "<mergeCell ", '<mergeCell ref="G40:H41"/><mergeCell ref="D7:D8"/><mergeCell ', 1)
    after = bench.take(spoil(bench))
    assert {one.name for one in after.findings} == {"merged_input"}
    assert content(after).texts == before.texts
    assert [content(after).text(f"goals[1].indicators[2].{name}") for name in ("target", "basis")] == [
        "显著提升", "游园环境整治方案"]  # fmt: skip


def test_a_merge_over_the_whole_sheet_costs_nothing_and_is_told(bench: Bench) -> None:
    spoil = xml(FORM_PART, "<mergeCell ", '<mergeCell ref="A1:XFD1048576"/><mergeCell ', 1)
    began = time.monotonic()
    outcome = bench.take(spoil(bench))
    assert (outcome.state, time.monotonic() - began < 5) == ("blocked", True)
    assert content(outcome).texts == content(bench.take(bench.good)).texts
