"""``preview``: any form as a locked workbook, without a workspace."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from templates.shipped import shipped_forms
from tests.adopt import layouts
from tests.face.cli import is_one_line
from tests.face.cli import run


@pytest.mark.parametrize("form", sorted(shipped_forms()))
def test_shipped_form_is_shown_locked(tmp_path: Path, form: str) -> None:
    ran = run(tmp_path, "preview", form, "--out", tmp_path / "a.xlsx", "--year", "2025")
    assert ran.code == 0, ran.err
    assert ran.out.strip() == str(tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    assert all(sheet.protection.sheet for sheet in book.worksheets)
    assert len(book.worksheets) > 2


def test_adopted_form_is_shown_for_two_projects(tmp_path: Path) -> None:
    path = layouts.mof_self_evaluation().save(tmp_path / "自评表.xlsx")
    run(tmp_path, "adopt", path)
    ran = run(tmp_path, "preview", tmp_path / "自评表.yaml", "--out", tmp_path / "a.xlsx")
    assert ran.code == 0, ran.err
    sheets = load_workbook(tmp_path / "a.xlsx").sheetnames
    assert {"1_示例项目一", "2_示例项目二"} <= set(sheets)


def test_default_file_is_in_the_current_folder_and_may_be_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = [run(tmp_path, "preview", "department-target", "--lang", "en") for _ in range(2)]
    assert [one.code for one in told] == [0, 0]
    assert [path.name for path in tmp_path.iterdir()] == [told[0].out.strip()]


def test_mistake_is_named_with_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "表.yaml").write_text("form: a\nversion: 1\ntitle: 表\nsheet: 表\ncolums: {A: 5}\n", encoding="utf-8")
    ran = run(tmp_path, "preview", tmp_path / "表.yaml", "--out", tmp_path / "a.xlsx")
    assert (ran.code, "表.yaml:5" in ran.err, is_one_line(ran.err)) == (2, True, True), ran.err
    assert not (tmp_path / "a.xlsx").exists()


@pytest.mark.parametrize("form", ["no-such-form", "没有.yaml"])
def test_form_that_is_not_there(tmp_path: Path, form: str) -> None:
    ran = run(tmp_path, "preview", form)
    assert (ran.code, form in ran.err, is_one_line(ran.err)) == (2, True, True)


def test_file_of_out_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_text("mine", encoding="utf-8")
    ran = run(tmp_path, "preview", "department-target", "--out", tmp_path / "a.xlsx")
    assert (ran.code, (tmp_path / "a.xlsx").read_text(encoding="utf-8")) == (2, "mine")
    assert run(tmp_path, "preview", "department-target", "--out", tmp_path / "a.xlsx", "--force").code == 0
