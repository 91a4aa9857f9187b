"""What became of the findings a return was sent back with, on the screen and for scripts."""

from collections.abc import Iterator
from typing import Any

from consolidate.outcome import Outcome
from consolidate.resolved import Fate
from consolidate.resolved import Since
from consolidate.resolved import since_sent_back
from templates.text import Lang
from tianbao.desk import Desk
from tianbao.face import Face
from tianbao.shapes import finding_shape


def since_shape(since: Since, lang: Lang) -> dict[str, Any]:
    """Return how many findings were resolved, are still open and are new, and each with its fate."""
    return {
        "before": since.before,
        **{fate.value: since.count(fate) for fate in Fate},
        "findings": [{**finding_shape(one, lang), "fate": fate.value} for one, fate in since.found],
    }


def since_of(desk: Desk, outcome: Outcome) -> dict[str, Any] | None:
    """Return the shape for a returned file that follows one sent back, None for any other."""
    since = since_sent_back(desk.ledger, outcome)
    return since_shape(since, desk.face.lang) if since else None


def since_lines(face: Face, since: dict[str, Any] | None) -> Iterator[str]:
    """Yield one line that says what became of the findings; nothing for a return that follows none."""
    if since is not None:
        yield face.phrase("feedback_since", **{fate.value: since[fate.value] for fate in Fate})
