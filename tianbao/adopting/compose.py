"""From roles, tables and lists to the drafted form: rows in groups, labels beside what repeats, lists of choices."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace

from templates.form import Kind
from templates.form import Need
from templates.form import Owner
from templates.text import NO_TEXT
from templates.text import Text
from templates.text import squeeze
from tianbao.adopting.draft import DraftCell
from tianbao.adopting.draft import DraftGroup
from tianbao.adopting.draft import DraftRow
from tianbao.adopting.guess import Guess
from tianbao.adopting.labels import Titles
from tianbao.adopting.labels import label_text
from tianbao.adopting.labels import style_of
from tianbao.adopting.list_fields import Helper
from tianbao.adopting.list_fields import is_number
from tianbao.adopting.list_fields import used_by
from tianbao.adopting.repeats import Goal
from tianbao.adopting.repeats import Repeat
from tianbao.adopting.roles import Role
from tianbao.adopting.roles import Roles
from tianbao.adopting.sheet import Box
from tianbao.adopting.wording import is_mark

GROUP_LABELS = {
    "indicators": Text("指标", "Indicator"),
    "projects": Text("项目", "Project"),
    "rows": Text("行", "Row"),
    "goals": Text("年度目标", "Goal"),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A list with its id, the guesses for one row, and its helper columns, which begin at column ``beside``."""

    id: str
    repeat: Repeat
    guesses: tuple[tuple[Box, Guess], ...]
    helpers: tuple[Helper, ...] = ()
    beside: int = 0


@dataclass(frozen=True, slots=True)
class Composer:
    """What the rows are made of: roles, titles, guesses by cell, lists by their first row, goals by theirs."""

    roles: Roles
    titles: Titles
    guesses: dict[str, Guess]
    corners: frozenset[str]
    lists: dict[int, Listed]
    goals: dict[int, Goal]

    def groups(self) -> tuple[DraftGroup, ...]:
        """Return all groups of the form: rows that stand once are gathered, what repeats stands by itself."""
        gathered: list[DraftRow] = []
        found: list[DraftGroup] = []
        for item in self.items(1, len(self.roles.sheet.heights), frozenset()):
            if isinstance(item, DraftRow):
                gathered.append(item)
                continue
            if gathered:
                found.append(DraftGroup(tuple(gathered)))
                gathered = []
            found.append(item)
        return tuple(found + ([DraftGroup(tuple(gathered))] if gathered else []))

    def items(self, first: int, last: int, sides: frozenset[str]) -> Iterator[DraftRow | DraftGroup]:
        """Yield the rows and groups of a stretch; ``sides`` are labels that stand beside it already."""
        row = first
        while row <= last:
            side = self._side(row, last, sides)
            if row in self.goals and self.goals[row].last <= last:
                yield self._goal(self.goals[row], sides)
                row = self.goals[row].end + 1
            elif side is not None:
                inner = tuple(self.items(row, side.bottom, sides | {side.cell}))
                yield DraftGroup(inner, replace(self._label(side), style="side"))
                row = side.bottom + 1
            elif row in self.lists:
                yield self._list(self.lists[row])
                row = self.lists[row].repeat.last + 1
            else:
                yield self._row(row, sides)
                row += 1

    def _side(self, row: int, last: int, sides: frozenset[str]) -> Box | None:
        """Return the label that begins in a row and runs down beside rows that repeat, the longest first."""
        fits = [
            box
            for box in self.roles.sheet.starting(row)
            if box.down > 1
            and box.bottom <= last
            and box.cell not in sides
            and self.roles.names(box)
            and any(box.row <= first and one.repeat.last <= box.bottom for first, one in self.lists.items())
        ]
        return max(fits, key=lambda box: box.down, default=None)

    def _goal(self, goal: Goal, sides: frozenset[str]) -> DraftGroup:
        heading = self._row(goal.first, sides)
        cells = tuple(self._goal_cell(cell) for cell in heading.cells)
        inner = tuple(self.items(goal.first + 1, goal.last, sides))
        named = tuple(cell.guess.id for cell in cells if cell.guess)
        return DraftGroup(
            (replace(heading, cells=cells), *inner),
            id="goals",
            label=GROUP_LABELS["goals"],
            per=not self.titles.per_project,
            least=goal.count,
            spare=max(0, self._projects() - goal.count) if not self.titles.per_project else 0,
            used_by=named[:1],
        )

    def _projects(self) -> int:
        return max((one.repeat.count for one in self.lists.values() if one.repeat.kind == "projects"), default=0)

    def _goal_cell(self, cell: DraftCell) -> DraftCell:
        """Return a cell of a goal's first row: its number general, its project that of the same line of the list."""
        if cell.guess is None:
            text = re.sub(r"(?<=目标)\s*[0-9一二三四五六七八九十nN]+", " {goals}", cell.text.zh)
            return replace(cell, text=Text(text, "Goal {goals}:"), style="goal") if "目标" in text else cell
        label = Text("年度目标 {goals} 的项目", "Project of goal {goals}")
        wording = Text("“{}”项目", "project “{}”")
        guess = Guess("project", Kind.TEXT, label, need=Need.ROW, source="project.name", longest=100, wording=wording)
        if any(one.id == "projects" and any(g.id == "name" for _, g in one.guesses) for one in self.lists.values()):
            guess = replace(guess, owner=Owner.FORMULA, need=Need.NEVER, formula="projects[n].name")
        return replace(cell, guess=guess, style="goal_name")

    def _list(self, one: Listed) -> DraftGroup:
        repeat, sheet = one.repeat, self.roles.sheet
        inside = range(repeat.first, repeat.last + 1)
        height = max(sheet.heights[row - 1] for row in inside)
        cells = [DraftCell(box.column, box.last, 1, "", guess=guess) for box, guess in one.guesses]
        numbers = (box for box, column in repeat.cells if is_number(column))
        cells += [DraftCell(box.column, box.last, 1, "head", Text("{" + one.id + "}")) for box in numbers]
        cells.sort(key=lambda cell: cell.first)
        for number, helper in enumerate(one.helpers, start=one.beside):
            cells.append(DraftCell(number, number, 1, "" if helper.guess else "row_state", guess=helper.guess))
        per = repeat.kind == "projects" and not self.titles.per_project
        return DraftGroup(
            (DraftRow(height, tuple(cells)),),
            id=one.id,
            label=GROUP_LABELS[repeat.kind],
            per=per,
            least=repeat.count,
            used_by=used_by(one.guesses),
        )

    def _row(self, row: int, sides: frozenset[str]) -> DraftRow:
        boxes = [box for box in self.roles.sheet.starting(row) if box.cell not in sides]
        cells = [cell for box in boxes if (cell := self._cell(box)) is not None]
        return DraftRow(
            self.roles.sheet.heights[row - 1], (*cells, *self._helper_heads(row)), heading=row in self.titles.rows
        )

    def _helper_heads(self, row: int) -> Iterator[DraftCell]:
        """Yield the headings of helper columns beside the heading rows of a list."""
        for one in self.lists.values():
            table = one.repeat.table
            if table.top == row:
                for number, helper in enumerate(one.helpers, start=one.beside):
                    yield DraftCell(number, number, table.first - table.top, "helper", helper.head)

    def _cell(self, box: Box) -> DraftCell | None:
        guess = self.guesses.get(box.cell)
        if guess is not None:
            return DraftCell(box.column, box.last, box.down, "head" if is_mark(box.text) else "", guess=guess)
        if box.cell in self.corners:
            return DraftCell(box.column, box.last, box.down, "head")
        return self._label(box) if self.roles.of(box) is Role.LABEL else None

    def _label(self, box: Box) -> DraftCell:
        text = label_text(box, self.titles) if squeeze(box.text) else NO_TEXT
        return DraftCell(box.column, box.last, box.down, style_of(self.roles, box, self.titles), text)
