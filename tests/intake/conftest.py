"""The bench, made once."""

from collections.abc import Iterator

import pytest

from tests.intake.bench import TODAY
from tests.intake.bench import Bench
from tests.intake.bench import make_bench
from tests.intake.bench import make_folder
from tianbao.desk import desk_of
from tianbao.face import Face


@pytest.fixture(scope="session")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """A district of four units, one of them gone since; its folder is for reading only."""
    folder = make_folder(tmp_path_factory.mktemp("intake") / "示例 区")
    foreign = make_folder(tmp_path_factory.mktemp("foreign"))
    roster = (folder / "units.csv").read_text(encoding="utf-8")
    (folder / "units.csv").write_text(roster.replace("303001,示例区档案馆,,\n", ""), encoding="utf-8")
    with desk_of(Face(folder, "zh", TODAY)) as desk:
        yield make_bench(folder, foreign, desk)
