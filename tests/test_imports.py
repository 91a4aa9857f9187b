"""The house stands: who may import whom, and what no room may do (tests/house.py has the rules)."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house import PACKAGES
from tests.house import RULES
from tests.house import Rule
from tests.house import Source
from tests.house import import_circle
from tests.house import read_house
from tests.house_examples import BAD
from tests.house_examples import GOOD

ROOT = Path(__file__).resolve().parent.parent
HEAVY = {"openpyxl", "pandas", "rapidfuzz", "sqlalchemy", "xlsxwriter", "yaml"}
LOADED_BY_HELP = """
import sys
from tianbao.__main__ import main
sys.argv = ["tianbao", "--help"]
try:
    main()
except SystemExit as end:
    assert not end.code, end
print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


def heavy_after_help(root: Path) -> set[str]:
    """Return the heavy libraries that `tianbao --help` loads, tianbao being the one under root."""
    command = [sys.executable, "-c", LOADED_BY_HELP]
    environment = os.environ | {"PYTHONPATH": str(root), "PYTHONUTF8": "1"}
    run = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip(), "--help printed nothing"
    return HEAVY & set(run.stderr.splitlines()[-1].split())


def name_of(part: object) -> str:
    """Return a rule's name, and nothing for the other parts of an example."""
    return getattr(part, "__name__", "")


@pytest.fixture(scope="module")
def house() -> tuple[Source, ...]:
    return read_house(ROOT)


def test_every_package_is_read(house: tuple[Source, ...]) -> None:
    assert {source.module.partition(".")[0] for source in house} == set(PACKAGES)


@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_house_keeps(rule: Rule, house: tuple[Source, ...]) -> None:
    faults = [fault for source in house for fault in rule(source)]
    if faults:
        pytest.fail("\n".join([str(rule.__doc__), *faults]), pytrace=False)


def test_no_import_circle(house: tuple[Source, ...]) -> None:
    assert import_circle(house) == ""


def test_help_loads_nothing_heavy() -> None:
    assert heavy_after_help(ROOT) == set(), "load it inside the command that needs it"


@pytest.mark.parametrize(("rule", "path", "text", "fault"), BAD, ids=name_of)
def test_rule_fires(rule: Rule, path: str, text: str, fault: str) -> None:
    assert next(rule(Source(path, text)), "nothing said") == f"{path}:{fault}"


@pytest.mark.parametrize(("rule", "path", "text"), GOOD, ids=name_of)
def test_rule_lets_pass(rule: Rule, path: str, text: str) -> None:
    assert list(rule(Source(path, text))) == []


def test_every_rule_has_a_bad_and_a_good_example() -> None:
    assert {rule for rule, *_ in BAD} == {rule for rule, *_ in GOOD} == set(RULES)


def test_circle_is_found() -> None:
    circle = (
        Source("templates/__init__.py", '"""A sentence."""'),
        Source("templates/a.py", "from templates.b import f"),
        Source("templates/b.py", "from templates import c"),
        Source("templates/c.py", "def f():\n    import templates.a"),
    )
    found = import_circle(circle)
    assert found in {
        "templates/a.py -> templates/b.py -> templates/c.py -> templates/a.py",
        "templates/b.py -> templates/c.py -> templates/a.py -> templates/b.py",
        "templates/c.py -> templates/a.py -> templates/b.py -> templates/c.py",
    }
    assert import_circle(circle[:3]) == ""


def test_heavy_import_behind_help_is_found(tmp_path: Path) -> None:
    package = tmp_path / "tianbao"
    package.mkdir()
    (package / "__init__.py").write_text("import yaml\n", encoding="utf-8")
    (package / "__main__.py").write_text("def main() -> None:\n    print('usage')\n", encoding="utf-8")
    assert heavy_after_help(tmp_path) == {"yaml"}
