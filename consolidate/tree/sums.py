"""What every node of the tree comes to: the amounts of its branch, with the parts of each sum.

A unit's projects are its own and always add. What a unit says of itself as a whole includes what the units below it
say, where the district's rules have it so (``parents: whole``): then theirs are added, and its own stand in only as
long as none of theirs is accepted.
"""

from collections import Counter
from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from consolidate.district import District
from consolidate.district import Standing
from consolidate.tree.amounts import Filed
from consolidate.tree.amounts import amounts_of
from consolidate.tree.amounts import as_a_whole
from consolidate.tree.node import Node

Whose = tuple[str, str]  # the code of a unit and the id of a form
Figure = tuple[str, str]  # the id of a form and the name of a figure
WHOLE = "whole"
EXECUTED = ("funds.total.executed", "funds.executed")
ADJUSTED = ("funds.total.adjusted", "funds.adjusted")


@dataclass(frozen=True, slots=True)
class Summed:
    """One sum of a node; ``units`` are those whose amounts are in it."""

    total: Decimal
    parts: tuple[Filed, ...]

    @property
    def units(self) -> int:
        """How many units are in it."""
        return len({part.unit for part in self.parts})


@dataclass(frozen=True, slots=True)
class NodeSums:
    """One node: how many returns it expects, has and counts, and its sums by form and figure.

    ``grades`` counts the grades of its self-evaluations; ``superseded`` are the returns whose figures stand in those
    of units below them already and are not added.
    """

    node: Node
    expected: int
    returned: int
    accepted: int
    sums: Mapping[Figure, Summed]
    grades: Mapping[str, int]
    superseded: frozenset[Whose]

    def total(self, form: str, figure: str) -> Decimal | None:
        """Return one sum, None where every unit left it blank."""
        found = self.sums.get((form, figure))
        return found.total if found else None

    def execution(self, form: str) -> Decimal | None:
        """Return the execution rate of a form's self-evaluations, a fraction of what was rolled up first."""
        executed, adjusted = (
            next((total for name in names if (total := self.total(form, name)) is not None), None)
            for names in (EXECUTED, ADJUSTED)
        )
        return executed / adjusted if executed is not None and adjusted else None


def node_sums(tree: Node, district: District) -> tuple[NodeSums, ...]:
    """Return the sums of every node, each node before its children."""
    owned: dict[str, list[Standing]] = defaultdict(list)
    for one in district.standings:
        owned[one.unit.code].append(one)
    found: dict[str, NodeSums] = {}
    for node in reversed(tuple(tree.walk())):
        below = [found[child.code] for child in node.children]
        found[node.code] = _node(node, owned[node.code], below, whole=district.rules.parents == WHOLE)
    return tuple(found[node.code] for node in tree.walk())


def superseded(tree: Node, district: District) -> frozenset[Whose]:
    """Return the unit and form of every accepted return that must not be added: units below say the same."""
    if district.rules.parents != WHOLE:
        return frozenset()
    return node_sums(tree, district)[0].superseded


def _node(node: Node, own: Sequence[Standing], below: Sequence[NodeSums], *, whole: bool) -> NodeSums:
    under = {form for one in below for form, _ in one.sums}
    kept: list[Filed] = []
    left_out: set[Whose] = set()
    grades: Counter[str] = Counter()
    for one in own:
        if one.accepted is None:
            continue
        if whole and one.form in under and as_a_whole(one.accepted):
            left_out.add((one.unit.code, one.form))
        else:
            kept += amounts_of(one.accepted)
        grades += _grades(one)
    return NodeSums(
        node,
        len(own) + sum(one.expected for one in below),
        sum(one.version > 0 for one in own) + sum(one.returned for one in below),
        sum(one.accepted is not None for one in own) + sum(one.accepted for one in below),
        _summed(kept, below),
        sum((Counter(one.grades) for one in below), grades),
        frozenset(left_out).union(*(one.superseded for one in below)),
    )


def _summed(own: Iterable[Filed], below: Sequence[NodeSums]) -> dict[Figure, Summed]:
    parts: dict[Figure, list[Filed]] = defaultdict(list)
    totals: dict[Figure, Decimal] = defaultdict(Decimal)
    for one in below:
        for figure, found in one.sums.items():
            parts[figure] += found.parts
            totals[figure] += found.total
    for filed in own:
        parts[filed.form, filed.figure].append(filed)
        totals[filed.form, filed.figure] += filed.number
    return {figure: Summed(totals[figure], tuple(parts[figure])) for figure in sorted(parts)}


def _grades(standing: Standing) -> Counter[str]:
    returned = standing.accepted
    said = (returned.text(f"{part}score.grade") for part in returned.parts()) if returned else ()
    return Counter(grade for grade in said if grade)
