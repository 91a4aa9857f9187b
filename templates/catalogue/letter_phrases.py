"""The letters that go out with workbooks: what ships, the placeholders that may stand in them, and their parts."""

from templates.text import Text

# what may stand in {{…}} in a letter
LETTER_TAGS: dict[str, Text] = {
    "unit": Text("单位名称", "unit"),
    "department": Text("主管部门", "department"),
    "contact": Text("联系人", "contact"),
    "district": Text("本区名称", "district"),
    "year": Text("年度", "year"),
    "forms": Text("填报表", "forms"),
    "due": Text("截止日期", "due"),
    "files": Text("附件清单", "files"),
    "void": Text("作废说明", "void"),
    "late": Text("催报清单", "late"),
    "times": Text("第几次", "times"),
    "ask": Text("咨询", "ask"),
    "today": Text("日期", "date"),
}

LETTERS: dict[str, Text] = {
    "letter_distribute": Text(
        """主题：{{本区名称}}{{年度}}年度预算绩效填报表（{{单位名称}}）

{{单位名称}}：

现将{{年度}}年度{{填报表}}发给贵单位，见附件。
{{截止日期}}
{{作废说明}}

填报要求：
1. 用 Excel 或 WPS 打开附件，先看“填报说明”，只填可以编辑的单元格，不要增删行列、工作表；
2. 填完看“填报自检”，改到没有红色提示；要求说明原因的，写在对应的说明栏；
3. 直接保存后发回，不要改成别的格式，也不要把内容复制到别的文件里。

附件：
{{附件清单}}

咨询：{{咨询}}

{{日期}}
""",
        """Subject: {{district}}: budget performance forms {{year}} ({{unit}})

To: {{unit}}

Please find attached the forms of {{year}}: {{forms}}.
{{due}}
{{void}}

How to fill them in:
1. Open the workbook in Excel or WPS, read the first sheet, and fill in only the cells that can be edited; add or delete no rows, columns or sheets.
2. Look at the last sheet (self-check) and correct whatever is red; give a reason where one is asked for.
3. Save it as it is and send it back; do not change its format or copy its content into another file.

Attached:
{{files}}

Questions: {{ask}}

{{date}}
""",
    ),
    "letter_feedback": Text(
        """主题：退回修改：{{本区名称}}{{年度}}年度{{填报表}}（{{单位名称}}）

{{单位名称}}：

贵单位报送的{{年度}}年度{{填报表}}经核对需要修改，现退回，见附件。
附件工作簿里已有贵单位原来填的内容，第一张表逐条列出问题、位置和怎样修改。请在附件上改，不要再用原来的文件；改好后直接保存发回。

附件：
{{附件清单}}

咨询：{{咨询}}

{{日期}}
""",
        """Subject: Sent back for correction: {{forms}}, {{year}} ({{unit}})

To: {{unit}}

The return of {{forms}} for {{year}} needs correction and is sent back to you, see the attachment.
The attached workbook holds what you filled in; its first sheet lists each finding, its cell and what to do. Please correct this workbook, not the old file, save it and send it back.

Attached:
{{files}}

Questions: {{ask}}

{{date}}
""",
    ),
    "letter_reminder": Text(
        """主题：催报通知：{{本区名称}}{{年度}}年度预算绩效填报（{{单位名称}}）

{{单位名称}}：

截至{{日期}}，贵单位以下填报表尚未报送或尚未改好：

{{催报清单}}

请尽快填好发回。如已发出，请与我们核对是否收到；如没有收到过工作簿，请告知，我们补发。

咨询：{{咨询}}

{{日期}}
""",
        """Subject: Reminder: budget performance forms {{year}} ({{unit}})

To: {{unit}}

As of {{date}}, these forms of yours have not been returned, or not been corrected:

{{late}}

Please fill them in and send them back. If you have sent them already, ask us whether they arrived; if you never received a workbook, tell us and we send it again.

Questions: {{ask}}

{{date}}
""",
    ),
    "letter_subject": Text("主题", "Subject"),
    "letter_form": Text("《{title}》", "{title}"),
    "letter_between": Text("、", ", "),
    "letter_day": Text("{year}年{month}月{day}日", "{year}-{month}-{day}"),
    "letter_due": Text("{forms}请于{day}前报送。", "{forms}: to be returned by {day}."),
    "letter_file": Text("{number}. {file}", "{number}. {file}"),
    "letter_void": Text("此前下发的{form}（{file}）作废，请改用本次附件，旧表报回不予受理。",
                        "The earlier workbook of {form} ({file}) is void: please use the one attached, the earlier one will not be accepted."),
    "letter_void_because": Text("此前下发的{form}（{file}）作废，请改用本次附件，旧表报回不予受理。重新下发的原因：{because}",
                                "The earlier workbook of {form} ({file}) is void: please use the one attached, the earlier one will not be accepted. Why it was issued anew: {because}"),
    "letter_late": Text("{form}：应于{due}前报送，已逾期 {days} 天", "{form}: was due on {due}, {days} day(s) ago"),
    "letter_unread": Text("{form}：应于{due}前报送，已逾期 {days} 天；已收到的文件无法读取，请重新报送",
                          "{form}: was due on {due}, {days} day(s) ago; the file that came cannot be read, please send it again"),
    "letter_soon": Text("{form}：{due}截止，还有 {days} 天", "{form}: due on {due}, {days} day(s) from now"),
    "letter_today": Text("{form}：今天（{due}）截止", "{form}: due today ({due})"),
    "letter_back": Text("{form}：{day}退回修改，尚未重新报送（原定{due}前报送）", "{form}: sent back for correction on {day}, not returned since (was due on {due})"),
    # the list that goes with a department's zip
    "handover_title": Text("{district}{year}年度预算绩效填报表交接清单", "Workbooks handed over, {district}, {year}"),
    "handover_feedback_title": Text("{district}{year}年度退回修改工作簿交接清单", "Workbooks sent back, {district}, {year}"),
    "handover_lead": Text("主管部门：{department}　　交接日期：{day}　　{units} 家单位 {count} 份", "Department: {department}    Date: {day}    {units} units, {count} workbooks"),
    "handover_head": Text("序号|单位代码|单位|工作簿|截止日期|签收", "No.|Code|Unit|Workbook|Due|Received by"),
    "handover_note": Text("标“重新下发”的单位，此前下发的工作簿作废。", "Where it says issued anew, the earlier workbook is void."),
    "handover_anew": Text("（重新下发）", " (issued anew)"),
    "handover_anew_because": Text("（重新下发：{because}）", " (issued anew: {because})"),
    "handover_sign": Text("移交人：{blank}接收人：{blank}日期：", "Handed over by:{blank}Received by:{blank}Date:"),
    "handover_file": Text("交接清单", "handover list"),
    "handover_none": Text("未注明主管部门", "no department"),
}
