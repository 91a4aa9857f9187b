"""One line of the self-check sheet."""

from dataclasses import dataclass

from templates.rulebook import Rule
from templates.text import Text


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One line of the self-check sheet: a rule, or a whole class of checks; ``reason`` names its reason field.

    ``at`` is the field it points to, ``group`` the rows it is about, ``part`` the project's sheet, empty for all.
    """

    row: int
    kind: str
    title: Text
    at: str
    rule: Rule | None = None
    group: str = ""
    reason: str = ""
    part: str = ""
