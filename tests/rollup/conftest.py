"""The roll-up of the sample district, written once."""

from pathlib import Path

import pytest

from consolidate.rollup.workbook import RollupSummary
from consolidate.rollup.workbook import write_rollup
from tests.rollup.sample import sample_district


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, RollupSummary]:
    """Return the workbook in Chinese and its summary."""
    path = tmp_path_factory.mktemp("rollup") / "汇总.xlsx"
    return path, write_rollup(sample_district(), path, "zh", "2024-02-01")
