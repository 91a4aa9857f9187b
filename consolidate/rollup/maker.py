"""Making cells: every figure gets its id, its source, and the value that its source comes to."""

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from decimal import Decimal

from consolidate.rollup.filed import Filed
from consolidate.rollup.given import Given
from consolidate.rollup.model.arithmetic import comes_to
from consolidate.rollup.model.cell import Cell
from consolidate.rollup.model.cell import Link
from consolidate.rollup.model.cell import Look
from consolidate.rollup.model.cell import Op
from consolidate.rollup.model.cell import Origin
from consolidate.rollup.model.cell import Part
from consolidate.rollup.model.cell import Worked
from templates.catalogue.phrases import PHRASES
from templates.returned import Source
from templates.say import phrase


@dataclass(slots=True)
class Maker:
    """What the sheets are made with: the phrases of the book's language, and every figure made so far by its id."""

    given: Given
    figures: dict[str, Cell] = field(default_factory=dict)

    def say(self, key: str, **given: str | int) -> str:
        """Return a phrase of the roll-up in the language of the book."""
        return phrase(f"rollup_{key}", self.given.lang, **given)

    def title(self, sheet: str) -> str:
        """Return the title of a sheet: with the name of the district and the year."""
        district = self.given.district
        return self.say(f"title_{sheet}", district=district.rules.district, year=district.year)

    def named(self, kind: str, key: str) -> str:
        """Return what a state, a verdict or a finding is called; one without a name of ours keeps its key."""
        known = PHRASES.get(f"rollup_{kind}_{key}")
        return known.say(self.given.lang) if known else key

    def form(self, form: str) -> str:
        """Return the title of a form."""
        title = self.given.titles.get(form)
        return title.say(self.given.lang) if title else self.named("form", form)

    def keep(self, cell: Cell) -> Cell:
        """Remember a cell that others refer to, or that is a figure; ValueError for an id given twice."""
        if cell.id in self.figures:
            raise ValueError(cell.id)
        self.figures[cell.id] = cell
        return cell

    def read(self, name: str, origin: Origin, look: Look = Look.MONEY, note: str = "") -> Cell:
        """Return the cell of a number that stands in a returned file."""
        return self.keep(Cell(origin.amount, look, name, origin, note=note))

    def worked(self, name: str, worked: Worked, look: Look = Look.MONEY, note: str = "") -> Cell:
        """Return the cell of a figure that is worked out, with the value it comes to."""
        return self.keep(Cell(comes_to(worked, self.figures), look, name, worked, note=note))

    def sum(self, name: str, parts: Sequence[Part], look: Look = Look.MONEY) -> Cell:
        """Return a sum, blank where every part is."""
        return self.worked(name, Worked(Op.SUM, tuple(parts)), look)

    def same(self, name: str, other: str, look: Look | None = None) -> Cell:
        """Return another figure once more."""
        return self.worked(name, Worked(Op.SAME, (other,)), look or self.figures[other].look)

    def less(self, name: str, first: Part, *others: Part, look: Look = Look.CHANGE) -> Cell:
        """Return the first part less all others."""
        return self.worked(name, Worked(Op.DIFFERENCE, (first, *others)), look)

    def ratio(self, name: str, over: Part, under: Part, look: Look = Look.PERCENT) -> Cell:
        """Return a fraction, blank where a part is blank or the second is 0."""
        return self.worked(name, Worked(Op.RATIO, (over, under)), look)

    def words(self, name: str, text: str, look: Look = Look.CENTER) -> Cell:
        """Return a text that others count or that a chart shows."""
        return self.keep(Cell(text or None, look, name))

    def count(self, name: str, parts: Sequence[str], among: Sequence[str], text: str = "") -> Cell:
        """Return how many of some cells say a text, or say anything where none is given."""
        return self.worked(name, Worked(Op.COUNT, tuple(parts), among=tuple(among), text=text), Look.COUNT)

    def count_said(self, name: str, among: Sequence[str], text: str) -> Cell:
        """Return how many of some cells say this text, or begin so where it ends with ``*``."""
        begins, said = text.removesuffix("*"), {one: str(self.figures[one].value or "") for one in among}
        hit = [one for one in among if said[one] == text or (begins != text and said[one].startswith(begins))]
        return self.count(name, hit, among, text)

    def ties(self, name: str, parts: Sequence[str]) -> Cell:
        """Return the word that says whether all of some differences are 0."""
        good, bad = self.say("ties"), self.say("does_not_tie")
        worked = Worked(Op.TIES, tuple(parts), text=f"{good}|{bad}")
        tied = not comes_to(worked, self.figures)
        return self.keep(Cell(good if tied else bad, Look.CENTER if tied else Look.ALERT, name, worked))

    def count_given(self, name: str, among: Sequence[str]) -> Cell:
        """Return how many of some cells are not blank."""
        return self.count(name, [one for one in among if self.figures[one].value is not None], among)

    def counted(self, name: str, origins: Sequence[Origin], look: Look = Look.COUNT) -> Cell:
        """Return how many places in files there are."""
        return self.worked(name, Worked(Op.COUNT, tuple(origins)), look)

    def told(self, name: str, unit: tuple[str, str], form: str, source: Source, amount: int) -> Cell:
        """Return a number that the ledger tells of a unit (its code and name): the place is the file as a whole."""
        origin = Origin(unit[0], unit[1], form, self.given.district.year, "", "", source.file, source.sha256,
                        source.received, "", "", str(amount), Decimal(amount))
        return self.read(name, origin, Look.COUNT)

    def opens(self, filed: Filed, field: str) -> Cell:
        """Return the click that leads to a cell of a returned file."""
        origin = filed.origin(field)
        return Cell(origin.cell or None, Look.LINK, link=Link(origin))


def order(number: int) -> Cell:
    """Return the number of a row."""
    return Cell(Decimal(number), Look.ORDER)


def text(value: str, look: Look = Look.TEXT) -> Cell:
    """Return a text; an empty one is a blank."""
    return Cell(value or None, look)


def texts(*values: str) -> tuple[Cell, ...]:
    """Return several texts."""
    return tuple(text(value) for value in values)


def to(name: str, key: str) -> Cell:
    """Return the click that leads to a figure or a sheet of the book."""
    return Cell(name, Look.LINK, link=Link(key))
