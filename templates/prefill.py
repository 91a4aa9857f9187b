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
    match room:
        case "unit" | "offer":
            return str(getattr(known.unit, name))
        case "money":
            return "" if typed else _amount(known.values.get(field_id, ""))
        case "project":
            return _shown(getattr(project, name)) if project else ""
        case "prior":
            hidden = typed and name in ("prior1", "prior2")
            return str(getattr(prior, name)) if prior and not hidden else ""
        case _:
            return ""


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
