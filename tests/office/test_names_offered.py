"""A name of the unit's own, typed into or pasted over the list of names, is taken by LibreOffice without a box."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generate.workbook import Seal
from generate.workbook import Task
from generate.workbook import write_workbook
from templates.rulebook_reader import read_rules
from templates.shipped import shipped_forms
from templates.shipped import shipped_library
from templates.shipped import shipped_rules_text
from templates.shipped import shipped_vocabulary
from tests.space import HONEST_KNOWN

TOOL = Path(__file__).parents[1] / "tools" / "fill_with_libreoffice.py"
FORM_SHEET, CHECKS = "绩效目标表", "填报自检"
ROWS = (  # level 2, level 3: one of the list, one that is not, one below a level 2 without a list
    ("数量指标", "绿化养护面积"),
    ("数量指标", "复壮古树株数"),
    ("自拟指标", "古树普查情况"),
)


@pytest.mark.usefixtures("soffice")
@pytest.mark.parametrize("how", ["type", "paste"])
def test_own_names_are_taken(tmp_path: Path, how: str) -> None:
    forms = shipped_forms()
    rules = read_rules(shipped_rules_text(), "rules.yaml", forms)
    task = Task(
        forms["department-target"], HONEST_KNOWN, rules, shipped_vocabulary(), "zh", "2024-01-02", "a.xlsx",
        library=shipped_library(),
    )  # fmt: skip
    issued = write_workbook(task, Seal("Pass-2024", "k1", b"secret"), tmp_path / "a.xlsx")
    cell = {one.id: one.cell for one in issued.fields}
    fill: dict[str, str] = {}
    for number, (level2, level3) in enumerate(ROWS, start=1):
        row = f"goals[2].indicators[{number}]"
        fill |= {cell[f"{row}.level1"]: "产出指标", cell[f"{row}.level2"]: level2, cell[f"{row}.level3"]: level3}
    jobs = [{"in": str(tmp_path / "a.xlsx"), "fill": {FORM_SHEET: fill}, "out": str(tmp_path / "b.xlsx"), "how": how}]
    (tmp_path / "jobs.json").write_text(json.dumps(jobs, ensure_ascii=False), encoding="utf-8")
    command = [sys.executable, str(TOOL), "--batch", str(tmp_path / "jobs.json")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    report = json.loads(done.stdout)["jobs"][0]
    names = [cell[f"goals[2].indicators[{number}].level3"] for number in (1, 2, 3)]
    boxes = [(one["text"], one["message"]) for one in report["accepted"] if one["cell"] in names]
    assert report["refused"] == []
    assert boxes == [(level3, "") for _, level3 in ROWS]
    valid = next(row for row in load_workbook(tmp_path / "b.xlsx", data_only=True)[CHECKS].iter_rows(values_only=True)
                 if "内容有效" in str(row[1]))  # fmt: skip
    assert valid[3] == "通过"
