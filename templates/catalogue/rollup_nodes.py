"""Phrases of the blocks in which units roll up to those above them."""

from templates.text import Text

NODES: dict[str, Text] = {
    "rollup_band_nodes": Text("附：按上下级汇总（上级含下级）", "Units above units: each with all below it"),
    "rollup_note_nodes_whole": Text("上级单位报的部门整体数已含下级：汇总只加下级，下级都没有通过的用上级所报；项目按各单位自己的项目相加",
                                    "What a unit above files as a whole includes the units below it: only theirs are added, or its own while none of theirs is accepted; projects always add"),
    "rollup_note_nodes_own": Text("上级单位报的是本级数，与下级一并相加；已含下级的，请在 rules.yaml 写 parents: whole", "A unit above files its own alone: it is added to those below it. If it includes them, write parents: whole in rules.yaml"),
    "rollup_node_level": Text("层级", "Level"),
    "rollup_node_name": Text("单位（按上下级排列）", "Unit, below the one above it"),
    "rollup_node_income": Text("收入合计", "Income"),
    "rollup_node_spending": Text("支出合计", "Spending"),
    "rollup_node_projects": Text("项目支出", "Projects"),
    "rollup_node_adjusted": Text("项目自评\n全年预算", "Adjusted\nbudget"),
    "rollup_node_executed": Text("项目自评全年执行", "Executed"),
    "rollup_node_rate": Text("执行率", "Rate"),
    "rollup_node_remark": Text("说明", "Remark"),
    "rollup_node_superseded": Text("部门整体数已含在下级中", "its own figures stand in those below"),
    "rollup_band_node_checks": Text("节点检查：上级单位所报与下级合计（{count} 项）", "Units above against the sum of those below: {count} figures"),
    "rollup_node_all_tie": Text("另有 {count} 项相符，不逐项列示", "{count} more figures agree"),
    "rollup_node_figure": Text("金额", "Figure"),
    "rollup_node_own": Text("本单位所报", "Its own"),
    "rollup_node_children": Text("下级合计", "Sum below"),
    "rollup_node_gap": Text("差额", "Gap"),
    "rollup_node_missing": Text("下级还有 {count} 份未通过", "{count} returns below are not accepted"),
    "rollup_node_verdict": Text("结论", "Verdict"),
    "rollup_node_ties": Text("相符", "Ties"),
    "rollup_node_differs": Text("不符", "Differs"),
    "rollup_node_incomplete": Text("下级未报齐", "Below incomplete"),
    "rollup_node_apart": Text("本级数", "Its own alone"),
    "rollup_node_twice": Text("疑重复计算", "Counted twice?"),
}
