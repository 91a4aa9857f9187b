"""Below the year-over-year list: falls by department, their chart, and the links into the returned files."""

import hashlib
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from consolidate.district import District
from consolidate.regressions import compared
from consolidate.rollup.compose import RollupSummary
from consolidate.rollup.sources import Sources
from templates.returned import Source
from templates.roster import Unit
from tests.rollup.builder import amounts
from tests.rollup.builder import built
from tests.rollup.builder import district
from tests.rollup.builder import figures
from tests.rollup.builder import project
from tests.rollup.builder import rolled
from tests.rollup.builder import standing
from tests.rollup.reading import book
from tests.rollup.reading import formulas
from tests.rollup.reading import rows
from tests.rollup.sample import sample_district

SHEET = "同比倒退清单"
ALONE = Unit("1", "区编办")


def one_unit(target: str, file: str = "") -> District:
    works = project(ALONE, "道路工程", "60", "60")
    line = ("产出指标", "数量指标", "养护里程", "120", "120", target, "计划", "公里", "正向", "")
    money = amounts("1 1 1", "0 0 0", "1 1 1", "0 0 0")
    return district(standing(ALONE, built(ALONE, money, (works,), {works.name: [line]}, file)))


def by_department(data: District) -> list[tuple[object, ...]]:
    found = figures(data)
    names = [name for name in found if name.startswith("falls/department:") and name.count("/") == 1]
    return [tuple(found[f"{name}{part}"] for part in ("", "/regressed", "/explained", "/both")) for name in names]


def test_departments_worst_first() -> None:
    assert by_department(sample_district()) == [
        ("区卫生健康局", 2, 0, 2),
        ("区交通运输局", 0, 2, 2),
        ("区委办公室", 0, 1, 1),
        ("区教育局", 0, 1, 1),
    ]


def test_a_unit_without_a_department_stands_for_itself() -> None:
    assert by_department(one_unit("100")) == [("区编办", 1, 0, 1)]


def test_the_table_adds_up_and_feeds_the_charts(made: tuple[Path, RollupSummary]) -> None:
    shown = rows(made[0], SHEET)
    head = next(number for number, row in enumerate(shown) if row[3] == "倒退，未说明（项）")
    assert [row[2:6] for row in shown[head + 1 : head + 6]] == [
        ["区卫生健康局", 2, 0, 2],
        ["区交通运输局", 0, 2, 2],
        ["区委办公室", 0, 1, 1],
        ["区教育局", 0, 1, 1],
        ["合计", 2, 4, 6],
    ]
    first, last = head + 2, head + 5
    live = formulas(made[0])[SHEET]
    assert live[f"D{last + 1}"] == f"=SUM(D{first}:D{last})"
    assert live[f"F{first}"] == f"=SUM(D{first},E{first})"
    assert all(live[f"D{row}"].startswith("=COUNTIF") for row in range(first, last + 1))
    for sheet in (SHEET, "封面"):
        chart = book(made[0])[sheet]._charts[-1]  # type: ignore[attr-defined]  # noqa: SLF001 - no other way
        assert [one.val.numRef.f for one in chart.series] == [
            f"{SHEET}!$D${first}:$D${last}",
            f"{SHEET}!$E${first}:$E${last}",
        ]


def test_nothing_is_drawn_where_nothing_fell(tmp_path: Path) -> None:
    rolled(one_unit("有效"), tmp_path / "汇总.xlsx")
    assert book(tmp_path / "汇总.xlsx")[SHEET]._charts == []  # type: ignore[attr-defined]  # noqa: SLF001
    assert all(row[3] != "倒退，未说明（项）" for row in rows(tmp_path / "汇总.xlsx", SHEET))


def with_file(home: Path, name: str, content: bytes = b"returned") -> Source:
    file = home / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return Source(name, hashlib.sha256(content).hexdigest(), "2024-01-18")


def test_a_row_links_to_the_cell_in_the_returned_file(tmp_path: Path) -> None:
    name = "inbox/a 100% 区编办.xlsx"
    data = one_unit("100", name)
    (one,) = data.standings
    assert one.latest is not None
    returned = replace(one.latest, source=with_file(tmp_path, name))
    data = replace(data, standings=(replace(one, latest=returned, accepted=returned),))
    (tmp_path / "out").mkdir()
    rolled(data, tmp_path / "out" / "汇总.xlsx", home=tmp_path)
    (link,) = [cell.hyperlink for row in book(tmp_path / "out" / "汇总.xlsx")[SHEET] for cell in row if cell.hyperlink]
    assert link.target == r"..\inbox\a%20100%25%20区编办.xlsx"
    assert link.location == f"'绩效目标表'!{compared(data)[0].row.cell}"


@pytest.mark.parametrize(
    "name", ["inbox/a#b.xlsx", "inbox/a%20b.xlsx", "../a.xlsx", "/a.xlsx", "", "inbox/gone.xlsx", "inbox"]
)
def test_no_link_to_what_cannot_be_opened(tmp_path: Path, name: str) -> None:
    home = tmp_path / "home"
    (home / "inbox").mkdir(parents=True)
    source = Source(name, "0" * 64, "2024-01-18")
    if "gone" not in name and name.startswith("inbox/"):
        source = with_file(home, name)
    assert Sources(home, home).link(source, "绩效目标表", "G43") == ""


def test_no_link_to_a_file_that_is_another_one_now(tmp_path: Path) -> None:
    source = with_file(tmp_path, "inbox/a.xlsx")
    assert Sources(tmp_path, tmp_path).link(source, "o'clock", "A1") == "external:inbox/a.xlsx#'o''clock'!A1"
    (tmp_path / "inbox" / "a.xlsx").write_bytes(b"replaced since")
    assert Sources(tmp_path, tmp_path).link(source, "s", "A1") == ""
    assert Sources().link(source, "s", "A1") == ""


def test_libreoffice_follows_the_link(tmp_path: Path, soffice: Path) -> None:
    """The path of a link starts at the folder of the roll-up, through blanks and Chinese names."""
    home = tmp_path / "工作区 1"
    data = one_unit("100", "inbox/a b.xlsx")
    (one,) = data.standings
    assert one.latest is not None
    returned = replace(one.latest, source=with_file(home, "inbox/a b.xlsx"))
    data = replace(data, standings=(replace(one, latest=returned),))
    rolled(data, home / "汇总.xlsx", home=home)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        str(soffice),
        profile,
        "--headless",
        "--convert-to",
        "fods",
        "--outdir",
        str(home),
        str(home / "汇总.xlsx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    flat = (home / "汇总.fods").read_text(encoding="utf-8")
    assert "inbox/a%20b.xlsx#&apos;绩效目标表&apos;!" in flat
