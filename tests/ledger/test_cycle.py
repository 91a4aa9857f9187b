"""The year's cycle: targets into monitoring and self-evaluation, actuals into the next year's targets."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from consolidate.history import HistoryRow
from consolidate.ledger.cycle import adjusted_targets
from consolidate.ledger.known import known_of
from consolidate.ledger.ledger import Ledger
from consolidate.outcome import Outcome
from consolidate.outcome import State
from templates.form import Owner
from templates.issued import Issued
from templates.known import Known
from templates.layout import PlacedField
from templates.plan import plan
from templates.shipped import shipped_forms
from templates.stamp import Stamp
from tests.ledger.examples import PROJECT
from tests.ledger.examples import UNIT
from tests.ledger.examples import a_ledger
from tests.ledger.examples import an_outcome
from tests.ledger.examples import rules

FORMS = shipped_forms()
YEARLY, BY_PROJECT, MONITORING = "department-target", "project-target", "monitoring"
EVALUATION, WHOLE = "project-self-evaluation", "department-self-evaluation"
TRAINED = ("产出指标", "数量指标", "培训人次")
SERVED = ("满意度指标", "服务对象满意度指标", "学员满意度")
COST = ("成本指标", "经济成本指标", "人均培训成本")


def issue(form: str, year: int = 2024, known: Known | None = None) -> Issued:
    """Return the record of an issued workbook of any form."""
    laid = plan(FORMS[form], known or Known(UNIT, year, (PROJECT,)), rules())
    stamp = Stamp(form, laid.version, UNIT.code, year, f"{UNIT.code}-{year}-{form}", laid.digest, "k1")
    return Issued(stamp, f"{year}-01-02", f"{form}.xlsx", (laid.layouts[0].sheet,), tuple(laid.fields.values()), ())


def row(place: str, names: tuple[str, str, str], **cells: str) -> dict[str, str]:
    """Return the cells of one indicator row: `goals[1].indicators[1]` or `1/indicators[1]`."""
    named = dict(zip(("level1", "level2", "level3"), names, strict=True))
    return {f"{place}.{name}": text for name, text in {**named, **cells}.items()}


def targets(*rows: Mapping[str, str], year: int = 2024, state: State = State.ACCEPTED) -> Outcome:
    """Return the yearly form of a unit with these rows in the goal of its one project."""
    given = {name: text for one in rows for name, text in one.items()}
    return an_outcome(issue(YEARLY, year), given, state=state)


def evaluation(actual: str, measure: str = "", *, state: State = State.ACCEPTED, year: int = 2024) -> Outcome:
    """Return a self-evaluation in which the first indicator came to this."""
    given = row("1/indicators[1]", TRAINED, target="2400", actual=actual, measure=measure)
    return an_outcome(issue(EVALUATION, year), given, state=state)


def change(value: str, *, project: str = PROJECT.name, year: int = 2024, measure: str = "人次") -> HistoryRow:
    """Return an approved change of the first target."""
    return HistoryRow(UNIT.code, YEARLY, project, *TRAINED, "", year, "adjusted", value, measure)


def known(ledger: Ledger, form: str, year: int = 2024) -> Known:
    """Return what is known before the unit fills in a form."""
    return known_of(ledger, UNIT, (PROJECT,), FORMS[form], year, forms=FORMS)


def placed(ledger: Ledger, form: str, field: str, year: int = 2024) -> PlacedField:
    """Return a field of the workbook that would be issued now."""
    return plan(FORMS[form], known(ledger, form, year), rules()).fields[field]


PLANNED = targets(
    row("goals[1].indicators[1]", TRAINED, target="2400", measure="人次"),
    row("goals[1].indicators[2]", SERVED, target="≥95%"),
)


@pytest.mark.parametrize("form", [MONITORING, EVALUATION])
def test_an_approved_target_stands_locked_in_the_year_s_other_forms(tmp_path: Path, form: str) -> None:
    with a_ledger(tmp_path, PLANNED) as ledger:
        first, second = (placed(ledger, form, f"1/indicators[{number}].target") for number in (1, 2))
    assert [(one.value, one.owner) for one in (first, second)] == [("2400人次", Owner.BUREAU), ("≥95%", Owner.BUREAU)]


def test_a_whole_department_takes_the_targets_of_all_its_projects_and_sets_its_own_weights(tmp_path: Path) -> None:
    with a_ledger(tmp_path, PLANNED) as ledger:
        fields = plan(FORMS[WHOLE], known(ledger, WHOLE), rules()).fields
    assert [fields[f"indicators[{number}].target"].value for number in (1, 2)] == ["2400人次", "≥95%"]
    assert fields["indicators[1].weight"].owner is Owner.UNIT


@pytest.mark.parametrize("state", [State.BLOCKED, State.NEEDS_REASON, State.QUARANTINED])
def test_what_was_not_accepted_is_no_target(tmp_path: Path, state: State) -> None:
    with a_ledger(tmp_path, targets(row("goals[1].indicators[1]", TRAINED, target="2400"), state=state)) as ledger:
        assert known(ledger, MONITORING).indicators == ()
        assert placed(ledger, MONITORING, "1/indicators[1].target").owner is Owner.UNIT


@pytest.mark.parametrize("target", ["", "—", "无", "/"])
def test_an_indicator_without_a_target_is_not_asked_about(tmp_path: Path, target: str) -> None:
    given = targets(
        row("goals[1].indicators[1]", TRAINED, target=target), row("goals[1].indicators[2]", SERVED, target="≥95%")
    )
    with a_ledger(tmp_path, given) as ledger:
        assert [one.level3 for one in known(ledger, EVALUATION).indicators] == ["学员满意度"]


def test_a_change_within_the_year_is_obeyed_and_the_first_target_stays_in_the_ledger(tmp_path: Path) -> None:
    with a_ledger(tmp_path, PLANNED) as ledger:
        ledger.record_history((change("2100"),))
        assert placed(ledger, EVALUATION, "1/indicators[1].target").value == "2100人次"
        filed = ledger.accepted(UNIT.code, YEARLY, 2024)
        assert filed is not None
        assert filed.text("goals[1].indicators[1].target") == "2400"
        assert known(ledger, YEARLY, 2025).indicators[0].prior1 == "2100"


@pytest.mark.parametrize("other", [change("2100", project="校舍维修"), change("2100", year=2023), change("")])
def test_a_change_of_something_else_changes_nothing(tmp_path: Path, other: HistoryRow) -> None:
    with a_ledger(tmp_path, PLANNED) as ledger:
        ledger.record_history((other,))
        assert placed(ledger, EVALUATION, "1/indicators[1].target").value == "2400人次"


def test_of_names_that_stand_twice_a_change_changes_neither(tmp_path: Path) -> None:
    twice = targets(
        row("goals[1].indicators[1]", TRAINED, target="2400"), row("goals[1].indicators[2]", TRAINED, target="300")
    )
    with a_ledger(tmp_path, twice) as ledger:
        ledger.record_history((change("2100"),))
        assert [one.target for one in known(ledger, EVALUATION).indicators] == ["2400", "300"]


def test_a_later_change_counts_and_the_unit_of_its_column_comes_with_it() -> None:
    assert adjusted_targets([change("2100"), change("≤760", project="其他", measure="元/人次")], 2024) == {
        (PROJECT.name, *TRAINED): "2100人次",
        ("其他", *TRAINED): "≤760",
    }


def test_a_rate_stays_bare_where_its_unit_stands_beside_it(tmp_path: Path) -> None:
    given = targets(row("goals[1].indicators[1]", COST, target="≤760", measure="元/人次"))
    with a_ledger(tmp_path, given) as ledger:
        assert placed(ledger, EVALUATION, "1/indicators[1].target").value == "≤760"
        assert placed(ledger, EVALUATION, "1/indicators[1].measure").value == "元/人次"
        assert placed(ledger, MONITORING, "1/indicators[1].target").value == "≤760元/人次"


@pytest.mark.parametrize(
    ("outcome", "told", "value", "kind"),
    [
        (evaluation("2360", "人次"), [], "2360人次", "actual"),
        (evaluation("—"), [], "2400", "target"),
        (evaluation(""), [], "2400", "target"),
        (evaluation("2360", state=State.BLOCKED), [], "2400", "target"),
        (evaluation("2360", year=2023), [], "2400", "target"),
        (evaluation(""), [change("2100")], "2100", "target"),
        (evaluation("2360", "人次"), [change("2100")], "2360人次", "actual"),
    ],
)
def test_what_was_achieved_is_last_year_s_value_and_locked(
    tmp_path: Path, outcome: Outcome, told: list[HistoryRow], value: str, kind: str
) -> None:
    with a_ledger(tmp_path, PLANNED, outcome) as ledger:
        ledger.record_history(told)
        prior = known(ledger, YEARLY, 2025).indicators[0]
        field = placed(ledger, YEARLY, "goals[1].indicators[1].prior1", 2025)
    assert (prior.prior1, prior.kind1) == (value, kind)
    assert (field.value, field.owner, field.kind_of_prior) == (value, Owner.BUREAU, kind)


def test_of_actuals_that_stand_twice_none_is_taken(tmp_path: Path) -> None:
    given = {
        **row("1/indicators[1]", TRAINED, target="2400", actual="2360"),
        **row("1/indicators[2]", TRAINED, target="300", actual="280"),
    }
    with a_ledger(tmp_path, PLANNED, an_outcome(issue(EVALUATION), given)) as ledger:
        assert known(ledger, YEARLY, 2025).indicators[0].prior1 == "2400"


def test_the_bureau_s_own_record_of_an_actual_comes_before_the_self_evaluation(tmp_path: Path) -> None:
    with a_ledger(tmp_path, PLANNED, evaluation("2360")) as ledger:
        ledger.record_history(
            (HistoryRow(UNIT.code, YEARLY, PROJECT.name, *TRAINED, "", 2024, "actual", "2340", "人次"),)
        )
        assert known(ledger, YEARLY, 2025).indicators[0].prior1 == "2340"


def test_targets_filed_project_by_project_bring_their_operator_weight_and_goal(tmp_path: Path) -> None:
    given = {
        "1/goal.annual": "全年培训教师2400人次",
        **row("1/indicators[1]", TRAINED, operator="≥", target="2400", measure="人次", weight="50"),
    }
    with a_ledger(tmp_path, PLANNED, an_outcome(issue(BY_PROJECT), given)) as ledger:
        names = ("goal.expected", "indicators[1].operator", "indicators[1].target", "indicators[1].weight")
        fields = [placed(ledger, EVALUATION, f"1/{name}") for name in names]
        yearly = known(ledger, WHOLE).indicators
    assert [one.value for one in fields] == ["全年培训教师2400人次", "≥", "≥2400人次", "50"]
    assert {one.owner for one in fields} == {Owner.BUREAU}
    assert [(one.target, one.weight) for one in yearly] == [("2400人次", ""), ("≥95%", "")]
