"""What was known of a unit at issue, kept as one packed text: by it the very same workbook can be laid out again."""

import base64
import json
import zlib
from collections.abc import Callable
from dataclasses import asdict
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from templates.known import Doubt
from templates.known import Known
from templates.known import PastProject
from templates.known import PriorIndicator
from templates.roster import Project
from templates.roster import Unit

LEVEL = 6
BUDGETS = ("total_budget", "year_budget")


@dataclass(frozen=True, slots=True)
class AtIssue:
    """What a workbook was laid out from beside its form: what was known, and in what its amounts are."""

    known: Known
    money_unit: str


def to_record(at_issue: AtIssue) -> str:
    """Return it as packed text (JSON, deflated, base64); reading it again gives an equal one."""
    plain = {"money_unit": at_issue.money_unit, **asdict(at_issue.known)}
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"), default=str)
    return base64.b64encode(zlib.compress(text.encode("utf-8", "surrogatepass"), LEVEL)).decode()


def from_record(record: str) -> AtIssue:
    """Return what a text written by ``to_record`` holds."""
    plain = json.loads(zlib.decompress(base64.b64decode(record)).decode("utf-8", "surrogatepass"))
    money_unit = plain.pop("money_unit")
    given = {name: IN[name](value) if name in IN else value for name, value in plain.items()}
    return AtIssue(Known(**given), money_unit)


def _unit(plain: dict[str, Any]) -> Unit:
    return Unit(**{**plain, "forms": tuple(plain["forms"])})


def _project(plain: dict[str, Any]) -> Project:
    budgets = {name: None if plain[name] is None else Decimal(plain[name]) for name in BUDGETS}
    return Project(**{**plain, **budgets})


def _past(plain: dict[str, Any]) -> PastProject:
    return PastProject(plain["name"], plain["one_off"], _priors(plain["indicators"]))


def _priors(given: list[dict[str, Any]]) -> tuple[PriorIndicator, ...]:
    return tuple(PriorIndicator(**one) for one in given)


IN: dict[str, Callable[[Any], Any]] = {
    "unit": _unit,
    "projects": lambda given: tuple(_project(one) for one in given),
    "indicators": _priors,
    "past": lambda given: tuple(_past(one) for one in given),
    "doubts": lambda given: tuple(Doubt(**one) for one in given),
}
