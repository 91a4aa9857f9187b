"""Approved changes of targets (目标调整) that change nothing: no accepted target has that indicator, or two have."""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from functools import cache

from consolidate.history import HistoryRow
from consolidate.ledger.cycle import TARGET
from consolidate.ledger.cycle import Key
from consolidate.ledger.ledger import Ledger
from templates.form import Form
from templates.indicators import indicator_key
from templates.indicators import indicator_rows


def strays(ledger: Ledger, rows: Iterable[HistoryRow], forms: Mapping[str, Form]) -> Iterator[HistoryRow]:
    """Yield the rows of kind ``adjusted`` that no accepted target form of their unit's year has exactly once.

    They stay in the ledger, but would never reach a workbook: a person has to mend a name, or collect the target first.
    """
    planning = [form.id for form in forms.values() if form.stage == TARGET]

    @cache
    def times(unit: str, year: int) -> tuple[Counter[Key], ...]:
        kept = (ledger.accepted(unit, form, year) for form in planning)
        return tuple(Counter(row.key for row in indicator_rows(one)) for one in kept if one is not None)

    for row in rows:
        if row.kind == "adjusted" and not row.field:
            key = indicator_key(row.project, row.level1, row.level2, row.level3)
            if not any(known[key] == 1 for known in times(row.unit, row.year)):
                yield row
