"""Chinese numerals written as figures: 十二 -> 12, 百分之九十五 -> 95%; only where they cannot mean anything else."""

import re

DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
TENS = {"十": 10, "百": 100, "千": 1000}
SPELLED = "".join((*DIGITS, *TENS))
HUNDRED = "百分百"
_RUN = re.compile(rf"(?P<before>第?)(?P<run>[{SPELLED}]+)")
_SHARE = re.compile(rf"(?P<of>[百千])分之(?P<run>[{SPELLED}]+(?:点[{SPELLED}]+)?|[\d.]+)")
_HALF = re.compile(r"(?<![\d一-鿿])半(?=年|天|个月|个小时|小时)")
_LONELY = "二"  # 二期 is the second phase, 两期 are two: one 二 before a measure word counts nothing
SIGN_OF = {"百": "%", "千": "‰"}


def figured(text: str) -> str:
    """Return the text with its Chinese numerals as figures; those that are none, or ordinals, stay as they are."""
    if "分" in text:
        text = _SHARE.sub(_share, text.replace(HUNDRED, "100%"))
    return _RUN.sub(_run, _HALF.sub("0.5", text))


def numeral(run: str) -> int | None:
    """Return what a run of Chinese numerals comes to below ten thousand, or None: 十四五 is a plan, not a number."""
    total, digit, least = 0, None, 10_000
    for sign in run:
        if sign in DIGITS:
            if digit not in (None, 0):
                return None
            digit = DIGITS[sign]
            continue
        size = TENS[sign]
        if size >= least or (digit is None and size != TENS["十"]) or (digit == 0 and size != TENS["十"]):
            return None
        total, digit, least = total + (digit or 1) * size, None, size
    return total + (digit or 0)


def _run(match: re.Match[str]) -> str:
    run = match["run"]
    number = None if match["before"] or run == _LONELY else numeral(run)
    return match[0] if number is None else str(number)


def _share(match: re.Match[str]) -> str:
    run = match["run"]
    whole, _, part = run.partition("点")
    if run[0].isdigit():
        return f"{run}{SIGN_OF[match['of']]}"
    number = 100 if whole == "百" else numeral(whole)
    if number is None or any(sign not in DIGITS for sign in part):
        return match[0]
    digits = "".join(str(DIGITS[sign]) for sign in part)
    return f"{number}{'.' if digits else ''}{digits}{SIGN_OF[match['of']]}"
