"""The program as it is really started: streams, encodings, what `--help` loads."""

import json
import os
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from tests.conftest import not_here
from tests.face.conftest import Demo

ROOT = Path(__file__).resolve().parent.parent.parent
HEAVY = ("openpyxl", "pandas", "sqlalchemy", "xlsxwriter")
HELP = """
import sys
from click.testing import CliRunner
from tianbao.__main__ import COMMANDS, cli
for name in ("", *COMMANDS):
    ended = CliRunner().invoke(cli, [*name.split(), "--help"])
    assert ended.exit_code == 0 and "Usage" in ended.output, name
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def start(*args: str | Path, code: str = "", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Start the program, or a piece of Python, in a process of its own."""
    what = ["-c", code] if code else ["-m", "tianbao", *map(str, args)]
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHON"))}
    return subprocess.run(
        [sys.executable, *what], cwd=ROOT, env=clean | environment, capture_output=True, check=False, timeout=120
    )


def test_no_help_loads_what_is_heavy() -> None:
    ended = start(code=HELP)
    assert ended.returncode == 0, ended.stderr.decode()
    assert set(HEAVY).isdisjoint(ended.stdout.decode().split())


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONIOENCODING": "gbk"}, {"PYTHONUTF8": "1"}])
def test_json_is_utf8_whatever_the_terminal_speaks(demo: Demo, locale: dict[str, str]) -> None:
    ended = start("-C", demo.folder, "--today", "2024-02-01", "collect", "--json", **locale)
    assert (ended.returncode, ended.stderr) == (1, b"")
    document = json.loads(ended.stdout.decode("utf-8"))
    assert document["unchanged"] == 12
    assert any("统战部" in one["file"] for one in document["files"])


def test_exit_codes_and_streams(demo: Demo, tmp_path: Path) -> None:
    good = start("-C", demo.folder, "status")
    assert (good.returncode, good.stderr) == (0, b"")
    wrong = start("-C", tmp_path, "status")
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    assert wrong.stderr.decode().count("\n") == 1


def test_version() -> None:
    try:
        version = metadata.version("tianbao")
    except metadata.PackageNotFoundError:
        not_here("tianbao is not installed here")
    assert start("--version").stdout.decode() == f"tianbao {version}\n"


def test_a_reader_that_goes_away_is_no_error(demo: Demo) -> None:
    command = '"$PYTHON" -m tianbao -C "$FOLDER" regressions --all --json | head -c 10; exit "${PIPESTATUS[0]}"'
    given = {"FOLDER": str(demo.folder), "PYTHON": sys.executable}
    ended = subprocess.run(
        ["/bin/bash", "-c", command], cwd=ROOT, env=os.environ | given, capture_output=True, check=False, timeout=120
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, b'{\n "year":', b"")
