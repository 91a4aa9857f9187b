"""The same project in two years (cases 20 and 21), last year's values typed beside this year's: no fall is invented."""

from dataclasses import replace
from pathlib import Path

from tests.cases.expected import FALLS
from tests.cases.fill import paper_of
from tests.cases.fill import read_case
from tests.cases.paper import checked
from tests.cases.paper import issue


def test_fog_cannons(tmp_path: Path) -> None:
    last, now = (read_case(name)["projects"][0] for name in ("20", "21"))
    paper = paper_of(read_case("21"))
    priors = {f"indicators[{n}].prior1": row["target"] for n, row in enumerate(last["indicators"], start=1)}
    answers = {**paper.sheets[0][1], **priors}
    found = checked(issue(replace(paper, sheets=((now["name"], answers),)), tmp_path / "w"), numbers=True)
    years = {one.place for one in found if one.name.startswith("yoy_")}
    assert years == {
        "yoy_dequantified indicators[5].target",  # 250万 and then 控制在预算内
        "yoy_unit_changed indicators[4].target",  # 2023.07-2024.01 and then 180
    }
    assert [one for one in found if one.name in (*FALLS, "regression_reason_missing")] == []
