"""A template's paragraphs and rows filled with the content of a report."""

from collections.abc import Iterator
from collections.abc import Mapping
from copy import deepcopy

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from consolidate.report.content import Content
from consolidate.report.runs import W_P
from consolidate.report.runs import W_TR
from consolidate.report.runs import nearest
from consolidate.report.runs import put
from consolidate.report.runs import text_of
from consolidate.report.tags import Tag
from consolidate.report.tags import tags_in
from templates.codes import Slip
from templates.finding import facts
from templates.slips import AuthorError
from templates.slips import Origin

Tagged = dict[BaseOxmlElement, tuple[Tag, ...]]


def fill_part(part: BaseOxmlElement, content: Content, blank: str, file: str) -> frozenset[str]:
    """Fill a body, header or footer and return the tags it held.

    Placeholders are found once, before anything is put in: what a unit wrote is never taken for one. AuthorError for
    one that is unknown or in the wrong place.
    """
    tagged = {one: tags for one in part.iter(W_P) if (tags := tags_in(text_of(one), file))}
    rows = dict(_list_rows(tagged, file))
    plain = [one for one in tagged if nearest(one, W_TR) not in rows]
    for paragraph in plain:
        for tag in tagged[paragraph]:
            if tag.list_name:
                raise AuthorError(Slip.TAG_OUTSIDE_TABLE, Origin(file), facts(tag=tag.written))
    for first, last, key in _passages(tagged, file):
        _choose(first, last, given=key in content.given)
    kept = set(part.iter(W_P))
    for row, name in rows.items():
        _repeat(row, tagged, content, blank, name)
    for paragraph in plain:
        if paragraph in kept:
            _say(paragraph, tagged[paragraph], content.texts)
    return frozenset(tag.key for tags in tagged.values() for tag in tags)


def _list_rows(tagged: Tagged, file: str) -> Iterator[tuple[BaseOxmlElement, str]]:
    """Yield the table rows that a list fills, each with its list."""
    for paragraph, tags in tagged.items():
        row = nearest(paragraph, W_TR)
        if row is None or not any(tag.list_name for tag in tags):
            continue
        inside = [tag for one in row.iter(W_P) for tag in tagged.get(one, ())]
        names = sorted({tag.list_name for tag in inside if tag.list_name})
        if len(names) > 1:
            raise AuthorError(Slip.TAG_LISTS_MIXED, Origin(file), facts(lists=tuple(names)))
        for tag in inside:
            if tag.mark:
                raise AuthorError(Slip.TAG_PAIR_BROKEN, Origin(file), facts(tag=tag.written))
        yield row, names[0]


def _passages(tagged: Tagged, file: str) -> Iterator[tuple[BaseOxmlElement, BaseOxmlElement, str]]:
    """Yield first and last paragraph of every passage between ``if`` and ``end``, the inner ones first."""
    waiting: dict[BaseOxmlElement | None, list[tuple[BaseOxmlElement, Tag]]] = {}
    for paragraph, tags in tagged.items():
        for tag in tags:
            if not tag.mark:
                continue
            wrong = AuthorError(Slip.TAG_PAIR_BROKEN, Origin(file), facts(tag=tag.written))
            if text_of(paragraph).strip() != tag.written.strip():
                raise wrong
            stack = waiting.setdefault(paragraph.getparent(), [])
            if tag.mark == "if":
                stack.append((paragraph, tag))
            elif stack and stack[-1][1].key == tag.key:
                yield stack.pop()[0], paragraph, tag.key
            else:
                raise wrong
    for _, tag in (one for stack in waiting.values() for one in stack):
        raise AuthorError(Slip.TAG_PAIR_BROKEN, Origin(file), facts(tag=tag.written))


def _choose(first: BaseOxmlElement, last: BaseOxmlElement, *, given: bool) -> None:
    """Take out the two marks, and what lies between them unless it is given."""
    parent = first.getparent()
    if parent is None or last.getparent() is not parent:  # already gone with a passage around it
        return
    between = parent[parent.index(first) : parent.index(last) + 1]
    for one in (first, last) if given else between:
        parent.remove(one)
    if parent.tag == qn("w:tc") and not parent.findall(W_P):
        parent.append(OxmlElement("w:p"))  # a cell without a paragraph is a broken file to Word


def _repeat(row: BaseOxmlElement, tagged: Tagged, content: Content, blank: str, name: str) -> None:
    """Put a copy of the row for every item of its list in its place; without items one row that says so."""
    nothing: Mapping[str, str] = {}
    for item in content.lists.get(name, ()) or (nothing,):
        copied = deepcopy(row)
        for original, copy in list(zip(row.iter(W_P), copied.iter(W_P), strict=True)):
            tags = tagged.get(original, ())
            texts = {tag.key: item.get(tag.key.partition(".")[2], blank) for tag in tags if tag.list_name}
            _say(copy, tags, {**content.texts, **texts})
        row.addprevious(copied)
    parent = row.getparent()
    if parent is not None:
        parent.remove(row)


def _say(paragraph: BaseOxmlElement, tags: tuple[Tag, ...], texts: Mapping[str, str]) -> None:
    """Put the texts into a paragraph; a paragraph that is one placeholder becomes one for every line."""
    if not tags or tags[0].mark:
        return
    lone = len(tags) == 1 and text_of(paragraph).strip() == tags[0].written.strip()
    lines = texts[tags[0].key].splitlines()
    ends_section = paragraph.find(f".//{qn('w:sectPr')}") is not None
    if not lone or len(lines) < 2 or ends_section:  # noqa: PLR2004 - one line needs no second paragraph
        put(paragraph, [(tag.start, tag.stop, texts[tag.key]) for tag in tags])
        return
    for line in lines:
        copied = deepcopy(paragraph)
        put(copied, [(tags[0].start, tags[0].stop, line)])
        paragraph.addprevious(copied)
    parent = paragraph.getparent()
    if parent is not None:
        parent.remove(paragraph)
