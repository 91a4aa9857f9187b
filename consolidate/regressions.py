"""Which indicators went backwards: the verdict of every indicator with a value of last year, worst first."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from consolidate.district import District
from consolidate.district import Standing
from consolidate.waived_falls import waived_because
from templates.change_told import stated_measure
from templates.codes import Code
from templates.compare import Comparison
from templates.contract import Contract
from templates.expr_value import plain
from templates.expr_value import rounded
from templates.returned import Return
from templates.returned import Source
from templates.say import phrase
from templates.text import Lang
from templates.text import bare_name
from templates.text import squeeze
from templates.years import YearRow
from templates.years import year_rows

VERDICTS = (
    "regressed",
    "explained",
    "money",
    "dequantified",
    "dropped",
    "not_comparable",
    "held",
    "improved",
)
FALLEN = ("regressed", "explained")
BY_SIZE = ("regressed", "explained", "money")
CODES = {
    "regressed": Code.TARGET_REGRESSED,
    "explained": Code.TARGET_REGRESSED,
    "money": Code.REGRESSED_MONEY,
    "dequantified": Code.YOY_DEQUANTIFIED,
    "dropped": Code.YOY_DROPPED,
    "not_comparable": Code.YOY_NOT_COMPARABLE,
}
RATIO_PLACES = 6


@dataclass(frozen=True, slots=True)
class RegressionRow:
    """One indicator beside last year, as the JSON of the command line has it.

    ``unit_name`` and the return's ``state`` are added. ``base`` and ``current`` are the cells as written.
    ``change`` is current minus base, stated in ``measure``, ``change_ratio`` a fraction of the base:
    plain decimals, or None where the two are no figures of one kind. ``reason`` is the unit's, and the bureau's where
    it waived what was found; a fall it waived is ``explained``. ``sheet`` and ``cell`` are those of this
    year's target; ``severity`` is empty where there is nothing to find.
    """

    unit: str
    unit_name: str
    form: str
    project: str
    level1: str
    level2: str
    level3: str
    field: str
    base_year: int
    base_kind: str
    base: str
    current_kind: str
    current: str
    measure: str
    direction: str
    change: str | None
    change_ratio: str | None
    trend: str
    verdict: str
    severity: str
    reason: str
    sheet: str
    cell: str
    file: str
    state: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A regression row beside what it was made from: the values read, how they compare, the file, the department.

    ``waived`` tells whether the bureau's own reason is among the row's.
    """

    row: RegressionRow
    year: YearRow
    comparison: Comparison
    source: Source
    department: str
    waived: bool = False

    @property
    def size(self) -> Decimal:
        """How large the move is against the base: infinite from 0, smallest where there are no figures."""
        if self.comparison.change is None:
            return Decimal(-1)
        ratio = self.comparison.change_ratio
        return Decimal("Infinity") if ratio is None else abs(ratio)


def regression_rows(district: District, lang: Lang = "zh") -> tuple[RegressionRow, ...]:
    """Return the rows of the latest return of every unit in whatever state, worst first.

    ``lang`` is the language in which a waiver is told.

    Whether last year's value was a target or an actual is kept with the issue; what the unit added is an actual.
    """
    return tuple(one.row for one in compared(district, lang))


def compared(district: District, lang: Lang = "zh") -> tuple[Compared, ...]:
    """Return the same rows with the values they were made from."""
    found = [
        one
        for standing in district.standings
        if standing.latest is not None
        for one in _of_return(district, standing, standing.latest, lang)
    ]
    return tuple(sorted(_once(found), key=_worst_first))


def _once(found: Sequence[Compared]) -> Iterator[Compared]:
    """Yield each fact once: a whole department's form repeats what the unit says of its projects."""
    told = {_fact(one) for one in found if one.row.project}
    yield from (one for one in found if one.row.project or _fact(one) not in told)


def _fact(one: Compared) -> tuple[str, ...]:
    row = one.row
    names = (bare_name(name) for name in (row.level1, row.level2, row.level3))
    return (row.unit, row.current_kind, *names, squeeze(row.base), squeeze(row.current))


def verdict_totals(rows: Iterable[RegressionRow]) -> dict[str, int]:
    """Return how many rows each verdict has, worst first; a verdict without rows counts 0."""
    totals = dict.fromkeys(VERDICTS, 0)
    for row in rows:
        totals[row.verdict] += 1
    return totals


def _worst_first(one: Compared) -> tuple[int, Decimal]:
    verdict = one.row.verdict
    return VERDICTS.index(verdict), -one.size if verdict in BY_SIZE else Decimal(0)


def _of_return(district: District, standing: Standing, returned: Return, lang: Lang) -> Iterator[Compared]:
    places = {one.id: one for one in returned.fields()}
    contract = standing.contract or Contract(district.rules, district.words)
    base_kinds = {**contract.base_kinds, **returned.issued.base_kinds}
    for year in year_rows(returned, contract):
        if year.comparison is None or year.row.field("target") in contract.matched.renamed:
            continue
        row, comparison = year.row, year.comparison
        field = row.current_field
        measure, factor = stated_measure(year, district.words)
        waiver = waived_because(year, standing.findings)
        verdict = "explained" if waiver and comparison.verdict == "regressed" else comparison.verdict
        one_off = bare_name(row.project) in contract.matched.one_off
        yield Compared(
            RegressionRow(
                unit=standing.unit.code,
                unit_name=standing.unit.name,
                form=standing.form,
                project=row.project,
                level1=row.level1,
                level2=row.level2,
                level3=row.level3,
                field=places[field].name,
                base_year=district.year - 1,
                base_kind=base_kinds.get(row.field("prior1"), "actual"),
                base=row.prior1,
                current_kind=row.stage,
                current=row.current,
                measure=measure,
                direction=year.direction.way,
                change=_decimal(comparison.change, factor),
                change_ratio=_decimal(comparison.change_ratio),
                trend=comparison.trend,
                verdict=verdict,
                severity=_severity(district, row.stage, comparison, one_off=one_off),
                reason=_reason(row.fall_reason, waiver, lang),
                sheet=places[field].sheet,
                cell=places[field].cell,
                file=returned.source.file,
                state=standing.state,
            ),
            year,
            comparison,
            returned.source,
            standing.unit.department,
            bool(waiver),
        )


def _severity(district: District, stage: str, comparison: Comparison, *, one_off: bool) -> str:
    if comparison.verdict in FALLEN:
        return str(district.rules.fall_severity(comparison.size, stage))
    if one_off and comparison.verdict == "dropped":
        return str(district.rules.severity(Code.ONE_OFF_PROJECT))
    code = Code.YOY_UNIT_CHANGED if comparison.unit_changed else CODES.get(comparison.verdict)
    return str(district.rules.severity(code)) if code is not None else ""


def _reason(said: str, waiver: str, lang: Lang) -> str:
    """Return the unit's own reason, behind it the bureau's."""
    waived = phrase("regression_waived", lang, reason=waiver) if waiver else ""
    return "；".join(one for one in (said, waived) if one)


def _decimal(number: Decimal | None, factor: int = 1) -> str | None:
    return None if number is None else plain(rounded(number / factor, RATIO_PLACES))
