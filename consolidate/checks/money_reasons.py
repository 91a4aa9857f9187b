"""Whether a unit has said anywhere on its form why less money was given or spent."""

from collections.abc import Iterator

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


def with_money_reason(returned: Return, contract: Contract) -> frozenset[str]:
    """Return the sheets on which a reason cell or the notes speak of the money in enough words to be a reason."""
    said = [(row.part, row.reason) for row in indicator_rows(returned)]
    for part in returned.parts():
        said += [(part, one) for name in TEXTS for one in _sentences(returned.text(part + name))]
    return frozenset(part for part, text in said if _counts(text, contract))


def _sentences(text: str) -> Iterator[str]:
    """Yield the sentences that say why: of a page of prose each counts for itself."""
    for one in squeeze(text).replace("；", "。").replace(";", "。").split("。"):
        if any(why in one for why in WHY):
            yield one


def _counts(text: str, contract: Contract) -> bool:
    return len(text.strip()) >= contract.rules.years.reason_least and any(word in text for word in SPOKEN_OF)
