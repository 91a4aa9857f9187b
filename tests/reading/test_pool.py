"""Children that read: in order, bounded, replaced when they die, and gone when nobody needs them."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from consolidate.raw import RawBook
from consolidate.reading import nurse
from consolidate.reading.nurse import NotStartedError
from consolidate.reading.nurse import Nurse
from consolidate.reading.pool import Readers
from consolidate.reading.reading import read_path
from consolidate.reading.refused import Refused
from templates.finding import MARK
from tests.reading.tiny import made
from tests.reading.tiny import parts

# A child whose reader does something else with every file called bad; the rest it reads.
SPOILT = """
import json, sys
sys.path[:0] = json.loads(sys.argv[1])
import os, time
from consolidate.reading import bounds, child
bounds.SECONDS = 2
true = child.bytes_at
def bytes_at(path):
    if path.name.startswith("bad"):
        {deed}
    return true(path)
child.bytes_at = bytes_at
child.main()
"""
SLOW = 6.0  # seconds on the clock for the children here


def spoilt(deed: str) -> Nurse:
    """Return the nurse of a child that does something bad to bad files."""
    paths = json.dumps([str(nurse.ROOT), *(path for path in sys.path if path)])
    return Nurse(lambda: [sys.executable, "-S", "-E", "-c", SPOILT.replace("{deed}", deed), paths], SLOW)


def file(folder: Path, name: str, value: int = 5) -> Path:
    path = folder / name
    path.write_bytes(made(parts(f'<row r="1"><c r="A1"><v>{value}</v></c></row>')))
    return path


def told(found: RawBook | Refused) -> str:
    """Return the content of A1, or why the file is not read."""
    if isinstance(found, RawBook):
        return found.at("表", "A1").text
    return str(dict(found.facts)["what"]).removeprefix(MARK)


def alive(pid: int) -> bool:
    """Tell whether a process runs; one that has ended and waits for its parent does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_child_says_what_reading_here_says(tmp_path: Path) -> None:
    (tmp_path / "空.xlsx").write_bytes(b"")
    with Readers(1) as readers:
        for path in (file(tmp_path, "好.xlsx"), tmp_path / "空.xlsx", tmp_path / "没有.xlsx", tmp_path):
            assert readers.read(path) == read_path(path)


def test_many_files_come_back_in_order(tmp_path: Path) -> None:
    paths = [file(tmp_path, f"{n}.xlsx", n) for n in range(40)]
    paths[7].write_bytes(b"%PDF")
    with Readers(2) as readers:
        found = [told(one) for one in readers.read_all(paths)]
    assert found == [str(n) if n != 7 else "pdf" for n in range(40)]


def test_no_more_than_a_few_are_read_ahead(tmp_path: Path) -> None:
    taken = []

    def paths() -> object:
        for n in range(20):
            taken.append(n)
            yield file(tmp_path, f"{n}.xlsx", n)

    with Readers(2) as readers:
        for n, one in enumerate(readers.read_all(paths())):  # type: ignore[arg-type]
            assert told(one) == str(n)
            assert len(taken) <= n + 6


@pytest.mark.parametrize(
    ("deed", "why"),
    [
        ("os.abort()", "reader_stopped"),
        ("os._exit(0)", "reader_stopped"),
        ("os.kill(os.getpid(), 9)", "reader_stopped"),
        ("sys.exit(3)", "reader_stopped"),
        ("raise ValueError(path)", "bad_part"),
        ("bytearray(10**9)", "too_much_memory"),
        ("[bytearray(10**7) for _ in range(100)]", "too_much_memory"),
        ("exec('def f(): f()\\nf()', {})", "too_much_memory"),
        ("exec('while True: pass')", "too_slow"),
        ("time.sleep(60)", "too_slow"),
    ],
)
def test_a_file_that_ends_its_reader_ends_alone(tmp_path: Path, deed: str, why: str) -> None:
    paths = [file(tmp_path, name) for name in ("a.xlsx", "bad.xlsx", "c.xlsx")]
    with Readers(1, lambda: spoilt(deed)) as readers:
        assert [told(one) for one in readers.read_all(paths)] == ["5", why, "5"]


def test_a_hostile_answer_is_no_book(tmp_path: Path) -> None:
    for answer in ('{"book": 5}', '{"book": {}}', "[]", '{"refused": ["W999", "", "", {}]}', '{"refused": []}', "x"):
        deed = f"sys.stdout; child.answer_for = lambda _: json.loads({answer!r}) if {answer!r} != 'x' else object()"
        with Readers(1, lambda deed=deed: spoilt(deed)) as readers:  # type: ignore[misc]
            readers.read(file(tmp_path, "bad.xlsx"))
            assert told(readers.read(file(tmp_path, "a.xlsx"))) == "reader_stopped"


def test_a_reader_that_cannot_be_started_blames_no_file(tmp_path: Path) -> None:
    with Readers(1, lambda: Nurse(lambda: [sys.executable, "-c", "0"])) as readers, pytest.raises(NotStartedError):
        readers.read(file(tmp_path, "a.xlsx"))


def test_children_are_renewed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nurse, "FILES_A_CHILD", 3)
    one = Nurse()
    path, born = file(tmp_path, "a.xlsx"), []
    for _ in range(7):
        born.append(one.pid)
        assert told(one.read(path)) == "5"
    one.close()
    assert (len(set(born) - {0}), born[3], born[6]) == (2, 0, 0)


def test_no_child_is_left_behind(tmp_path: Path) -> None:
    paths = [file(tmp_path, "a.xlsx"), file(tmp_path, "bad.xlsx"), file(tmp_path, "bad.xlsx")]
    nurses = [spoilt("time.sleep(60)"), spoilt("time.sleep(60)")]
    ready = iter(nurses)
    began, pids = time.monotonic(), [0]
    with Readers(2, lambda: next(ready)) as readers:
        for one in readers.read_all(paths):
            assert told(one) == "5"
            pids = [found.pid for found in nurses if found.pid]
            break
    assert all(pids)
    assert not any(alive(pid) for pid in pids)
    assert time.monotonic() - began < 10


def test_children_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    path = file(tmp_path, "a.xlsx")
    program = (
        "import sys, time; from pathlib import Path; from consolidate.reading.pool import Readers\n"
        "readers = Readers(2); list(readers.read_all([Path(sys.argv[1])] * 8))\n"
        "print(*(one.pid for one in readers._nurses if one.pid), flush=True); time.sleep(60)"
    )
    environment = os.environ | {"PYTHONPATH": str(nurse.ROOT)}
    parent = subprocess.Popen(
        [sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE, env=environment, text=True
    )
    assert parent.stdout is not None
    pids = [int(pid) for pid in parent.stdout.readline().split()]
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    until = time.monotonic() + 10
    while any(alive(pid) for pid in pids) and time.monotonic() < until:
        time.sleep(0.05)
    assert pids
    assert not any(alive(pid) for pid in pids)


def test_a_child_has_nothing_heavy_and_little_memory(tmp_path: Path) -> None:
    heavy = {"openpyxl", "pandas", "sqlalchemy", "xlsxwriter", "yaml", "dataclasses", "python_calamine"}
    show = f"{nurse.START.replace('; main()', '')}; print(*sys.modules)"
    command = [sys.executable, "-S", "-E", "-c", show, nurse.command()[-1]]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert "consolidate.reading.cells" in loaded
    assert not heavy & {name.partition(".")[0] for name in loaded}
    rows = "".join(f'<row r="{n}"><c r="A{n}" s="1"/><c r="B{n}"/></row>' for n in range(1, 200_001))
    (tmp_path / "long.xlsx").write_bytes(made(parts(rows)))
    one = Nurse()
    assert isinstance(one.read(tmp_path / "long.xlsx"), RawBook)
    status = Path(f"/proc/{one.pid}/status").read_text(encoding="utf-8")
    one.close()
    peak = int(status.split("VmHWM:")[1].split()[0]) / 1024
    assert peak < 80, f"{peak:.0f} MiB"
