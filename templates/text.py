"""Bilingual texts and the few ways two texts are compared."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

Lang = Literal["zh", "en"]

_PLAIN = re.compile(r"[!-~\u4e00-\u9fff≥≤‰±]*")  # nothing to narrow, no blank to take out
_BLANKS = re.compile(r"[\s\u200b\ufeff]+")
# 3.5公里 is no third item, and 指标完成率 carries no number to take off.
_NUMBERING = re.compile(r"^(?:指标(?:[0-9]+[:.、]?|[:.、])|[0-9]+(?:\.(?![0-9])|[、)])|[★☆])")
# Raised, circled and fraction digits: narrowed, 10² would become 102.
_RAISED = re.compile(
    "([\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u209f\u2150-\u215f\u2189\u2460-\u2473\u24ea\u3251-\u325f\u32b1-\u32bf]+)"
)
_POINTS = re.compile(r"[（(]\s*\d+(?:\.\d+)?\s*分\s*[)）]$")


@dataclass(frozen=True, slots=True)
class Text:
    """One wording in two languages; English may be empty and then falls back to Chinese."""

    zh: str
    en: str = ""

    def say(self, lang: Lang) -> str:
        """Return the wording in ``lang``."""
        return self.en if lang == "en" and self.en else self.zh


NO_TEXT = Text("")


def tidy(text: str) -> str:
    """Return the text with full-width forms narrowed (NFKC) and blanks collapsed to single spaces, trimmed."""
    if _PLAIN.fullmatch(text):
        return text
    parts = _RAISED.split(text)
    parts[::2] = [unicodedata.normalize("NFKC", part) for part in parts[::2]]
    return one_line("".join(parts))


def one_line(text: str) -> str:
    """Return the text as it is written, with blanks and line breaks collapsed to single spaces, trimmed."""
    return _BLANKS.sub(" ", text).strip()


def squeeze(text: str) -> str:
    """Return the text as used for comparing: narrowed, without any blank."""
    return tidy(text).replace(" ", "")


def bare_name(text: str) -> str:
    """Return an indicator or level name without numbering, points and blanks (domain.md 3, normalising names)."""
    return _POINTS.sub("", _NUMBERING.sub("", squeeze(text)))


def looks_blank(text: str) -> bool:
    """Tell whether a cell text counts as not filled; ``0`` is data and never blank."""
    return tidy(text) == ""
