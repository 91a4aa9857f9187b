"""The section ``scoring`` of rules.yaml: presets, settings of the district, tables that cannot be."""

from decimal import Decimal
from typing import Any

import pytest

from templates.codes import Slip
from templates.scoring_reader import read_scoring
from templates.scoring_rules import HUBEI
from templates.scoring_rules import MINISTRY
from templates.scoring_rules import ScoringRules
from templates.scoring_rules import from_plain
from templates.scoring_rules import to_plain
from templates.slips import AuthorError
from templates.yaml_source import read_yaml


def read(text: str) -> ScoringRules:
    return read_scoring(read_yaml(text, "rules.yaml"))


def test_presets() -> None:
    assert read_scoring(None) == read("preset: ministry") == MINISTRY
    assert read("preset: hubei") == HUBEI
    assert [(one.name, one.least, one.most) for one in HUBEI.degrees][1][1:] == (Decimal(50), Decimal(80))
    assert MINISTRY.execution + sum(points for _, points in MINISTRY.weights) == 100
    assert MINISTRY.execution + sum(points for _, points in MINISTRY.weights_with_cost) == 100


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("over_target: 0.5", "over_target", Decimal("0.5")),
        ("tolerance: 0.05", "tolerance", Decimal("0.05")),
        ("places: 1", "places", 1),
        ("low_execution: 0.8", "low_execution", Decimal("0.8")),
    ],
)
def test_a_setting_wins_over_the_preset(text: str, name: str, value: Any) -> None:  # noqa: ANN401 - of any setting
    assert getattr(read(f"preset: hubei\n{text}"), name) == value


def test_bands_grades_and_caps() -> None:
    rules = read(
        "qualitative: [{name: 达成, from: 70}, {name: 未达成, from: 0}]\n"
        "grades: {A: 85, B: 60, C: 0}\nexecution_caps: [{below: 50, most: 0}]"
    )
    bands = [(one.name, int(one.least), int(one.most)) for one in rules.degrees]
    assert bands == [("达成", 70, 100), ("未达成", 0, 70)]
    assert [rules.grade_of(Decimal(total)) for total in (100, 85, 84, 0)] == ["A", "A", "B", "C"]
    assert [(int(one.rate), int(one.most)) for one in rules.caps] == [(50, 0)]


@pytest.mark.parametrize(
    ("text", "slip", "line"),
    [
        ("weights: {产出指标: 50, 效益指标: 30}", Slip.WEIGHTS_NOT_100, 1),
        ("tolerance: 0.1\nexecution: 20", Slip.WEIGHTS_NOT_100, 2),  # with the 90 points of the preset
        ("weights_with_cost: {成本指标: 95}", Slip.WEIGHTS_NOT_100, 1),
        ("preset: guangdong", Slip.NOT_ONE_OF, 1),
        ("bands: []", Slip.KEY_UNKNOWN, 1),
        ("grades: {优: 90, 良: 95, 差: 0}", Slip.WRONG_TYPE, 1),
        ("grades: {优: 90, 良: 80}", Slip.WRONG_TYPE, 1),
        ("qualitative: [{name: 达成, from: 80}]", Slip.WRONG_TYPE, 1),
        ("qualitative: [{name: 达成, from: 80}, {name: 部分, from: 90}]", Slip.WRONG_TYPE, 1),
        ("low_execution: 90", Slip.WRONG_TYPE, 1),
        ("places: 7", Slip.WRONG_TYPE, 1),
    ],
)
def test_a_mistake_is_the_authors_at_its_line(text: str, slip: Slip, line: int) -> None:
    with pytest.raises(AuthorError) as refused:
        read(text)
    assert (refused.value.slip, refused.value.origin.line) == (slip, line)


@pytest.mark.parametrize("rules", [MINISTRY, HUBEI, read("execution_caps: [{below: 50, most: 0}]")])
def test_kept_with_the_issue_as_plain_values(rules: ScoringRules) -> None:
    assert from_plain(to_plain(rules)) == rules
