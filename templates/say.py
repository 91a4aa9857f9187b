"""From data to wording: message and suggested fix of a finding, the sentence of a slip, a phrase of the screen."""

from templates.catalogue.author_slips import SLIP_WORDS
from templates.catalogue.content_findings import CONTENT_WORDS
from templates.catalogue.file_findings import FILE_WORDS
from templates.catalogue.form_findings import FORM_WORDS
from templates.catalogue.money_findings import MONEY_WORDS
from templates.catalogue.phrases import PHRASES
from templates.catalogue.score_findings import SCORE_WORDS
from templates.catalogue.value_findings import VALUE_WORDS
from templates.catalogue.words import Words
from templates.catalogue.year_findings import YEAR_WORDS
from templates.codes import Code
from templates.finding import MARK
from templates.finding import Facts
from templates.finding import Finding
from templates.finding import Severity
from templates.slips import AuthorError
from templates.text import Lang
from templates.text import Text

ROOMS = (FORM_WORDS, CONTENT_WORDS, VALUE_WORDS, YEAR_WORDS, FILE_WORDS, MONEY_WORDS, SCORE_WORDS)
CATALOGUE: dict[Code, Words] = {code: words for room in ROOMS for code, words in room.items()}
CODE_BY_NAME: dict[str, Code] = {code.name.lower(): code for code in Code}


def default_severity(code: Code) -> Severity:
    """Return how grave a finding is unless ``rules.yaml`` says otherwise."""
    return CATALOGUE[code].severity


def _spoken(given: Facts, lang: Lang) -> dict[str, str]:
    spoken: dict[str, str] = {}
    for key, fact in given:
        parts = fact if isinstance(fact, tuple) else (str(fact),)
        spoken[key] = ("、" if lang == "zh" else ", ").join(spoken_fact(part, lang) for part in parts)
    return spoken


def spoken_fact(fact: str, lang: Lang) -> str:
    """Return one fact in the reader's language; a unit's text, however odd, comes back as it is."""
    match fact.split(MARK):
        case ["", key] if key in PHRASES:
            return PHRASES[key].say(lang)
        case ["", zh, en]:
            return en if lang == "en" else zh
        case _:
            return fact


def message(finding: Finding, lang: Lang = "zh") -> str:
    """Return what is wrong, in one sentence."""
    return CATALOGUE[finding.code].what.say(lang).format(**_spoken(finding.facts, lang))


def fix(finding: Finding, lang: Lang = "zh") -> str:
    """Return what to do about it, in one sentence; where the finding says so itself (``todo``), that."""
    spoken = _spoken(finding.facts, lang)
    return spoken.get("todo") or CATALOGUE[finding.code].fix.say(lang).format(**spoken)


def slip_message(error: AuthorError, lang: Lang = "zh") -> str:
    """Return ``file:line: sentence`` for a mistake in the bureau's own files."""
    text = SLIP_WORDS[error.slip].say(lang).format(**_spoken(error.facts, lang))
    return f"{error.origin}: {text}" if str(error.origin) else text


def phrase(key: str, lang: Lang = "zh", **given: str | int) -> str:
    """Return a phrase of a workbook or of the screen; KeyError for an unknown key."""
    return PHRASES[key].say(lang).format(**given)


def phrase_text(key: str) -> Text:
    """Return both wordings of a phrase."""
    return PHRASES[key]
