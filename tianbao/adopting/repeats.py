"""Rows that repeat: lists of projects, of indicators, of anything else; and whole goals with their indicators."""

import re
from dataclasses import dataclass
from dataclasses import replace

from templates.text import bare_name
from templates.text import squeeze
from tianbao.adopting.roles import Roles
from tianbao.adopting.sheet import Box
from tianbao.adopting.tables import Column
from tianbao.adopting.tables import Table
from tianbao.adopting.wording import is_mark
from tianbao.adopting.words import INDICATOR_COLUMNS
from tianbao.adopting.words import Word
from tianbao.adopting.words import find

GOAL_ROW = re.compile(r"年度(绩效)?目标[0-9一二三四五六七八九十n]*:")
LEVELS = ("level1", "level2")
INDICATOR_SIGNS = {"level1", "level2", "level3", "target", "actual", "basis"}
SURE_INDICATORS = 2  # columns that make a table one of indicators
FEWEST_ROWS = 2  # blank rows that make any other table a list


@dataclass(frozen=True, slots=True)
class Repeat:
    """A list: its table, the rows it has in the blank form, and the cells of one row with their columns."""

    kind: str
    table: Table
    first: int
    last: int
    cells: tuple[tuple[Box, Column], ...]

    @property
    def count(self) -> int:
        """How many rows the blank form has."""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Goal:
    """A block for one goal: the row that names it, its list of indicators, and how often it stands in the form."""

    first: int
    last: int
    repeat: Repeat
    count: int = 1

    @property
    def end(self) -> int:
        """The last row of the last of them."""
        return self.first + self.count * (self.last - self.first + 1) - 1


def repeats_of(roles: Roles, tables: tuple[Table, ...]) -> tuple[Repeat, ...]:
    """Return the lists in the tables, from the top."""
    found = (_repeat(roles, table) for table in tables)
    return tuple(one for one in found if one is not None and _stands_free(roles, one))


def kind_of(table: Table) -> str:
    """Return what a table lists, by its headings: ``indicators``, ``projects`` or ``rows``."""
    signs = {word.id for one in table.columns if (word := find(INDICATOR_COLUMNS, one.name))}
    if len(signs & INDICATOR_SIGNS) >= SURE_INDICATORS and signs & {"level1", "level2", "level3"}:
        return "indicators"
    names = [one.name for one in table.columns]
    named = any("项目名称" in name for name in names)
    return "projects" if named and any(re.search("预算|金额|用途", name) for name in names) else "rows"


def _repeat(roles: Roles, table: Table) -> Repeat | None:
    kind = kind_of(table)
    last = table.first - 1
    shape = _shape(roles, table, table.first)
    while last + 1 in table.body and _is_free(roles, table, last + 1, kind) and _shape(roles, table, last + 1) == shape:
        last += 1
    if last - table.first + 1 < (FEWEST_ROWS if kind == "rows" else 1):
        return None
    boxes = [box for box in roles.sheet.over(table.first) if box.row >= table.first]
    cells = [(box, column) for box in boxes if (column := table.column_at(box))]
    return Repeat(kind, table, table.first, last, tuple(cells)) if len(cells) == len(boxes) else None


def _shape(roles: Roles, table: Table, row: int) -> tuple[tuple[int, int], ...]:
    return tuple(box.span for box in roles.sheet.over(row) if box.row >= table.first)


def _is_free(roles: Roles, table: Table, row: int, kind: str) -> bool:
    """Tell whether a row asks for one more of the same: nothing printed in it but levels or a running number."""
    for box in roles.sheet.over(row):
        if box.row < table.first or roles.is_input(box):
            continue
        column = table.column_at(box)
        word = find(INDICATOR_COLUMNS, column.name) if column else None
        level = kind == "indicators" and word is not None and word.id in LEVELS and not _is_total(box)
        numbered = (
            is_mark(box.text)
            and column is not None
            and column.first == table.columns[0].first
            and column is table.columns[0]
        )
        marked = kind == "indicators" and is_mark(box.text)
        if not (level or numbered or marked):
            return False
    return True


def _is_total(box: Box) -> bool:
    return bool(re.match("总分|合计|总计|小计|总得分", squeeze(box.text)))


def _stands_free(roles: Roles, repeat: Repeat) -> bool:
    """Tell whether nothing but labels beside it reaches into the list or out of it."""
    for row in range(repeat.first, repeat.last + 1):
        for box in roles.sheet.over(row):
            inside = box.row >= repeat.first and box.bottom <= repeat.last
            beside = roles.names(box) and box.row <= repeat.table.top and box.bottom >= repeat.last
            if not (inside or beside):
                return False
    return True


def goals_of(roles: Roles, repeats: tuple[Repeat, ...]) -> tuple[Goal, ...]:
    """Return the blocks of goals; equal ones that follow each other are one that repeats."""
    found: list[Goal] = []
    for repeat in repeats:
        first = repeat.table.top - 1
        boxes = roles.sheet.over(first) if first else ()
        named = bool(boxes) and bool(GOAL_ROW.match(squeeze(boxes[0].text)))
        asked = any(roles.is_input(box) for box in boxes)
        if repeat.kind != "indicators" or not named or not asked or any(box.down > 1 for box in boxes):
            continue
        goal = Goal(first, repeat.last, repeat)
        before = found[-1] if found else None
        if before and before.end + 1 == first and _alike(roles, before, goal):
            found[-1] = replace(before, count=before.count + 1)
        else:
            found.append(goal)
    return tuple(found)


def _alike(roles: Roles, one: Goal, other: Goal) -> bool:
    return _print(roles, one) == _print(roles, other)


def _print(roles: Roles, goal: Goal) -> list[tuple[int, tuple[int, int], int, str]]:
    rows = range(goal.first, goal.last + 1)
    boxes = [box for row in rows for box in roles.sheet.starting(row)]
    return [
        (box.row - goal.first, box.span, box.down, re.sub("[0-9一二三四五六七八九十]", "", squeeze(box.text)))
        for box in boxes
    ]


def levels_in(roles: Roles, repeats: tuple[Repeat, ...]) -> dict[str, tuple[str, ...]]:
    """Return the level-1 names printed in lists of indicators, each with the level-2 names beside it."""
    found: dict[str, list[str]] = {}
    for repeat in repeats:
        if repeat.kind != "indicators":
            continue
        for row in range(repeat.first, repeat.last + 1):
            names = {word.id: name for word, name in _levels(roles, repeat.table, row)}
            if "level1" in names:
                below = found.setdefault(names["level1"], [])
                if names.get("level2") and names["level2"] not in below:
                    below.append(names["level2"])
    return {name: tuple(below) for name, below in found.items()}


def _levels(roles: Roles, table: Table, row: int) -> list[tuple[Word, str]]:
    found: list[tuple[Word, str]] = []
    for box in roles.sheet.over(row):
        column = table.column_at(box) if box.row >= table.first and roles.names(box) else None
        word = find(INDICATOR_COLUMNS, column.name) if column else None
        name = bare_name(box.text)
        if word is not None and word.id in LEVELS and name:
            found.append((word, name))
    return found
