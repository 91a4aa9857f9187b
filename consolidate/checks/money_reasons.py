"""Whether a unit has said anywhere on its form why less money was given or spent."""

from collections.abc import Iterator

from consolidate.checks.cells import by_id
from templates.contract import Contract
from templates.indicators import indicator_rows
from templates.returned import Return
from templates.text import squeeze

# Where a unit explains itself in its own words, and by what words it speaks of its money and its timetable.
TEXTS = ("notes", "problems", "conclusion")
SPOKEN_OF = (
    *(
        "资金",
        "款",
        "预算",
        "执行率",
        "支付",
        "支出",
        "结余",
        "结转",
        "结算",
        "节约",
        "采购",
        "招标",
        "下年",
        "次年",
        "明年",
        "跨年",
    ),
    *("延续", "压减", "核减", "收回", "调减", "调整", "疫情", "工期", "验收", "推迟", "暂缓"),
)
WHY = (
    "因",
    "由于",
    "原因",
    "未",
    "剩余",
    "结余",
    "节约",
    "推迟",
    "暂缓",
    "偏低",
    "延续",
    "结转",
    "压减",
    "核减",
    "收回",
    "调减",
    "调整",
    "疫情",
)


def money_reason(returned: Return, part: str, contract: Contract) -> bool:
    """Tell whether a reason cell of the sheet or its notes speak of the money in enough words to be a reason."""
    return any(_counts(text, contract) for text in _texts(returned, part))


def _texts(returned: Return, part: str) -> Iterator[str]:
    yield from (row.reason for row in indicator_rows(returned) if row.part == part)
    for name in TEXTS:
        # A page of prose says why only where it says so about the money: each sentence counts for itself.
        text = squeeze(returned.text(part + name)) if part + name in by_id(returned) else ""
        yield from (
            one for one in text.replace("；", "。").replace(";", "。").split("。") if any(why in one for why in WHY)
        )


def _counts(text: str, contract: Contract) -> bool:
    return len(text.strip()) >= contract.rules.years.reason_least and any(word in text for word in SPOKEN_OF)
