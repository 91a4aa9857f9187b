"""What the text in a cell is: a label, a hint, a row of boxes to tick, a place-holder; and its years made general."""

import re

from templates.text import squeeze
from tianbao.adopting.sheet import Box

_PLACEHOLDER = re.compile(
    r"指标[0-9一二三四五六七八九十]*[:：.、]?|[.…。·]+|[xX×*]{2,}|[_\-]{2,}|[0-9]+[.、]|[(（]?[0-9]+[)）][.、]?"
)
_HINT = re.compile(
    r"[（(]?(?:请|此处|在此|需)?(?:如实)?(?:填写|输入|选择|简述|说明|概述).{4,}|.*[0-9一二三四五六七八九十百]+\s*字(?:以内|左右|以上)?[）)]?"
)
_TICKS = re.compile(r"[□☐○◯■☑✓√]")
_DATE_MASK = re.compile(r"[\s_＿]*年[\s_＿]*月[\s_＿]*日?[\s_＿]*")
_ROOM = r"[\s_＿]*(?:年[\s_＿]*月[\s_＿]*日?[\s_＿]*)?"
_FACT = re.compile(rf"([^\s:：_＿][^:：\n_＿]{{0,20}}[:：]){_ROOM}")
_FACTS = re.compile(rf"[ \t]*(?:{_FACT.pattern})+")
_UNKNOWN_YEAR = re.compile(r"(?:[xX×*]{4}|20[xX×*]{2}|[_＿\s]{2,})(?=年)|(?<=[（(])\s*(?=年度?[)）])")
_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?=\s*年)")
_MONEY = re.compile(r"(?<=[:：（(])\s*(万元|元)(?=\s*(?:[)）]|$))")
_SOMEONE = re.compile(
    r"^[\s\"“]*(?:[xX×*_＿]{2,}(?:[（(]单位[)）]|单位|部门|局)?|[（(]单位名称[)）]|[xX×*_＿]*(?:单位|部门|局)(?:（单位）)?(?=\s*(?:[xX×*]{4}|20[xX×*0-9]{2}|\{year\})))[”\"]?"
)
SIGNED = re.compile(r"签字|签名|签章|盖章|公章|印章|审核人|审核意见|审批意见|审查意见|批复意见|主要领导")
DASHES = frozenset("—–-－/／")
KNOWN_NAMES = ("unit", "year", "prior1", "prior2", "money_unit", "goals", "projects", "indicators")


def is_placeholder(text: str) -> bool:
    """Tell whether the text only marks where an answer goes: ``指标1：``, ``……``."""
    return bool(_PLACEHOLDER.fullmatch(squeeze(text)))


def is_hint(box: Box) -> bool:
    """Tell whether the text says what to write into its own cell, which it would be overwritten by."""
    text = squeeze(box.text)
    bracketed = text.startswith(("(", "（")) and text.endswith((")", "）"))
    return box.boxed and bool(_HINT.fullmatch(text)) and (bracketed or "字" in text) and len(text) > len("（填写）")


def ticks(text: str) -> tuple[str, ...]:
    """Return the choices of a row of boxes to tick, such as ``新增□ 延续□``; empty for any other text."""
    if not _TICKS.search(text):
        return ()
    parts = [re.sub(r"^[0-9]+[.、]", "", squeeze(part)).strip("()（）:：、,，;；") for part in _TICKS.split(text)]
    found = tuple(dict.fromkeys(part for part in parts if part))
    return found if len(found) > 1 else ()


def is_mark(text: str) -> bool:
    """Tell whether a printed cell holds only a dash or a number: no heading and no name."""
    plain = squeeze(text)
    return bool(plain) and (set(plain) <= DASHES or bool(re.fullmatch(r"[0-9]+(?:\.[0-9]+)?分?%?", plain)))


def bare(text: str) -> str:
    """Return a label as it is looked up: no blanks, no numbering, no colon, brackets narrowed."""
    return squeeze(text).strip(":。").removeprefix("其中:").replace("(", "（").replace(")", "）")


def year_in(texts: tuple[str, ...]) -> int | None:
    """Return the fiscal year that the first text with one names."""
    return next((int(found[1]) for text in texts if (found := _YEAR.search(text))), None)


def general(text: str, year: int | None, *, title: bool = False) -> str:
    """Return a printed text with its year, unit and money unit as the placer fills them in.

    Texts of the form that happen to look like ours (``{year}``) are made harmless.
    """
    for name in KNOWN_NAMES:
        text = text.replace("{" + name + "}", f"｛{name}｝")
    if year is not None:
        for number, name in ((year, "year"), (year - 1, "prior1"), (year - 2, "prior2")):
            text = re.sub(rf"(?<![0-9]){number}(?=\s*年)", "{" + name + "}", text)
    text = _UNKNOWN_YEAR.sub("{year}", text)
    text = _MONEY.sub("{money_unit}", text)
    return _SOMEONE.sub("{unit}", text, count=1) if title else text


def without_mask(text: str) -> str:
    """Return a label without the blanks meant for handwriting: ``日期：  年  月  日`` -> ``日期：``."""
    return re.sub(r"[_＿\s]{2,}$", "", _DATE_MASK.sub("", text)).rstrip()


def facts_in(text: str) -> tuple[str, ...]:
    """Return the labels of a line that asks several things in one cell: ``填报人：    电话：``; else nothing."""
    return tuple(_FACT.findall(text)) if _FACTS.fullmatch(text) else ()
