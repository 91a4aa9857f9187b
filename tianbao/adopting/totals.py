"""Which fields follow from others: totals, shares, rates, scores; and formulas the blank form already has."""

import re
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace

from templates.a1 import address
from templates.a1 import split_address
from templates.form import Kind
from templates.form import Need
from templates.form import Owner
from tianbao.adopting.guess import NUMBERS
from tianbao.adopting.guess import Guess
from tianbao.adopting.sheet import Box

PARTS = frozenset({"general", "fund", "capital"})  # of the appropriation: counted beside it they would count twice
_MONEY_ID = re.compile(r"(income|spending|funds)\.([a-z]+)\.([a-z0-9]+)")
_RANGE = re.compile(r"SUM\(\$?([A-Z]{1,2})\$?([0-9]+):\$?([A-Z]{1,2})\$?([0-9]+)\)", re.IGNORECASE)
_CELL = re.compile(r"\$?([A-Z]{1,2})\$?([0-9]{1,4})(?![0-9(])")
_DONE = re.compile(r"[-+*/(), 0-9.]*(?:(?:round|sum|abs)\(|[-+*/(), 0-9.]|[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)*)*")
EXECUTION = ("weight", "executed", "adjusted")  # what the score of execution is worked out from
MOST_PARTS = 40
Guesses = Sequence[tuple[Box, Guess]]


def with_formulas(guesses: Guesses, scores: tuple[str, ...]) -> list[tuple[Box, Guess]]:
    """Return the guesses with formulas where the parts are clear; ``scores`` are the scores of the lists, by id."""
    ids = {guess.id: guess for _, guess in guesses}
    cells = {box.cell: guess.id for box, guess in guesses if guess.kind in NUMBERS}
    return [(box, _with_formula(box, guess, ids, cells, scores)) for box, guess in guesses]


def without_formulas(guesses: Guesses) -> list[tuple[Box, Guess]]:
    """Return the guesses with every figure typed by the unit."""
    typed = {"owner": Owner.UNIT, "formula": "", "derive": "", "sure": False}
    return [(box, replace(guess, **typed) if guess.owner is Owner.FORMULA else guess) for box, guess in guesses]  # type: ignore[arg-type]


def _with_formula(
    box: Box, guess: Guess, ids: Mapping[str, Guess], cells: Mapping[str, str], scores: tuple[str, ...]
) -> Guess:
    if guess.kind not in NUMBERS:
        return guess
    if guess.formula:
        return guess
    printed = _translated(box.formula, cells, guess.id) if box.formula else ""
    if printed:
        return _formula(guess, printed)
    if guess.id == "score.total":
        parts = [one for one in ("funds.total.score",) if one in ids] + [f"sum({one})" for one in scores]
        return _formula(guess, " + ".join(parts)) if scores else guess
    match = _MONEY_ID.fullmatch(guess.id)
    return _of_block(guess, match[1], match[2], match[3], ids) if match else guess


def _of_block(guess: Guess, block: str, item: str, step: str, ids: Mapping[str, Guess]) -> Guess:
    if step == "score" and item == "total" and all(f"{block}.total.{one}" in ids for one in EXECUTION):
        return replace(guess, owner=Owner.FORMULA, derive="execution_score", need=Need.NEVER)
    if step == "share":
        whole = f"{block}.total.current"
        parts = _parts(block, "current", ids)
        above = f"({' + '.join(parts)})" if item == "total" and parts else f"{block}.{item}.current"
        return (
            _formula(guess, f"round({above} / {whole} * 100, 2)")
            if whole in ids and f"{block}.{item}.current" in ids
            else guess
        )
    if step == "rate":
        base = next((one for name in ("adjusted", "initial", "amount") if (one := f"{block}.{item}.{name}") in ids), "")
        done = f"{block}.{item}.executed"
        return _formula(guess, f"round({done} / {base} * 100, 2)") if base and done in ids else guess
    if item == "total" and guess.kind is Kind.MONEY:
        parts = _parts(block, step, ids)
        return _formula(guess, " + ".join(parts)) if parts else guess
    return guess


def _parts(block: str, step: str, ids: Mapping[str, Guess]) -> list[str]:
    """Return the amounts that make up the total of a block; nothing where some are parts of others."""
    found = [match[0] for one in ids if (match := _MONEY_ID.fullmatch(one)) and match[1] == block and match[3] == step]
    items = {one.split(".")[1] for one in found}
    nested = "appropriation" in items and bool(items & PARTS)
    parts = [one for one in found if one.split(".")[1] != "total"]
    return parts if len(parts) > 1 and not nested else []


def _formula(guess: Guess, text: str) -> Guess:
    return replace(guess, owner=Owner.FORMULA, formula=text, need=Need.NEVER, source="")


def _translated(formula: str, cells: Mapping[str, str], own: str) -> str:
    """Return an Excel formula of sums, products and rounding over guessed cells in field ids; else nothing."""
    text = formula.removeprefix("=").replace(" ", "")
    text = _RANGE.sub(lambda found: _spelled(found, cells), text)
    text = re.sub(r"(?i)\b(ROUND|ABS)\(", lambda found: found[1].lower() + "(", text)
    text = _CELL.sub(lambda found: cells.get(f"{found[1].upper()}{found[2]}", "?"), text)
    text = re.sub(r"^\(([^()]*)\)$", r"\1", text)
    text = re.sub(r"(?<=[a-z0-9_)])([-+*/])(?=[a-z0-9_(])", r" \1 ", text)
    used = set(re.findall(r"[a-z_][a-z0-9_.]*", text)) - {"round", "abs"}
    return text if "?" not in text and used and own not in used and _DONE.fullmatch(text) else ""


def _spelled(found: re.Match[str], cells: Mapping[str, str]) -> str:
    top, left = split_address(f"{found[1].upper()}{found[2]}")
    bottom, right = split_address(f"{found[3].upper()}{found[4]}")
    spots = [address(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]
    named = [spot for spot in spots[: MOST_PARTS + 1] if spot in cells]
    return f"({'+'.join(named)})" if named and len(spots) <= MOST_PARTS else "?"
