"""What the study of a case leaves unsaid: which findings are right although not listed, and which must never come.

Blank required cells are not listed here: what a page leaves out, a return has to have.
"""

from collections.abc import Mapping

# Findings (block and explain) that the study of a case does not list, with the reason why they are right.
ALSO_RIGHT: Mapping[str, Mapping[str, str]] = {
    "00b": {},
    "01": {"rate_over_100_operator": "合格率 ≥100 can only be equal to 100: the catalogue says so of every such rate"},
    "02": {"target_missed": "37.24 of 43.2 in an output row; the row has its reason, so nothing is left to do"},
    "09": {"target_missed": "60% of 90%, twice; both rows have their reason"},
    "22": {"target_missed": "4604 of ≥4754; the row has its reason"},
    "30": {
        "low_execution_needs_reason": "76% < 90%, and the page prints no reason",
        "target_missed": "72.74% of 100%, the row whose score is wrong",
        "weights_sum_ne_100": "the stored page ends after 17 rows: 2+1+2+2+2+2+3+5+1+2+2+2+5+10+5+10+10=66, 66+10=76",
    },
    "41": {"actual_missing_for_target": "the report quotes two targets and no actual"},
}

# Expected by the study, found elsewhere: no single return holds both years (see test_two_years.py).
ELSEWHERE: Mapping[str, tuple[str, ...]] = {"20": ("yoy_dequantified",), "21": ("yoy_dequantified",)}

SUMS = ("sum_mismatch", "fund_total_ne_parts", "received_total_ne_parts", "executed_over_received")
RATES = ("exec_rate_wrong", "exec_rate_blank", "exec_rate_rounding", "low_execution_needs_reason")
WEIGHTS = ("weights_sum_ne_100", "level1_weight_vs_note", "level1_weight_nonstandard")
SCORES = ("score_wrong", "exec_score_wrong", "total_wrong", "score_scale_double_weighted")
FALLS = ("target_regressed", "actual_regressed", "declined_two_years")

# What ties on the page: finding names that must not come, all over the return or at the fields named.
SILENT: Mapping[str, tuple[tuple[str, ...], str]] = {
    "00b": ((*SUMS, *RATES, "projects_sum_ne_project_spending", "budget_cut_not_explained"), ""),
    "01": (("weights_sum_ne_100", "level1_weight_vs_note", "score_wrong"), ""),
    "02": ((*WEIGHTS, "exec_rate_wrong"), ""),
    "03": ((*SUMS, *WEIGHTS, *SCORES, "exec_rate_wrong", "unit_mismatch_yuan_wan"), ""),
    "05": ((*SUMS, *WEIGHTS, *SCORES, "low_execution_needs_reason"), ""),
    "09": ((*SUMS, "exec_rate_wrong", "exec_score_wrong"), ""),
    "13": ((*SUMS, *RATES, *WEIGHTS, "exec_score_wrong", "total_wrong"), ""),
    "16": ((*SUMS, *RATES, "cost_exceeds_budget"), ""),
    "20": ((*SUMS, *FALLS, "value_is_budget_amount", "cost_exceeds_budget", "value_is_score"), ""),
    "21": ((*SUMS, *FALLS, "value_is_budget_amount", "cost_exceeds_budget", "value_is_score"), ""),
    "22": ((*SUMS, *RATES, *WEIGHTS, "total_wrong", "goal_vs_indicator"), ""),
    "28": ((*SUMS, *WEIGHTS, "unit_mismatch_yuan_wan", "cost_exceeds_budget", "money_cell_not_number"), ""),
    "30": (("exec_score_wrong", "total_wrong", "exec_rate_wrong"), ""),
    "37": (("sum_mismatch",), r"costs\.total\.(amount|prior1)"),
    "41": (SCORES, ""),
    "43": ((*SUMS, *RATES, "budget_cut_not_explained", "unit_mismatch_yuan_wan", "stale_total"), ""),
}
