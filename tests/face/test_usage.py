"""A call written in the wrong way is one plain sentence in the language of the call, and nothing is done."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.face.cli import is_one_line
from tests.face.cli import run

SAID = [
    (("nosuch",), "没有“nosuch”这个命令。用法见：tianbao --help"),
    (("statu",), "没有“statu”这个命令（status？）。用法见：tianbao --help"),
    (("collect", "--yaer", "2024"), "没有 --yaer 这个选项（--year？）。用法见：tianbao collect --help"),
    (("status", "甲"), "多写了“甲”。用法见：tianbao status --help"),
    (("generate", "--unit"), "选项 --unit 后面要写一个值。用法见：tianbao --help"),
    (("status", "--year", "二四"), "--year 不对：要写一个整数。用法见：tianbao status --help"),
    (("fields",), "缺少 WORKBOOK。用法见：tianbao fields --help"),
    (
        ("check", "没有.xlsx"),
        "WORKBOOKS 不对：没有文件“没有.xlsx”，请检查名称和所在文件夹。用法见：tianbao check --help",
    ),
]


@pytest.mark.parametrize(("args", "sentence"), SAID)
def test_what_is_wrong_with_a_call_is_one_sentence(tmp_path: Path, args: tuple[str, ...], sentence: str) -> None:
    ended = run(tmp_path, *args)
    assert (ended.code, ended.out, ended.err.strip()) == (2, "", sentence)
    english = run(tmp_path, *args, lang="en")
    assert (english.code, english.out, is_one_line(english.err)) == (2, "", True)
    assert "Usage: tianbao" in english.err


def test_a_date_that_is_none_is_told(tmp_path: Path) -> None:
    ended = run(tmp_path, "status", today="一月")
    assert (ended.code, "“一月”不是日期" in ended.err) == (2, True)


def test_a_negative_number_is_a_value_and_no_option(tmp_path: Path) -> None:
    assert run(tmp_path, "value", "-5", "--json").document["values"][0]["low"] == -5


@pytest.mark.skipif(os.name != "posix", reason="a shell's pipe")
def test_a_reader_that_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    many = " ".join(["≥95%"] * 3000)
    call = f"'{sys.executable}' -m tianbao -C '{tmp_path}' value {many} | head -n 1"
    ended = subprocess.run(["/bin/sh", "-c", call], capture_output=True, text=True, check=False)
    assert ended.stderr == ""
    assert len(ended.stdout.splitlines()) == 1
