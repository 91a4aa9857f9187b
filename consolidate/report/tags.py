"""The placeholders of a report's template: how they are found in a text, and what they may be called."""

import re
from dataclasses import dataclass

from templates.catalogue.report_phrases import REPORT_TAGS
from templates.codes import Slip
from templates.finding import facts
from templates.say import phrase_text
from templates.slips import AuthorError
from templates.slips import Origin
from templates.yaml_source import did_you_mean

# An input method set to Chinese types full-width braces, stops and blanks; they are meant all the same.
TAG = re.compile(r"[{｛]{2}([^{}｛｝]*)[}｝]{2}")
_BRACES = re.compile(r"[{｛]{2}|[}｝]{2}")
_DOTS = str.maketrans({"。": ".", "．": ".", "·": ".", "\u3000": " ", "\u00a0": " "})
NAMES = {name: tag for tag, text in REPORT_TAGS.items() for name in (text.zh, text.en)}


@dataclass(frozen=True, slots=True)
class Tag:
    """One placeholder: its key, where it lies in the text, and ``if`` or ``end`` where it marks a passage."""

    key: str
    start: int
    stop: int
    written: str
    mark: str = ""

    @property
    def list_name(self) -> str:
        """The list a column belongs to; nothing for a text."""
        return self.key.partition(".")[0] if "." in self.key else ""


def tags_in(text: str, file: str) -> tuple[Tag, ...]:
    """Return the placeholders of a paragraph; AuthorError for an unknown one and for braces that do not pair."""
    if _BRACES.search(TAG.sub("", text)):
        raise AuthorError(Slip.TAG_BROKEN, Origin(file), facts(text=text.strip()[:60]))
    return tuple(_tag(match, file) for match in TAG.finditer(text))


def _tag(match: re.Match[str], file: str) -> Tag:
    name = " ".join(match[1].translate(_DOTS).split())
    mark, rest = _mark(name)
    key = NAMES.get(rest.replace(" ", ""))
    if key is None or (not mark and key in LISTS):
        known = LISTS if mark else frozenset[str]()
        guess = did_you_mean(rest, tuple(name for name, tag in NAMES.items() if tag in known or tag not in LISTS))
        raise AuthorError(Slip.TAG_UNKNOWN, Origin(file), facts(tag=match[0], guess=guess))
    return Tag(key, match.start(), match.end(), match[0], mark)


def _mark(name: str) -> tuple[str, str]:
    for mark in ("if", "end"):
        text = phrase_text(f"report_{mark}")
        for word in (text.zh, text.en):
            if name.startswith(f"{word} "):
                return mark, name.removeprefix(f"{word} ")
    return "", name


LISTS = frozenset(tag.partition(".")[0] for tag in REPORT_TAGS if "." in tag)
