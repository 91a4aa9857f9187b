"""``report``: the Word file in the workspace, the district's own template, and what is said when it cannot be."""

import json
import shutil
from pathlib import Path

import pytest
from docx import Document

from tests.face.cli import files
from tests.face.cli import is_one_line
from tests.report.builder import template
from tests.report.reading import shown
from tests.report.space import DEPARTMENT
from tests.report.space import PROJECT
from tests.report.space import UNIT
from tests.report.space import call
from tests.report.space import make
from tests.report.space import send

NAME = "中共广州市荔湾区委统战部"
FILE = f"reports/2023/{UNIT}_{NAME}_自评报告_2023.docx"
GOOD = {
    "unit.filed": "2024-06-06",
    "unit.offices": "设置办公室、党政科共 2 个科室。",
    "unit.duties": "负责全区统一战线工作。",
    "unit.staff": "行政编制 20 名。",
    "funds.original": "1252.97",
    "funds.adjusted": "1304.63",
    "funds.executed": "1304.63",
    "funds.weight": "10",
    "funds.sources.general": "1304.63",
    "funds.sources.fund": "0",
    "funds.sources.capital": "0",
    "funds.nature.basic": "1033.31",
    "funds.nature.project": "271.32",
    "funds.carryover": "0",
    "goal": "加强民族团结，促进港澳台交流，支持民营经济发展。",
    "tasks[1].project": "联谊活动",
    "tasks[1].budget": "60",
    "tasks[1].goal": "举办联谊活动12场。",
    "tasks[1].completion": "举办联谊活动12场，参加人员踊跃。",
    "conclusion": "较好完成了各项重点工作任务。",
    "achievements": "一是联谊扎实。\n二是服务到位。",
    "problems": "绩效目标不够细化。",
    "measures": "加强培训，细化目标。",
    "indicators[1].level1": "产出指标",
    "indicators[1].level2": "数量指标",
    "indicators[1].level3": "联谊活动场次",
    "indicators[1].target": "12场",
    "indicators[1].actual": "12场",
    "indicators[1].weight": "90",
}
TALKS, FAITH = "联谊活动", "宗教服务"
MONEY = {
    f"{project}/funds.{source}.{when}": "0"
    for project in (TALKS, FAITH)
    for source in ("appropriation", "carryover", "other")
    for when in ("initial", "adjusted", "executed")
}


@pytest.fixture(scope="module")
def _filed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    projects = f"{UNIT},{TALKS},60\n{UNIT},{FAITH},20\n"
    folder = make(tmp_path_factory.mktemp("face") / "荔湾 区", f"{DEPARTMENT}, {PROJECT}", projects)
    send(folder, GOOD)
    changes = {"initial": "60", "adjusted": "58", "executed": "55.5"}
    send(folder, MONEY | {f"{TALKS}/funds.appropriation.{when}": text for when, text in changes.items()}, PROJECT)
    return folder


@pytest.fixture
def filed(_filed: Path, tmp_path: Path) -> Path:
    """A workspace in which one unit has sent its own return and that of its projects."""
    return Path(shutil.copytree(_filed, tmp_path / "荔湾 区"))


def test_the_report_lies_in_the_workspace(filed: Path) -> None:
    _, out, err = call(filed, "report", "--unit", UNIT)
    assert out == f"{FILE}\n"
    assert err.startswith(f"{NAME}：依据 inbox/{UNIT}_{NAME}_部门整体支出绩效自评表_2023.xlsx\n")
    assert shown(filed / FILE)[:2] == [NAME, "2023年度部门整体支出绩效自评报告"]


def test_scores_indicators_and_projects_stand_in_it(filed: Path) -> None:
    call(filed, "report", "--unit", UNIT)
    lines = shown(filed / FILE)
    assert "经自评，2023年度部门整体支出绩效自评得分 100 分，等级为“优”。" in lines
    assert "产出指标 | 联谊活动场次 | 12场 | 12场 | 90 | 90 | " in lines
    at = lines.index("项目 | 全年预算数 | 执行数 | 执行率 | 得分 | 等级")
    assert lines[at + 1].startswith(f"{TALKS} | 58万元 | 55.5万元 | 95.69% | ")
    assert lines[at + 2].startswith(f"{FAITH} | 0万元 | 0万元 | 无法计算（预算数为 0） | ")
    assert "项目自评 1·年度资金总额·全年执行数 | 55.5万元" in "\n".join(lines)


def test_what_is_blank_is_told(filed: Path) -> None:
    _, out, err = call(filed, "report", "--unit", UNIT, "--json")
    document = json.loads(out)
    assert "funds.sources.other" in document["missing"]
    assert "未填报，报告中写作“未填报”：funds.sources.other" in err


def test_the_document_for_scripts(filed: Path) -> None:
    document = json.loads(call(filed, "report", "--unit", UNIT, "--json")[1])
    assert (document["unit"], document["year"], document["file"]) == (UNIT, 2023, FILE)
    assert (document["template"], document["unused"]) == ("report.zh.docx", [])
    assert document["source"]["file"].startswith("inbox/")
    assert len(document["source"]["sha256"]) == 64
    assert document["projects"]["form"] == PROJECT
    assert document["figures"][0]["value"] == "1252.97 万元"


def test_exit_code_says_whether_the_return_was_accepted(filed: Path) -> None:
    code, out, err = call(filed, "report", "--unit", UNIT, "--json")
    accepted = json.loads(out)["state"] == "accepted"
    assert (code, "尚未通过" in err) == ((0, False) if accepted else (1, True))


def test_a_report_that_a_clerk_worked_on_is_not_overwritten(filed: Path) -> None:
    call(filed, "report", "--unit", UNIT)
    document = Document(str(filed / FILE))
    document.add_paragraph("科室补充")
    document.save(str(filed / FILE))
    before = (filed / FILE).read_bytes()
    code, out, err = call(filed, "report", "--unit", UNIT)
    assert (code, out) == (2, "")
    assert err == f"{FILE} 已经存在，没有改动。请换一个文件名，或加 --force 覆盖\n"
    assert (filed / FILE).read_bytes() == before
    assert call(filed, "report", "--unit", UNIT, "--force")[1] == f"{FILE}\n"
    assert "科室补充" not in shown(filed / FILE)


def test_our_template_is_written_changed_and_used(filed: Path) -> None:
    code, out, err = call(filed, "report", "--write-template")
    assert (code, out) == (0, "templates/report.docx\n")
    assert "templates/report.docx" in err
    own = Document(str(filed / "templates/report.docx"))
    next(one for one in own.paragraphs if one.text == "一、基本情况").runs[0].text = "一、单位基本情况"
    own.save(str(filed / "templates/report.docx"))
    document = json.loads(call(filed, "report", "--unit", UNIT, "--json")[1])
    assert document["template"] == "templates/report.docx"
    assert "# 一、单位基本情况" in shown(filed / FILE)
    assert call(filed, "report", "--write-template")[0] == 2  # a changed template is not overwritten


def test_a_template_given_by_name_wins_and_what_it_leaves_out_is_told(filed: Path) -> None:
    (filed / "templates/report.docx").write_bytes(template("本区的 {{单位名称}}"))
    short = filed / "短.docx"
    short.write_bytes(template("{{单位名称}}：{{执行率}}"))
    _, _, err = call(filed, "report", "--unit", UNIT, "--template", short, "--out", filed / "短报告.docx")
    assert shown(filed / "短报告.docx") == [f"{NAME}：100.00%"]
    assert "模板里没有用到：年度、填报日期、机构设置" in err


def test_in_english(filed: Path) -> None:
    _, out, err = call(filed, "report", "--unit", UNIT, lang="en")
    assert out == f"reports/2023/{UNIT}_{NAME}_report_2023.docx\n"
    assert f"{NAME}: from inbox/" in err
    lines = shown(filed / out.strip())
    assert [line for line in lines if line.startswith("# ")] == [
        "# I. Basic facts",
        "# II. Evaluation",
        "# III. Problems",
        "# IV. Measures",
        "# Annex: where the figures come from",
    ]
    assert "By source: general public budget 1304.63 万元" in "\n".join(lines)
    assert "not filed" in "\n".join(lines)
    assert not [line for line in lines if "未填报" in line or "{{" in line]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--unit", "999"], "单位名单里没有代码 999。请核对 units.csv"),
        (
            ["--unit", "303"],
            "单位 303 还没有可读的 2023 年“部门整体支出绩效自评表”报送，写不出报告。请先收取（tianbao collect）",
        ),
        (
            ["--unit", UNIT, "--year", "2022"],
            "单位 302 还没有可读的 2022 年“部门整体支出绩效自评表”报送，写不出报告。请先收取（tianbao collect）",
        ),
        (["--unit", UNIT, "--template", "没有.docx"], "找不到文件 没有.docx。请核对路径"),
        (["--unit", UNIT, "--template", "units.csv"], "找不到文件 units.csv。请核对路径"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_changes_nothing(filed: Path, args: list[str], said: str) -> None:
    before = files(filed)
    code, out, err = call(filed, "report", *args)
    assert (code, out, err) == (2, "", f"{said}\n")
    assert files(filed) == before


def test_a_broken_template_is_one_sentence_and_nothing_is_written(filed: Path) -> None:
    (filed / "templates/report.docx").write_bytes(template("{{单位名称}} {{单位名}}"))
    before = files(filed)
    code, out, err = call(filed, "report", "--unit", UNIT)
    assert (code, out) == (2, "")
    assert err.startswith("templates/report.docx: 模板里的占位“{{单位名}}”不认识（→ 单位名称 ？）")
    assert is_one_line(err)
    (filed / "templates/report.docx").write_bytes(b"PK not word")
    assert call(filed, "report", "--unit", UNIT)[0] == 2
    assert {key: size for key, size in files(filed).items() if "template" not in key} == {
        key: size for key, size in before.items() if "template" not in key
    }


def test_a_unit_must_be_named(filed: Path) -> None:
    code, _, err = call(filed, "report")
    assert code == 2
    assert "--unit" in err
