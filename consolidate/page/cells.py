"""One cell of the book as HTML: every text escaped, every figure with its id and all its digits."""

from html import escape

from consolidate.page.shown import exact
from consolidate.page.shown import shown
from consolidate.rollup.model.cell import NUMERIC
from consolidate.rollup.model.cell import Cell
from consolidate.rollup.model.cell import Link
from consolidate.rollup.model.cell import Origin


def cell(one: Cell, across: int = 1, extra: str = "") -> str:
    """Return a cell of a table; ``across`` is how many columns it covers, ``extra`` a class of its own."""
    names = " ".join(name for name in ("num" if one.look in NUMERIC else "", one.look.value, extra) if name)
    attributes = [f'class="{names}"']
    if across > 1:
        attributes.append(f'colspan="{across}"')
    if one.id:
        attributes.append(f'id="{escape(anchor(one.id))}"')
    if exact(one):
        attributes.append(f'data-v="{exact(one)}"')
    told = told_of(one)
    if told:
        attributes.append(f'title="{escape(told)}"')
    return f"<td {' '.join(attributes)}>{_content(one)}</td>"


def anchor(name: str) -> str:
    """Return the name under which a figure or a sheet is found on the page."""
    return f"f-{name}".replace(" ", "_")


def told_of(one: Cell) -> str:
    """Return where a figure stands in a returned file: file, place, raw text; empty for one that is worked out."""
    origin = one.source if isinstance(one.source, Origin) else one.link.to if one.link else None
    if not isinstance(origin, Origin):
        return ""
    place = f"{origin.sheet}!{origin.cell}" if origin.cell else ""
    return " · ".join(part for part in (origin.name, origin.file, place, origin.raw) if part)


def _content(one: Cell) -> str:
    text = escape(shown(one)).replace("\n", "<br>")
    inside = isinstance(one.link, Link) and isinstance(one.link.to, str)
    return f'<a href="#{escape(anchor(str(one.link.to)))}">{text}</a>' if inside and one.link else text
