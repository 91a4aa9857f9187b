"""Phrases of the last sheet of the roll-up: by which rules and settings its figures were made."""

from templates.text import Text

_RULES: dict[str, tuple[Text, Text, Text]] = {
    "money": (
        Text("收支", "Money"),
        Text("收入合计＝财政拨款＋其他资金，支出合计＝基本支出＋项目支出；空白不是零，不参加合计；只汇总已通过审核的最新一次报送。",
             "Income = appropriation + other funds; spending = basic + project spending. A blank is not zero and is not "
             "added. The latest accepted return of each unit counts."),
        Text("部门整体支出绩效目标表", "Department target form")),
    "years": (
        Text("上年、前年数", "Earlier years"),
        Text("先取该单位当年通过的报送的当年数；没有的取本年表内的上年、前年栏。两者不同的在说明栏写明。",
             "The figure of the return accepted in that year comes first; else the column of this year's form. Where the "
             "two differ, the remark says so."),
        Text("台账、本年报送", "Ledger, this year's return")),
    "base": (
        Text("口径变化", "Changed bases"),
        Text("两年的单位、金额单位或计量单位不同的，只标明，不计算增减；另列两年都有数的单位同口径比较。",
             "Where units, the money unit or the measure are not the same in both years, that is marked and no change is "
             "worked out; units with both years are compared like for like."),
        Text("本系统口径", "Convention of this program")),
    "targets": (
        Text("绩效目标", "Targets"),
        Text("项目单独报送目标表的，以该表为准，不再从部门整体表重复计算；资金只列在项目首行。",
             "A project's own form outranks its department's list and is counted once; money stands in a project's first row."),
        Text("项目支出、部门整体支出绩效目标表", "Target forms")),
    "evaluations": (
        Text("自评结果", "Self-evaluations"),
        Text("执行率＝全年执行数÷全年预算数；合计的执行率按合计数重新计算；得分、等级为单位自评、由表内公式按打分规则算出。",
             "Execution rate = executed ÷ adjusted budget, of totals from the totals. Scores and grades are the units' own, "
             "worked out by the forms' formulas."),
        Text("项目、部门整体支出绩效自评表", "Self-evaluation forms")),
    "scores": (
        Text("得分不取平均", "Scores"),
        Text("全区不以得分平均数作为得分；平均分仅供参考。指标得分率按汇总后的完成数重新计算。",
             "No mean of scores is the district's score. Points of indicators are worked out anew from rolled-up figures."),
        Text("绝对值直接累加；相对值按资金额度加权平均；定量指标先汇总完成数再计算得分；定性指标以资金额度为权重加权平均",
             "Official note of Hubei (case 18)")),
    "coverage": (
        Text("自评覆盖率", "Coverage"),
        Text("已自评项目数÷应自评项目数；应自评项目为下发的自评表所列项目。",
             "Projects with an accepted self-evaluation ÷ projects of the forms issued."),
        Text("下发记录、自评表", "Issues, self-evaluation forms")),
    "sums": (
        Text("指标汇总", "Indicators"),
        Text("同表、同级、同名的指标为同一指标；数量累加，比率按资金额度加权，文字和时限按资金额度加权得分率；"
             "金额类、计量单位或类型不同的不累加。监控表不参加汇总。",
             "Same form, levels and name are one indicator. Counts add, rates are weighted by money, words and deadlines earn "
             "points weighted by money; amounts, unlike measures and kinds are not added. Monitoring is left out."),
        Text("各绩效表指标", "Indicators of all forms")),
    "falls": (
        Text("同比倒退", "Falls"),
        Text("本年与上年实际值比，没有实际值的与上年目标比；金额变动、改为文字、取消、不可比的单列，不算倒退。"
             "同一指标的目标和实际（或两张表里）都倒退的，明细都列，只计一项，其余标“（同项）”；财政同意的计入“倒退已说明”。",
             "This year against last year's actual, else its target. Money, words, dropped and not comparable are apart. "
             "An indicator that fell in two forms, as target and as actual, is listed twice and counted once: the other line "
             "says “(same)”. A fall the bureau waived counts as explained."),
        Text("各单位最近一次报送", "The latest return of each unit")),
    "trace": (
        Text("追溯", "Tracing"),
        Text("合计是表内公式，可直接点开；来源栏打开报送文件的单元格。任一数字：tianbao trace '表名!单元格'。",
             "Totals are live formulas; the source column opens the returned file at its cell. Any figure: "
             "tianbao trace 'sheet!cell'."),
        Text("本系统口径", "Convention of this program")),
}

_WORDS: dict[str, Text] = {
    "basis_item": Text("事项", "Item"),
    "basis_content": Text("内容", "Content"),
    "basis_source": Text("依据、来源", "Source"),
    "band_rules": Text("一、计算口径", "1  Rules"),
    "band_settings": Text("二、本区设置", "2  Settings"),
    "band_versions": Text("三、版本和文件", "3  Versions and files"),
    "band_files": Text("四、已汇总的报送文件", "4  Files rolled up"),
    "unit_and_form": Text("单位、填报表", "Unit and form"),
    "file_and_hash": Text("文件和指纹", "File and fingerprint"),
    "received_and_version": Text("收到日期、表版本", "Received, version of the form"),
    "set_year": Text("年度", "Fiscal year"),
    "set_money": Text("金额单位", "Money unit"),
    "set_forms": Text("使用的表", "Forms in use"),
    "set_due": Text("截止日期", "Due dates"),
    "set_derived": Text("合计、占比、得分", "Totals, shares, scores"),
    "derived_formula": Text("表内锁定公式", "Locked formulas"),
    "derived_typed": Text("单位填写并核对", "Typed by the unit and checked"),
    "set_history": Text("上年、前年栏", "Columns of earlier years"),
    "history_ledger": Text("已知的预填并锁定", "Prefilled and locked where known"),
    "history_typed": Text("单位填写并与台账核对", "Typed by the unit and checked"),
    "set_tolerance": Text("允许的降幅（目标/实际）", "Falls allowed (target/actual)"),
    "set_reason": Text("情况说明最少字数", "Shortest reason"),
    "set_matching": Text("名称匹配（自动/询问）", "Names matched (sure/asked)"),
    "set_scoring": Text("打分", "Scoring"),
    "execution_points": Text("预算执行率", "execution"),
    "set_grades": Text("等级", "Grades"),
    "set_over": Text("超目标须说明", "Above target needs a reason from"),
    "set_execution": Text("执行率低于须说明", "Execution needs a reason below"),
    "set_severities": Text("调整过轻重的检查", "Checks of changed severity"),
    "as_shipped": Text("全部按默认", "All as shipped"),
    "set_rules": Text("核对关系条数", "Relations that must hold"),
    "not_set": Text("（未设）", "(not set)"),
    "made_on": Text("编制日期", "Made on"),
    "version_program": Text("程序版本", "Program version"),
    "version_rules": Text("规则文件", "Rules file"),
    "version_units": Text("单位名单", "List of units"),
    "version_projects": Text("项目清单", "List of projects"),
    "version_library": Text("指标库", "Library of indicators"),
    "form_version": Text("表的版本", "Version of the form"),
    "files_rolled": Text("汇总的报送文件", "Files rolled up"),
    "files_count": Text("{count} 份（共收到 {arrived} 份报表的报送）", "{count} (of {arrived} returns that came)"),
    "files_last": Text("用到的上年报送文件", "Last year's files used"),
    "ledger": Text("台账", "Ledger"),
    "digest": Text("汇总指纹", "Fingerprint of this roll-up"),
    "digest_note": Text("台账或设置变动后重新汇总，指纹随之改变", "Changes with the ledger and the settings"),
}

BASIS: dict[str, Text] = {
    **{f"rollup_{key}": text for key, text in _WORDS.items()},
    **{f"rollup_rule_{key}{tail}": text for key, rule in _RULES.items()
       for tail, text in zip(("_name", "", "_source"), rule, strict=True)},
}
