"""Each look finds what it looks for."""

import io
import zipfile

import pytest
import xlsxwriter

from tests.injection.looking import LOOKS
from tests.injection.looking import path
from tests.injection.looking import screen


def workbook(write: str, text: str) -> bytes:
    """Return a workbook with a text written by one of the methods of xlsxwriter."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        getattr(book.add_worksheet(), write)(0, 0, text)
    return target.getvalue()


def zipped(name: str, content: bytes = b"") -> bytes:
    """Return a zip of one file."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize(
    ("kind", "content", "harmful"),
    [
        (".xlsx", workbook("write", "=1+zq9"), True),
        (".xlsx", workbook("write", "{=1+zq9}"), True),
        (".xlsx", workbook("write", "http://192.0.2.1/zq9"), True),
        (".xlsx", workbook("write", "internal:Sheet1!zq9"), True),
        (".xlsx", workbook("write_string", "=1+zq9"), False),
        (".xlsx", workbook("write_string", "http://192.0.2.1/zq9"), False),
        (".xlsx", workbook("write", "=1+1"), False),
        (".csv", b'a,"=1+zq9"\n', True),
        (".csv", b'a,"+zq9"\n', True),
        (".csv", b"a,'=1+zq9\n", False),
        (".csv", b"a,-5\n", False),
        (".html", b"<p>&lt;script&gt;zq9</p>", False),
        (".html", b"<p><img src=x onerror=zq9></p>", True),
        (".html", b'<a href="javascript:zq9">x</a>', True),
        (".html", b"<zq9></zq9>", True),
        (".html", b"<script>var a = '</script><script>zq9<b>'</script>", True),
        (".html", b'<script src="https://192.0.2.1/"></script>', True),
        (".json", b"[NaN", True),
        (".eml", b"To: a@example.invalid\r\nSubject: x\r\nBcc: b@example.invalid\r\n\r\nx", True),
        (".eml", b"To: a@example.invalid\r\nSubject: x\r\n\r\nx", False),
        (".zip", zipped("../x"), True),
        (".zip", zipped("a/x.csv", b"=zq9"), True),
        (".zip", zipped("a/x.csv", b"zq9"), False),
    ],
)
def test_a_look(kind: str, content: bytes, *, harmful: bool) -> None:
    assert bool(list(LOOKS[kind](content))) is harmful


@pytest.mark.parametrize(("name", "harmful"), [("a/b.xlsx", False), ("/a", True), ("a/../b", True), ("a\u202eb", True)])
def test_a_name(name: str, *, harmful: bool) -> None:
    assert bool(list(path(name))) is harmful


@pytest.mark.parametrize(("text", "harmful"), [("a\nb\t", False), ("\x1b[31m", True), ("a\u202eb", True), ("\r", True)])
def test_the_screen(text: str, *, harmful: bool) -> None:
    assert bool(list(screen(text))) is harmful
