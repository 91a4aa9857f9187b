"""This year's targets against last year's values: what got worse, vanished, or cannot be compared."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from consolidate.checks.cells import no_content
from consolidate.checks.cells import rows
from consolidate.checks.dropped import dropped
from consolidate.checks.dropped import had_value
from consolidate.checks.found import PLACES
from consolidate.checks.found import figure
from consolidate.checks.found import found
from consolidate.checks.found import quoted
from consolidate.checks.matching import gone
from templates.change_told import relative
from templates.change_told import stated_measure
from templates.change_told import told_unit
from templates.codes import Code
from templates.compare import Comparison
from templates.contract import Contract
from templates.finding import Finding
from templates.finding import phrase_fact
from templates.finding import text_fact
from templates.indicators import ACTUAL
from templates.returned import Return
from templates.text import Text
from templates.vocabulary import Vocabulary
from templates.years import YearRow
from templates.years import year_rows

HUNDRED = Decimal(100)


def year_over_year(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield what comparing each indicator with last year gives; nothing where a value is an error cell."""
    cells = rows(returned)
    for year in year_rows(returned, contract):
        if any(no_content(returned, year.row.field(column)) for column in ("prior1", year.row.stage)):
            continue
        row = cells[year.row.path]
        if dropped(returned, row, contract.words):
            if had_value(returned, row, contract.words):
                yield from gone(year, contract)
        elif year.comparison is not None:
            yield from _compared(year, year.comparison, returned, contract)


def _compared(year: YearRow, compared: Comparison, returned: Return, contract: Contract) -> Iterator[Finding]:
    match compared.verdict:
        case "regressed" | "explained":
            yield from _regressed(year, compared, returned, contract)
        case "money":
            yield _pair(Code.REGRESSED_MONEY, year)
        case "dequantified":
            yield _pair(Code.YOY_DEQUANTIFIED, year)
        case "not_comparable" if compared.unit_changed:
            yield _pair(Code.YOY_UNIT_CHANGED, year)
        case "not_comparable" if compared.why != "why_unreadable":
            # Why a value is not read yet (a date) is no news to the unit; what is garbled is said already.
            yield _pair(Code.YOY_NOT_COMPARABLE, year, why=phrase_fact(compared.why))


def _regressed(year: YearRow, compared: Comparison, returned: Return, contract: Contract) -> Iterator[Finding]:
    row = year.row
    fall = _pair(
        Code.ACTUAL_REGRESSED if row.stage == ACTUAL else Code.TARGET_REGRESSED,
        year,
        base_year=str(returned.issued.stamp.year - 1),
        base_kind=phrase_fact(contract.base_kinds.get(row.field("prior1"), "value_before")),
        change=_change(year, compared, contract.words),
    )
    yield replace(fall, severity=contract.rules.fall_severity(compared.size, row.stage))
    if compared.trend == "fell_twice":
        yield found(
            Code.DECLINED_TWO_YEARS,
            row.current_field,
            indicator=_name(year),
            prior2=quoted(row.prior2),
            prior1=quoted(row.prior1),
            current=quoted(row.current),
        )
    if compared.verdict == "regressed" and contract.rules.years.asks_reason(compared.size):
        reason = row.field(row.fall_column) if row.field(row.fall_column) in returned.by_id() else row.current_field
        yield found(
            Code.REGRESSION_REASON_MISSING,
            reason,
            indicator=_name(year),
            base=quoted(row.prior1),
            current=quoted(row.current),
            least=contract.rules.years.reason_least,
        )


def _pair(code: Code, year: YearRow, **more: str) -> Finding:
    base, current = quoted(year.row.prior1), quoted(year.row.current)
    return found(code, year.row.current_field, indicator=_name(year), base=base, current=current, **more)


def _name(year: YearRow) -> str:
    return quoted(year.row.name)


def _change(year: YearRow, compared: Comparison, words: Vocabulary) -> str:
    """Return the change as a person writes it: ``-12场次, -30%``, a rate in points alone; an arrow for words."""
    if compared.change is None:
        return "↓"
    _, factor = stated_measure(year, words)
    number, unit = _signed(compared.change / factor), told_unit(year, words)
    if unit.zh != unit.en:
        return text_fact(Text(f"{number}{unit.zh}", f"{number} {unit.en}"))
    if compared.change_ratio is None or not relative(year):
        return f"{number}{unit.zh}"
    return f"{number}{unit.zh}, {_signed(compared.change_ratio * HUNDRED, 1)}%"


def _signed(number: Decimal, places: int = PLACES) -> str:
    return ("+" if number > 0 else "") + figure(number, places)
