"""The tree that the column ``parent`` of the roster spells out, and one branch of a district."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace

from consolidate.district import District
from templates.codes import Slip
from templates.finding import facts
from templates.roster import Roster
from templates.roster import Unit
from templates.slips import AuthorError
from templates.slips import Origin


@dataclass(frozen=True, slots=True)
class Node:
    """A unit with whatever is below it; the root is none of the roster's units and has no code.

    ``depth`` is 0 for the root; ``codes`` are those of the node itself and of all units below.
    """

    code: str
    name: str
    depth: int
    unit: Unit | None = None
    children: "tuple[Node, ...]" = field(default=(), repr=False, compare=False)
    codes: frozenset[str] = frozenset()

    def walk(self) -> Iterator["Node"]:
        """Yield this node and every one below, each before its children, in roster order."""
        waiting = [self]
        while waiting:  # no recursion: a tree may be deeper than Python's stack
            node = waiting.pop()
            yield node
            waiting += reversed(node.children)

    def find(self, code: str) -> "Node | None":
        """Return the node of a unit's code, or None."""
        return next((node for node in self.walk() if node.code == code), None)


def tree_of(roster: Roster, name: str = "") -> Node:
    """Return the root above all units without a parent on the roster; ``name`` is what it is called."""
    below: dict[str, list[Unit]] = defaultdict(list)
    listed = {unit.code for unit in roster.units}
    for unit in roster.units:
        below[unit.parent if unit.parent in listed else ""].append(unit)
    levels: list[list[Unit]] = [below[""]]
    while levels[-1]:
        levels.append([child for unit in levels[-1] for child in below[unit.code]])
    made: dict[str, Node] = {}
    for depth in range(len(levels) - 1, 0, -1):
        for unit in levels[depth - 1]:
            children = tuple(made[child.code] for child in below[unit.code])
            made[unit.code] = Node(unit.code, unit.name, depth, unit, children, _codes(children) | {unit.code})
    top = tuple(made[unit.code] for unit in below[""])
    return Node("", name, 0, None, top, _codes(top))


def tree_in(district: District) -> Node:
    """Return the tree of the units that a district expects returns of, under the district's name."""
    units = dict.fromkeys(one.unit for one in district.standings)
    return tree_of(Roster(tuple(units)), district.rules.district)


def _codes(children: tuple[Node, ...]) -> frozenset[str]:
    return frozenset().union(*(child.codes for child in children))


def branch(district: District, roster: Roster, code: str) -> District:
    """Return the district as if it had only the units of one branch; AuthorError for a code that no unit has."""
    node = tree_of(roster).find(code) if code else None
    if node is None:
        raise AuthorError(Slip.UNIT_UNKNOWN, Origin(), facts(unit=code))
    within = tuple(one for one in district.standings if one.unit.code in node.codes)
    return replace(district, rules=replace(district.rules, district=node.name), standings=within)
