"""The fog cannon's two years, end to end: every indicator is found again, nothing is said to regress that did not."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from consolidate.checks.all_checks import run_checks
from consolidate.history import HistoryRow
from consolidate.ledger.known import known_of
from consolidate.ledger.ledger import open_ledger
from consolidate.matching.returns import found_for
from templates.codes import Code
from templates.contract import Contract
from templates.known import Known
from templates.returned import Return
from templates.shipped import shipped_vocabulary
from templates.years import year_rows
from tests.checks.builder import FORM
from tests.checks.builder import RULES
from tests.checks.builder import filled
from tests.checks.builder import issued_for
from tests.fogcannon import BARE
from tests.fogcannon import LAST
from tests.fogcannon import LAST_ROWS
from tests.fogcannon import NOW_ROWS
from tests.fogcannon import PROJECT
from tests.fogcannon import UNIT

EXPECTED = {
    "雾炮车抑尘降尘服务配备车辆数": ("10辆", "held"),
    "雾炮车风炮射程": ("≥80M", "held"),
    "服务周期内空气质量": ("优良", "held"),
    "服务周期": ("2023.07-2024.01", "not_comparable"),
    "控制在预算成本内": ("250万", "dequantified"),
    "服务周期内,市民对空气质量改善的满意程度": ("≥85%", "held"),
    "满意度": ("≥90%", "held"),
}


def history() -> list[HistoryRow]:
    return [
        HistoryRow(UNIT.code, FORM.id, LAST, level1, level2, level3, "", 2023, "target", value, "")
        for level1, level2, level3, value in LAST_ROWS
    ]


def known(folder: Path, rows: list[HistoryRow]) -> Known:
    with open_ledger(f"sqlite:///{folder.as_posix()}/ledger.db") as ledger:
        ledger.record_history(rows)
        return known_of(ledger, UNIT, (PROJECT,), FORM, 2024)


def typed(rows: Sequence[tuple[str, str, str, str]] = NOW_ROWS) -> Return:
    """Return the form as the unit fills it that was issued before the ledger knew anything."""
    cells = {
        f"goals[1].indicators[{number}].{column}": text
        for number, row in enumerate(rows, start=1)
        for column, text in zip(("level1", "level2", "level3", "target"), row, strict=True)
    }
    return filled(cells, issued_for(BARE))


def judged(folder: Path, returned: Return) -> Contract:
    found = found_for(known(folder, history()), returned)
    return Contract(RULES, shipped_vocabulary(), found.priors, found.kinds, found.matched)


def test_what_the_unit_typed_is_found_in_last_year(tmp_path: Path) -> None:
    returned = typed()
    rows = year_rows(returned, judged(tmp_path, returned))
    verdicts = {one.row.name: (one.row.prior1, one.comparison and one.comparison.verdict) for one in rows}
    assert verdicts == EXPECTED


def test_only_what_changed_in_kind_is_told(tmp_path: Path) -> None:
    returned = typed()
    codes = [one.code for one in run_checks(returned, judged(tmp_path, returned)) if one.code.value.startswith("Y")]
    assert codes == [Code.YOY_UNIT_CHANGED, Code.YOY_DEQUANTIFIED]


def test_the_next_form_is_prefilled_under_the_new_name(tmp_path: Path) -> None:
    found = known(tmp_path, history())
    assert [(one.project, one.level3, one.prior1) for one in found.indicators] == [
        (PROJECT.name, level3, value) for _, _, level3, value in LAST_ROWS
    ]
    assert (found.past, found.doubts) == ((), ())


@pytest.mark.parametrize("step", [-1, 2, 3])
def test_the_order_of_rows_changes_nothing(tmp_path: Path, step: int) -> None:
    order = [place * step % len(NOW_ROWS) for place in range(len(NOW_ROWS))]
    rows = [NOW_ROWS[place] for place in order]
    returned = typed(rows)
    priors = {one.row.name: one.row.prior1 for one in year_rows(returned, judged(tmp_path, returned))}
    assert priors == {name: value for name, (value, _) in EXPECTED.items()}
