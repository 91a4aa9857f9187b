"""节点检查: what a unit files of itself as a whole against the sum of the units below it."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from consolidate.district import District
from consolidate.district import Standing
from consolidate.tree.amounts import Filed
from consolidate.tree.amounts import amounts_of
from consolidate.tree.amounts import as_a_whole
from consolidate.tree.node import Node
from consolidate.tree.sums import WHOLE
from consolidate.tree.sums import NodeSums
from consolidate.tree.sums import Summed
from consolidate.tree.sums import node_sums
from templates.rulebook import RuleBook

CENT = Decimal("0.005")
TIES, DIFFERS, INCOMPLETE, APART, TWICE = "ties", "differs", "incomplete", "apart", "twice"
ALERTS = frozenset({DIFFERS, TWICE})


@dataclass(frozen=True, slots=True)
class Proof:
    """One figure of a unit beside the sum of the units right below it; ``gap`` is its own less theirs.

    ``missing`` counts the returns below that are not accepted. ``verdict`` is ``ties`` or ``differs``; ``incomplete``
    where it differs but returns are missing; where a unit files its own alone (``parents: own``) ``apart``, or
    ``twice`` where the two tie and are likely the same money added twice.
    """

    code: str
    name: str
    depth: int
    form: str
    figure: str
    own: Filed
    children: Summed
    gap: Decimal
    missing: int
    verdict: str

    @property
    def alert(self) -> bool:
        """Whether a person has to look at it."""
        return self.verdict in ALERTS


def proofs(tree: Node, district: District) -> tuple[Proof, ...]:
    """Return the figures of every unit that files itself as a whole and has units below that filed the same form."""
    sums = {one.node.code: one for one in node_sums(tree, district)}
    standings = {(one.unit.code, one.form): one for one in district.standings}
    return tuple(
        proof
        for node in tree.walk()
        if node.children
        for form in dict.fromkeys(one.form for one in district.standings if one.unit.code == node.code)
        for proof in _of_form(node, standings[node.code, form], [sums[child.code] for child in node.children], district)
    )


def _of_form(node: Node, standing: Standing, below: list[NodeSums], district: District) -> Iterator[Proof]:
    returned, form = standing.accepted, standing.form
    if returned is None or not as_a_whole(returned):
        return
    here = node.codes - {node.code}
    missing = sum(one.accepted is None for one in district.standings if one.form == form and one.unit.code in here)
    for own in amounts_of(returned):
        if "[*]" in own.figure:
            continue
        found = [one.sums[form, own.figure] for one in below if (form, own.figure) in one.sums]
        if found:
            children = Summed(
                sum((one.total for one in found), Decimal(0)), tuple(part for one in found for part in one.parts)
            )
            gap = own.number - children.total
            verdict = _verdict(own.number, gap, missing, district.rules, form)
            yield Proof(node.code, node.name, node.depth, form, own.figure, own, children, gap, missing, verdict)


def _verdict(own: Decimal, gap: Decimal, missing: int, rules: RuleBook, form: str) -> str:
    ties = abs(gap) <= tolerance(rules, form)
    if rules.parents == WHOLE:
        return TIES if ties else INCOMPLETE if missing else DIFFERS
    return TWICE if ties and own else APART


def tolerance(rules: RuleBook, form: str) -> Decimal:
    """Return by how much two sums of a form may differ: what its own rules of sums let pass, in the money unit."""
    return max((rule.tolerance for rule in rules.rules_of(form)), default=CENT)
