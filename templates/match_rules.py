"""From which likeness on two names of two years are the same, or a person is asked."""

from dataclasses import dataclass

from templates.yaml_source import Node

WHOLE = 100


@dataclass(frozen=True, slots=True)
class MatchRules:
    """Likeness from 0 to 100: from ``same`` on a match needs no person, from ``ask`` on a person decides."""

    same: int = 90
    ask: int = 70


DEFAULTS = MatchRules()


def read_match_rules(node: Node | None) -> MatchRules:
    """Return the settings ``matching`` of ``rules.yaml``; AuthorError with its line for a mistake."""
    if node is None:
        return DEFAULTS
    node.only("same", "ask")
    same, ask = (node.get(key) for key in ("same", "ask"))
    rules = MatchRules(same=_likeness(same) if same else DEFAULTS.same, ask=_likeness(ask) if ask else DEFAULTS.ask)
    if rules.ask > rules.same:
        raise (ask or node).wrong(f"≤ same ({rules.same})")
    return rules


def _likeness(node: Node) -> int:
    found = node.least(1)
    if found > WHOLE:
        raise node.wrong(f"1–{WHOLE}")
    return found
