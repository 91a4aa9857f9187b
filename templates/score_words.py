"""What words in the actual column say of a target: reached, reached in part, not reached, or nothing to go by."""

import re

from templates.text import squeeze
from templates.value import Value
from templates.value import ValueKind
from templates.vocabulary import Vocabulary

REACHED, IN_PART, NOT_REACHED = 0, 1, 2
LOWER_RUNG, NEARLY = -1, -2
LONGEST = 24
# 财预〔2020〕10号 names three degrees: 达成年度指标, 部分达成年度指标并具有一定效果, 未达成年度指标且效果较差.
DEGREES = (
    (("部分达成", "部分达到", "部分实现", "部分完成", "未全部完成", "未完全完成"), IN_PART),
    (("未达成", "未达到", "未实现", "未完成", "未开展", "未启动", "未实施", "没有完成"), NOT_REACHED),
    (("基本达成", "基本完成", "基本达到", "基本实现"), NEARLY),
)
DONE = re.compile(
    r"(?:已|均|均已|全|全部|全面|按时|按期|按计划|及时|如期|圆满|顺利|超额|较好)*(?:完成|达成|达到|实现)(?:了)?"
    r"(?:预期|年度|预定|既定|全部|各项|绩效|工作|目标|指标|任务|要求|计划|标准|值)*"
)
SCALES = frozenset({"grade", "degree", "pass", "satisfaction", "timeliness", "compliance"})
FAILED = frozenset({"pass:fail", "timeliness:late", "compliance:no", "satisfaction:not"})


def worded(target: Value, actual: Value, words: Vocabulary) -> int | None:
    """Return what the actual says: one of the constants above, or None where its words are no judgement.

    A rung is compared inside one scale only; how far apart the words of effects (显著, 有效) lie is nobody's rule.
    """
    text = squeeze(actual.raw).rstrip("。.;；!！")
    if not any(char.isdigit() for char in text) and len(text) <= LONGEST:
        for beginnings, said in DEGREES:
            if text.startswith(beginnings):
                return said if "未" not in text[1:] and "但" not in text else None
        if DONE.fullmatch(text):
            return REACHED
    if target.kind is not ValueKind.QUALITATIVE or actual.kind is not ValueKind.QUALITATIVE:
        return None
    return _rungs(target, actual, words)


def _rungs(target: Value, actual: Value, words: Vocabulary) -> int | None:
    places = words.positions.get(target.level), words.positions.get(actual.level)
    ladder = target.level.partition(":")[0]
    if places[0] is None or places[1] is None or ladder != actual.level.partition(":")[0]:
        return None
    if places[1] <= places[0]:
        return REACHED
    if ladder not in SCALES:
        return None
    if actual.level in FAILED:
        return NOT_REACHED
    return None if ladder == "compliance" else LOWER_RUNG
