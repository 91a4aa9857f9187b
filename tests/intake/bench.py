"""A small district with one honest return, and what is needed to judge spoilt copies of it."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from consolidate.intake import Judges
from consolidate.intake import take
from consolidate.outcome import Outcome
from consolidate.reading.reading import read_bytes
from templates.returned import Source
from tests.space import HISTORY
from tests.space import HONEST
from tests.space import PROJECTS
from tests.space import UNITS
from tests.space import Space
from tests.typed_in import type_into
from tianbao.desk import Desk

TODAY = "2024-01-16"
FORM_SHEET = "绩效目标表"
MAIN, OTHER, GONE, AGAIN = "301001", "302001", "303001", "304001"
ROSTER = f"{UNITS}302001,示例区图书馆,,\n303001,示例区档案馆,,\n304001,示例区体育馆,,\n"


@dataclass(frozen=True)
class Bench:
    """Issued workbooks and the honest return as bytes; ``take`` judges a file as `collect` would."""

    folder: Path
    judges: Judges
    good: bytes  # the main unit's return, filled in
    issued: bytes  # the same workbook as issued
    other: bytes  # another unit's workbook
    gone: bytes  # the workbook of a unit that is no longer in units.csv
    old: bytes  # a workbook that was issued again since
    last_year: bytes  # the main unit's workbook of the year before
    foreign: bytes  # the main unit's workbook as another workspace issues it

    def take(self, content: bytes) -> Outcome:
        """Return what becomes of a file."""
        source = Source("报回.xlsx", hashlib.sha256(content).hexdigest(), TODAY)
        return take(read_bytes(content), source, self.judges)


def told(outcome: Outcome) -> tuple[str, list[str], str]:
    """Return state, names of the findings in order, and the cell of the first as ``sheet!cell`` (or the sheet)."""
    places = [one.place for one in outcome.findings[:1]]
    where = [f"{place.sheet}!{place.cell}" if place.cell else place.sheet for place in places]
    return outcome.state.value, [one.name for one in outcome.findings], "".join(where)


def make_folder(folder: Path, roster: str = ROSTER) -> Path:
    """Return a workspace with little room, so that its workbooks are small, and with everything issued."""
    space = Space(folder)
    space.run("init", str(folder))
    rules = (folder / "rules.yaml").read_text(encoding="utf-8")
    for old, new in (("spare_projects: 3", "spare_projects: 0"), ("indicators: 12", "indicators: 3")):
        assert old in rules
        rules = rules.replace(old, new)
    (folder / "rules.yaml").write_text(rules, encoding="utf-8")
    (folder / "units.csv").write_text(roster, encoding="utf-8")
    (folder / "projects.csv").write_text(PROJECTS, encoding="utf-8")
    (folder / "history.csv").write_text(HISTORY, encoding="utf-8")
    space.run("history", str(folder / "history.csv"))
    space.run("generate")
    return folder


def make_bench(folder: Path, foreign: Path, desk: Desk) -> Bench:
    """Return the bench of a workspace made by ``make_folder`` from which one unit has gone since."""
    issued = one(folder, f"2024/{MAIN}_*.xlsx")
    again = Space(folder).json("generate", "--unit", AGAIN, "--force")
    assert len(again["issued"]) == 1
    Space(folder).run("generate", "--unit", MAIN, "--year", "2023")
    return Bench(
        folder,
        desk.judges(),
        good=filled(folder, issued),
        issued=issued.read_bytes(),
        other=one(folder, f"2024/{OTHER}_*.xlsx").read_bytes(),
        gone=one(folder, f"2024/{GONE}_*.xlsx").read_bytes(),
        old=one(folder, f"2024/作废/{AGAIN}_*_2024.xlsx").read_bytes(),
        last_year=one(folder, f"2023/{MAIN}_*.xlsx").read_bytes(),
        foreign=one(foreign, f"2024/{MAIN}_*.xlsx").read_bytes(),
    )


def one(folder: Path, pattern: str) -> Path:
    """Return the one issued workbook of a name pattern."""
    (found,) = (folder / "outbox").glob(pattern)
    return found


def filled(folder: Path, issued: Path) -> bytes:
    """Return the workbook as the unit honestly fills it in."""
    fields = {one["field"]: one for one in Space(folder).json("fields", str(issued))["fields"]}
    places = {key: (fields[key]["sheet"], fields[key]["cell"]) for key in HONEST}
    answers = {places[key]: (fields[key]["kind"], str(value)) for key, value in HONEST.items()}
    type_into(issued, answers, folder / "报回.xlsx")
    return (folder / "报回.xlsx").read_bytes()
