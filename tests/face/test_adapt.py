"""docs/adapt.md, done as it says: a weight, a band, a label, an indicator, by editing YAML alone."""

import re
from pathlib import Path

from openpyxl import load_workbook

from tests.face.cli import run
from tests.intake.bench import make_folder
from tests.space import UNITS

GUIDE = (Path(__file__).parents[2] / "docs" / "adapt.md").read_text(encoding="utf-8")
SNIPPETS = dict(re.findall(r"```yaml\n# (.+)\n((?:.*\n)+?)```", GUIDE))
RULES_SNIPPETS = re.findall(r"```yaml\n# rules\.yaml\n((?:.*\n)+?)```", GUIDE)
FORM = "project-self-evaluation"


def workspace(tmp_path: Path, scoring: str = "") -> Path:
    """Return a workspace in which the scoring section of rules.yaml is the one given."""
    folder = make_folder(tmp_path / "区", UNITS)
    rules = folder / "rules.yaml"
    text = rules.read_text(encoding="utf-8")
    start = text.index("scoring:\n")
    end = text.index("\nmonitoring:")
    rules.write_text(text[:start] + (scoring or text[start:end]) + text[end:], encoding="utf-8")
    return folder


def issued(folder: Path) -> Path:
    """Issue the self-evaluation and return the workbook."""
    document = run(folder, "generate", "--form", FORM, "--json").document
    return folder / str(document["issued"][0]["file"])


def contents(path: Path) -> list[str]:
    book = load_workbook(path)
    return [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_a_weight(tmp_path: Path) -> None:
    folder = workspace(tmp_path, RULES_SNIPPETS[0])
    fields = {one["field"]: one["value"] for one in run(folder, "fields", issued(folder), "--json").document["fields"]}
    assert fields["funds.total.weight"] == "20"


def test_a_table_that_does_not_make_100_is_the_authors_fault(tmp_path: Path) -> None:
    folder = workspace(tmp_path, RULES_SNIPPETS[0].replace("产出指标: 40", "产出指标: 50"))
    ran = run(folder, "generate")
    assert (ran.code, "rules.yaml:" in ran.err, "110" in ran.err) == (2, True, True)


def test_a_band(tmp_path: Path) -> None:
    found = contents(issued(workspace(tmp_path, RULES_SNIPPETS[1])))
    assert any('"优秀"' in text and ">=95" in text and '"不合格"' in text for text in found)


def test_a_label(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    assert run(folder, "forms", "--copy", FORM).code == 0
    copy = folder / "templates" / f"{FORM}.yaml"
    before, after = (SNIPPETS[f"templates/{FORM}.yaml: {when}"].strip() for when in ("before", "after"))
    text = copy.read_text(encoding="utf-8")
    assert before in text
    copy.write_text(text.replace(before, after), encoding="utf-8")
    found = contents(issued(folder))
    assert "偏差原因及整改措施" in found
    assert run(folder, "forms", "--copy", FORM).code == 2  # never over the district's own
    (own,) = (one for one in run(folder, "forms", "--json").document["forms"] if one["form"] == FORM)
    assert own["from"] == "own"


def test_an_indicator(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    (folder / "library.yaml").write_text(SNIPPETS["library.yaml"], encoding="utf-8")
    assert "湖区巡护次数" in contents(issued(folder))
