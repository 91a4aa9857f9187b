"""A child: reads the files whose paths come in and sends back what they hold, until its parent is gone.

Nothing heavy is imported, so that it is there at once; what it sends is plain lists, which the parent judges.
"""

import gc
import os
import signal
import sys
from pathlib import Path
from typing import Any
from typing import BinaryIO

from consolidate.reading.bounds import allow_seconds
from consolidate.reading.bounds import bound_memory
from consolidate.reading.frames import receive
from consolidate.reading.frames import send
from consolidate.reading.gate import bytes_at
from consolidate.reading.gate import plain_book
from consolidate.reading.trouble import RefusedError
from templates.codes import Code

READY = "ready"
TIDY_AFTER = 6  # files; the reader's handlers refer to each other, so that only the collector frees them


def main() -> None:
    """Serve the parent at standard input and output; end when it is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told as well, and ends its children itself
    questions, answers = sys.stdin.buffer, _own_output()
    gc.disable()
    bound_memory()
    try:
        send(answers, READY)
        serve(questions, answers)
    except (EOFError, OSError):
        pass


def serve(questions: BinaryIO, answers: BinaryIO) -> None:
    """Answer every path with what the file holds or why it is not read; EOFError when no more come."""
    done = 0
    while True:
        path = Path(str(receive(questions)))
        allow_seconds()
        answer = answer_for(path)
        send(answers, answer)
        if answer.get("last"):
            raise EOFError
        del answer
        done += 1
        if done % TIDY_AFTER == 0:
            gc.collect()


def answer_for(path: Path) -> dict[str, Any]:
    """Return ``{"book": ...}`` or ``{"refused": ...}``; after a want of memory the child is not to be used again."""
    try:
        return {"book": plain_book(bytes_at(path))}
    except RefusedError as error:
        return {"refused": [error.code.value, error.what, error.todo, error.plain]}
    except (MemoryError, RecursionError):
        return {"refused": [Code.UNSAFE_CONTENT.value, "too_much_memory", "todo_fill_ours", {}], "last": True}
    except Exception:  # noqa: BLE001 - a file that breaks the reader must not end more than itself
        return {"refused": [Code.DAMAGED.value, "bad_part", "", {}], "last": True}


def _own_output() -> BinaryIO:
    """Return the pipe to the parent, and let whatever else is printed go nowhere."""
    own = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    return own


if __name__ == "__main__":
    main()
