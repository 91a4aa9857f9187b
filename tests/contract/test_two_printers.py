"""One expression, two printers: what a real office works out of the formula is what the check works out."""

import random
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import xlsxwriter
from openpyxl import load_workbook

from templates.a1 import column_letters
from templates.expr import Binary
from templates.expr import Call
from templates.expr import Expr
from templates.expr import Number
from templates.expr import Ref
from templates.expr import Relation
from templates.expr import written
from templates.expr_excel import formula
from templates.expr_excel import relation_state
from templates.expr_value import value
from tests.contract.trees import FIELDS

Content = Decimal | str | None
ROWS = ("rows[1].x", "rows[2].x")
SINGLE = tuple(field for field in FIELDS if "*" not in field)
CASES = 150
TOLERANCE = Decimal("0.005")
WORK_OUT_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>"""


@dataclass(frozen=True)
class Case:
    """An expression over the contents of one row of the sheet: the fields' cells stand from column C on."""

    row: int
    tree: Expr
    limit: Expr
    content: dict[str, Content]

    def cells(self, path: str) -> tuple[str, ...]:
        """Return the addresses of a field."""
        paths = ROWS if path == "rows[*].x" else (path,)
        return tuple(f"{column_letters(3 + SINGLE.index(one))}{self.row}" for one in paths)

    def lookup(self, path: str) -> tuple[Decimal | None, ...]:
        """Return the amounts of a field; a text is none."""
        paths = ROWS if path == "rows[*].x" else (path,)
        found = [self.content[one] for one in paths]
        return tuple(one if isinstance(one, Decimal) else None for one in found)

    @property
    def told(self) -> str:
        """What to look at when the two differ."""
        return f"row {self.row}: {written(self.tree)} of {self.content}"


def a_tree(dice: random.Random, depth: int) -> Expr:
    if depth == 0 or dice.random() < 0.15:
        is_field = dice.random() < 0.75
        return Ref(dice.choice(FIELDS)) if is_field else Number(Decimal(dice.randint(0, 300)) / 4)
    kind = dice.choice("+-*//srr")
    if kind in "+-*/":
        return Binary(kind, a_tree(dice, depth - 1), a_tree(dice, depth - 1))
    if kind == "s":
        return Call("sum", tuple(a_tree(dice, depth - 1) for _ in range(dice.randint(1, 3))))
    if dice.random() < 0.3:
        return Call("abs", (a_tree(dice, depth - 1),))
    return Call("round", (a_tree(dice, depth - 1), Number(Decimal(dice.randint(0, 4)))))


def a_content(dice: random.Random) -> Content:
    return dice.choice((None, "", "无", "12", Decimal(0), Decimal(dice.randint(1, 10**6)) / 100, Decimal(7)))


def cases() -> Iterator[Case]:
    dice = random.Random(20240116)  # noqa: S311 - the same trees in every run
    for row in range(1, CASES + 1):
        content = {field: a_content(dice) for field in SINGLE}
        yield Case(row, a_tree(dice, dice.randint(1, 4)), a_tree(dice, 1), content)


def in_the_office(soffice: Path, folder: Path, given: list[Case]) -> list[tuple[object, object]]:
    """Return what LibreOffice shows for each case: the value, and the state of ``tree >= limit``."""
    book = xlsxwriter.Workbook(folder / "asked.xlsx")
    sheet = book.add_worksheet()
    for case in given:
        sheet.write_formula(case.row - 1, 0, formula(case.tree, case.cells))
        relation = Relation(">=", case.tree, case.limit)
        sheet.write_formula(case.row - 1, 1, relation_state(relation, case.cells, str(TOLERANCE), "OK", "no"))
        for column, content in enumerate(case.content.values(), start=2):
            if isinstance(content, Decimal):
                sheet.write_number(case.row - 1, column, float(content))
            elif content is not None:
                sheet.write_string(case.row - 1, column, content)
    book.close()
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(WORK_OUT_ALWAYS, encoding="utf-8")
    command = ["--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "told")]
    subprocess.run(
        [str(soffice), f"-env:UserInstallation={profile.as_uri()}", *command, str(folder / "asked.xlsx")],
        check=True,
        capture_output=True,
        timeout=180,
    )
    told = load_workbook(folder / "told" / "asked.xlsx", data_only=True).worksheets[0]
    return [(told.cell(case.row, 1).value, told.cell(case.row, 2).value) for case in given]


def near(shown: object, number: Decimal | None) -> bool:
    if number is None:
        return shown in (None, "")
    if not isinstance(shown, int | float):
        return False
    return abs(Decimal(str(shown)) - number) <= Decimal("1e-9") * max(Decimal(1), abs(number))


def state_of(case: Case) -> str | None:
    left, right = value(case.tree, case.lookup), value(case.limit, case.lookup)
    if left is None or right is None:
        return None
    return "OK" if left - right >= -TOLERANCE else "no"


def test_office_and_check_agree(soffice: Path, tmp_path: Path) -> None:
    given = list(cases())
    shown = in_the_office(soffice, tmp_path, given)
    values = [value(case.tree, case.lookup) for case in given]
    assert sum(number is not None for number in values) > CASES / 3  # and not all blank
    assert sum(number is None for number in values) > CASES / 6
    differ = [
        f"{case.told}: office {told[0]!r}, check {number}"
        for case, told, number in zip(given, shown, values, strict=True)
        if not near(told[0], number)
    ]
    assert differ == []
    states = [(told[1] or None, state_of(case), case.told) for case, told in zip(given, shown, strict=True)]
    assert [one for one in states if one[0] != one[1]] == []
