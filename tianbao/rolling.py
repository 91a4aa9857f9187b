"""The roll-up at the face: the district out of the ledger, the workbook beside the workspace's other files."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version
from pathlib import Path
from typing import Any

from consolidate.rollup.collected import given_of
from consolidate.rollup.compose import book_of
from consolidate.rollup.given import Given
from consolidate.rollup.given import Setting
from consolidate.rollup.workbook import write_rollup
from consolidate.tree.node import branch
from templates.text import Lang
from tianbao.desk import Desk
from tianbao.desk import desk_of
from tianbao.face import Face

SHOWN_HASH = 16  # signs of a file's hash
FILES = (
    ("rules", ("rules.yaml",)),
    ("units", ("units.csv", "units.xlsx")),
    ("projects", ("projects.csv", "projects.xlsx")),
    ("library", ("library.yaml",)),
)


def roll_up(
    face: Face, year: int | None, out: Path | None, *, html: bool = False, node: str = ""
) -> dict[str, Any]:
    """Write the roll-up workbook, with ``html`` a page beside it, and return what scripts are told of it.

    ``node`` is the code of a unit: then only it and the units below it are rolled up.
    """
    with desk_of(face, year) as desk:
        path = out or rollup_path(desk, node)
        path.parent.mkdir(parents=True, exist_ok=True)
        given = given_for(desk, face.lang, node)
        summary = write_rollup(given, path, desk.workspace.root)
        told: dict[str, Any] = {**summary.as_json(), "file": desk.workspace.relative(path)}
        if html:
            from consolidate.page.page import write_page

            page = path.with_suffix(".html")
            write_page(book_of(given), page)
            told["html"] = desk.workspace.relative(page)
    return told


def rollup_path(desk: Desk, node: str = "") -> Path:
    """Return where the roll-up of the year at work, or of one branch of it, lies unless someone says otherwise."""
    return desk.workspace.root / f"汇总_{desk.year}{f'_{node}' if node else ''}.xlsx"


def given_for(desk: Desk, lang: Lang, node: str = "") -> Given:
    """Return what the roll-up of the year at work is made of, in a language; AuthorError for an unknown ``node``."""
    district = branch(desk.district(), desk.roster, node) if node else desk.district()
    given = given_of(desk.ledger, district, desk.forms, lang, desk.face.today, tuple(_versions(desk)))
    units = {one.unit.code for one in district.standings}
    own = tuple(one for one in given.corrections if one.unit in units)
    return replace(given, corrections=own, node=node)


def _versions(desk: Desk) -> Iterator[Setting]:
    """Yield the version of the program and the hashes of the bureau's own files, so that they can be told apart."""
    try:
        yield Setting("program", version("tianbao"))
    except PackageNotFoundError:  # run from a checkout
        yield Setting("program", "-")
    for name, files in FILES:
        for file in files:
            path = desk.workspace.root / file
            if path.is_file():
                digest = hashlib.sha256(path.read_bytes()).hexdigest()[:SHOWN_HASH]
                yield Setting(name, f"sha256 {digest}…", file)
