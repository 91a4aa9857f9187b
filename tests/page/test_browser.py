"""The page in a real browser: it runs without a complaint, sorts and filters, and asks nobody for anything."""

import base64
import hashlib
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from http.server import HTTPServer
from pathlib import Path

import pytest

from consolidate.page.cells import anchor
from consolidate.page.shown import exact
from consolidate.page.shown import shown
from consolidate.rollup.model.book import Block
from consolidate.rollup.model.book import Book
from consolidate.rollup.model.book import Kind
from tests.page.browser import Browser
from tests.page.reading import Reader

DRIVER = """
const told = [];
const table = document.querySelector("section.s-filing table.main");
const rows = () => [...table.querySelectorAll("tbody.listed > tr.row:not([hidden])")];
const column = (at) => rows().map((row) => row.cells[at].textContent);
told.push(column(0));
const head = table.tHead.rows[table.tHead.rows.length - 1].cells[0];
head.click(); head.click();
told.push(column(0), table.tHead.rows[table.tHead.rows.length - 1].cells[0].getAttribute("aria-sort"));
head.click();
told.push(column(0));
const input = document.querySelector("section.s-filing .tools input");
input.value = "统战"; input.dispatchEvent(new Event("input"));
told.push(column(3), document.querySelector("section.s-filing .tools span").textContent);
document.body.dataset.told = JSON.stringify(told);
"""


def driven(html: str, script: str) -> str:
    """Return the page with one more program, which its policy lets run."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    allowed = html.replace("script-src '", f"script-src 'sha256-{digest}' '", 1)
    return allowed.replace("</body>", f"<script>{script}</script></body>")


@pytest.fixture
def server() -> Iterator[tuple[int, list[str]]]:
    """A server on this machine, and the paths that somebody asked it for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield made.server_port, asked
        made.shutdown()


def test_it_runs_without_a_complaint_and_shows_every_figure(page: tuple[Book, Path], browser: Browser) -> None:
    book, path = page
    seen = browser.open(path)
    assert seen.console == ()
    there = Reader(seen.html).by_id()
    for name, cell in book.figures().items():
        assert there[anchor(name)].text == shown(cell)
        assert there[anchor(name)].attributes.get("data-v", "") == exact(cell)
    tools = [one for one in Reader(seen.html).all("div") if one.attributes.get("class") == "tools"]
    listed = [
        sheet
        for sheet in book.sheets
        if sheet.headed and any(isinstance(one, Block) and one.listed for one in sheet.blocks)
    ]
    assert len(tools) == len(listed) > 3  # the program has run


def test_lists_sort_and_filter(page: tuple[Book, Path], browser: Browser, tmp_path: Path) -> None:
    book, path = page
    (tmp_path / "a.html").write_text(driven(path.read_text(encoding="utf-8"), DRIVER), encoding="utf-8")
    seen = browser.open(tmp_path / "a.html")
    assert seen.console == ()
    first, down, way, again, units, told = json.loads(Reader(seen.html).all("body")[0].attributes["data-told"])
    rows = [
        row
        for block in book.sheet("filing").blocks
        if isinstance(block, Block) and block.listed
        for row in block.rows
        if row.kind is Kind.ROW
    ]
    numbers = [shown(row.cells[0]) for row in rows]
    assert (first, down, way, again) == (numbers, numbers[::-1], "descending", numbers)
    assert units == [shown(row.cells[3]) for row in rows if any("统战" in shown(cell) for cell in row.cells)]
    assert told.startswith(f"{len(units)} / {len(rows)} ")


def test_its_policy_lets_nothing_out(
    page: tuple[Book, Path], browser: Browser, server: tuple[int, list[str]], tmp_path: Path
) -> None:
    """Whatever gets into the page, no request leaves; without the policy the same page does ask."""
    port, asked = server
    html = page[1].read_text(encoding="utf-8")
    evil = "".join(
        (
            f'<img src="http://127.0.0.1:{port}/img">',
            f'<script src="http://127.0.0.1:{port}/script"></script>',
            f'<link rel="stylesheet" href="http://127.0.0.1:{port}/css">',
            f"<script>fetch('http://127.0.0.1:{port}/fetch')</script>",
        )
    )
    (tmp_path / "a.html").write_text(html.replace("</main>", f"{evil}</main>"), encoding="utf-8")
    assert "Content Security Policy" in "".join(browser.open(tmp_path / "a.html").console)
    assert asked == []
    start, end = html.index('<meta http-equiv="Content'), html.index('<meta name="viewport"')
    (tmp_path / "b.html").write_text((html[:start] + html[end:]).replace("</main>", f"{evil}</main>"), encoding="utf-8")
    browser.open(tmp_path / "b.html")
    assert {"/img", "/script", "/css"} <= set(asked)
