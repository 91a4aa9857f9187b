"""The book of the sample district as a page, and a browser to open it in."""

from pathlib import Path

import pytest

from consolidate.page.page import write_page
from consolidate.rollup.compose import book_of
from consolidate.rollup.model.book import Book
from tests.conftest import not_here
from tests.page.browser import Browser
from tests.page.browser import found
from tests.rollup.builder import given
from tests.rollup.sample import sample_district


@pytest.fixture(scope="session")
def browser() -> Browser:
    """A real browser."""
    program = found()
    if program is None:
        not_here("no Chromium is installed")
    return Browser(program)


@pytest.fixture(scope="session", params=["zh", "en"])
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Book, Path]:
    """The book and its page, in a folder with blanks and Chinese in its name."""
    book = book_of(given(sample_district(), request.param))
    path = tmp_path_factory.mktemp("page") / "汇总 2024.html"
    write_page(book, path)
    return book, path
