"""What a roll-up is made of: the district's year, the two years before, and what the ledger says besides."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field

from consolidate.changes import Correction
from consolidate.district import District
from templates.returned import Return
from templates.returned import Source
from templates.text import Lang
from templates.text import Text

Whose = tuple[str, str]  # the code of a unit and the id of a form
Returns = Mapping[Whose, Return]


@dataclass(frozen=True, slots=True)
class Owed:
    """How many projects a unit was asked about with one form, and the issued file that asked."""

    projects: int
    file: str
    issued_on: str


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting or version by which the roll-up was made, and where it stands."""

    name: str
    value: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """All that the roll-up is made of; ``made_on`` is an ISO date.

    ``last`` and ``before`` are the accepted returns of the two years before; ``sent`` are all files that came in of a
    unit and form, oldest first; ``owed`` says how many projects a form was issued for; ``titles`` are those of the
    forms; ``versions`` say what stood in the bureau's own files; ``node`` is the code of the unit whose branch it is.
    """

    district: District
    made_on: str
    lang: Lang = "zh"
    last: Returns = field(default_factory=dict)
    before: Returns = field(default_factory=dict)
    sent: Mapping[Whose, Sequence[Source]] = field(default_factory=dict)
    owed: Mapping[Whose, Owed] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    titles: Mapping[str, Text] = field(default_factory=dict)
    versions: tuple[Setting, ...] = ()
    node: str = ""
