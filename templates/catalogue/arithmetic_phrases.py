"""How indicators of many units are rolled up, and why some figures are not."""

from templates.text import Text

ARITHMETIC: dict[str, Text] = {
    "sum_how_sum": Text("直接累加", "Added up"),
    "sum_how_mean": Text("按资金额度加权平均", "Mean weighted by money"),
    "sum_how_degree": Text("按资金额度加权的完成程度", "Degree of achievement weighted by money"),
    # why nothing of an indicator is added
    "sum_why_money": Text("指标值是资金数额，不作绩效累加", "The values are amounts of money, no performance to add up"),
    "sum_why_no_value": Text("没有单位填写指标值", "No unit gives a value"),
    "sum_why_composite": Text("一格中有几个数，不能累加", "Several figures stand in one cell; they cannot be added up"),
    "sum_why_mixed_kind": Text("各单位指标值的类型不同（数量、比率、文字、日期等），不能累加", "Values are of different kinds (counts, rates, words, dates); they cannot be added up"),
    "sum_why_mixed_measure": Text("各单位的计量单位不同，不能换算，不能累加", "Units of measure differ and do not convert; the values cannot be added up"),
    "sum_why_no_measure": Text("指标值没有计量单位，不知是数量还是比率，不能累加", "Values have no unit of measure: counts or rates, nobody can tell; they cannot be added up"),
    "sum_why_tolerance": Text("误差范围（±）不能累加", "Tolerances (±) cannot be added up"),
    "sum_why_duration": Text("时长既可能是合计也可能是水平，不作累加", "A length of time may be a total or a level; it is not added up"),
    "sum_why_unlike_signs": Text("各单位目标的符号不同（≥、≤、=），不能累加", "The signs of the targets differ (≥, ≤, =); they cannot be added up"),
    # why one row is counted apart
    "sum_apart_blank": Text("未填", "Blank"),
    "sum_apart_unread": Text("无法识别", "Not understood"),
    "sum_apart_measure": Text("计量单位与其他单位不同", "Another unit of measure than the others"),
    "sum_apart_words": Text("文字，不是数值", "Words, no figure"),
    "sum_apart_no_figure": Text("不是确定的数值（如“以上”、范围）", "No definite figure (such as a bound or a range)"),
    "sum_apart_no_money": Text("没有资金额度，无法加权", "No budget known to weight it by"),
    "sum_apart_not_judged": Text("完成程度无法判断", "How far it was achieved cannot be judged"),
}
