"""Reads the four packages as text and says where they break the rules of the house.

Each rule takes one source file and yields one sentence per fault; none of them imports what it reads.
"""

import ast
import re
import sys
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError
from graphlib import TopologicalSorter
from pathlib import Path

PACKAGES = ("templates", "generate", "consolidate", "tianbao")
# The first room that a module lies in decides; besides the standard library it may import these.
ROOMS = (
    ("templates.yaml_source", ("templates", "yaml")),
    ("templates", ("templates",)),
    ("generate", ("templates", "generate", "xlsxwriter")),
    ("consolidate.checks", ("templates", "consolidate.checks")),
    ("consolidate.reading", ("templates", "consolidate", "python_calamine")),
    ("consolidate.report", ("templates", "consolidate", "docx")),
    ("consolidate.page", ("templates", "consolidate", "pygal")),
    ("consolidate.export", ("templates", "consolidate", "pyarrow")),
    ("consolidate", ("templates", "consolidate", "pandas", "openpyxl", "rapidfuzz", "xlsxwriter", "sqlalchemy")),
)
CLOCKS = {
    *(f"datetime.datetime.{name}" for name in ("now", "today", "utcnow")),
    "datetime.date.today",
    *(f"time.{name}" for name in ("time", "time_ns", "ctime", "gmtime", "localtime")),
    *(f"pandas.Timestamp.{name}" for name in ("now", "today", "utcnow")),
    *(f"sqlalchemy.func.{name}" for name in ("now", "current_date", "current_timestamp")),
}
FILE_MODULES = {
    *("fileinput", "glob", "io", "os", "pathlib", "shutil", "socket", "sqlite3", "subprocess", "tarfile"),
    *("tempfile", "zipfile"),
}
FILE_METHODS = {"open", "read_bytes", "read_text", "write_bytes", "write_text"}
SHEET_NAME = re.compile(r"(^|_)(ws|sheets?|worksheets?)\d*(_|$)")
GUESSING_WRITES = {"write", "write_row", "write_column"}  # the last two call the first for each cell
FILE_LINES = 260
FUNCTION_LINES = 60


@dataclass(frozen=True)
class Import:
    """One imported name: `import module` has no name of its own."""

    line: int
    module: str
    name: str
    known_as: str
    level: int

    @property
    def full(self) -> str:
        """The dotted name of what is imported."""
        return f"{self.module}.{self.name}" if self.name else self.module


@dataclass(frozen=True)
class Source:
    """One file of the four packages, its path relative to the repository."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The parsed file."""
        return ast.parse(self.text, self.path)

    @property
    def module(self) -> str:
        """The dotted name others import it by."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @property
    def below_the_face(self) -> bool:
        """True for everything but tianbao/."""
        return not lies_in(self.module, "tianbao")

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        """Every import of the file, at its top, inside a function or for types only."""
        return tuple(self._imports())

    def _imports(self) -> Iterator[Import]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield Import(node.lineno, alias.name, "", alias.asname or alias.name, 0)
            elif isinstance(node, ast.ImportFrom):
                for alias in node.names:
                    known_as = alias.asname or alias.name
                    yield Import(node.lineno, node.module or "", alias.name, known_as, node.level)

    @cached_property
    def uses(self) -> tuple[tuple[int, str], ...]:
        """Line and full dotted name of every name the file uses, its aliases undone."""
        real = {found.known_as: found.full for found in self.imports}
        nodes = (node for node in ast.walk(self.tree) if isinstance(node, ast.Name | ast.Attribute))
        return tuple((node.lineno, name) for node in nodes if (name := _dotted(node, real)))

    def fault(self, line: int, sentence: str) -> str:
        """One fault as a compiler would print it."""
        return f"{self.path}:{line}: {sentence}"


Rule = Callable[[Source], Iterator[str]]


def read_house(root: Path) -> tuple[Source, ...]:
    """Return every Python file of the four packages."""
    paths = sorted(path for package in PACKAGES for path in (root / package).rglob("*.py"))
    return tuple(Source(p.relative_to(root).as_posix(), p.read_text(encoding="utf-8")) for p in paths)


def lies_in(module: str, package: str) -> bool:
    """Tell whether the module is the package or stands inside it."""
    return module == package or module.startswith(f"{package}.")


def imports_by_the_table(source: Source) -> Iterator[str]:
    """Each room imports the standard library and what the table grants it."""
    granted = next((names for room, names in ROOMS if lies_in(source.module, room)), None)
    if granted is None:
        return
    for found in source.imports:
        at_home = found.level > 0 or found.module.split(".")[0] in sys.stdlib_module_names
        if not at_home and not any(lies_in(n, name) for name in granted for n in (found.module, found.full)):
            yield source.fault(found.line, f"imports {found.full}; may import only {', '.join(granted)}")


def imports_in_plain_sight(source: Source) -> Iterator[str]:
    """Below the face nothing is imported by a name made up at run time: the table could not see it."""
    for line, name in source.uses:
        if source.below_the_face and name in {"__import__", "importlib.import_module"}:
            yield source.fault(line, f"imports through {name}")


def absolute_imports(source: Source) -> Iterator[str]:
    """No relative imports."""
    for found in source.imports:
        if found.level:
            yield source.fault(found.line, f"imports {'.' * found.level}{found.full.lstrip('.')} relatively")


def no_print(source: Source) -> Iterator[str]:
    """Only the face prints."""
    for line, name in source.uses:
        if source.below_the_face and name == "print":
            yield source.fault(line, "prints; only tianbao/ may")


def no_clock(source: Source) -> Iterator[str]:
    """Only the face knows what day it is; below it, dates are arguments."""
    for line, name in source.uses:
        if source.below_the_face and name in CLOCKS:
            yield source.fault(line, f"asks {name}; a date is an argument")


def no_files_in_checks(source: Source) -> Iterator[str]:
    """A check sees plain values, never a file."""
    if not lies_in(source.module, "consolidate.checks"):
        return
    for found in source.imports:
        if found.module.split(".")[0] in FILE_MODULES:
            yield source.fault(found.line, f"imports {found.module}; a check touches no file")
    for line, name in source.uses:
        if name == "open" or ("." in name and name.rpartition(".")[2] in FILE_METHODS):
            yield source.fault(line, f"uses {name}; a check touches no file")


def no_guessing_writes(source: Source) -> Iterator[str]:
    """A cell is written by a method that names its kind: write() makes formulas of a unit's text."""
    if not any(lies_in(source.module, room) for room in ("generate", "consolidate")):
        return
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        method, sheet = node.func.attr, _last_name(node.func.value)
        if method == "to_excel" or (method in GUESSING_WRITES and SHEET_NAME.search(sheet)):
            said = f"calls {sheet}.{method}(); write_string, write_number ... say what they write"
            yield source.fault(node.lineno, said)


def short_files(source: Source) -> Iterator[str]:
    """A file stays below 260 lines."""
    lines = len(source.text.splitlines())
    if lines >= FILE_LINES:
        yield source.fault(lines, f"the file has {lines} lines; it must stay below {FILE_LINES}")


def short_functions(source: Source) -> Iterator[str]:
    """A function stays below 60 lines, its last minus its first plus one."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines >= FUNCTION_LINES:
                said = f"{node.name} has {lines} lines; it must stay below {FUNCTION_LINES}"
                yield source.fault(node.lineno, said)


RULES: tuple[Rule, ...] = (
    imports_by_the_table,
    imports_in_plain_sight,
    absolute_imports,
    no_print,
    no_clock,
    no_files_in_checks,
    no_guessing_writes,
    short_files,
    short_functions,
)


def import_circle(sources: Iterable[Source]) -> str:
    """Return one circle as `a -> b -> a`, or nothing; the packages passed on the way do not count."""
    by_module = {source.module: source for source in sources}
    graph = {
        module: {name for found in source.imports for name in _target(found, by_module)}
        for module, source in by_module.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as circle:
        return " -> ".join(by_module[module].path for module in reversed(circle.args[1]))
    return ""


def _target(found: Import, modules: Iterable[str]) -> tuple[str, ...]:
    """Return the file the import names: the submodule if there is one, else the module itself."""
    return next(((name,) for name in (found.full, found.module) if name in modules), ())


def _dotted(node: ast.expr, real: dict[str, str]) -> str:
    """Return `a.b.c` of a chain of names, its head as imported; of anything else, only what follows it."""
    if isinstance(node, ast.Name):
        return real.get(node.id, node.id)
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value, real)}.{node.attr}"
    return ""


def _last_name(node: ast.expr) -> str:
    """Return the name an object goes by: `ws` of ws, self.ws, ws[0] and ws()."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Subscript(value=inner) | ast.Call(func=inner):
            return _last_name(inner)
        case _:
            return ""
