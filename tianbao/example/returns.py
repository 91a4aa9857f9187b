"""The story of the example's returns, read from ``returns.yaml`` with field ids resolved against what was issued."""

import re
from dataclasses import dataclass
from pathlib import Path

from templates.codes import Slip
from templates.issued import Issued
from templates.layout import matches
from templates.yaml_source import Node
from templates.yaml_source import read_yaml

Cells = dict[tuple[str, str], tuple[str, str]]
_BY_NAME = re.compile(r"^(goals|projects)\[([^\]]*[^\d\]][^\]]*)\]")


@dataclass(frozen=True, slots=True)
class Answer:
    """One return: the unit, the day it arrives, and its nodes of values and of reasons by their keys."""

    unit: str
    received: str
    values: dict[str, Node]
    reasons: dict[str, Node]


def read_answers(path: Path) -> tuple[Answer, ...]:
    """Return the returns of an example, in order of arrival."""
    root = read_yaml(path.read_text(encoding="utf-8"), path.name)
    answers = []
    for node in root.items():
        node.only("unit", "received", "note", "values", "reasons")
        reasons = node.get("reasons")
        answers.append(
            Answer(
                node.need("unit").text(),
                node.need("received").text(),
                node.need("values").mapping(),
                reasons.mapping() if reasons else {},
            )
        )
    return tuple(answers)


def cells_of(answer: Answer, issued: Issued) -> Cells:
    """Return (sheet, cell) -> (kind, text) for every value; a value for a field the unit may not write is refused."""
    numbers = _numbers(issued)
    found = {}
    given = {**answer.values, **{f"reasons.{name}": node for name, node in answer.reasons.items()}}
    for key, node in given.items():
        field = issued.field(_BY_NAME.sub(lambda m: f"{m[1]}[{numbers.get((m[1], m[2]), 0)}]", key))
        if field is None or not field.unlocked:
            raise node.fail(Slip.FIELD_UNKNOWN, field=key, guess="")
        found[field.sheet, field.cell] = (field.kind.value, node.text())
    return found


def _numbers(issued: Issued) -> dict[tuple[str, str], str]:
    found = {}
    for one in issued.fields:
        for group, path in (("goals", "goals[*].project"), ("projects", "projects[*].name")):
            if matches(path, one.id) and one.value:
                found[group, one.value] = one.row_group.partition("[")[2].rstrip("]")
    return found
