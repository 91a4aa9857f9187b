"""Bilingual texts and the few ways two texts are compared."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

Lang = Literal["zh", "en"]

_BLANKS = re.compile(r"[\s\u200b\ufeff]+")
_NUMBERING = re.compile(r"^(?:指标\d*[:：.、]?|\d+[.、．)）]|[★☆])\s*")
_POINTS = re.compile(r"[（(]\s*\d+(?:\.\d+)?\s*分\s*[)）]$")


@dataclass(frozen=True, slots=True)
class Text:
    """One wording in two languages; English may be empty and then falls back to Chinese."""

    zh: str
    en: str = ""

    def say(self, lang: Lang) -> str:
        """Return the wording in ``lang``."""
        return self.en if lang == "en" and self.en else self.zh


def tidy(text: str) -> str:
    """Return the text with full-width forms narrowed (NFKC) and blanks collapsed to single spaces, trimmed."""
    return _BLANKS.sub(" ", unicodedata.normalize("NFKC", text)).strip()


def squeeze(text: str) -> str:
    """Return the text as used for comparing: narrowed, without any blank."""
    return tidy(text).replace(" ", "")


def bare_name(text: str) -> str:
    """Return an indicator or level name without numbering, points and blanks (domain.md 3, normalising names)."""
    return _POINTS.sub("", _NUMBERING.sub("", squeeze(text)))


def looks_blank(text: str) -> bool:
    """Tell whether a cell text counts as not filled; ``0`` is data and never blank."""
    return tidy(text) == ""
