"""The printed texts of a form: title, years made general, and the look each label keeps."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from templates.text import Text
from templates.text import squeeze
from tianbao.adopting.roles import Roles
from tianbao.adopting.sheet import Box
from tianbao.adopting.split import unmasked
from tianbao.adopting.wording import bare
from tianbao.adopting.wording import general
from tianbao.adopting.wording import is_mark
from tianbao.adopting.wording import year_in

TITLE_SIZE = 14.0
LONGEST_HEAD = 60
WIDE_SIDE = 14.0
_STAGES = (("progress", "监控"), ("actual", "自评|评价表|自我评价|实际完成"), ("target", ""))
_NOT_IN_TITLE = re.compile(r"\{[a-z0-9_]+\}年?度?|[（(]\s*年?度?\s*[)）]|[“”\"_＿xX×*]{2,}|[()（）]")


@dataclass(frozen=True, slots=True)
class Titles:
    """What the texts above the frame say: rows of the title, the fiscal year, name, whether per project, the stage."""

    rows: frozenset[int]
    year: int | None
    name: str
    per_project: bool
    stage: str


def titles_of(roles: Roles) -> Titles:
    """Return what the title says."""
    labels = [box for box in roles.sheet.boxes() if roles.names(box)]
    above = [box for box in labels if not box.boxed or box.across == len(roles.sheet.widths)]
    framed = min(
        (box.row for box in labels if box.boxed and box.across < len(roles.sheet.widths)),
        default=len(roles.sheet.heights) + 1,
    )
    top = [box for box in above if box.row < framed and not squeeze(box.text).endswith(":")]
    main = max(
        top, key=lambda box: (bool(re.search("表$", squeeze(box.text))), box.size, box.bold, box.across), default=None
    )
    year = _year([box.text for box in top], [box.text for box in labels])
    name = _NOT_IN_TITLE.sub("", general(main.text, year, title=True)).strip() if main else roles.sheet.name
    texts = " ".join(squeeze(box.text) for box in labels)
    whole = re.search("整体", name) is not None
    per_project = not whole and ("项目" in name or "项目名称" in texts)
    said = f"{name} {'实际完成' if '实际完成' in texts else ''}"
    stage = next(stage for stage, pattern in _STAGES if re.search(pattern, said))
    rows = (
        {main.row} | {box.row for box in top if box.row > main.row and box.across > len(roles.sheet.widths) // 2}
        if main
        else set()
    )
    return Titles(frozenset(rows), year, re.sub(r"\s+", "", name) or roles.sheet.name, per_project, stage)


def _year(titles: Iterable[str], labels: list[str]) -> int | None:
    found = year_in(tuple(titles))
    if found is not None:
        return found
    headings = [int(text[:4]) for text in map(squeeze, labels) if re.fullmatch(r"(19|20)[0-9]{2}年?", text)]
    return max(headings) + 1 if len(headings) > 1 else None


def heading_texts(roles: Roles, year: int | None) -> dict[str, str]:
    """Return each heading as it is looked up -> with its year made general."""
    bares = {bare(box.text) for box in roles.sheet.boxes() if roles.names(box)}
    return {one: general(one if "年" in one or not one.isdigit() else one + "年", year) for one in bares}


def label_text(box: Box, titles: Titles) -> Text:
    """Return the text of a label with years, unit and money unit general."""
    text = unmasked(box.text)
    long = len(text) > LONGEST_HEAD
    return Text(text if long else general(text, titles.year, title=box.row in titles.rows))


def style_of(roles: Roles, box: Box, titles: Titles) -> str:
    """Return the style of a label."""
    if box.row in titles.rows and not box.boxed:
        return "title"
    if not box.boxed or len(box.text) > LONGEST_HEAD:
        return "right" if box.align == "right" else "plain"
    if box.down > 1 and not is_mark(box.text) and roles.sheet.width(box.column, box.last) <= WIDE_SIDE:
        return "side"
    return "head" if squeeze(box.text) else "plain"
