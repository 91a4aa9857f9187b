"""Text in a Word paragraph: read across its runs, and put in without losing how the template formats it."""

import re
from collections.abc import Iterable
from collections.abc import Iterator

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

_UNSPEAKABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML cannot hold
Swap = tuple[int, int, str]  # start and stop in the paragraph's text, and what comes there
W_P, W_R, W_T, W_TR = qn("w:p"), qn("w:r"), qn("w:t"), qn("w:tr")
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def nearest(element: BaseOxmlElement, name: str) -> BaseOxmlElement | None:
    """Return the innermost element of a name around this one."""
    return next(element.iterancestors(name), None)


def pieces(paragraph: BaseOxmlElement) -> list[BaseOxmlElement]:
    """Return the pieces of text of a paragraph, without those of a text box anchored in it."""
    return [one for one in paragraph.iter(W_T) if nearest(one, W_P) is paragraph]


def text_of(paragraph: BaseOxmlElement) -> str:
    """Return the text of a paragraph, however many runs it is cut into."""
    return "".join(one.text or "" for one in pieces(paragraph))


def put(paragraph: BaseOxmlElement, swaps: Iterable[Swap]) -> None:
    """Put texts in place of parts of a paragraph; each takes the format of the run in which its part began.

    Positions are those of the text before any change; what is put in is never looked at again.
    """
    found = list(_placed(paragraph))
    parts: dict[int, list[Swap]] = {}
    for start, stop, new in swaps:
        at = next(i for i, (begin, piece) in enumerate(found) if begin <= start < begin + len(piece.text or ""))
        for i, (begin, piece) in enumerate(found):
            end = begin + len(piece.text or "")
            if begin < stop and start < end:
                parts.setdefault(i, []).append(
                    (max(start, begin) - begin, min(stop, end) - begin, new if i == at else "")
                )
    for i, changes in parts.items():
        _write(found[i][1], changes)


def _placed(paragraph: BaseOxmlElement) -> Iterator[tuple[int, BaseOxmlElement]]:
    begin = 0
    for piece in pieces(paragraph):
        yield begin, piece
        begin += len(piece.text or "")


def _write(piece: BaseOxmlElement, changes: list[Swap]) -> None:
    text = piece.text or ""
    for start, stop, new in sorted(changes, reverse=True):
        text = text[:start] + _UNSPEAKABLE.sub("", new) + text[stop:]
    first, *rest = text.replace("\t", " ").splitlines() or [""]
    _say(piece, first)
    last = piece
    for line in rest:
        for new_one in (OxmlElement("w:br"), OxmlElement("w:t")):
            last.addnext(new_one)
            last = new_one
        _say(last, line)


def _say(piece: BaseOxmlElement, text: str) -> None:
    piece.text = text
    piece.set(SPACE, "preserve")
