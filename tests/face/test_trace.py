"""``trace``: every number of every sheet of a real roll-up, down to the cells of the returned workbooks."""

import re
from collections.abc import Callable
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.cell import Cell

from consolidate.rollup.compose import book_of
from consolidate.rollup.trace import Tracer
from tests.face.cli import run
from tests.face.conftest import Demo
from tianbao.desk import desk_of
from tianbao.face import Face
from tianbao.rolling import given_for
from tianbao.tracing import _plain

DAY = "2025-02-28"
YEARS = ("2024", "2025")
Traced = dict[str, Any]


@pytest.fixture(scope="module", params=YEARS)
def traced(request: pytest.FixtureRequest, two_years: Demo, tmp_path_factory: pytest.TempPathFactory) -> "Rolled":
    """The roll-up of a year of the demonstration as a workbook, and what traces its cells."""
    out = tmp_path_factory.mktemp("trace") / f"汇总_{request.param}.xlsx"
    assert run(two_years.folder, "consolidate", "--year", request.param, "--out", out, today=DAY).code == 0
    return Rolled(two_years.folder, out, int(request.param))


class Rolled:
    """A written roll-up beside its own model."""

    def __init__(self, folder: Path, workbook: Path, year: int) -> None:
        self.folder, self.workbook, self.year = folder, workbook, year
        with desk_of(Face(folder, "zh", DAY), year) as desk:
            self.tracer = Tracer(book_of(given_for(desk, "zh")))
        self.returned = cache(lambda file: load_workbook(folder / file, data_only=True))

    def numbers(self) -> Iterator[tuple[str, str, float]]:
        """Yield every number of the workbook as openpyxl reads it."""
        for sheet in load_workbook(self.workbook, data_only=True).worksheets:
            rows: Any = sheet.iter_rows()
            for row in rows:
                yield from ((sheet.title, cell.coordinate, cell.value) for cell in row
                            if isinstance(cell, Cell) and isinstance(cell.value, int | float))

    def of(self, sheet: str, cell: str) -> Traced:
        return _plain(self.tracer.trace(f"{sheet}!{cell}"))

    def content(self, place: Traced) -> object:
        """Return what really stands at a place in a returned file."""
        sheet: Any = self.returned(place["file"])[place["sheet"]]
        return sheet[place["cell"]].value


def number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def again(one: Traced) -> Decimal | None:
    """Work a figure out of its parts once more."""
    parts = [number(part["value"]) if _is_number(part["value"]) else None for part in one["parts"]]
    given = [part for part in parts if part is not None]
    if one["op"] == "weighted_mean":
        pairs = [(value, Decimal(weight["value"])) for value, weight in zip(parts, one["weights"], strict=True)
                 if value is not None and weight["value"] is not None]
        return sum((v * w for v, w in pairs), Decimal(0)) / sum((w for _, w in pairs), Decimal(0))
    worked: dict[str, Callable[[], Decimal | None]] = {
        "same": lambda: parts[0],
        "sum": lambda: sum(given, Decimal(0)) if given else None,
        "difference": lambda: (parts[0] or Decimal(0)) - sum((part for part in parts[1:] if part), Decimal(0)),
        "ratio": lambda: None if parts[0] is None or not parts[1] else parts[0] / parts[1],
        "mean": lambda: sum(given, Decimal(0)) / len(given),
        "count": lambda: Decimal(len(parts)),
    }
    return worked[one["op"]]()


def _is_number(text: object) -> bool:
    return isinstance(text, str) and text.replace(".", "", 1).replace("-", "", 1).isdigit()


def test_every_number_of_every_sheet_is_traced_to_its_parts(traced: Rolled) -> None:
    found = list(traced.numbers())
    assert len(found) > 400
    for sheet, cell, shown in found:
        one = traced.of(sheet, cell)
        assert (one["sheet"], one["cell"]) == (sheet, cell)
        if one["op"] == "order":
            continue
        value = number(one["value"])
        assert value is not None, (sheet, cell)
        assert abs(float(value) - shown) < 1e-9 * max(1, abs(shown)), (sheet, cell)
        if one["op"] == "read":
            continue
        worked = again(one)
        assert worked is not None, (sheet, cell)
        assert abs(worked - value) < Decimal("1e-20"), (sheet, cell, one["op"])


def places(one: Traced) -> Iterator[Traced]:
    """Yield every place in a returned file that a figure rests on."""
    if "origin" in one:
        yield one["origin"]
        yield from one["origin"]["inputs"]
    for part in one["parts"]:
        yield from places(part)


def test_every_place_holds_what_the_trace_says_it_holds(traced: Rolled) -> None:
    """The raw text is what openpyxl reads at that cell of that file."""
    seen: set[tuple[str, str, str]] = set()
    for sheet, cell, _ in traced.numbers():
        for place in places(traced.of(sheet, cell)):
            key = (place["file"], place["sheet"], place["cell"])
            if not place["cell"] or key in seen:
                continue
            seen.add(key)
            content = traced.content(place)
            text = "" if content is None else str(content)
            finding = place["raw"][1:].isdigit() and place["raw"][0].isalpha()  # the code of one at that cell
            if finding or place["inputs"] or place["raw"].startswith("="):
                continue  # a formula is worked out anew from its inputs
            if _is_number(text) and _is_number(place["raw"]):
                assert Decimal(text) == Decimal(place["raw"]), key
            elif not isinstance(content, bool) and "-" not in text[:5]:
                assert text.strip() == place["raw"].strip(), (key, text, place["raw"])
    assert len(seen) > 150


def test_a_sum_is_traced_on_the_screen(two_years: Demo) -> None:
    run(two_years.folder, "consolidate", "--year", "2024", today=DAY)
    told = run(two_years.folder, "trace", "收支!F7", "--year", "2024", today="2025-03-01")
    lines = told.out.splitlines()
    assert told.code == 0
    assert lines[0].startswith("收支汇总表!F7 = ")
    assert "合计，10 项" in lines[1]
    assert sum("绩效目标表!D7 原文" in line.replace("　", " ") for line in lines) == 10
    assert lines[-1].strip().startswith("合起来：")


def test_a_figure_as_json(two_years: Demo) -> None:
    run(two_years.folder, "consolidate", "--year", "2024", today=DAY)
    document = run(two_years.folder, "trace", "自评结果汇总表!I8", "--year", "2024", "--json").document
    assert document["state"] == "same"
    assert (document["sheet"], document["cell"], document["op"]) == ("自评结果汇总表", "I8", "read")
    origin = document["origin"]
    assert (origin["form"], origin["field"][-11:], origin["file"].startswith("inbox/")) == (
        "project-self-evaluation", "score.total", True)
    assert len(origin["inputs"]) > 2


def test_an_english_roll_up_is_traced_by_its_own_names(two_years: Demo, tmp_path: Path) -> None:
    out = tmp_path / "en.xlsx"
    run(two_years.folder, "consolidate", "--year", "2024", "--out", out, lang="en", today=DAY)
    english = run(two_years.folder, "trace", "Income and spending!F7", "--file", out, "--json", lang="en").document
    chinese = run(two_years.folder, "trace", "收支汇总表!F7", "--file", out, "--json").document
    assert english == chinese
    assert english["state"] == "same"
    assert english["sheet"] == "Income and spending"


def test_it_says_when_the_ledger_has_moved_on(copied: Path) -> None:
    first = run(copied, "trace", "收支汇总表!F7", "--json", today="2024-02-01").document
    assert first["state"] == "same"
    (copied / "rules.yaml").write_text(
        (copied / "rules.yaml").read_text(encoding="utf-8").replace("over_target: 0.30", "over_target: 0.40"),
        encoding="utf-8")
    told = run(copied, "trace", "收支汇总表!F7", today="2024-02-01")
    assert told.out.startswith("注意：汇总_2024.xlsx 写成以后，台账或设置有变动")
    (copied / "汇总_2024.xlsx").unlink()
    assert run(copied, "trace", "收支汇总表!F7").out.startswith("还没有 汇总_2024.xlsx")
    (copied / "汇总_2024.xlsx").write_bytes(b"x")
    assert "不是本程序写的" in run(copied, "trace", "收支汇总表!F7").out


@pytest.mark.parametrize(("asked", "said"), [
    ("汇总表!F7", "收支汇总表、绩效目标汇总表、自评结果汇总表"), ("没有!F7", "封面、报送情况表"),
    ("收支汇总表!ZZ999", "收支汇总表"),
    ("nothing", "封面"), ("收支汇总表!", "收支汇总表")])
def test_what_is_no_figure_is_one_sentence(demo: Demo, asked: str, said: str) -> None:
    told = run(demo.folder, "trace", asked)
    assert (told.code, told.out) == (2, "")
    assert said in told.err
    assert "Traceback" not in told.err


def test_words_lead_to_the_source_of_their_row(demo: Demo) -> None:
    told = run(demo.folder, "trace", "绩效目标汇总表!L5")
    assert told.code == 0
    assert "文字，不是数字" in told.out
    assert "本行的来源" in told.out


@pytest.mark.parametrize("asked", ["封面!A1", "口径说明!A1", "收支汇总表!A4"])
def test_a_title_is_no_figure(demo: Demo, asked: str) -> None:
    told = run(demo.folder, "trace", asked)
    assert told.code == 2
    assert f"{asked} 这一格不是数字" in told.err


def test_a_percentage_is_shown_as_on_the_sheet(two_years: Demo) -> None:
    told = run(two_years.folder, "trace", "self/departments/all/rate", "--year", "2024", today="2025-03-01")
    assert re.search(r" = \d+\.\d\d%（精确值 \d\.\d+）", told.out), told.out
