"""The report of the Liwan seed, made once."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.report.space import SEED
from tests.report.space import UNIT
from tests.report.space import call
from tests.report.space import make
from tests.report.space import send


@dataclass(frozen=True)
class Liwan:
    """The workspace in which the seed was filled in and collected, what the command told, and the Word file."""

    folder: Path
    document: dict[str, Any]
    file: Path


@pytest.fixture(scope="session")
def liwan(tmp_path_factory: pytest.TempPathFactory) -> Liwan:
    """The seed's data through generate, openpyxl, collect and report; for reading only."""
    folder = make(tmp_path_factory.mktemp("liwan") / "荔湾区")
    send(folder, SEED)
    code, out, err = call(folder, "report", "--unit", UNIT, "--json")
    assert code == 1, err  # the seed's own report has figures that do not tie: it is blocked, and said to be
    document = json.loads(out)
    return Liwan(folder, document, folder / document["file"])
