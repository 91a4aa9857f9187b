"""A page read as a browser wrote it out: cells by id, sections, links, charts."""

from dataclasses import dataclass
from dataclasses import field
from html.parser import HTMLParser

VOID = {"meta", "col", "br", "input", "rect", "line"}


@dataclass
class Element:
    """One element: its name, attributes and text."""

    tag: str
    attributes: dict[str, str]
    text: str = ""
    inside: list["Element"] = field(default_factory=list)


class Reader(HTMLParser):
    """Collects every element with all text inside it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.open: list[Element] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        one = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(one)
        if tag == "br":
            self.handle_data("\n")
        if tag not in VOID:
            self.open.append(one)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        for one in self.open:
            one.text += data

    def all(self, tag: str) -> list[Element]:
        return [one for one in self.elements if one.tag == tag]

    def by_id(self) -> dict[str, Element]:
        return {one.attributes["id"]: one for one in self.elements if "id" in one.attributes}
