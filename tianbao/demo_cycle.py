"""The second act of the demonstration: the year's other forms, and the next year begun with what was achieved."""

import re
import shutil
from collections import Counter
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from consolidate.history import read_history
from consolidate.ledger.feedbacks import feedbacks
from templates.codes import Slip
from templates.feedback import FEEDBACK_SHEET
from templates.finding import facts
from templates.issued import Issued
from templates.slips import AuthorError
from templates.slips import Origin
from tianbao.desk import Desk
from tianbao.desk import desk_of
from tianbao.example.fill import fill_workbook
from tianbao.example.returns import Answer
from tianbao.example.returns import Cells
from tianbao.example.returns import cells_of
from tianbao.example.story import Scene
from tianbao.example.story import corrected
from tianbao.example.story import read_scenes
from tianbao.example.story import scene_cells
from tianbao.example.story import unmet
from tianbao.face import Face
from tianbao.feeding.write import feed_back
from tianbao.gathering import gather
from tianbao.issuing import issue_all
from tianbao.rolling import roll_up
from tianbao.workspace import RULES
from tianbao.workspace import read_rows

TARGET, MONITORING, PROJECT, DEPARTMENT = (
    *("department-target", "monitoring"),
    *("project-self-evaluation", "department-self-evaluation"),
)
LAST, NEXT = "2024", "2025"
MONITORED, EVALUATED, PLANNED, ENDED = "2024-07-10", "2025-01-10", "2025-03-03", "2025-03-25"
ADJUSTED = "2024-06-20"
SENT_BACK, SENT_BACK_DUE = "2024-02-05", "2024-02-29"
WINDOWS = {  # form: first and last day, of the fiscal year at work
    LAST: {
        TARGET: ("", "2024-01-20"),
        MONITORING: (MONITORED, "2024-08-10"),
        PROJECT: (EVALUATED, "2025-02-20"),
        DEPARTMENT: (EVALUATED, "2025-02-20"),
    },
    NEXT: {
        TARGET: (PLANNED, "2025-03-20"),
        MONITORING: ("2025-07-10", "2025-08-10"),
        PROJECT: ("2026-01-10", "2026-02-20"),
        DEPARTMENT: ("2026-01-10", "2026-02-20"),
    },
}
_WINDOWS = re.compile(r"^year: .*?(?=^contact:)", re.MULTILINE | re.DOTALL)
Tell = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Stage:
    """The demonstration's folder, the shipped example it plays, the face of the call, and how steps are told."""

    folder: Path
    example: Path
    face: Face
    tell: Tell

    @property
    def story(self) -> Path:
        """Where the story of this act is written down."""
        return self.example / "cycle.yaml"

    def on(self, day: str) -> Face:
        """Return the face of a call in the folder on an ISO day."""
        return replace(self.face, folder=self.folder, today=day)


def play(stage: Stage, answers: tuple[Answer, ...]) -> str:
    """Go on from the targets of the first year to those of the second; return the second year's roll-up workbook."""
    _send_back(stage)
    _arrivals(stage, "demo_corrected", [(one.received, one) for one in corrected(stage.story, answers)])
    _windows(stage, LAST, 9)
    _adjust(stage)
    _issue(stage, MONITORED, 11)
    _arrivals(stage, "demo_monitored", _scenes(stage, "monitoring"))
    _issue(stage, EVALUATED, 13)
    _arrivals(stage, "demo_evaluated", _scenes(stage, "self_evaluation"))
    _roll_up(stage, "2025-02-28", 15)
    _windows(stage, NEXT, 16)
    for path in sorted((stage.example / NEXT).glob("*.csv")):
        shutil.copyfile(path, stage.folder / path.name)
    stage.tell("demo_next_year", year=NEXT, units=str(stage.folder / "units.csv"))
    _issue(stage, PLANNED, 18)
    _arrivals(stage, "demo_planned", _scenes(stage, "targets"))
    return _roll_up(stage, ENDED, 20)


def _send_back(stage: Stage) -> None:
    """Write a marked workbook and a notice for every return with open findings."""
    with desk_of(stage.on(SENT_BACK)) as desk:
        report = feed_back(desk, (), (), SENT_BACK_DUE, force=False)
        folder = desk.workspace.outbox / str(desk.year) / FEEDBACK_SHEET
    stage.tell("feedback_demo", count=len(report["written"]), folder=str(folder))


def _windows(stage: Stage, year: str, step: int) -> None:
    """Write the forms and their filing windows into rules.yaml, as a clerk would with an editor."""
    path = stage.folder / RULES
    windows = WINDOWS[year]
    opens = "".join(f"  {form}: {first}\n" for form, (first, _) in windows.items() if first)
    due = "".join(f"  {form}: {last}\n" for form, (_, last) in windows.items())
    block = f"year: {year}\nmoney_unit: 万元\nforms: [{', '.join(windows)}]\nopens:\n{opens}due:\n{due}"
    path.write_text(_WINDOWS.sub(block, path.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    stage.tell("demo_rules", step=step, file=str(path), year=year)


def _adjust(stage: Stage) -> None:
    path = stage.folder / f"adjusted_{LAST}.csv"
    shutil.copyfile(stage.example / LAST / "adjusted.csv", path)
    with desk_of(stage.on(ADJUSTED)) as desk:
        rows, headings = read_rows(path)
        found = read_history(rows, headings, path.name, desk.roster.units, desk.forms)
        desk.ledger.record_history(found)
    stage.tell("demo_adjusted", file=str(path), count=len(found))


def _issue(stage: Stage, day: str, step: int) -> None:
    with desk_of(stage.on(day)) as desk:
        report = issue_all(desk, (), (), force=False)
        folder = desk.workspace.outbox / str(desk.year)
    stage.tell("demo_issued", step=step, day=day, count=len(report["issued"]), folder=str(folder))
    for one in report["waiting"]:
        stage.tell("demo_waiting", title=one["title"], opens=one["opens"])


def _scenes(stage: Stage, act: str) -> list[tuple[str, Answer | Scene]]:
    return [(scene.received, scene) for scene in read_scenes(stage.story, act)]


def _arrivals(stage: Stage, key: str, arriving: list[tuple[str, Answer | Scene]]) -> None:
    """Fill in each return on its day, collect it that evening, and tell what became of them all."""
    sent: Counter[Path] = Counter()
    counts: Counter[str] = Counter()
    for day, group in groupby(arriving, key=lambda one: one[0]):
        with desk_of(stage.on(day)) as desk:
            paths = [path for _, one in group for path in _arrive(desk, one, sent)]
            counts.update(one.outcome.state.value for one in gather(desk, tuple(paths)))
    comma = "，" if stage.face.lang == "zh" else ", "
    states = comma.join(f"{stage.face.phrase('state_' + state)} {count}" for state, count in counts.items())
    stage.tell(key, count=counts.total(), states=states, folder=str(stage.folder / "inbox"))


def _arrive(desk: Desk, one: Answer | Scene, sent: Counter[Path]) -> Iterator[Path]:
    """Write the returned workbooks of one unit into the inbox."""
    forms = one.forms if isinstance(one, Scene) else (TARGET,)
    issues = {form: _to_fill(desk, one, form) for form in forms}
    if isinstance(one, Scene):
        for key in unmet(one, list(issues.values())):
            raise one.values[key].fail(Slip.FIELD_UNKNOWN, field=key, guess="")
    for form, issued in issues.items():
        source = desk.workspace.root / issued.file
        sent[source] += 1
        again = f"（第{sent[source]}次）" if sent[source] > 1 else ""
        path = desk.workspace.inbox / f"{source.stem}{again}.xlsx"
        if isinstance(one, Answer):
            path = path.with_stem(f"{path.stem}（更正）")
        fill_workbook(source, _cells(desk, one, form, issued), path)
        yield path


def _cells(desk: Desk, one: Answer | Scene, form: str, issued: Issued) -> Cells:
    if isinstance(one, Answer):
        return cells_of(one, issued)
    year = desk.year - 1 if desk.forms[form].stage == "target" else desk.year
    return scene_cells(one, issued, desk.ledger.accepted(one.unit, TARGET, year))


def _to_fill(desk: Desk, one: Answer | Scene, form: str) -> Issued:
    """Return the workbook that comes back: what is corrected is corrected in the one that was sent back."""
    back = feedbacks(desk.ledger, desk.year, (one.unit, form)) if isinstance(one, Answer) else ()
    found = desk.ledger.issue(back[-1].issue) if back else None
    return found or _issued(desk, one.unit, form)


def _issued(desk: Desk, unit: str, form: str) -> Issued:
    issued = desk.ledger.latest_issue(unit, form, desk.year)
    if issued is None:
        raise AuthorError(Slip.UNIT_UNKNOWN, Origin("cycle.yaml"), facts(unit=unit))
    return issued


def _roll_up(stage: Stage, day: str, step: int) -> str:
    document: Mapping[str, str] = roll_up(stage.on(day), None, None)
    stage.tell("demo_rolled_up", step=step, year=document["year"], file=str(stage.folder / document["file"]))
    return str(stage.folder / document["file"])
