"""``place``: form + what is known of a unit -> one sheet. The only arithmetic on rows and columns in the project."""

from dataclasses import dataclass
from dataclasses import replace
from decimal import Decimal

from templates.expr import with_paths
from templates.form import Cell
from templates.form import Field
from templates.form import Form
from templates.form import Group
from templates.form import Kind
from templates.form import Need
from templates.form import Owner
from templates.form import Row
from templates.known import Known
from templates.known import PriorIndicator
from templates.layout import Layout
from templates.layout import PlacedField
from templates.layout import RowPlan
from templates.layout import Slot
from templates.prefill import kind_of_prior
from templates.prefill import known_text
from templates.roster import Project
from templates.rulebook import RuleBook
from templates.said import said
from templates.text import Text

NUMBERS = (Kind.MONEY, Kind.NUMBER, Kind.PERCENT)
MOST_MONEY = {"万元": Decimal(10**8), "元": Decimal(10**12)}


@dataclass(frozen=True, slots=True)
class _Here:
    """Where the placer is: ids so far, the numbers of the groups around it, the project and prior row in hand."""

    prefix: str = ""
    row_group: str = ""
    numbers: tuple[tuple[str, int], ...] = ()
    project: Project | None = None
    prior: PriorIndicator | None = None
    needs: tuple[tuple[str, ...], ...] = ()
    or_none_of: tuple[str, ...] = ()
    hidden: bool = False
    used_by: tuple[str, ...] = ()


def place(
    form: Form, known: Known, rules: RuleBook, *, sheet: str = "", number: int = 0, project: Project | None = None
) -> Layout:
    """Return where every label and field of one sheet lies, with what is prefilled in it.

    ``number`` counts the projects from 1 where the form has a sheet for each, ``project`` is the one it is for.
    """
    part = f"{number}/" if number else ""
    placer = _Placer(form, known, rules, part, sheet or form.sheet)
    for group in form.groups:
        placer.group(group, _Here(prefix=part, project=project))
    return Layout(
        sheet=placer.sheet,
        printed=form.printed,
        widths=form.columns,
        landscape=form.landscape,
        slots=tuple(placer.slots),
        rows=tuple(placer.rows),
        fields=placer.fields,
        part=part,
        number=number or 1,
    )


class _Placer:
    def __init__(self, form: Form, known: Known, rules: RuleBook, part: str, sheet: str) -> None:
        self.form, self.known, self.rules, self.part, self.sheet = form, known, rules, part, sheet
        self.row = 1
        self.slots: list[Slot] = []
        self.rows: list[RowPlan] = []
        self.fields: dict[str, PlacedField] = {}

    def group(self, group: Group, here: _Here) -> None:
        if not group.id:
            self.once(group, self.optional(group, here) if group.used_by else here)
            return
        shown, room = self.counts(group, here)
        for number in range(1, room + 1):
            self.once(group, self.inside(group, here, number, shown, room))

    def optional(self, group: Group, here: _Here) -> _Here:
        """Return the place within a block that a unit may do without: it prints once anything stands in it."""
        rows = [one for one in group.items if isinstance(one, Group)]
        inside = [f"{one.id}[{n}].{name}" for one in rows for n in range(1, one.room + 1) for name in one.used_by]
        names = tuple(here.prefix + name for name in (*group.used_by, *inside))
        return replace(here, needs=(*here.needs, names), hidden=True)

    def counts(self, group: Group, here: _Here) -> tuple[int, int]:
        """Return how many instances show at issue and how many there are."""
        if group.per == "projects":
            shown = max(group.least, len(self.known.projects))
            spare = group.spare if self.rules.spare_projects is None else self.rules.spare_projects
            return shown, shown + spare
        priors = len(self.priors(group, here))
        room = group.room if self.rules.indicators is None or not here.numbers else self.rules.indicators
        return max(group.least, priors), max(room, group.least, priors + 2 if priors else 0)

    def priors(self, group: Group, here: _Here) -> tuple[PriorIndicator, ...]:
        """Return the known indicators that the rows of a group are for: none where no field of it takes one over."""
        if not any(field.source.startswith(("prior.", "plan.")) for field in group.fields()):
            return ()
        return self.known.indicators_of(here.project.name if here.project else "")

    def inside(self, group: Group, here: _Here, number: int, shown: int, room: int) -> _Here:
        """Return the place within one instance of a repeated group."""
        path = f"{here.prefix}{group.id}[{number}]"
        if group.per == "projects":
            project = self.known.projects[number - 1] if number <= len(self.known.projects) else None
            prior = None
        else:
            project, priors = here.project, self.priors(group, here)
            prior = priors[number - 1] if number <= len(priors) else None
        known = bool(prior) or (bool(project) and bool(group.per))
        used = tuple(f"{path}.{name}" for name in group.used_by)
        siblings = tuple(f"{here.prefix}{group.id}[{i}].{name}" for i in range(1, room + 1) for name in group.used_by)
        return replace(
            here,
            prefix=f"{path}.",
            row_group=path,
            numbers=(*here.numbers, (group.id, number)),
            project=project,
            prior=prior,
            needs=here.needs if known else (*here.needs, used),
            or_none_of=siblings if number <= min(shown, group.least) and not known else (),
            hidden=here.hidden or number > shown,
            used_by=group.used_by,
        )

    def once(self, group: Group, here: _Here) -> None:
        start = self.row
        for item in group.items:
            if isinstance(item, Group):
                self.group(item, here)
            else:
                self.line(item, here)
        if group.side is not None:
            side = replace(group.side, down=self.row - start)
            self.slots.append(self.label(side, start, here))

    def line(self, row: Row, here: _Here) -> None:
        self.rows.append(
            RowPlan(self.row, row.height, row.heading, here.needs, here.or_none_of, here.hidden, here.row_group)
        )
        derived = [field for field in [self.cell(cell, here) for cell in row.cells] if field is not None]
        taken = {column for cell in row.cells for column in range(cell.first, cell.last + 1)}
        spots = [i for i in range(self.form.printed + 2, len(self.form.columns) + 1) if i not in taken]
        for field, spot in zip(derived, spots, strict=False):  # a form with few helper columns shows what they hold
            self.slots.append(Slot(self.row, spot, 1, 1, "should_be", text=Text(field.cell), should_be=field))
        self.row += 1

    def cell(self, cell: Cell, here: _Here) -> PlacedField | None:
        """Place one cell; return its field if it is a derived one that the unit types."""
        if cell.field is None:
            self.slots.append(self.label(cell, self.row, here))
            return None
        placed = self.field(cell.field, cell, here)
        self.fields[placed.id] = placed
        self.slots.append(
            Slot(
                placed.row,
                placed.column,
                placed.down,
                placed.across,
                cell.style,
                field=placed,
                row_group=here.row_group,
            )
        )
        return placed if cell.field.owner is Owner.FORMULA and placed.owner is Owner.UNIT else None

    def label(self, cell: Cell, row: int, here: _Here) -> Slot:
        return Slot(
            row,
            cell.first,
            cell.down,
            cell.last - cell.first + 1,
            cell.style,
            text=self.said(cell.text, here.numbers),
            row_group=here.row_group,
        )

    def field(self, field: Field, cell: Cell, here: _Here) -> PlacedField:
        value = known_text(field.source, self.known, self.rules, here.prefix + field.id, here.project, here.prior)
        formula = None
        if field.formula is not None:
            number = str(here.numbers[0][1]) if here.numbers else "n"
            formula = with_paths(field.formula, lambda path: self.part + path.replace("[n]", f"[{number}]"))
        choices, suggested = self.listed(field)
        low, high = self.bounds(field)
        owner = self.owner(field, value)
        typed = field.owner is Owner.FORMULA and owner is Owner.UNIT
        return PlacedField(
            id=here.prefix + field.id,
            label=self.said(field.label, here.numbers),
            kind=field.kind,
            owner=owner,
            need=self.need(field, here, typed=typed),
            sheet=self.sheet,
            row=self.row,
            column=cell.first,
            down=cell.down,
            across=cell.last - cell.first + 1,
            value=value,
            formula=formula,
            low=low,
            high=high,
            longest=field.longest,
            choices=choices,
            suggested=suggested,
            list_id=field.choices or field.suggest,
            row_group=here.row_group,
            hint=self.said(field.hint, here.numbers),
            wording=field.wording,
            kind_of_prior=kind_of_prior(field.source, here.prior),
            part=self.part,
            source=field.source,
            derive=field.derive,
            counts=field.id in here.used_by,
            planned=here.prior.target1 if here.prior and field.source == "prior.prior1" else "",
        )

    def need(self, field: Field, here: _Here, *, typed: bool) -> Need:
        """Return when a field must be filled: where totals are typed, the totals, and their parts may stay blank."""
        if field.need is Need.PART:
            return Need.NEVER if self.rules.derived == "typed" else Need.ALWAYS
        return Need.ALWAYS if typed and field.kind is Kind.MONEY and not here.needs else field.need

    def owner(self, field: Field, value: str) -> Owner:
        if value and not field.source.startswith("offer."):
            return Owner.BUREAU
        if field.owner is Owner.FORMULA and self.rules.derived == "typed" and (field.derive or field.kind in NUMBERS):
            return Owner.UNIT
        return field.owner

    def bounds(self, field: Field) -> tuple[Decimal | None, Decimal | None]:
        """Return the form's own bounds; money without any lies between 0 and the most a district can have."""
        if field.kind is not Kind.MONEY:
            return field.low, field.high
        most = MOST_MONEY[self.rules.money_unit]
        return Decimal(0) if field.low is None else field.low, most if field.high is None else field.high

    def listed(self, field: Field) -> tuple[tuple[str, ...], tuple[str, ...]]:
        values = {one.id: one.values for one in self.form.lists}
        return values.get(field.choices, ()), values.get(field.suggest, ())

    def said(self, text: Text, numbers: tuple[tuple[str, int], ...] = ()) -> Text:
        return said(text, self.known, self.rules, numbers)
