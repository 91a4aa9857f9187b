"""A fall that the bureau waived: explained, with the bureau's reason, once the unit need do no more."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from consolidate.district import District
from consolidate.regressions import regression_rows
from templates.codes import Code
from templates.finding import Finding
from templates.finding import Place
from templates.finding import facts
from templates.roster import Unit
from templates.say import default_severity
from tests.rollup.builder import amounts
from tests.rollup.builder import built
from tests.rollup.builder import district
from tests.rollup.builder import figures
from tests.rollup.builder import project
from tests.rollup.builder import rolled
from tests.rollup.builder import standing
from tests.rollup.reading import rows

UNIT = Unit("7", "区水务局")
WHY = "区政府同意调减"
FELL, MISSING, TWICE = Code.TARGET_REGRESSED, Code.REGRESSION_REASON_MISSING, Code.DECLINED_TWO_YEARS
ROW = "goals[1].indicators[1]"
PLACES = {FELL: f"{ROW}.target", TWICE: f"{ROW}.target", MISSING: f"{ROW}.reason"}


def fallen(waivers: Sequence[tuple[Code, str]], reason: str = "", target: str = "8") -> District:
    works = project(UNIT, "河道整治", "99", "99")
    line = ("产出指标", "数量指标", "整治河段", "20", "12", target, "依据", "公里", "正向", reason)
    said = facts(indicator="整治河段", base="12", current=target, base_year="2023", base_kind="", change="", least="6",
                 prior2="20")
    findings = tuple(Finding(code, default_severity(code), Place(field=PLACES[code]), said, waiver=waiver)
                     for code, waiver in waivers)
    returned = built(UNIT, amounts("1 1 1", "0 0 0", "1 1 1", "0 0 0"), (works,), {works.name: [line]})
    return district(standing(UNIT, returned, findings=findings))


@pytest.mark.parametrize(("waivers", "reason", "verdict", "told"), [
    ([(FELL, WHY), (MISSING, WHY)], "", "explained", f"财政同意：{WHY}"),
    ([(FELL, WHY), (MISSING, WHY)], "停办", "explained", f"停办；财政同意：{WHY}"),
    ([(FELL, WHY), (MISSING, "已电话核实")], "", "explained", f"财政同意：{WHY}；已电话核实"),
    ([(FELL, WHY), (MISSING, "")], "", "regressed", ""),
    ([(FELL, WHY), (TWICE, ""), (MISSING, WHY)], "", "regressed", ""),
    ([(FELL, ""), (MISSING, "")], "", "regressed", ""),
])  # fmt: skip
def test_waived(waivers: list[tuple[Code, str]], reason: str, verdict: str, told: str) -> None:
    (row,) = regression_rows(fallen(waivers, reason))
    assert (row.verdict, row.reason) == (verdict, told)


def test_in_english() -> None:
    (row,) = regression_rows(fallen([(FELL, WHY), (MISSING, WHY)]), "en")
    assert row.reason == f"waived by the bureau: {WHY}"


def test_a_waiver_of_another_indicator_explains_nothing() -> None:
    data = fallen([(FELL, WHY), (MISSING, WHY)])
    (one,) = data.standings
    moved = tuple(replace(found, place=Place(field=found.place.field.replace("indicators[1]", "indicators[2]")))
                  for found in one.findings)
    (row,) = regression_rows(replace(data, standings=(replace(one, findings=moved),)))
    assert row.verdict == "regressed"


def test_what_became_words_keeps_its_verdict_and_shows_the_waiver() -> None:
    data = fallen([(FELL, WHY)], target="及时")
    (one,) = data.standings
    found = replace(one.findings[0], code=Code.YOY_DEQUANTIFIED)
    (row,) = regression_rows(replace(data, standings=(replace(one, findings=(found,)),)))
    assert (row.verdict, row.reason) == ("dequantified", f"财政同意：{WHY}")


def test_the_roll_up_asks_for_nothing_more(tmp_path: Path) -> None:
    data = fallen([(FELL, WHY), (MISSING, WHY)])
    made = rolled(data, tmp_path / "a.xlsx")
    assert (made.regressed, made.explained) == (0, 1)
    told = figures(data)
    assert [told[f"cover/falls/all/{verdict}"] for verdict in ("regressed", "explained")] == [0, 1]
    shown = rows(tmp_path / "a.xlsx", "同比倒退清单")
    (line,) = [row for row in shown if row[5] == "整治河段"]
    assert (line[1], line[12]) == ("倒退已说明", f"财政同意：{WHY}")
