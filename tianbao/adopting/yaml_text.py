"""A drafted form as the text of a form file: one cell a line, and behind each guess what to look at."""

import json
import re
from collections.abc import Iterator

from templates.a1 import column_letters
from templates.form import Kind
from templates.form import Need
from templates.form import Owner
from templates.say import phrase_text
from templates.text import Text
from tianbao.adopting.draft import Draft
from tianbao.adopting.draft import DraftCell
from tianbao.adopting.draft import DraftGroup
from tianbao.adopting.draft import DraftList
from tianbao.adopting.draft import DraftRow
from tianbao.adopting.guess import Guess

# A text of these signs that has a Chinese one is no number, truth value or sign of YAML in any reader.
_PLAIN = re.compile(r"(?=.*[\u4e00-\u9fff])[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z0-9（）、·“”《》]*")
_ENGLISH = re.compile(r"(?!(?:Yes|No|On|Off|True|False|Null|Y|N)$)[A-Z][A-Za-z]*(?: [a-z]+)*")
CHECK = "# 请核对 / check"
BASIC_PLANE = 0xFFFF  # what lies beyond, YAML takes as it is


def form_text(draft: Draft) -> str:
    """Return the whole file; ``read_form`` reads it back."""
    return "\n".join([*_head(draft), *(line for group in draft.groups for line in _group(group, "  "))]) + "\n"


def _head(draft: Draft) -> Iterator[str]:
    for language in ("zh", "en"):
        yield "# " + phrase_text("adopt_head").say(language).replace("{file}", _comment(draft.file))
    for key, about in draft.remarks:
        text = phrase_text(key)
        yield f"# {_comment(text.zh.replace('{about}', about))} / {_comment(text.en.replace('{about}', about))}"
    yield f"form: {_scalar(draft.id)}  {CHECK}: 编号、名称、版本 id, title, version"
    yield f'version: "{draft.version}"'
    yield f"title: {_text(draft.title)}"
    yield f"sheet: {_scalar(draft.sheet)}"
    if draft.per_project:
        yield f"per: projects  {CHECK}: 每个项目一张表 one sheet for each project"
    yield f"stage: {draft.stage}  {CHECK}: target 目标 / progress 监控 / actual 自评"
    yield f"landscape: {'true' if draft.landscape else 'false'}"
    widths = ", ".join(f"{column_letters(n)}: {width:.4g}" for n, width in enumerate(draft.widths, start=1))
    yield f"columns: {{{widths}}}"
    yield f"printed: A:{column_letters(draft.printed)}"
    if draft.lists:
        yield ""
        yield "lists:"
        for one in draft.lists:
            yield from _list(one)
    yield ""
    yield "groups:"


def _list(one: DraftList) -> Iterator[str]:
    if not one.by:
        yield f"  {one.id}: [{', '.join(map(_scalar, one.values))}]  {CHECK}: 可选内容 permitted values"
        return
    yield f"  {one.id}:  {CHECK}: 可选内容 permitted values"
    yield f"    by: {one.by}"
    yield "    parts:"
    for name, values in one.parts:
        yield f"      {_scalar(name)}: [{', '.join(map(_scalar, values))}]"


def _group(group: DraftGroup, indent: str) -> Iterator[str]:
    """Yield the lines of a group; its first line begins the list item."""
    lines: list[str] = []
    if group.id:
        lines.append(
            f"group: {group.id}  {CHECK}: 重复行，空表有 {group.least} 行 repeats, {group.least} in the blank form"
        )
        lines.append(f"label: {_text(group.label)}")
        if group.per:
            lines.append("per: projects")
        lines.append(f"least: {group.least}")
        lines.append(f"spare: {group.spare}" if group.per else f"room: {group.least + group.spare}")
        lines.append(f"used_by: [{', '.join(group.used_by)}]")
    if group.side is not None:
        side = group.side
        style = "" if side.style == "side" else f", style: {side.style}"
        lines.append(f"side: {{at: {_at(side)}{style}, text: {_text(side.text)}}}")
    lines.append("items:")
    for number, line in enumerate(lines):
        yield f"{indent}{'- ' if number == 0 else '  '}{line}"
    for item in group.items:
        yield from _row(item, f"{indent}    ") if isinstance(item, DraftRow) else _group(item, f"{indent}    ")


def _row(row: DraftRow, indent: str) -> Iterator[str]:
    keys = [f"height: {row.height:.5g}"] if row.height else []
    keys += ["heading: true"] if row.heading else []
    if not row.cells:
        yield f"{indent}- {{{', '.join([*keys, 'cells: []'])}}}"
        return
    for number, key in enumerate([*keys, "cells:"]):
        yield f"{indent}{'- ' if number == 0 else '  '}{key}"
    for cell in row.cells:
        yield f"{indent}    - {_cell(cell)}"


def _cell(cell: DraftCell) -> str:
    parts = [f"at: {_at(cell)}"]
    if cell.down > 1:
        parts.append(f"down: {cell.down}")
    if cell.guess is None:
        parts.append(f"style: {cell.style}")
        if cell.text.zh:
            parts.append(f"text: {_text(cell.text)}")
        return f"{{{', '.join(parts)}}}"
    if cell.style and cell.style != "input":
        parts.append(f"style: {cell.style}")
    return f"{{{', '.join([*parts, *_field(cell.guess)])}}}  {_check(cell.guess)}"


def _field(guess: Guess) -> Iterator[str]:
    yield f"field: {guess.id}"
    yield f"kind: {guess.kind}"
    yield f"owner: {guess.owner}"
    if guess.need is not Need.NEVER and guess.owner is Owner.UNIT:
        yield f"need: {guess.need}"
    if guess.longest and guess.kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.VALUE):
        yield f"longest: {guess.longest}"
    for key in ("choices", "suggest", "source", "derive"):
        if getattr(guess, key):
            yield f"{key}: {getattr(guess, key)}"
    if guess.formula:
        yield f'formula: "{guess.formula}"'
    if guess.wording.zh:
        yield f"wording: {_text(guess.wording)}"
    yield f"label: {_text(guess.label)}"
    if guess.hint.zh:
        yield f"hint: {_text(guess.hint)}"


def _check(guess: Guess) -> str:
    zh = [phrase_text(f"adopt_kind_{guess.kind}"), phrase_text(f"adopt_owner_{guess.owner}")]
    if guess.source:
        zh.append(Text(f"预填 {guess.source}", f"prefilled by {guess.source}"))
    doubt = phrase_text("adopt_unsure")
    texts = [*zh, *(() if guess.sure else (doubt,))]
    return f"{CHECK}: {'，'.join(text.zh for text in texts)} {', '.join(text.en for text in texts)}"


def _at(cell: DraftCell) -> str:
    first, last = column_letters(cell.first), column_letters(cell.last)
    return first if first == last else f"{first}:{last}"


def _text(text: Text) -> str:
    return f"{{zh: {_scalar(text.zh)}, en: {_scalar(text.en)}}}" if text.en else _scalar(text.zh)


def _scalar(text: str) -> str:
    """Return a text so that every reader of YAML gives it back: plain where that is beyond doubt, else in quotes."""
    if _PLAIN.fullmatch(text) or _ENGLISH.fullmatch(text):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(char if char.isprintable() or ord(char) > BASIC_PLANE else f"\\u{ord(char):04x}" for char in quoted)


def _comment(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in text)
