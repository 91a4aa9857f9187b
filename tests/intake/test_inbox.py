"""All cases in one inbox beside one good return: each file ends, each is kept, the good one is accepted."""

import hashlib
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.intake.bench import Bench
from tests.intake.cases import ALL
from tests.intake.cases import made
from tests.space import Space

NAMES = {f"{number:03} {case.name}.xlsx".replace("/", " "): case for number, case in enumerate(ALL)}
GOOD = "999 好.xlsx"


@pytest.fixture(scope="module")
def space(bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> Space:
    """A copy of the bench with every case in its inbox."""
    folder = Path(shutil.copytree(bench.folder, tmp_path_factory.mktemp("inbox") / "收件 箱"))
    for name, case in NAMES.items():
        (folder / "inbox" / name).write_bytes(made(bench, case))
    (folder / "inbox" / GOOD).write_bytes(bench.good)
    return Space(folder)


@pytest.fixture(scope="module")
def collected(space: Space) -> Any:  # noqa: ANN401 - a JSON document
    return space.json("collect", code=1)


def test_every_file_ends_as_if_it_had_come_alone(collected: Any) -> None:  # noqa: ANN401
    found = {one["file"]: (one["state"], [each["name"] for each in one["findings"]]) for one in collected["files"]}
    expected = {f"inbox/{name}": (case.state, list(case.findings)) for name, case in NAMES.items()}
    assert found == {**expected, f"inbox/{GOOD}": ("accepted", [])}


def test_whatever_is_not_accepted_says_why(collected: Any) -> None:  # noqa: ANN401
    for one in collected["files"]:
        assert one["state"] == "accepted" or one["findings"]
        assert all(each["message"] and each["fix"] for each in one["findings"])


def test_the_bytes_of_every_file_are_kept(space: Space, collected: Any) -> None:  # noqa: ANN401
    for one in collected["files"]:
        content = (space.folder / one["file"]).read_bytes()
        assert one["sha256"] == hashlib.sha256(content).hexdigest()
        assert (space.folder / ".tianbao" / "store" / one["sha256"]).read_bytes() == content


def test_the_good_one_came_last_and_counts(space: Space, collected: Any) -> None:  # noqa: ANN401
    assert collected["files"][-1]["file"] == f"inbox/{GOOD}"
    status = space.json("status")
    assert [(one["unit"], one["state"]) for one in status["units"]] == [
        ("301001", "accepted"), ("302001", "issued"), ("304001", "issued")]  # fmt: skip


def test_again_nothing_changes(space: Space, collected: Any) -> None:  # noqa: ANN401
    again = space.json("collect", code=1)
    assert (again["new"], again["unchanged"], again["superseded"]) == (0, len(NAMES) + 1, 0)
    assert again["files"] == collected["files"]
