"""按上下级汇总: what every unit comes to with all units below it, and where a unit's own figures are not their sum."""

from collections.abc import Iterator

from consolidate.rollup.filed import Filed as Returned
from consolidate.rollup.gather import Kept
from consolidate.rollup.gather import unit_id
from consolidate.rollup.maker import Maker
from consolidate.rollup.maker import text
from consolidate.rollup.model.book import Block
from consolidate.rollup.model.book import Kind
from consolidate.rollup.model.book import Row
from consolidate.rollup.model.cell import BLANK
from consolidate.rollup.model.cell import Cell
from consolidate.rollup.model.cell import Look
from consolidate.rollup.model.cell import Op
from consolidate.rollup.model.cell import Part
from consolidate.rollup.model.cell import Worked
from consolidate.rollup.sheets.shared import sentence
from consolidate.tree.amounts import Filed
from consolidate.tree.amounts import amounts_of
from consolidate.tree.node import Node
from consolidate.tree.node import tree_in
from consolidate.tree.proofs import APART
from consolidate.tree.proofs import TIES
from consolidate.tree.proofs import Proof
from consolidate.tree.proofs import proofs
from consolidate.tree.sums import superseded

TARGETS, EVALUATED = "department-target", "project-self-evaluation"
FIGURES = (
    ("income", TARGETS, "income.total.current"),
    ("spending", TARGETS, "spending.total.current"),
    ("projects", TARGETS, "spending.project.current"),
    ("adjusted", EVALUATED, "funds.total.adjusted"),
    ("executed", EVALUATED, "funds.total.executed"),
)
SHOWN = ("income.total.current", "spending.total.current")  # always shown, whatever they come to
STEP = "\u3000"  # before a name, for each level


def node_blocks(maker: Maker) -> tuple[Block, ...]:
    """Return the blocks below the sheet of money, or nothing where no unit stands above another."""
    district = maker.given.district
    tree = tree_in(district)
    if all(not node.children for node in tree.children):
        return ()
    made = _Nodes(maker, tree)
    headings = ("name", "remark", "level", "income", "spending", "projects", "adjusted", "rate", "executed")
    rows = (*made.rows(), sentence(maker.say(f"note_nodes_{district.rules.parents}")))
    return (Block(rows, maker.say("band_nodes"), tuple(maker.say(f"node_{key}") for key in headings)), *made.checks())


class _Nodes:
    def __init__(self, maker: Maker, tree: Node) -> None:
        self.maker, self.tree = maker, tree
        district = maker.given.district
        self.kept = {
            (one.unit.code, one.form): Kept(one, Returned(one.accepted, one.unit.name))
            for one in district.standings if one.accepted is not None}
        self.left_out = superseded(tree, district)
        self.own = {whose: tuple(amounts_of(one.filed.returned)) for whose, one in self.kept.items()}

    def rows(self) -> Iterator[Row]:
        """Yield every unit that has others below it, and those, with what each branch comes to."""
        shown = [node for node in self.tree.walk() if node.code and (node.children or node.depth > 1)]
        cells = {node.code: self.cells(node) for node in reversed(shown)}
        for node in shown:
            *money, adjusted, executed = cells[node.code]
            rate = self.maker.ratio(f"{_name(node)}/rate", executed.id, adjusted.id)
            remark = any(code == node.code for code, _ in self.left_out)
            yield Row(
                (text(STEP * (node.depth - 1) + node.name),
                 text(self.maker.say("node_superseded") if remark else "", Look.FAINT),
                 text(str(node.depth), Look.CENTER), *money, adjusted, rate, executed),
                Kind.SUBTOTAL if node.children else Kind.ROW)

    def cells(self, node: Node) -> tuple[Cell, ...]:
        return tuple(self.cell(node, key, form, figure) for key, form, figure in FIGURES)

    def cell(self, node: Node, key: str, form: str, figure: str) -> Cell:
        """Return a sum over the nodes right below and what the unit itself adds; blank where nobody says anything."""
        below: list[Part] = [f"{_name(child)}/{key}" for child in node.children]
        whose, name = (node.code, form), f"{_name(node)}/{key}"
        counts = whose in self.kept and whose not in self.left_out
        own = [one for one in self.own[whose] if one.figure == figure] if counts else []
        if not own and all(self.maker.figures[str(one)].value is None for one in below):
            return self.maker.keep(Cell(None, Look.MONEY, name))
        return self.maker.sum(name, (*below, *(self.kept[whose].filed.origin(one.field) for one in own)))

    def checks(self) -> Iterator[Block]:
        """Yield the figures of units above that are not the sum of those below, and how many are."""
        found = proofs(self.tree, self.maker.given.district)
        if not found:
            return
        maker, off = self.maker, [one for one in found if one.verdict not in (TIES, APART) or one.figure in SHOWN]
        tie = sum(one.verdict == TIES for one in found if one not in off)
        agree = (sentence(maker.say("node_all_tie", count=tie)),) if tie else ()
        headings = ("name", "figure", "verdict", "own", "children", "gap", "blank", "blank", "remark")
        yield Block(tuple(self.check(one) for one in off) + agree, maker.say("band_node_checks", count=len(off)),
                    tuple(maker.say("blank" if key == "blank" else f"node_{key}") for key in headings))

    def check(self, one: Proof) -> Row:
        maker, kept = self.maker, self.kept[one.code, one.form]
        name = f"nodes/{unit_id(one.code)}/check/{one.form}/{one.figure}"
        own = maker.read(f"{name}/own", kept.filed.origin(one.own.field))
        below = maker.worked(f"{name}/below", Worked(Op.SUM, tuple(self.origins(one.children.parts))))
        remark = maker.say("node_missing", count=one.missing) if one.missing else ""
        return Row((
            text(one.name), text(self.label(kept, one)),
            text(maker.say(f"node_{one.verdict}"), Look.ALERT if one.alert else Look.CENTER), own, below,
            maker.less(f"{name}/gap", own.id, below.id), BLANK, BLANK, text(remark)))

    def origins(self, parts: tuple[Filed, ...]) -> Iterator[Part]:
        for part in parts:
            yield self.kept[part.unit, part.form].filed.origin(part.field)

    def label(self, kept: Kept, one: Proof) -> str:
        place = kept.filed.places.get(one.own.field)
        return place.label.say(self.maker.given.lang) if place else one.figure


def _name(node: Node) -> str:
    return f"nodes/{unit_id(node.code)}"
