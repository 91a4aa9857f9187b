"""Killed before and after each named step of collecting and of moving away: as before or as after one file."""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy import event

from consolidate import collect as collecting
from consolidate import inbox
from consolidate import store
from consolidate.ledger import write
from tests.faults.conftest import Undisturbed
from tests.faults.district import NEEDS_A_PERSON
from tests.faults.district import check_finished
from tests.faults.district import check_half_way
from tests.faults.district import collect
from tests.faults.district import copied
from tests.faults.district import inbox_files
from tianbao import gathering

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
STEPS = {
    "sweeping": (collecting, "sweep"),
    "opening the file": (store, "_opened"),
    "making the part": (store, "mkstemp"),
    "copying": (store, "_through"),
    "syncing": (os, "fsync"),
    "looking in the store": (store, "_holds"),
    "renaming": (store, "_put"),
    "syncing the folder": (store, "_settle"),
    "judging": (collecting, "take"),
    "writing the file's row": (write, "add_attempt"),
    "recording": (write, "add_outcome"),
    "moving away": (inbox, "_into"),
    "having moved": (gathering, "moved"),
}
ONCE = frozenset({"sweeping"})  # in a run; of all others the first file's step, and one in the middle


def dies_at(place: object, name: str, time: int, *, before: bool) -> Callable[..., Any]:
    """Return a function in place of another that kills its process at the n-th call, before or after the work."""
    real, left = getattr(place, name), [time]

    def step(*args: object, **kwargs: object) -> object:
        left[0] -= 1
        if before and not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        done = real(*args, **kwargs)
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        return done

    return step


def dying_run(folder: Path, *options: str, prepare: Callable[[], None]) -> bool:
    """Collect in a child that was prepared to die; tell whether it did."""
    child = os.fork()
    if not child:
        prepare()
        os._exit(collect(folder, *options))
    status = os.waitpid(child, 0)[1]
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
@pytest.mark.parametrize("step", list(STEPS))
def test_killed_at_a_named_step(tmp_path: Path, undisturbed: Undisturbed, step: str, *, before: bool) -> None:
    place, name = STEPS[step]
    folder = copied(undisturbed.folder, tmp_path / "一 区")
    time = 1 if before or step in ONCE else 3

    def prepare() -> None:
        setattr(place, name, dies_at(place, name, time, before=before))

    assert dying_run(folder, "--move", prepare=prepare), f"{name} was not called so often"
    check_half_way(folder, undisturbed.outcomes, undisturbed.hashes)
    assert collect(folder, "--move") == NEEDS_A_PERSON
    check_finished(folder, undisturbed.dump, undisturbed.hashes)
    left = {path.parent for path in inbox_files(folder)}
    assert left == {folder / "inbox" / "已收" / "2024-01-16"}


def test_killed_at_each_statement_of_one_file(tmp_path: Path, undisturbed: Undisturbed) -> None:
    folder = copied(undisturbed.folder, tmp_path / "一 区")
    seen, number, died = [], 0, True
    while died and number < 200:
        number += 7  # not each of some hundred: another seven every time, in another file every time

        def prepare(left: int = number) -> None:
            count = [left]

            def count_down(*_given: object) -> None:
                count[0] -= 1
                if not count[0]:
                    os.kill(os.getpid(), signal.SIGKILL)

            event.listen(Engine, "after_cursor_execute", count_down)
            event.listen(Engine, "commit", count_down)

        died = dying_run(folder, prepare=prepare)
        seen.append(check_half_way(folder, undisturbed.outcomes, undisturbed.hashes))
    assert (died, seen[-1]) == (False, len(undisturbed.outcomes))
    assert len(set(seen)) > 2
    check_finished(folder, undisturbed.dump, undisturbed.hashes)
