"""The district of the corpus: four units, one of them gone since, one honest return."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.intake.bench import TODAY
from tests.intake.bench import Bench
from tests.intake.bench import make_bench
from tests.intake.bench import make_folder
from tianbao.desk import desk_of
from tianbao.face import Face


@contextmanager
def district(root: Path) -> Iterator[Bench]:
    """Make it below a folder, and another workspace that issues the same; only for reading."""
    folder, foreign = make_folder(root / "示例 区"), make_folder(root / "foreign")
    roster = (folder / "units.csv").read_text(encoding="utf-8")
    (folder / "units.csv").write_text(roster.replace("303001,示例区档案馆,,\n", ""), encoding="utf-8")
    with desk_of(Face(folder, "zh", TODAY)) as desk:
        yield make_bench(folder, foreign, desk)
