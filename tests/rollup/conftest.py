"""The roll-up of the sample district, written once."""

from pathlib import Path

import pytest

from consolidate.rollup.compose import RollupSummary
from tests.rollup.builder import rolled
from tests.rollup.sample import sample_district


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, RollupSummary]:
    """Return the workbook in Chinese and its summary."""
    path = tmp_path_factory.mktemp("rollup") / "汇总.xlsx"
    return path, rolled(sample_district(), path)
