"""Another calculator agrees: LibreOffice works every formula out anew and comes to the values that were kept."""

import os
import re
import subprocess
import zipfile
from pathlib import Path

from consolidate.rollup.workbook import RollupSummary
from tests.rollup.reading import cached
from tests.rollup.reading import formulas

ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"""


def without_values(path: Path, empty: Path) -> None:
    """Write the workbook again with no formula's value in it, so that every one has to be worked out."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(empty, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                content = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", content)
            new.writestr(name, content)


def test_recalculated_values_are_the_kept_ones(
    soffice: Path, made: tuple[Path, RollupSummary], tmp_path: Path
) -> None:
    empty, profile = tmp_path / "empty.xlsx", tmp_path / "profile"
    without_values(made[0], empty)
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS, encoding="utf-8")
    command = [str(soffice), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--convert-to",
               "xlsx", "--outdir", str(tmp_path / "out"), str(empty)]
    subprocess.run(command, env=os.environ | {"HOME": str(tmp_path)}, check=True, capture_output=True, timeout=180)
    kept, found = cached(made[0]), cached(tmp_path / "out" / "empty.xlsx")
    assert not any(cached(empty)[sheet].get(cell) for sheet, live in formulas(made[0]).items() for cell in live)
    for sheet, live in formulas(made[0]).items():
        for cell in live:
            before, after = kept[sheet][cell], found[sheet].get(cell)
            if isinstance(before, str):
                assert after == before, (sheet, cell)
            else:
                assert isinstance(before, float | int), (sheet, cell)
                assert isinstance(after, float | int), (sheet, cell)
                assert abs(after - before) < 1e-9, (sheet, cell)
