"""How the cells of a return are said in a report: blanks, money, rates, dates; each figure with its place."""

import re
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from decimal import ROUND_HALF_UP
from decimal import Decimal

from consolidate.report.content import Figure
from templates.expr_value import plain
from templates.form import Kind
from templates.form import Owner
from templates.layout import PlacedField
from templates.returned import ReadingKind
from templates.returned import Return
from templates.say import phrase
from templates.text import Lang

CENTS = Decimal("0.01")
ODD = (ReadingKind.ERROR, ReadingKind.FORMULA)
NUMBERS = (Kind.MONEY, Kind.NUMBER, Kind.PERCENT)
_ROW = re.compile(r"(tasks|indicators)\[(\d+)\]")


@dataclass
class Said:
    """Says the fields of one return in a language; remembers every figure and every blank on the way."""

    returned: Return
    money_unit: str
    lang: Lang
    figures: list[Figure] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    places: dict[str, PlacedField] = field(init=False)

    def __post_init__(self) -> None:
        """Look up the fields by id."""
        self.places = {one.id: one for one in self.returned.fields()}

    @property
    def blank(self) -> str:
        """The word for what was not filled in."""
        return phrase("report_blank", self.lang)

    def given(self, field_id: str) -> bool:
        """Tell whether a field holds something; a derived field does where it can be worked out."""
        return self.returned.amounts.get(field_id) is not None or bool(self.returned.text(field_id))

    def passage(self, field_id: str) -> str:
        """Return a text of the unit, its lines trimmed and blank ones left out."""
        lines = (line.strip() for line in self.returned.text(field_id).splitlines())
        return "\n".join(line for line in lines if line) or self._blank(field_id)

    def figure(self, field_id: str, gap: str = "") -> str:
        """Return a figure with its unit behind ``gap``, and remember where it stands."""
        text = self._figure(field_id, gap)
        one = self.places.get(field_id)
        if one is not None:
            self.remember(self.label(one), text, self.place(field_id))
        return text

    def day(self, field_id: str) -> str:
        """Return a date as it is written in a report; what is no ISO date stays as it is."""
        text = self.returned.text(field_id)
        return said_day(text, self.lang) if text else self._blank(field_id)

    def rate(self, rate_id: str, executed_id: str, budget_id: str) -> str:
        """Return executed ÷ budget in percent, and beside it the rate the unit typed where that one differs."""
        executed, budget = self.returned.amounts.get(executed_id), self.returned.amounts.get(budget_id)
        one = self.places.get(rate_id)
        typed = self.returned.amounts.get(rate_id) if one and one.owner is Owner.UNIT else None
        if executed is None or budget is None:
            return self._blank(rate_id) if typed is None else f"{plain(typed)}%"
        if budget == 0:
            text = phrase("report_rate_none", self.lang)
        else:
            worked = executed / budget * 100
            text = f"{worked.quantize(CENTS, ROUND_HALF_UP)}%"
            if typed is not None and not _same_rate(worked, typed):
                text = phrase("report_rate_typed", self.lang, rate=text, typed=f"{plain(typed)}%")
        if one is not None:
            cells = {"first": self.place(executed_id), "second": self.places[budget_id].cell}
            self.remember(self.label(one), text, phrase("report_worked_out", self.lang, **cells))
        return text

    def remember(self, label: str, value: str, place: str) -> None:
        """Keep one figure for the list of sources."""
        self.figures.append(Figure(label, value, self.returned.source.file, place))

    def place(self, field_id: str) -> str:
        """Return ``sheet!cell`` of a field."""
        one = self.places[field_id]
        return phrase("report_in_sheet", self.lang, sheet=one.sheet, cell=one.cell)

    def label(self, one: PlacedField) -> str:
        """Return what a field is called, with the number of its row or of its project."""
        label = one.label.say(self.lang)
        row = _ROW.fullmatch(one.row_group.removeprefix(one.part))
        if one.part:
            return phrase("report_row_projects", self.lang, number=one.part.rstrip("/"), label=label)
        return phrase(f"report_row_{row[1]}", self.lang, number=row[2], label=label) if row else label

    def _figure(self, field_id: str, gap: str) -> str:
        amount, text = self.returned.amounts.get(field_id), self.returned.text(field_id)
        one = self.places.get(field_id)
        if one is None or (amount is None and not text):
            return self._blank(field_id)
        if one.kind not in NUMBERS:
            return text
        if amount is None:
            return phrase("report_no_number", self.lang, text=text)
        unit = {Kind.MONEY: f"{gap}{self.money_unit}", Kind.PERCENT: "%"}.get(one.kind, "")
        return f"{plain(amount)}{unit}"

    def _blank(self, field_id: str) -> str:
        one = self.places.get(field_id)
        if one is not None and field_id not in self.missing:
            self.missing.append(field_id)
        odd = self.returned.reading(field_id).kind in ODD and one is not None and one.owner is Owner.UNIT
        return phrase("report_unreadable", self.lang) if odd else self.blank


def said_day(text: str, lang: Lang) -> str:
    """Return an ISO date as ``2024年6月6日``; anything else as it is."""
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return text
    if lang == "en":
        return day.isoformat()
    return phrase("report_date", lang, year=day.year, month=day.month, day=day.day)


def _same_rate(worked: Decimal, typed: Decimal) -> bool:
    """Compare at the precision that was typed."""
    exponent = typed.normalize().as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    step = Decimal(1).scaleb(-places)
    return worked.quantize(step, ROUND_HALF_UP) == typed.quantize(step)
