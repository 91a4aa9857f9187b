"""The forms, words and rules that ship with the program, read from the files beside the packages."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from templates.form import Form
from templates.form_reader import read_form
from templates.library import Library
from templates.library_reader import read_library
from templates.vocabulary import Vocabulary
from templates.vocabulary import read_vocabulary

HERE = Path(__file__).parent
RULES_NAMES = (HERE.parent / "rules.yaml", HERE / "rules.default.yaml")


def shipped_rules_text() -> str:
    """Return the text of the default ``rules.yaml``: the root's in a checkout, the packaged copy when installed."""
    return next(path for path in RULES_NAMES if path.is_file()).read_text(encoding="utf-8")


@cache
def shipped_forms() -> dict[str, Form]:
    """Return the shipped forms by id."""
    forms = [read_form(path.read_text(encoding="utf-8"), path.name) for path in sorted((HERE / "forms").glob("*.yaml"))]
    return {form.id: form for form in forms}


def shipped_form_text(form: str) -> str:
    """Return the file of a shipped form as it was written, comments and all; FileNotFoundError for no such form."""
    return (HERE / "forms" / shipped_forms()[form].file).read_text(encoding="utf-8")


@cache
def shipped_vocabulary() -> Vocabulary:
    """Return the shipped words, with the directions of the shipped indicators."""
    path = HERE / "words.yaml"
    words = read_vocabulary(path.read_text(encoding="utf-8"), path.name)
    return replace(words, direction_of_name=shipped_library().directions)


@cache
def shipped_library() -> Library:
    """Return the shipped indicators."""
    path = HERE / "library.yaml"
    return read_library(path.read_text(encoding="utf-8"), path.name)
