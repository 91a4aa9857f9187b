"""A remark of a return sent back in words, the same in the workbook and in the notice; nothing that no file takes."""

from templates.feedback import Remark
from templates.feedback import printable
from templates.returned import ReadingKind
from templates.say import fix
from templates.say import message
from templates.say import phrase
from templates.text import Lang

LONGEST = 200  # characters of an answer that a list shows; the cell has them all


def wrong(remark: Remark, lang: Lang) -> str:
    """Return what is wrong, in one sentence."""
    return printable(message(remark.finding, lang))


def to_do(remark: Remark, lang: Lang) -> str:
    """Return what to do about it; what the fresh workbook has undone needs nothing."""
    return phrase("fb_restored", lang) if remark.restored else printable(fix(remark.finding, lang))


def settled_by(remark: Remark, lang: Lang) -> str:
    """Return the unit's reason, or why the bureau accepts it."""
    finding = remark.finding
    return printable(phrase("fb_waiver", lang, reason=finding.waiver) if finding.waiver else finding.reason)


def about(remark: Remark, lang: Lang) -> str:
    """Return the field's name on the form, with its project where the sheet does not tell it; empty for no field."""
    if remark.at is None:
        return ""
    project = remark.finding.place.project
    label = remark.at.label.say(lang)
    return printable(f"{label}（{project}）" if project and not remark.at.part else label)


def held(remark: Remark, lang: Lang) -> str:
    """Return what stood in the cell; of an error or a formula, that it was left out."""
    reading = remark.held
    text, shown = (one if len(one) <= LONGEST else f"{one[:LONGEST]}…" for one in (reading.text, reading.shown))
    match reading.kind:
        case ReadingKind.ERROR:
            return printable(phrase("fb_held_error", lang, text=text))
        case ReadingKind.FORMULA:
            key = "fb_held_formula" if shown else "fb_held_formula_bare"
            return printable(phrase(key, lang, text=text, shown=shown))
        case _:
            return printable(text)
