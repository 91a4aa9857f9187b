"""Each of the states by its word, and the status workbook: what it shows, counts and looks like."""

import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from consolidate.district import District
from consolidate.district import Standing
from consolidate.filed import counts_of
from consolidate.filed import filing_word
from consolidate.rollup.filing_book import write_filing
from consolidate.went_out import WentOut
from templates.roster import Unit
from templates.shipped import shipped_vocabulary
from tests.ledger.examples import FORM
from tests.ledger.examples import rules
from tests.rollup.reading import formulas
from tests.rollup.reading import rows
from tests.rollup.test_recalculated import ALWAYS
from tests.rollup.test_recalculated import without_values

HANDED = WentOut("i", "2024-01-02", "2024-01-03")
ONLY_ISSUED = WentOut("i", "2024-01-02")
BACK = replace(HANDED, answered=frozenset({"1", "2"}), sent_back_on="2024-01-12")
KINDS = ("expected", "returned", "missing", "overdue", "to_correct", "sent_back", "accepted")
SHEETS = {"zh": ("报送情况", "按部门统计"), "en": ("Returns", "By department")}
TITLES = {FORM: "部门整体支出绩效目标表"}
# state, what went out, files that came, and the word for it
WORDS = [
    ("not_issued", WentOut(), 0, "未下发", "not issued"),
    ("issued", ONLY_ISSUED, 0, "已下发", "issued"),
    ("issued", HANDED, 0, "未报送", "not returned"),
    ("overdue", ONLY_ISSUED, 0, "逾期", "overdue"),
    ("overdue", HANDED, 0, "逾期", "overdue"),
    ("overdue", HANDED, 1, "逾期（来件未读取）", "overdue (file unreadable)"),
    ("quarantined", HANDED, 1, "已报送（未读取）", "returned (unreadable)"),
    ("ignored", HANDED, 1, "已报送（未读取）", "returned (unreadable)"),
    ("needs_reason", HANDED, 1, "待修改（补说明）", "to correct (reasons)"),
    ("blocked", BACK, 3, "待修改", "to correct"),
    ("sent_back", BACK, 2, "退回 2 次", "sent back (2)"),
    ("accepted", BACK, 3, "通过", "accepted"),
]


def standing(state: str, out: WentOut, version: int, number: int = 1, department: str = "示例区教育局") -> Standing:
    """Return a standing of one of many units."""
    unit = Unit(f"{number:06}", f"示例区单位{number}", department)
    return Standing(unit, FORM, state, "2024-01-20", out.issued_on, version=version, out=out)


def district(*standings: Standing) -> District:
    """Return the district of these standings."""
    return District(2024, rules(), shipped_vocabulary(), standings)


@pytest.mark.parametrize(("state", "out", "version", "zh", "en"), WORDS)
def test_word(state: str, out: WentOut, version: int, zh: str, en: str) -> None:
    one = standing(state, out, version)
    assert (filing_word(one, "zh"), filing_word(one, "en")) == (zh, en)


def everything() -> District:
    """Return one standing for each word, in three departments, their units apart in the roster."""
    names = ("示例区教育局", "", "=1+1*？示例区*局")
    given = enumerate((state, out, version) for state, out, version, *_ in WORDS)
    return district(*(standing(*one, number, names[number % 3]) for number, one in given))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_list_stands_by_department_and_the_counts_below_it_tie(tmp_path: Path, lang: str) -> None:
    path = tmp_path / "a.xlsx"
    where = everything()
    counts = write_filing(where, path, "en" if lang == "en" else "zh", "2024-02-01", TITLES)
    assert counts == counts_of(where.standings)
    listed = rows(path, SHEETS[lang][0])[3:]
    assert sorted(str(row[5]) for row in listed) == sorted(en if lang == "en" else zh for *_, zh, en in WORDS)
    departments = [row[1] for row in listed]
    nobody = "（未注明主管部门）" if lang == "zh" else "(no department given)"
    assert list(dict.fromkeys(departments)) == ["示例区教育局", nobody, "=1+1*？示例区*局"]
    assert departments == sorted(departments, key=departments.index)
    assert [row[0] for row in listed] == list(range(1, len(WORDS) + 1))
    (*each, total) = rows(path, SHEETS[lang][1])[3:]
    assert total[1:8] == [getattr(counts, kind) for kind in KINDS]
    assert [sum(int(str(row[n])) for row in each) for n in range(1, 8)] == total[1:8]


def test_it_freezes_filters_and_prints_on_a4(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_filing(everything(), path, "zh", "2024-02-01", TITLES)
    book = load_workbook(path)
    assert book.sheetnames == ["报送情况", "按部门统计"]
    for sheet in book:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert (sheet.freeze_panes, sheet.print_title_rows) == ("A4", "$3:$3")
    assert book["报送情况"].auto_filter.ref == f"A3:O{3 + len(WORDS)}"


def test_only_our_own_formulas_stand_in_it(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    odd = Unit("=1+1", "=HYPERLINK(1)", "{=1+1}")
    write_filing(district(replace(standing("issued", HANDED, 0), unit=odd)), path, "zh", "2024-02-01", TITLES)
    assert formulas(path).get("报送情况", {}) == {}
    assert set(formulas(path)["按部门统计"]) == {f"{letter}{row}" for letter in "BCDEFGHI" for row in (4, 5)}
    assert rows(path, "报送情况")[3][1:4] == ["{=1+1}", "=1+1", "=HYPERLINK(1)"]


def test_nobody_expected(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_filing(district(), path, "zh", "2024-02-01", TITLES)
    assert rows(path, "报送情况")[3][0] == "本年度没有应报送的单位。"


def test_a_form_without_a_title_keeps_its_id(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_filing(district(replace(standing("issued", HANDED, 0), form="own-form")), path, "zh", "2024-02-01")
    assert rows(path, "报送情况")[3][4] == "own-form"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_libreoffice_counts_the_same(tmp_path: Path, soffice: Path, lang: str) -> None:
    path, empty, profile = tmp_path / "a.xlsx", tmp_path / "empty.xlsx", tmp_path / "profile"
    write_filing(everything(), path, "en" if lang == "en" else "zh", "2024-02-01", TITLES)
    without_values(path, empty)
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS, encoding="utf-8")
    command = [str(soffice), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--convert-to",
               "xlsx", "--outdir", str(tmp_path / "out"), str(empty)]  # fmt: skip
    subprocess.run(command, env=os.environ | {"HOME": str(tmp_path)}, check=True, capture_output=True, timeout=180)
    name = SHEETS[lang][1]
    kept = rows(path, name)[3:]
    assert all(cell in {None, ""} for row in rows(empty, name)[3:] for cell in row[1:])
    assert [row[:9] for row in rows(tmp_path / "out" / "empty.xlsx", name)[3 : 3 + len(kept)]] == kept


@settings(max_examples=60)
@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_counts_tie(chosen: list[tuple[str, WentOut, int, str, str]]) -> None:
    counts = counts_of(standing(state, out, version) for state, out, version, *_ in chosen)
    assert counts.expected == len(chosen) == counts.returned + counts.missing
    assert counts.to_correct + counts.sent_back + counts.accepted <= counts.returned
