"""A whole workbook before it is written: its sheets, its self-check, every field; ``plan`` lays it out."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field

from templates.check_line import CheckLine
from templates.form import Form
from templates.known import Known
from templates.layout import Layout
from templates.layout import PlacedField
from templates.layout import among
from templates.place import place
from templates.place_checks import CHECK_SHEET
from templates.place_checks import GUIDE_SHEET
from templates.place_checks import check_lines
from templates.rulebook import RuleBook
from templates.said import said

LONGEST_SHEET = 24  # characters of a project in the name of its sheet; Excel takes 31 in all
_NO_LETTER = re.compile(r"[^\w]+|_")


@dataclass(frozen=True, slots=True)
class Plan:
    """The workbook of one unit and form: one layout per sheet to fill in, the lines of the self-check, all fields."""

    form: str
    version: str
    stage: str
    layouts: tuple[Layout, ...]
    checks: tuple[CheckLine, ...]
    check_sheet: str = CHECK_SHEET
    guide_sheet: str = GUIDE_SHEET
    fields: dict[str, PlacedField] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """A short digest of which field lies where; equal for equal workbooks."""
        lines = [f"{self.form} {self.version}"]
        lines += [f"{one.id} {one.sheet} {one.cell} {one.kind} {one.owner}" for one in self.fields.values()]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]

    def matching(self, path: str) -> tuple[PlacedField, ...]:
        """Return the fields of an id, several for ``[*]``, in the order of the workbook."""
        return among(self.fields, path)

    def layout_of(self, one: PlacedField) -> Layout:
        """Return the sheet a field lies on; StopIteration for a field of the self-check."""
        return next(layout for layout in self.layouts if layout.sheet == one.sheet)


def plan(form: Form, known: Known, rules: RuleBook) -> Plan:
    """Return the workbook of a unit: one sheet, or one for each of its projects where the form is per project."""
    layouts = tuple(_layouts(form, known, rules))
    fields = {key: one for layout in layouts for key, one in layout.fields.items()}
    lines, reasons = check_lines(form, rules, layouts, lambda text: said(text, known, rules))
    return Plan(form.id, form.version, form.stage, layouts, lines, fields={**fields, **reasons})


def _layouts(form: Form, known: Known, rules: RuleBook) -> Iterator[Layout]:
    if not form.per:
        yield place(form, known, rules)
        return
    projects = known.projects or (None,)  # a unit of which no project is known names its own
    for number, project in enumerate(projects, start=1):
        sheet = f"{number}_{_short(project.name)}" if project else form.sheet
        yield place(form, known, rules, sheet=sheet, number=number, project=project)


def _short(name: str) -> str:
    return _NO_LETTER.sub("", name)[:LONGEST_SHEET]
