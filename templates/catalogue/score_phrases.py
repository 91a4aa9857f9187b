"""Short wordings that checks of scores and money give as facts and that are said in the reader's language."""

from templates.text import Text

SCORE_FACTS: dict[str, Text] = {
    "rule_never_above": Text("得分不能超过分值", "never more than its points"),
    "rule_late": Text("逾期完成不得满分", "not all points for what came late"),
    "rule_lower_rung": Text("未达到目标的等次不得满分", "not all points below the rung aimed at"),
    "rule_partly": Text("部分达成的得分区间", "the band of targets reached in part"),
    "rule_undone": Text("未达成的得分区间", "the band of targets not reached"),
    "no_value": Text("无", "none"),
    "no_rate": Text("（预算为 0，没有执行率）", "(no rate of a budget of 0)"),
}
