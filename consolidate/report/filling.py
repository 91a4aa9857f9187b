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

Tagged = list[tuple[BaseOxmlElement, tuple[Tag, ...]]]
Texts = Mapping[str, str]


class Filler:
    """Fills the parts of one template (body, headers, footers); ``used`` are the tags that it met."""

    def __init__(self, content: Content, blank: str, file: str) -> None:
        """Take what is said, the word for a blank, and the name of the template for messages."""
        self.content = content
        self.blank = blank
        self.file = file
        self.used: set[str] = set()

    def fill(self, part: BaseOxmlElement) -> None:
        """Fill one part; AuthorError for a placeholder that is unknown or in the wrong place."""
        tagged = self._tagged(part)
        self.used |= {tag.key for _, tags in tagged for tag in tags}
        rows = dict(self._rows(tagged))
        self._choose(tagged)
        for row, name in rows.items():
            if row.getparent() is not None:
                self._repeat(row, name)
        for paragraph, tags in self._tagged(part, seen=tagged):
            if tags and nearest(paragraph, W_TR) not in self.done:
                self._say(paragraph, tags, self.content.texts)

    def _tagged(self, part: BaseOxmlElement) -> Tagged:
        return [(one, tags) for one in part.iter(W_P) if (tags := tags_in(text_of(one), self.file))]
