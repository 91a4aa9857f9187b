"""The answer for a file that was not read: the finding it ends with."""

from dataclasses import dataclass

from consolidate.reading.trouble import RefusedError
from templates.codes import Code
from templates.finding import Facts
from templates.finding import facts
from templates.finding import phrase_fact


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a file is not read: the code of the finding and its facts."""

    code: Code
    facts: Facts = ()


def refused_for(error: RefusedError) -> Refused:
    """Return the refusal that was raised."""
    phrases = {"what": error.what, "todo": error.todo}
    said = {key: phrase_fact(phrase) for key, phrase in phrases.items() if phrase}
    return Refused(error.code, facts(**said, **error.plain))
