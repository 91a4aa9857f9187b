"""A blank form's bytes -> the drafted form and its text; every draft is read back before it is given out."""

import re
from dataclasses import dataclass
from dataclasses import replace

from templates.codes import Slip
from templates.finding import facts
from templates.form import Form
from templates.form_reader import read_form
from templates.place_checks import CHECK_SHEET
from templates.place_checks import GUIDE_SHEET
from templates.slips import AuthorError
from templates.slips import Origin
from templates.text import Text
from tianbao.adopting.choices import with_choices
from tianbao.adopting.compose import Composer
from tianbao.adopting.compose import Listed
from tianbao.adopting.draft import Draft
from tianbao.adopting.guess import Guess
from tianbao.adopting.labels import Titles
from tianbao.adopting.labels import heading_texts
from tianbao.adopting.labels import titles_of
from tianbao.adopting.list_fields import helpers_for
from tianbao.adopting.list_fields import row_guesses
from tianbao.adopting.repeats import Goal
from tianbao.adopting.repeats import Repeat
from tianbao.adopting.repeats import goals_of
from tianbao.adopting.repeats import levels_in
from tianbao.adopting.repeats import repeats_of
from tianbao.adopting.roles import Role
from tianbao.adopting.roles import Roles
from tianbao.adopting.roles import roles_of
from tianbao.adopting.sheet import Box
from tianbao.adopting.sheet import Sheet
from tianbao.adopting.single_fields import Singles
from tianbao.adopting.single_fields import unique
from tianbao.adopting.split import split_sheet
from tianbao.adopting.split import without_answer
from tianbao.adopting.tables import Table
from tianbao.adopting.tables import tables_of
from tianbao.adopting.totals import with_formulas
from tianbao.adopting.totals import without_formulas
from tianbao.adopting.yaml_text import form_text

SPACER = 2.0
ENGLISH = {
    "target": "Performance targets",
    "progress": "Performance monitoring",
    "actual": "Performance self-evaluation",
}
IDS = {"target": "target", "progress": "monitoring", "actual": "self-evaluation"}
_SHEET_SIGNS = re.compile(r"[\[\]:*?/\\_']")
_DULL_SHEET = re.compile(r"(?i)(sheet|工作表)\s*[0-9]*")


@dataclass(frozen=True, slots=True)
class Adopted:
    """A drafted form: its text, the form as read back, and what there is to say of it."""

    draft: Draft
    text: str
    form: Form
    boxes: int
    labels: int

    @property
    def guesses(self) -> tuple[Guess, ...]:
        """Every field as guessed, those of a repeated row once."""
        return tuple(cell.guess for cell in self.draft.cells() if cell.guess)


def adopt(sheet: Sheet, file: str, year: int, form_id: str = "") -> Adopted:
    """Return the draft of a sheet's form; ``year`` is the fiscal year for a form that names none.

    AuthorError when there is nothing to fill in.
    """
    sheet = split_sheet(sheet)
    if not any(roles_of(sheet).is_input(box) for box in sheet.boxes()):
        raise AuthorError(Slip.NOTHING_TO_FILL, Origin(file), facts(sheet=sheet.name))
    *bold, plain = (
        _Way(lists=True, formulas=True),
        _Way(lists=False, formulas=True),
        _Way(lists=False, formulas=False),
    )
    for way in bold:
        try:
            return _read_back(sheet, file, replace(_drafted(sheet, year, form_id, way), file=file))
        except AuthorError:  # merged cells that cross a list, formulas in a circle: drafted again with less
            continue
    return _read_back(sheet, file, replace(_drafted(sheet, year, form_id, plain), file=file))


@dataclass(frozen=True, slots=True)
class _Way:
    """How much is guessed: rows that repeat, formulas."""

    lists: bool
    formulas: bool


def _read_back(sheet: Sheet, file: str, draft: Draft) -> Adopted:
    text = form_text(draft)
    labels = sum(1 for cell in draft.cells() if cell.guess is None)
    return Adopted(draft, text, read_form(text, file), sum(1 for _ in sheet.boxes()), labels)


def _drafted(sheet: Sheet, year: int, form_id: str, way: _Way) -> Draft:
    roles = roles_of(sheet)
    titles, tables = titles_of(roles), tables_of(roles)
    repeats = repeats_of(roles, tables) if way.lists else ()
    goals = goals_of(roles, repeats)
    kept = tuple(one for one in repeats if not _is_copy(one, goals))
    headings = heading_texts(roles, titles.year)
    levels = levels_in(roles, kept)
    lists, columns = _listed(roles, kept, titles, headings, levels)
    singles = _singles(roles, tables, repeats, goals, titles, headings, _scores(lists, goals))
    if not way.formulas:
        singles = without_formulas(singles)
    choices = with_choices(singles, lists, levels)
    composer = Composer(
        roles,
        titles,
        {box.cell: guess for box, guess in choices.singles},
        _corners(roles, tables),
        {one.repeat.first: one for one in choices.lists},
        {goal.first: goal for goal in goals},
    )
    whole = "project" if titles.per_project else "department"
    remarks = tuple(("adopt_no_room", box.text) for box in sheet.boxes() if without_answer(sheet, box))
    remarks += () if way.lists else (("adopt_no_lists", sheet.name),)
    return Draft(
        id=form_id or f"district-{whole}-{IDS[titles.stage]}",
        version=f"{titles.year or year}.1",
        title=Text(titles.name, ENGLISH[titles.stage]),
        sheet=_sheet_name(sheet.name, titles.name),
        per_project=titles.per_project,
        stage=titles.stage,
        landscape=sheet.landscape,
        widths=(*sheet.widths, *columns),
        printed=len(sheet.widths),
        lists=choices.drafted,
        groups=composer.groups(),
        remarks=remarks,
    )


def _is_copy(repeat: Repeat, goals: tuple[Goal, ...]) -> bool:
    """Tell whether a list stands in the second or a later one of equal goals."""
    return any(goal.last < repeat.first <= goal.end for goal in goals)


def _listed(
    roles: Roles,
    repeats: tuple[Repeat, ...],
    titles: Titles,
    headings: dict[str, str],
    levels: dict[str, tuple[str, ...]],
) -> tuple[tuple[Listed, ...], tuple[float, ...]]:
    """Return the lists with their guesses, and the widths of the columns right of the print."""
    found: list[Listed] = []
    columns: tuple[float, ...] = ()
    counts: dict[str, int] = {}
    for repeat in repeats:
        base = repeat.kind if repeat.kind != "rows" else f"rows_{repeat.first}"
        counts[base] = counts.get(base, 0) + 1
        name = base if counts[base] == 1 else f"{base}{counts[base]}"
        closed = any(levels.values()) and repeat.kind == "indicators"
        guesses = row_guesses(roles.sheet, repeat, titles.stage, headings, closed=closed)
        helpers = helpers_for({guess.id for _, guess in guesses}, titles.stage) if repeat.kind == "indicators" else ()
        if helpers:
            widths = (SPACER, *(helper.width for helper in helpers))
            columns = max(columns, widths, key=len)
        found.append(Listed(name, repeat, guesses, helpers, len(roles.sheet.widths) + 2))
    return tuple(found), columns


def _scores(lists: tuple[Listed, ...], goals: tuple[Goal, ...]) -> tuple[str, ...]:
    inside = {goal.repeat.first for goal in goals}
    scored = [one for one in lists if any(guess.id == "score" for _, guess in one.guesses)]
    return tuple(f"{'goals[*].' if one.repeat.first in inside else ''}{one.id}[*].score" for one in scored)


def _singles(
    roles: Roles,
    tables: tuple[Table, ...],
    repeats: tuple[Repeat, ...],
    goals: tuple[Goal, ...],
    titles: Titles,
    headings: dict[str, str],
    scores: tuple[str, ...],
) -> list[tuple[Box, Guess]]:
    listed = {row for one in repeats for row in range(one.first, one.last + 1)}
    copied = {row for goal in goals for row in range(goal.last + 1, goal.end + 1)}
    corners = _corners(roles, tables)
    asker = Singles(roles, tables, titles.per_project)
    found = []
    for box in roles.sheet.boxes():
        if box.row in listed | copied or box.cell in corners:
            continue
        if roles.of(box) is Role.INPUT:
            found.append((box, asker.guess(box, headings)))
        elif box.text.strip().isdigit() and (weight := asker.printed_weight(box, headings)):
            found.append((box, weight))
    return with_formulas(unique(found), scores)


def _corners(roles: Roles, tables: tuple[Table, ...]) -> frozenset[str]:
    heads = (box for table in tables for row in range(table.top, table.first) for box in roles.sheet.starting(row))
    return frozenset(box.cell for box in heads if roles.is_input(box))


def _sheet_name(name: str, title: str) -> str:
    plain = _SHEET_SIGNS.sub("", title if _DULL_SHEET.fullmatch(name) else name).strip()[:31]
    return plain if plain and plain not in (GUIDE_SHEET, CHECK_SHEET) else "填报表"
