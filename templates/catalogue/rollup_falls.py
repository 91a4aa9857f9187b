"""Phrases of the falls by department, below the year-over-year list of the roll-up."""

from templates.text import Text

FALLS: dict[str, Text] = {
    "regression_waived": Text("财政同意：{reason}", "waived by the bureau: {reason}"),
    "rollup_and_waived": Text("{why}；{reason}", "{why}; {reason}"),
    "rollup_counted": Text("{verdict}（同项）", "{verdict} (same)"),
    "rollup_points": Text("个百分点", "percentage points"),
    "rollup_permille_points": Text("个千分点", "per mille points"),
    "rollup_band_falls": Text("附：各主管部门的倒退指标数", "Falls by department"),
    "rollup_falls_regressed": Text("倒退，未说明（项）", "Fell, no reason"),
    "rollup_falls_explained": Text("倒退，已说明（项）", "Fell, explained"),
    "rollup_falls_all": Text("合计", "Together"),
    "rollup_chart_falls": Text("各主管部门的倒退指标（项）", "Indicators that fell, by department"),
    "rollup_chart_falls_most": Text("倒退指标最多的 {count} 个主管部门（项）", "The {count} departments with most falls"),
}
