"""Making a workspace: the files a district starts from, blank or with the data of a shipped example."""

import csv
import shutil
from io import StringIO
from pathlib import Path

from templates.codes import Slip
from templates.finding import facts
from templates.roster import PROJECT_HEADINGS
from templates.roster import UNIT_HEADINGS
from templates.shipped import shipped_rules_text
from templates.slips import AuthorError
from templates.slips import Origin
from tianbao.workspace import INNER
from tianbao.workspace import KEY_FILE
from tianbao.workspace import RULES
from tianbao.workspace import new_keys

EXAMPLES = Path(__file__).parent / "examples"
BOM = "\ufeff"  # so that Excel opens the csv as UTF-8
FOLDERS = ("templates", "inbox", "outbox", INNER)


def make_workspace(folder: Path, example: str, year: int | None = None) -> None:
    """Make a workspace in an empty or new folder; AuthorError when it holds something or the example is unknown.

    A blank workspace begins with the fiscal year given and its target forms due at the end of January.
    """
    known = tuple(sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir()))
    if example and example not in known:
        raise AuthorError(Slip.EXAMPLE_UNKNOWN, Origin(), facts(example=example, known=known))
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise AuthorError(Slip.WORKSPACE_EXISTS, Origin(), facts(folder=str(folder)))
    for name in FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
    if example:
        for path in sorted((EXAMPLES / example).glob("*.csv")):
            shutil.copyfile(path, folder / path.name)
    else:
        _write(folder / "units.csv", tuple(UNIT_HEADINGS))
        _write(folder / "projects.csv", tuple(PROJECT_HEADINGS))
    key_file = folder / INNER / KEY_FILE
    key_file.touch(mode=0o600)
    key_file.write_text(new_keys(), encoding="utf-8")
    rules = shipped_rules_text()
    if year is not None and not example:
        rules = rules.replace("year: 2024\n", f"year: {year}\n").replace("2024-01-20", f"{year}-01-31")
    (folder / RULES).write_text(rules, encoding="utf-8")


def _write(path: Path, headings: tuple[str, ...]) -> None:
    line = StringIO()
    csv.writer(line, lineterminator="\n").writerow(headings)
    path.write_text(BOM + line.getvalue(), encoding="utf-8")
