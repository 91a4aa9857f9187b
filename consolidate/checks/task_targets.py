"""Quantified tasks of the year that no indicator takes up."""

import re
from collections.abc import Iterator

from consolidate.checks.found import found
from consolidate.checks.found import quoted
from templates.check_words import check_words
from templates.codes import Code
from templates.contract import Contract
from templates.finding import Finding
from templates.indicators import indicator_rows
from templates.returned import Return
from templates.text import bare_name
from templates.text import squeeze

TASKS = "tasks"
MOST = 12
LONGEST = 30
ENOUGH = 0.5  # of the pairs of characters of the shorter of the two
_SENTENCES = re.compile(r"[。；;\n，,：:]")
_FIGURE = re.compile(r"(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>%|[^\d\s.,、]{1,3})", re.ASCII)
_RATE = re.compile(r"率(?:不低于|达到|达|为|≥|保持在?)?(?=\d)")


def task_target_without_indicator(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield the clauses of the year's tasks that set a figure which no indicator is about, in one finding."""
    rows = [row for row in indicator_rows(returned) if not any(word in row.name for word in check_words().satisfaction)]
    texts = [bare_name(f"{row.level2}{row.level3}") for row in rows]
    if not texts or not returned.text(TASKS):
        return
    clauses = (clause for clause in _SENTENCES.split(squeeze(returned.text(TASKS))) if _targeted(clause, contract))
    missing = [clause for clause in clauses if not any(_about(clause, text) for text in texts)]
    if missing:
        yield found(
            Code.TASK_TARGET_WITHOUT_INDICATOR,
            TASKS,
            tasks=tuple(quoted(one[-LONGEST:].lstrip("、")) for one in missing[:MOST]),
        )


def _targeted(clause: str, contract: Contract) -> bool:
    """Tell whether a clause demands a figure: at least so many of something, or a rate."""
    for match in _FIGURE.finditer(clause):
        before = clause[: match.start()]
        counted = any(match["unit"].startswith(unit) for unit in contract.words.units)
        if counted and (before.endswith(check_words().targeted) or _RATE.search(clause)):
            return True
    return False


def _about(clause: str, name: str) -> bool:
    one, other = _pairs(clause), _pairs(name)
    return bool(one and other) and len(one & other) >= ENOUGH * min(len(one), len(other))


def _pairs(text: str) -> set[str]:
    words = re.sub(r"[\d%≥≤、“”（）()]", "", text)
    return {words[at : at + 2] for at in range(len(words) - 1)}
