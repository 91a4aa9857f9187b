"""A hostile unit's texts and file names, looked for in everything that our commands print and write."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.injection.hostile import Hostile
from tests.injection.hostile import Said
from tests.injection.hostile import called
from tests.injection.hostile import make
from tests.injection.looking import LOOKS
from tests.injection.looking import look
from tests.injection.looking import path
from tests.injection.looking import screen
from tests.injection.payloads import MARK

Ran = tuple[Hostile, list[Said]]


@pytest.fixture(scope="module", params=["zh lenient", "en strict"])
def ran(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ran]:
    """A workspace in which every command was called, under a folder in which nothing else may appear."""
    lang, kind = request.param.split()
    root = tmp_path_factory.mktemp("injection")
    space = make(root / "区", lenient=kind == "lenient")
    yield space, called(space, lang)
    assert [one.name for one in root.iterdir()] == ["区"], "something was written beside the workspace"


def test_the_hostile_texts_do_come_out(ran: Ran) -> None:
    space, said = ran
    holds = [name for name, file in space.files().items() if file.suffix == ".xlsx" and _text(file).count(MARK) > 20]
    assert holds, "nothing of the returns is in any workbook: this test sees nothing"
    assert sum(one.out.count(MARK) for one in said) > 20


def test_every_file_is_harmless(ran: Ran) -> None:
    space, _ = ran
    faults = [
        f"{name}: {fault}"
        for name, file in space.files().items()
        for fault in (*path(name), *look(file.suffix, file.read_bytes()))
    ]
    assert faults == []


def test_every_line_on_the_screen_is_harmless(ran: Ran) -> None:
    _, said = ran
    faults = [
        f"{one.command}: {fault}" for one in said for text in (one.out, one.err)
        if "--json" not in one.command for fault in screen(text)]  # fmt: skip
    assert faults == []


def test_every_json_on_the_screen_can_be_read(ran: Ran) -> None:
    _, said = ran
    faults = [fault for one in said if "--json" in one.command for fault in LOOKS[".json"](one.out.encode())]
    assert faults == []


def _text(file: Path) -> str:
    with zipfile.ZipFile(file) as archive:
        return "".join(archive.read(name).decode(errors="replace") for name in archive.namelist())
