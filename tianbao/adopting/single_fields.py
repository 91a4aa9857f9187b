"""The inputs that stand once: money blocks by row and column, facts by the label beside them, totals of lists."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace

from templates.form import Kind
from templates.form import Need
from templates.form import Owner
from templates.text import Text
from tianbao.adopting.guess import Guess
from tianbao.adopting.guess import guessed
from tianbao.adopting.guess import unknown
from tianbao.adopting.repeats import kind_of
from tianbao.adopting.roles import Roles
from tianbao.adopting.sheet import Box
from tianbao.adopting.tables import Column
from tianbao.adopting.tables import Table
from tianbao.adopting.wording import bare
from tianbao.adopting.words import FACTS
from tianbao.adopting.words import INDICATOR_COLUMNS
from tianbao.adopting.words import MONEY_BLOCKS
from tianbao.adopting.words import MONEY_COLUMNS
from tianbao.adopting.words import MONEY_ROWS
from tianbao.adopting.words import PROJECT_COLUMNS
from tianbao.adopting.words import Word
from tianbao.adopting.words import find

_TOTAL = re.compile("合计|总计|小计|总分|总得分")
_MIXED = re.compile("收支|资金|执行|项目支出")  # beside a whole table these say nothing of income or spending
NEAREST = 2  # row labels that a field's label repeats


@dataclass
class Singles:
    """Guesses the inputs of one form that stand once; remembers which block of money the last row belonged to."""

    roles: Roles
    tables: tuple[Table, ...]
    per_project: bool
    block: dict[int, str] = field(default_factory=dict)

    def guess(self, box: Box, headings: "dict[str, str]") -> Guess:
        """Return the guess for one input; ``year_text`` makes printed headings general."""
        table = next((one for one in self.tables if box.row in one.body), None)
        column = table.column_at(box) if table else None
        if table is None or column is None or not column.heads:
            return self._fact(box)
        heads = tuple(headings.get(head, head) for head in column.heads)
        return self._in_table(box, table, replace(column, heads=heads))

    def printed_weight(self, box: Box, headings: "dict[str, str]") -> Guess | None:
        """Return the field for the points of execution where the form prints them; the rules say how many they are."""
        table = next((one for one in self.tables if box.row in one.body and kind_of(one) == "rows"), None)
        guess = self.guess(box, headings) if table else None
        if guess is None or guess.id != "funds.total.weight":
            return None
        return replace(guess, source="scoring.execution", need=Need.ALWAYS)

    def _in_table(self, box: Box, table: Table, column: Column) -> Guess:
        names = self._row_names(box)
        own = [name for name in names if name[0].row >= table.first]
        label = Text(
            "·".join([bare(one.text) for one, _ in names[-NEAREST:] if one.row >= table.first] + [column.heads[-1]])
        )
        if not own:
            side = bare(names[-1][0].text) if names else ""
            word = find(FACTS, column.heads[-1]) or find(FACTS, f"{side}{column.heads[-1]}")
            return self._known(box, word, Text(label.zh, word.en if word else ""))
        if kind_of(table) != "rows":
            return self._below_list(box, table, column, own[-1][1], label)
        return self._money(box, table, column, names, label)

    def _below_list(self, box: Box, table: Table, column: Column, name: str, label: Text) -> Guess:
        """Return the guess for a row under a list: its total."""
        if kind_of(table) == "indicators":
            word, fact = find(INDICATOR_COLUMNS, column.name), find(FACTS, name)
            if word is None or not (_TOTAL.search(name) or (fact and fact.id == "score.total")):
                return self._known(box, fact, label) if fact else unknown(self.roles.sheet, box, label)
            step = "total" if word.id == "score" else word.id
            english = "Total score" if step == "total" else f"Total {word.en.lower()}"
            need = Need.ALWAYS if word.id == "score" else Need.NEVER
            return guessed(self.roles.sheet, box, replace(word, need=need), f"score.{step}", Text(label.zh, english))
        word = find(PROJECT_COLUMNS, column.heads[-1]) if kind_of(table) == "projects" else None
        if word is not None and word.kind is Kind.MONEY and _TOTAL.search(name):
            english = f"All projects, {word.en.lower()}"
            guess = guessed(self.roles.sheet, box, word, f"projects_total.{word.id}", Text(label.zh, english))
            return replace(
                guess, source="", need=Need.NEVER, owner=Owner.FORMULA, formula=f"sum(projects[*].{word.id})"
            )
        return unknown(self.roles.sheet, box, label)

    def _money(self, box: Box, table: Table, column: Column, names: list[tuple[Box, str]], label: Text) -> Guess:
        item, word = (
            find(MONEY_ROWS, names[-1][1]),
            find(MONEY_COLUMNS, column.heads[-1]) or find(MONEY_COLUMNS, column.name),
        )
        block = self._block(table, names)
        if item is None or word is None:
            if word is None:
                return unknown(self.roles.sheet, box, label)
            return replace(guessed(self.roles.sheet, box, word, box.cell.lower(), label), source="", sure=False)
        english = f"{block.en}, {item.en}, {word.en}"
        step = "amount" if (block.id, word.id) == ("funds", "current") else word.id
        guess = guessed(self.roles.sheet, box, word, f"{block.id}.{item.id}.{step}", Text(label.zh, english))
        optional = word.id == "weight" or (word.id == "score" and item.id != "total")
        return replace(guess, need=Need.NEVER) if optional else guess

    def _block(self, table: Table, names: list[tuple[Box, str]]) -> Word:
        """Return whether a row tells of income, spending or funds: by the labels left of it, then as the row above."""
        inside = [name for box, name in names if box.row >= table.first]
        beside = [name for box, name in names if box.row < table.first and not _MIXED.search(name)]
        flows = MONEY_BLOCKS[:2]
        found = next((word for name in [*inside[-2::-1], inside[-1], *beside] if (word := find(flows, name))), None)
        if found is not None:
            self.block[table.first] = found.id
        wanted = self.block.get(table.first, "funds")
        return next(word for word in MONEY_BLOCKS if word.id == wanted)

    def _row_names(self, box: Box) -> list[tuple[Box, str]]:
        """Return the labels left of a box in its row, the nearest last."""
        found: list[tuple[Box, str]] = []
        column = box.column - 1
        while column >= 1:
            left = self.roles.sheet.at(box.row, column)
            if left is None:
                break
            if self.roles.names(left):
                found.insert(0, (left, bare(left.text)))
            column = left.column - 1
        return found

    def _fact(self, box: Box) -> Guess:
        """Return the guess for a box by the label beside it, or else above it."""
        left = self.roles.sheet.at(box.row, box.column - 1)
        above = self.roles.sheet.at(box.row - 1, box.column)
        beside = next((one for one in (left, above) if self.roles.names(one)), None)
        names = self._row_names(box)
        label = bare(beside.text) if beside else names[-1][1] if names else box.cell
        word = find(FACTS, label)
        return self._known(box, word, Text(label, word.en if word else ""))

    def _known(self, box: Box, word: Word | None, label: Text) -> Guess:
        if word is None:
            return unknown(self.roles.sheet, box, label)
        field_id, source, owner = word.id, word.source, word.owner
        if not self.per_project:
            field_id = {
                "project.department": "unit.department",
                "goal.annual": "goal",
                "project.implementer": "unit.implementer",
            }.get(field_id, field_id)
            source = "" if source.startswith("project.") else source
        guess = guessed(self.roles.sheet, box, replace(word, source=source, owner=owner), field_id, label)
        return _derived(guess)


def _derived(guess: Guess) -> Guess:
    if guess.id == "score.grade" and guess.kind is Kind.TEXT:
        return replace(guess, owner=Owner.FORMULA, derive="grade", need=Need.NEVER)
    return guess


def unique(guesses: Iterable[tuple[Box, Guess]]) -> list[tuple[Box, Guess]]:
    """Return the guesses with every id once: of two that claim one, the later is called by its cell."""
    taken: set[str] = set()
    found = []
    for box, guess in guesses:
        one = replace(guess, id=box.cell.lower(), source="", sure=False) if guess.id in taken else guess
        if one.owner is Owner.BUREAU and not one.source:
            one = replace(one, owner=Owner.UNIT)
        taken.add(one.id)
        found.append((box, one))
    return found
