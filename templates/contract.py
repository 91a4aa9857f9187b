"""What a return is judged by, beside what was issued: the rules, the words, and the ledger's earlier values."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field

from templates.known import NOTHING_MATCHED
from templates.known import Matched
from templates.library import NO_LIBRARY
from templates.library import Library
from templates.rulebook import RuleBook
from templates.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Contract:
    """The rules and words a return is judged by.

    ``priors`` maps a field id of this form (``income.other.prior1``) to what the ledger holds for it, as text;
    ``base_kinds`` the field id of an indicator's value of last year to ``target`` or ``actual``, where known;
    ``matched`` says what became of last year's projects and indicators;
    ``library`` has the indicators known by name.
    """

    rules: RuleBook
    words: Vocabulary
    priors: Mapping[str, str] = field(default_factory=dict)
    base_kinds: Mapping[str, str] = field(default_factory=dict)
    matched: Matched = NOTHING_MATCHED
    library: Library = NO_LIBRARY
