"""The inputs of one row of a list: projects, indicators, anything else; and the columns that help beside the print."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from typing import Any

from templates.a1 import column_letters
from templates.form import Kind
from templates.form import Need
from templates.form import Owner
from templates.text import Text
from tianbao.adopting.guess import Guess
from tianbao.adopting.guess import guessed
from tianbao.adopting.guess import unknown
from tianbao.adopting.repeats import Repeat
from tianbao.adopting.sheet import Box
from tianbao.adopting.sheet import Sheet
from tianbao.adopting.tables import Column
from tianbao.adopting.words import DIRECTIONS
from tianbao.adopting.words import INDICATOR_COLUMNS
from tianbao.adopting.words import PROJECT_COLUMNS
from tianbao.adopting.words import TABLE_COLUMNS
from tianbao.adopting.words import Word
from tianbao.adopting.words import find

WORDS: Mapping[str, tuple[Word, ...]] = {
    "indicators": INDICATOR_COLUMNS,
    "projects": PROJECT_COLUMNS,
    "rows": TABLE_COLUMNS,
}
FROM_PRIOR = ("level1", "level2", "level3", "prior1", "prior2", "measure", "direction")
FROM_PLAN = ("level1", "level2", "level3", "operator", "target", "measure", "direction", "weight")
USED_BY = ("name", "level1", "level2", "level3", "target", "basis", "actual", "total_budget", "year_budget", "content")
_ACHIEVED = Text("定性指标完成程度（%）", "Achieved, if in words (%)")
SHORT_VALUE = 100
TEXT = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Helper:
    """A column right of the print: its width in characters, heading and field; no field for the check of the row."""

    width: float
    head: Text
    guess: Guess | None


def row_guesses(
    sheet: Sheet, repeat: Repeat, stage: str, headings: Mapping[str, str], *, closed: bool
) -> tuple[tuple[Box, Guess], ...]:
    """Return the guess for each cell of one row; ``closed``: level 2 is printed in the form, nothing else may stand."""
    found: list[tuple[Box, Guess]] = []
    taken: set[str] = set()
    for box, column in repeat.cells:
        if is_number(column):
            continue
        heads = [headings.get(head, head) for head in column.heads]
        word = find(WORDS[repeat.kind], heads[-1]) or find(WORDS[repeat.kind], "·".join(heads)) if heads else None
        label = heads[-1] if heads else column_letters(box.column)
        whole = (column.first, column.last) == box.span
        if word is None or word.id in taken or not whole:
            guess = unknown(sheet, box, Text(label), column_letters(box.column).lower())
            guess = replace(guess, need=Need.ROW if heads else Need.NEVER)
        else:
            guess = _known(sheet, box, word, label, repeat.kind)
        taken.add(guess.id)
        found.append((box, guess))
    if repeat.kind == "indicators":
        found = [(box, _indicator(guess, stage, taken, closed=closed)) for box, guess in found]
    return tuple(found)


def is_number(column: Column) -> bool:
    """Tell whether a column holds the running number of its rows, which nobody needs to type."""
    return bool(column.heads) and column.heads[-1] in ("序号", "编号")


def _known(sheet: Sheet, box: Box, word: Word, label: str, kind: str) -> Guess:
    blank = replace(box, text="", choices=box.choices if word.id not in ("level1", "level2") else ())
    guess = guessed(sheet, blank, word, word.id, Text(label, word.en))
    if guess.kind is Kind.LONG_TEXT and kind == "indicators":
        guess = replace(guess, kind=Kind.TEXT, longest=500)
    return replace(guess, sure=guess.sure and kind != "rows")


def _indicator(guess: Guess, stage: str, ids: set[str], *, closed: bool) -> Guess:
    sources = FROM_PRIOR if stage == "target" else FROM_PLAN
    source = f"{'prior' if stage == 'target' else 'plan'}.{guess.id}" if guess.id in sources else ""
    if guess.id == "prior1" and not source:
        source = "prior.prior1"
    guess = replace(guess, source=source)
    changes: dict[str, Any] = {}
    match guess.id:
        case "level1":
            changes = {"kind": Kind.CHOICE, "choices": "level1"}
        case "level2" if closed:
            changes = {"kind": Kind.CHOICE, "choices": "level2"}
        case "level2" if "level1" in ids:
            changes = {"suggest": "level2"}
        case "direction" | "operator":
            changes = {"kind": Kind.CHOICE, "choices": guess.id, "values": ()}
        case "target" | "actual" | "prior1" | "prior2" | "progress" | "expected":
            changes = {"kind": Kind.VALUE, "longest": SHORT_VALUE}
        case "score" if {"weight", "target", "actual"} <= ids:
            changes = {"owner": Owner.FORMULA, "derive": "indicator_score", "need": Need.NEVER}
        case "basis" | "reason":
            changes = {"longest": 500}
        case _:
            pass
    return replace(guess, **changes)


def used_by(guesses: tuple[tuple[Box, Guess], ...]) -> tuple[str, ...]:
    """Return the fields that make a row of the list count as used."""
    own = [guess.id for _, guess in guesses if guess.owner is Owner.UNIT]
    return tuple(name for name in own if name in USED_BY) or tuple(own[:1]) or (guesses[0][1].id,)


def helpers_for(ids: set[str], stage: str) -> tuple[Helper, ...]:
    """Return the columns right of the print that comparing years needs and the form does not have."""
    actual = stage == "actual"
    source = "plan" if actual else "prior"
    reason = "regression_reason" if "reason" in ids else "reason"
    wanted = (
        Helper(
            10,
            Text("上年完成值", "Last year"),
            Guess("prior1", Kind.VALUE, Text("上年值", "Last year"), source="prior.prior1", longest=SHORT_VALUE),
        ),
        Helper(
            10,
            Text("计量单位", "Unit of measure"),
            Guess("measure", TEXT, Text("计量单位", "Unit of measure"), source=f"{source}.measure", longest=20),
        ),
        Helper(
            9,
            Text("指标方向", "Direction"),
            Guess(
                "direction",
                Kind.CHOICE,
                Text("指标方向", "Direction"),
                source=f"{source}.direction",
                choices="direction",
                values=DIRECTIONS,
            ),
        ),
        Helper(12, _ACHIEVED, Guess("achievement", Kind.PERCENT, _ACHIEVED)) if actual and "weight" in ids else None,
        Helper(
            30,
            Text("情况说明（下降、异常原因）", "Reason (for a fall or an oddity)"),
            Guess(reason, TEXT, Text("情况说明", "Reason"), longest=500),
        ),
    )
    new = tuple(one for one in wanted if one and one.guess and one.guess.id not in ids)
    live = (Helper(24, Text("本行自检", "Check of this row"), None),) if "target" in ids else ()
    return (*new, *live)
