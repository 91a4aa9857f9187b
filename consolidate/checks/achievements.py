"""Every row that asks for an actual beside its target, judged once for all checks of scores."""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from consolidate.checks.cells import no_content
from consolidate.checks.found import quoted
from templates.contract import Contract
from templates.indicators import ACTUAL
from templates.indicators import IndicatorRow
from templates.indicators import indicator_rows
from templates.layout import PlacedField
from templates.returned import Return
from templates.scores import UNKNOWN
from templates.scores import Judged
from templates.scores import Outcome
from templates.scores import judged
from templates.text import bare_name
from templates.text import squeeze
from templates.value import Value
from templates.value import ValueKind
from templates.value_reader import read_value

TASK = "tasks["
NOTES = ("notes", "problems")
SHORTEST_NAME = 3  # a shorter name may stand in the notes by chance
SUSPECT = frozenset({ValueKind.OCR_SUSPECT, ValueKind.GARBLED})


@dataclass(frozen=True, slots=True)
class Achieved:
    """A used row with its target and actual as read, what they come to, its points, and whether a reason is given.

    ``points`` and ``weight`` are None where blank or unreadable; ``scored`` says that the unit itself wrote the points.
    """

    row: IndicatorRow
    target: Value
    actual: Value
    judged: Judged
    weight: Decimal | None
    points: Decimal | None
    scored: bool
    reason: bool

    @property
    def name(self) -> str:
        """What the indicator is called, as a fact."""
        return quoted(
            self.row.project
            if self.row.path.startswith(self.row.part + TASK)
            else bare_name(self.row.name).lstrip("★☆")
        )

    @property
    def missed(self) -> bool:
        """Whether the target was certainly not reached."""
        return self.judged.outcome is Outcome.MISSED

    @property
    def met(self) -> bool:
        """Whether the target was certainly reached."""
        return self.judged.outcome is Outcome.MET


def achievements(returned: Return, contract: Contract) -> tuple[Achieved, ...]:
    """Return every used row of a form that asks for actual values; none where a cell holds an error or a formula."""
    fields = returned.by_id()
    rows = [*(row for row in indicator_rows(returned) if row.stage == ACTUAL), *_tasks(returned, fields)]
    rows = [row for row in rows if not any(no_content(returned, row.field(name)) for name in ("target", "actual"))]
    garbled = {row.part for row in rows if any(_kind(text, contract) in SUSPECT for text in (row.target, row.actual))}
    return tuple(_achieved(row, returned, contract, fields, garbled=row.part in garbled) for row in rows)


def _achieved(
    row: IndicatorRow, returned: Return, contract: Contract, fields: Mapping[str, PlacedField], *, garbled: bool
) -> Achieved:
    words, year = contract.words, returned.issued.stamp.year
    result = judged(row, words, year, contract.rules.scoring)
    if garbled and result.outcome is Outcome.MISSED and row.wanted.startswith("2"):
        result = UNKNOWN  # where the scan turned one ≥ into another sign, the 2 before this figure may be one too
    score = fields.get(row.field("score"))
    return Achieved(
        row,
        read_value(row.wanted, words, year),
        read_value(row.actual, words, year),
        result,
        returned.amounts.get(row.field("weight")),
        returned.amounts.get(row.field("score")),
        score is not None and score.unlocked,
        explained(row, returned, contract),
    )


def explained(row: IndicatorRow, returned: Return, contract: Contract) -> bool:
    """Tell whether the unit gave a reason: in the row, or in the notes under the form by the indicator's name."""
    if len(row.reason.strip()) >= contract.rules.years.reason_least:
        return True
    name = bare_name(row.name)
    if len(name) < SHORTEST_NAME:
        return False
    return any(name in squeeze(returned.text(row.part + one)) for one in NOTES)


def _kind(text: str, contract: Contract) -> ValueKind:
    return read_value(text, contract.words).kind


def _tasks(returned: Return, fields: Mapping[str, PlacedField]) -> Iterator[IndicatorRow]:
    """Yield the key tasks of a department as rows: what each achieved counts like an output of its own."""
    for one in fields.values():
        path = one.row_group
        if not path.startswith(one.part + TASK) or one.id != f"{path}.actual":
            continue
        texts = {name: returned.text(f"{path}.{name}") for name in ("project", "goal", "target", "actual", "reason")}
        if any(texts.values()):
            yield IndicatorRow(
                path,
                texts["project"],
                None,
                None,
                level1="产出指标",
                level2="",
                level3=texts["goal"] or texts["project"],
                prior2="",
                prior1="",
                target=texts["target"],
                basis="",
                measure="",
                direction="",
                reason=texts["reason"],
                actual=texts["actual"],
                stage=ACTUAL,
                part=one.part,
            )
