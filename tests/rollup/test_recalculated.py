"""Another calculator agrees: LibreOffice works every formula out anew and comes to the values that were kept."""

import os
import re
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from consolidate.district import District
from templates.text import Lang
from tests.rollup.builder import rolled
from tests.rollup.reading import cached
from tests.rollup.reading import formulas
from tests.rollup.sample import full_district
from tests.rollup.sample import last_returns
from tests.rollup.sample import sample_district

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


def recalculated(path: Path, soffice: Path, folder: Path) -> Path:
    """Return the workbook as LibreOffice works it out anew."""
    empty, profile = folder / "empty.xlsx", folder / "profile"
    without_values(path, empty)
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS, encoding="utf-8")
    command = [str(soffice), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--convert-to",
               "xlsx", "--outdir", str(folder / "out"), str(empty)]
    subprocess.run(command, env=os.environ | {"HOME": str(folder)}, check=True, capture_output=True, timeout=180)
    assert not any(cached(empty)[sheet].get(cell) for sheet, live in formulas(path).items() for cell in live)
    return folder / "out" / "empty.xlsx"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("of", [sample_district, full_district])
def test_recalculated_values_are_the_kept_ones(
    soffice: Path, tmp_path: Path, of: Callable[[], District], lang: Lang
) -> None:
    path = tmp_path / "汇总.xlsx"
    rolled(of(), path, lang, last=last_returns() if of is full_district else {})
    kept, found = cached(path), cached(recalculated(path, soffice, tmp_path))
    for sheet, live in formulas(path).items():
        for cell in live:
            before, after = kept[sheet][cell], found[sheet].get(cell)
            if isinstance(before, str):
                assert after == before, (sheet, cell)
            else:
                assert isinstance(before, float | int), (sheet, cell)
                assert isinstance(after, float | int), (sheet, cell, live[cell])
                assert abs(after - before) < 1e-9, (sheet, cell, live[cell])
