"""Letters from editable text files: placeholders in double braces, the first line the subject."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from consolidate.report.tags import TAG
from templates.catalogue.letter_phrases import LETTER_TAGS
from templates.codes import Slip
from templates.finding import facts
from templates.say import phrase_text
from templates.slips import AuthorError
from templates.slips import Origin
from templates.text import Lang
from templates.text import one_line
from templates.text import squeeze
from templates.yaml_source import did_you_mean
from tianbao.reporting import write_new
from tianbao.workspace import Workspace
from tianbao.workspace import read_text

FILES: dict[tuple[str, Lang], str] = {
    ("distribute", "zh"): "templates/letter.txt",
    ("distribute", "en"): "templates/letter.en.txt",
    ("feedback", "zh"): "templates/feedback.txt",
    ("feedback", "en"): "templates/feedback.en.txt",
    ("reminder", "zh"): "templates/reminder.txt",
    ("reminder", "en"): "templates/reminder.en.txt",
}
NAMES = {squeeze(name).lower(): tag for tag, text in LETTER_TAGS.items() for name in (text.zh, text.en)}
BRACES = ("{{", "}}", "｛｛", "｝｝")


@dataclass(frozen=True, slots=True)
class Letter:
    """A template of a letter that is known to be right: its subject and its lines, with placeholders."""

    subject: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A letter to one unit: one line of subject, and the body."""

    subject: str
    body: str


def letter_of(root: Path, kind: str, lang: Lang) -> Letter:
    """Return the letter of a workspace: its own file, else ours; AuthorError with file and line for a mistake."""
    file = FILES[kind, lang]
    path = root / file
    return read_letter(read_text(path) if path.is_file() else shipped_letter(kind, lang), file)


def shipped_letter(kind: str, lang: Lang) -> str:
    """Return the text of the letter that ships."""
    return phrase_text(f"letter_{kind}").say(lang)


def read_letter(text: str, file: str) -> Letter:
    """Return the letter of a text; AuthorError for an unknown placeholder, lone braces, or no subject."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, line in enumerate(lines, start=1):
        _check(line, Origin(file, number))
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    subject = _subject(lines[first])
    if subject is None:
        raise AuthorError(Slip.LETTER_NO_SUBJECT, Origin(file, first + 1))
    body = lines[first + 1 :]
    while body and not body[0].strip():
        body.pop(0)
    return Letter(subject, tuple(body))


def _subject(line: str) -> str | None:
    named = phrase_text("letter_subject")
    head, _, rest = line.strip().replace("：", ":", 1).partition(":")
    known = head.strip().lower() in (named.zh.lower(), named.en.lower())
    return rest.strip() if known and rest.strip() else None


def _check(line: str, origin: Origin) -> None:
    for match in TAG.finditer(line):
        name = squeeze(match[1]).lower()
        if name not in NAMES:
            known = tuple(text.zh for text in LETTER_TAGS.values())
            guess = did_you_mean(name, tuple(NAMES))
            raise AuthorError(Slip.LETTER_TAG_UNKNOWN, origin, facts(tag=match[0], guess=guess, known=known))
    if any(braces in TAG.sub("", line) for braces in BRACES):
        raise AuthorError(Slip.TAG_BROKEN, origin, facts(text=line.strip()[:60]))


def write_letter(letter: Letter, values: Mapping[str, str]) -> Written:
    """Return the letter with the values in it; a line of which every placeholder is empty falls away.

    What a value holds is never taken for a placeholder.
    """
    shown = [_filled(line, values) for line in letter.lines]
    body = "\n".join(line for line in shown if line is not None).strip("\n")
    while "\n\n\n" in body:
        body = body.replace("\n\n\n", "\n\n")
    return Written(one_line(_filled(letter.subject, values) or ""), body + "\n")


def _filled(line: str, values: Mapping[str, str]) -> str | None:
    found = [values[NAMES[squeeze(match[1]).lower()]] for match in TAG.finditer(line)]
    if found and not any(found):
        return None
    return TAG.sub(lambda match: values[NAMES[squeeze(match[1]).lower()]], line)


def write_letters(root: Path, kinds: Sequence[str], lang: Lang) -> list[str]:
    """Write our letters into a workspace for the district to change; AuthorError where one stands there, changed."""
    workspace = Workspace.open(root)
    files = [FILES[kind, lang] for kind in kinds]
    for kind, file in zip(kinds, files, strict=True):
        path = root / file
        content = shipped_letter(kind, lang).encode("utf-8-sig")  # Notepad of older Windows needs the mark
        write_new(path, content, workspace.relative(path), force=False)
    return files
