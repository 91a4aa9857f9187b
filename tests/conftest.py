"""Fixtures that every test may ask for."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings

settings.register_profile("unhurried", deadline=None)  # how long an example takes says nothing on a machine at work
settings.load_profile("unhurried")
SNAPSHOTS = Path(__file__).parent / "snapshots"
Snapshot = Callable[..., None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--snapshot-update", action="store_true", help="write tests/snapshots from what the tests see now"
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "soffice" in getattr(item, "fixturenames", ()):
            item.add_marker("libreoffice")


def has_uno(python: str) -> bool:
    """Tell whether this Python can talk to LibreOffice."""
    clean = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"}}
    probe = subprocess.run([python, "-c", "import uno"], env=clean, capture_output=True, check=False)
    return probe.returncode == 0


def uno_pythons(office: Path) -> list[str]:
    """Return the Pythons that tests/tools/fill_with_libreoffice.py would try, in its order."""
    on_path = [Path(folder, "python3") for folder in os.environ.get("PATH", "").split(os.pathsep) if folder]
    tried = [Path(os.environ.get("UNO_PYTHON", "")), *on_path, office.resolve().parent / "python"]
    return [str(python) for python in tried if python.is_file() and os.access(python, os.X_OK)]


def not_here(reason: str) -> NoReturn:
    """Skip the test for a user who lacks something; where all was promised, in CI, its absence is a failure."""
    if os.environ.get("TIANBAO_REQUIRE_LIBREOFFICE"):
        pytest.fail(f"{reason}, and TIANBAO_REQUIRE_LIBREOFFICE is set", pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def soffice() -> Path:
    """The LibreOffice program, with a Python bridge to it."""
    found = shutil.which("soffice")
    if found is None:
        not_here("LibreOffice (soffice) is not installed")
    if not any(has_uno(python) for python in uno_pythons(Path(found))):
        not_here("no Python here can import uno (Debian: python3-uno)")
    return Path(found)


def compare_with_snapshot(text: str, kept: Path, *, update: bool) -> None:
    """Fail unless the text is the one kept in the file; with update, keep it."""
    if update:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(text.encode())
    elif not kept.exists():
        pytest.fail(f"no snapshot {kept.name} yet: run pytest --snapshot-update and read it", pytrace=False)
    else:
        expected = kept.read_bytes().decode()
        assert text == expected, f"differs from {kept.name}; if it is right: pytest --snapshot-update"


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Snapshot:
    """A function `snapshot(text, name="")` that compares with tests/snapshots/MODULE-TEST[-NAME].txt."""

    def compare(text: str, name: str = "") -> None:
        parts = (request.path.stem.removeprefix("test_"), request.node.name.removeprefix("test_"), name)
        stem = re.sub(r"[^\w.]+", "-", "-".join(part for part in parts if part)).strip("-")
        update = bool(request.config.getoption("--snapshot-update"))
        compare_with_snapshot(text, SNAPSHOTS / f"{stem}.txt", update=update)

    return compare
