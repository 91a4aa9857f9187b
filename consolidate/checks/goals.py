"""Texts of goals: only money, the goal of another year, the same text twice."""

import re
from collections.abc import Iterator

from consolidate.checks.found import found
from consolidate.checks.found import quoted
from templates.check_words import check_words
from templates.codes import Code
from templates.contract import Contract
from templates.finding import Finding
from templates.finding import text_fact
from templates.layout import PlacedField
from templates.layout import matches
from templates.returned import Return
from templates.text import squeeze

PLANNED = ("goal.annual", "goal.expected", "goal", "goal.long", "tasks[*].goal")
REACHED = ("goal.actual", "tasks[*].completion")
ANSWERS = {"goal.actual": "goal.expected", "completion": "goal"}
LEAST_COPIED = 6  # characters: 已完成 and the like are no copy of anything
AMOUNT = r"(?:人民币|￥|¥)?\d[\d,]*(?:\.\d+)?(?:万|亿)?元?(?:人民币|整)?"
LED_BY = (
    r"(?:(?:本|总|年度|年初|全年|财政|专项|项目|预算|执行|申请|批复|安排|到位)*"
    r"(?:资金|预算|经费|投资|拨款|金额|总额|数)[:：为共]?)?"
)
_ONLY_AMOUNT = re.compile(rf"{LED_BY}{AMOUNT}[。.]?")
_MONEY = re.compile(r"\d[\d,]*(?:\.\d+)?(?:万|亿)?元")
_CLAUSES = re.compile(r"[。；;，,！!\n]|(?<=其中)[:：]?")
_COUNT = re.compile(r"\d[\d,.]*(?!\d|[\d,.]*(?:万|亿)?元)")
_SPENT = re.compile(r"^(?:其中[:：]?)?(?:人民币)?\d[\d,]*(?:\.\d+)?(?:万|亿)?元(?:用于|用来|为|是|作为)")
_MARKS = re.compile(r"[，。；;,.、：:“”\"'《》()（）!！\s]+")


def goals_of_money(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield goals that are an amount of money and nothing else, or list nothing but what the money is for."""
    del contract
    for field in _texts(returned, (*PLANNED, *REACHED)):
        text = squeeze(returned.text(field.id))
        if _ONLY_AMOUNT.fullmatch(text):
            yield found(
                Code.GOAL_IS_BUDGET_AMOUNT,
                field.id,
                label=text_fact(field.label),
                value=quoted(returned.text(field.id)),
            )
        elif any(matches(name, field.name) for name in PLANNED) and _only_money(text):
            amounts = tuple(match[0] for match in _MONEY.finditer(text))
            yield found(Code.OUTPUT_RESTATES_BUDGET, field.id, label=text_fact(field.label), value=amounts)


def goals_twice(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield goals of the year that repeat the long-term one, and reports of what was done that repeat the goal."""
    del contract
    fields = returned.by_id()
    for part in returned.parts():
        annual = fields.get(f"{part}goal.annual")
        long, text = returned.text(f"{part}goal.long"), returned.text(f"{part}goal.annual")
        if annual and annual.unlocked and text and _bare(long) == _bare(text) and not _one_year(returned, part):
            yield found(Code.LONG_AND_ANNUAL_IDENTICAL, annual.id, label=text_fact(annual.label))
    for field in _texts(returned, REACHED):
        planned = f"{field.row_group}.goal" if field.row_group else f"{field.part}goal.expected"
        text = _bare(returned.text(field.id))
        if len(text) >= LEAST_COPIED and text == _bare(returned.text(planned)) and not _ONLY_AMOUNT.fullmatch(text):
            yield found(Code.ACTUAL_COPIES_GOAL, field.id, label=text_fact(field.label))


def _texts(returned: Return, names: tuple[str, ...]) -> Iterator[PlacedField]:
    """Yield the unit's filled fields of these names, in the order of the form."""
    for field in returned.fields():
        if (
            field.unlocked
            and "indicators[" not in field.id
            and any(matches(name, field.name) for name in names)
            and returned.text(field.id)
        ):
            yield field


def _only_money(text: str) -> bool:
    """Tell whether every clause of a goal is about an amount, none of them hands it out or counts anything else."""
    words = check_words()
    clauses = [clause for clause in _CLAUSES.split(text) if clause and clause.strip(":：") not in ("其中", "")]
    if not any(_MONEY.search(clause) for clause in clauses):
        return False
    if any(word in text for word in words.handed_out):
        return False
    return all(_about_money(clause, words.budget_words) for clause in clauses)


def _about_money(clause: str, budget_words: tuple[str, ...]) -> bool:
    amount = _MONEY.search(clause)
    if amount is None or _COUNT.search(_MONEY.sub("", clause)):
        return False
    return bool(_SPENT.match(clause)) or any(word in clause[: amount.start()] for word in budget_words)


def _one_year(returned: Return, part: str) -> bool:
    """Tell whether a project begins and ends in one year: its long-term goal may well be that of the year."""
    start, end = (returned.text(f"{part}project.{name}")[:4] for name in ("start", "end"))
    return bool(start and start == end) or "一次性" in returned.text(f"{part}project.attribute")


def _bare(text: str) -> str:
    return _MARKS.sub("", squeeze(text)).removeprefix("已")
