"""The demonstration, run once, and small workspaces."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.face.cli import run
from tests.intake.bench import make_folder
from tests.space import UNITS
from tianbao.demo import Ended
from tianbao.demo import first_act
from tianbao.demo import go_on
from tianbao.face import Face


@dataclass(frozen=True)
class Demo:
    """The demonstration after one or both of its acts; its folder is for reading only."""

    folder: Path
    ended: Ended
    told: tuple[str, ...]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The first act, the targets of 2024, in a folder with blanks, Chinese and signs in its name."""
    folder = tmp_path_factory.mktemp("demo") / "蔡甸 区 #1 100%?"
    face = Face(Path(), "zh", "2024-02-01")
    told: list[str] = []
    ended = first_act(face, folder, lambda key, **given: told.append(face.phrase(key, **given)))
    return Demo(folder, ended, tuple(told))


@pytest.fixture(scope="session")
def two_years(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """Both acts: the year's other forms and the targets of 2025, too."""
    folder = Path(shutil.copytree(demo.folder, tmp_path_factory.mktemp("two") / "两年"))
    face = Face(Path(), "zh", "2025-03-25")
    told: list[str] = []
    ended = go_on(face, folder, demo.ended, lambda key, **given: told.append(face.phrase(key, **given)))
    return Demo(folder, ended, tuple(told))


@pytest.fixture
def copied(demo: Demo, tmp_path: Path) -> Path:
    """A copy of the finished demonstration, to change."""
    return Path(shutil.copytree(demo.folder, tmp_path / "示例 区"))


@pytest.fixture(scope="session")
def _issued(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_folder(tmp_path_factory.mktemp("space") / "一 区", UNITS)


@pytest.fixture
def small(_issued: Path, tmp_path: Path) -> Path:
    """A workspace of one unit, its workbook issued on 16 January 2024."""
    return Path(shutil.copytree(_issued, tmp_path / "一 区"))


@pytest.fixture
def blank(tmp_path: Path) -> Callable[..., Path]:
    """A function that makes a workspace and writes files into it: `blank(units=…, projects=…)`."""

    def make(**texts: str | bytes) -> Path:
        folder = tmp_path / "新区"
        run(tmp_path, "init", folder)
        for name, text in texts.items():
            content = text.encode() if isinstance(text, str) else text
            (folder / f"{name}.csv").write_bytes(content)
        return folder

    return make
