"""Two fiscal years of the shipped example district: the targets of the first here, what follows in ``demo_cycle``."""

import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from consolidate.history import read_history
from consolidate.outcome import Outcome
from templates.codes import Slip
from templates.finding import facts
from templates.slips import AuthorError
from templates.slips import Origin
from tianbao.demo_cycle import Stage
from tianbao.demo_cycle import play
from tianbao.desk import Desk
from tianbao.desk import desk_of
from tianbao.example.fill import fill_workbook
from tianbao.example.returns import Answer
from tianbao.example.returns import cells_of
from tianbao.example.returns import read_answers
from tianbao.face import Face
from tianbao.gathering import gather
from tianbao.issuing import issue_all
from tianbao.newspace import EXAMPLES
from tianbao.newspace import make_workspace
from tianbao.rolling import roll_up
from tianbao.workspace import INNER
from tianbao.workspace import read_rows

EXAMPLE = "caidian"
MARK = "demo"
ISSUED = "2024-01-02"
CLOSED = "2024-02-01"
Tell = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Ended:
    """Where the demonstration ended: the roll-up's document and one returned file to look at."""

    file: str
    sample: str


def run_demo(face: Face, folder: Path, tell: Tell) -> Ended:
    """Run both acts in a folder of its own, telling each step; a folder that is not a demonstration is left alone.

    The first act ends with the targets of the first year, the second one with those of the next.
    """
    return go_on(face, folder, first_act(face, folder, tell), tell)


def go_on(face: Face, folder: Path, ended: Ended, tell: Tell) -> Ended:
    """Play the second act where the first has ended, if the example has one."""
    stage = Stage(folder, EXAMPLES / EXAMPLE, face, tell)
    return replace(ended, file=play(stage, _answers())) if stage.story.is_file() else ended


def first_act(face: Face, folder: Path, tell: Tell) -> Ended:
    """Run the loop for the first year's targets: init, history, generate, returns, collect, consolidate."""
    _clear(folder)
    make_workspace(folder, EXAMPLE)
    (folder / INNER / MARK).write_text(EXAMPLE, encoding="utf-8")
    tell("demo_init", folder=str(folder))
    here = replace(face, folder=folder, today=ISSUED)
    with desk_of(here) as desk:
        tell("demo_history", file=str(folder / "history.csv"), count=_history(desk, folder / "history.csv"))
        issued = issue_all(desk, (), (), force=False)["issued"]
        tell("demo_generate", count=len(issued), folder=str(folder / "outbox" / str(desk.year)))
    outcomes, files = _returns(here, folder)
    tell("demo_returns", count=len(files), folder=str(folder / "inbox"))
    counts = Counter(outcome.state.value for outcome in outcomes)
    told = "，" if face.lang == "zh" else ", "
    tell(
        "demo_collect", states=told.join(f"{face.phrase('state_' + state)} {count}" for state, count in counts.items())
    )
    document = roll_up(replace(here, today=CLOSED), None, None)
    tell("demo_consolidate", file=str(folder / document["file"]))
    return Ended(str(folder / document["file"]), str(files[0]))


def _answers() -> tuple[Answer, ...]:
    """Return the first year's targets as the units send them, in order of arrival."""
    return tuple(sorted(read_answers(EXAMPLES / EXAMPLE / "returns.yaml"), key=lambda one: one.received))


def _clear(folder: Path) -> None:
    if not folder.exists():
        return
    if (folder / INNER / MARK).is_file():
        shutil.rmtree(folder)
    elif not folder.is_dir() or any(folder.iterdir()):
        raise AuthorError(Slip.WORKSPACE_EXISTS, Origin(), facts(folder=str(folder)))


def _history(desk: Desk, path: Path) -> int:
    rows, headings = read_rows(path)
    found = read_history(rows, headings, path.name, desk.roster.units, desk.forms)
    desk.ledger.record_history(found)
    return len(found)


def _returns(face: Face, folder: Path) -> tuple[list[Outcome], list[Path]]:
    """Fill in each return on its day and collect the inbox that evening."""
    sent: Counter[str] = Counter()
    outcomes: list[Outcome] = []
    files: list[Path] = []
    for day, group in groupby(_answers(), key=lambda one: one.received):
        with desk_of(replace(face, today=day)) as desk:
            arrived = [_arrive(desk, answer, sent, folder) for answer in group]
            files += arrived
            outcomes += [one.outcome for one in gather(desk, tuple(arrived))]
    return outcomes, files


def _arrive(desk: Desk, answer: Answer, sent: Counter[str], folder: Path) -> Path:
    sent[answer.unit] += 1
    form = desk.rules.forms[0]
    issued = desk.ledger.latest_issue(answer.unit, form, desk.year)
    if issued is None:
        raise AuthorError(Slip.UNIT_UNKNOWN, Origin("returns.yaml"), facts(unit=answer.unit))
    source = desk.workspace.root / issued.file
    again = f"（第{sent[answer.unit]}次）" if sent[answer.unit] > 1 else ""
    target = folder / "inbox" / f"{source.stem}{again}.xlsx"
    fill_workbook(source, cells_of(answer, issued), target)
    return target
