"""A small workspace to send returns back in."""

import shutil
from pathlib import Path

import pytest

from tests.intake.bench import make_folder
from tests.space import UNITS


@pytest.fixture(scope="session")
def _issued(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_folder(tmp_path_factory.mktemp("feedback") / "一 区", UNITS)


@pytest.fixture
def small(_issued: Path, tmp_path: Path) -> Path:
    """A workspace of one unit, its workbook issued on 16 January 2024."""
    return Path(shutil.copytree(_issued, tmp_path / "一 区"))
