"""Run the whole corpus, each file read by a real child, and print a table: ``python -m tests.corpus [WORD]...``.

Megabytes are the child's; where it ended with the file, those of the process that judges.
"""

import sys
import tempfile
from pathlib import Path

from tests.corpus.all_cases import ALL
from tests.corpus.by_child import take_by_child
from tests.corpus.case import names
from tests.corpus.case import verdict
from tests.corpus.district import district
from tests.corpus.judging import Judged
from tests.corpus.judging import judge


def line(room: str, name: str, judged: Judged, wrong: str) -> str:
    """Return a line of the table."""
    ended = judged.trouble
    if judged.outcome is not None:
        found = [*dict.fromkeys(names(judged.outcome))]
        ended = " ".join((judged.outcome.state.value, *found[:4], *(["..."] if len(found) > 4 else [])))
    mark = " " if not wrong else "!"
    text = f"{mark} {room:9} {name[:52]:52} {judged.seconds:6.2f} s {judged.megabytes:5.0f} MB  {ended}"
    return f"{text}\n      {wrong}" if wrong else text


def main() -> int:
    """Print the table and return how many cases are wrong."""
    wrong, seconds, megabytes = 0, [], []
    chosen = [case for case in ALL if all(word in f"{case.room} {case.name}" for word in sys.argv[1:])]
    with tempfile.TemporaryDirectory() as folder, district(Path(folder)) as bench:
        good = bench.take(bench.good)
        for case in chosen:
            judged = judge(bench, case.spoil(bench), take_by_child)
            fault = judged.trouble if judged.outcome is None else verdict(case, judged.outcome, good)
            fault = fault or ("" if judged.in_bounds else "took too much")
            wrong += bool(fault)
            seconds.append(judged.seconds)
            megabytes.append(judged.megabytes)
            print(line(case.room, case.name, judged, fault), flush=True)  # noqa: T201 - this is its output
    print(f"{len(chosen)} cases, {wrong} wrong; at most {max(seconds):.2f} s and {max(megabytes):.0f} MB")  # noqa: T201
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main())
