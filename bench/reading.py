"""A returned workbook read: our reader beside openpyxl, which must load it twice to have formulas and their values.

One department's workbook is made, filled in and saved by openpyxl, which writes every part anew. ``python -m
bench.reading [rounds]`` prints ratios of one run (at least 15 is what is aimed at) and a child's peak memory.
"""

import gc
import io
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from bench.turns import Case
from bench.turns import best_of
from consolidate.reading.gate import plain_book
from consolidate.reading.nurse import Nurse
from consolidate.reading.reading import read_bytes
from generate.workbook import Seal
from generate.workbook import Task
from generate.workbook import write_workbook
from templates.known import Known
from templates.roster import Unit
from templates.rulebook_reader import read_rules
from templates.shipped import shipped_forms
from templates.shipped import shipped_rules_text
from templates.shipped import shipped_vocabulary

ROUNDS, TIMES, FORM = 5, 5, "department-target"
Way = Callable[[bytes], object]


def twice(content: bytes) -> object:
    """Load the workbook with openpyxl for its formulas and again for its values."""
    return load_workbook(io.BytesIO(content)), load_workbook(io.BytesIO(content), data_only=True)


def once(content: bytes) -> object:
    """Load it once with openpyxl."""
    return load_workbook(io.BytesIO(content))


def values(content: bytes) -> object:
    """Read values alone with calamine: no formulas, no errors, no locks, no gate."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def in_child(content: bytes) -> object:
    """Do what a child does: the gate and the reader, the collector asleep."""
    gc.disable()
    try:
        return plain_book(content)
    finally:
        gc.enable()


def in_all(content: bytes) -> object:
    """Do all of it in one process: the gate, the reader, and the book that is judged."""
    return read_bytes(content)


@cache
def returned() -> bytes:
    """Return a department's workbook, filled in as far as any cell takes anything."""
    forms = shipped_forms()
    rules = read_rules(shipped_rules_text(), "rules.yaml", forms)
    known = Known(Unit("301001", "示例区园林局"), 2024, (), {}, ())
    task = Task(forms[FORM], known, rules, shipped_vocabulary(), "zh", "2024-01-02", "下发.xlsx", 1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "下发.xlsx"
        issued = write_workbook(task, Seal("Pass-2024", "k1", b"secret"), path)
        book = load_workbook(path)
    for number, one in enumerate(field for field in issued.fields if field.unlocked):
        book[one.sheet][one.cell] = number * 1.5 if number % 3 else f"按计划完成第{number}项任务"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def ready(way: Way) -> Callable[[], object]:
    """Return the work to be timed, done once before: Python's own caches are warm in a child that reads on."""
    content = returned()
    way(content)
    return lambda: [way(content) for _ in range(TIMES)]


def peak() -> str:
    """Return the most memory a child had after a batch, in MiB; nothing where the system does not say."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "报回.xlsx"
        path.write_bytes(returned())
        nurse = Nurse()
        for _ in range(100):
            nurse.read(path)
        try:
            status = Path(f"/proc/{nurse.pid}/status").read_text(encoding="utf-8")
        except OSError:
            return ""
        finally:
            nurse.close()
    return f"{int(status.split('VmHWM:')[1].split()[0]) / 1024:.0f}"


def main(rounds: int = ROUNDS) -> None:
    """Print how many times as fast as two loads each way is."""
    ways: tuple[Way, ...] = (twice, once, in_child, in_all, values)
    cases: dict[str, Case] = {way.__name__: (ready, (way,)) for way in ways}
    best = best_of(cases, rounds)
    ratios = " | ".join(f"{best['twice'] / best[name]:.1f}" for name in cases)
    lines = ["| openpyxl twice | openpyxl once | ours, in the child | ours, in all | calamine, values alone |"]
    lines += ["|--:|--:|--:|--:|--:|", f"| {ratios} |"]
    lines.append(f"\nopenpyxl twice: {best['twice'] / TIMES * 1000:.0f} ms; a child after 100 files: {peak()} MiB")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
