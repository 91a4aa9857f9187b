"""One indicator row as its formulas see it."""

from collections.abc import Mapping
from dataclasses import dataclass

from templates.layout import PlacedField
from templates.rulebook import RuleBook
from templates.text import Lang

NOTHING = '""'


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator row: the fields it has, and the address of each, ``""`` where it has none."""

    fields: Mapping[str, PlacedField]
    cells: Mapping[str, str]
    calc: Mapping[str, str]
    rules: RuleBook
    lang: Lang

    @property
    def actual(self) -> bool:
        """Whether the row asks what was achieved."""
        return "actual" in self.fields

    def text(self, name: str) -> str:
        """Return the formula text of a cell's trimmed content."""
        return f'TRIM({self.cells[name]}&"")'

    def given(self, column: str) -> str:
        """Return the test that the reason in a column is long enough."""
        return reason_given(self.cells[column], self.rules)


def reason_given(cell: str, rules: RuleBook) -> str:
    """Return the test that a reason is long enough; blanks do not count."""
    return f'LEN(SUBSTITUTE({cell}," ",""))>={rules.years.reason_least}'
