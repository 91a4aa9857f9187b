"""What the bureau already knows of a field: the text that is prefilled and locked, or nothing."""

from decimal import Decimal

from templates.amounts import plain_number
from templates.expr_value import plain
from templates.known import Known
from templates.known import PriorIndicator
from templates.roster import Project
from templates.rulebook import RuleBook


def known_text(
    source: str, known: Known, rules: RuleBook, field_id: str, project: Project | None, prior: PriorIndicator | None
) -> str:
    """Return the prefilled text of a field whose form names ``source``; empty where nothing is known.

    With ``history_columns: typed`` earlier years' values are never prefilled: the unit types them.
    """
    room, _, name = source.partition(".")
    typed = rules.history_columns == "typed"
    text = ""
    match room:
        case "unit" | "offer":
            text = str(getattr(known.unit, name))
        case "money" if not typed:
            text = _amount(known.values.get(field_id, ""))
        case "project" if project:
            text = _shown(getattr(project, name))
        case "plan":
            text = known.goal_of(project.name if project else "") if name == "goal" else _planned(prior, name)
        case "scoring" if rules.derived == "formula":
            text = plain(rules.scoring.execution)
        case "fixed":
            text = "—"  # the official form prints a dash here: nothing is asked
        case "prior" if prior and not (typed and name in ("prior1", "prior2")):
            text = str(getattr(prior, name))
    return text


def _planned(prior: PriorIndicator | None, name: str) -> str:
    """Return what the approved targets of the year say of an indicator."""
    return str(getattr(prior, name)) if prior and prior.planned else ""


def kind_of_prior(source: str, prior: PriorIndicator | None) -> str:
    """Return whether an indicator's earlier value is a ``target`` or an ``actual``, prefilled or not."""
    kinds = {"prior.prior1": prior.kind1, "prior.prior2": prior.kind2} if prior else {}
    return kinds.get(source, "")


def _amount(text: str) -> str:
    """Return the amount as plain text; what is no number is not prefilled, the unit will fill it in."""
    number = plain_number(text)
    return "" if number is None else plain(number)


def _shown(value: str | Decimal | None) -> str:
    if isinstance(value, Decimal):
        return plain(value)
    return value or ""
