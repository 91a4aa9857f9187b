"""The words of ``words.yaml``: the shipped ones read, and a slip of whoever adds one is named with its line."""

from dataclasses import replace
from decimal import Decimal

import pytest

from templates.codes import Slip
from templates.shipped import HERE
from templates.shipped import shipped_library
from templates.shipped import shipped_vocabulary
from templates.slips import AuthorError
from templates.slips import Origin
from templates.vocabulary import UnitWord
from templates.vocabulary import read_vocabulary

WORDS = """\
operators: {"≥": [at least, "≥"], "≤": [至多]}
after: {"≥": [以上]}
multipliers: {万: 10000}
percent: ["%", "％"]
permille: ["‰"]
money: {万元: 10000}
durations: {天: 天}
measures: {m²: 平方米}
counts: [个]
same: {pieces: 个}
spelled: [个]
per: [生]
lead: [完成]
nouns: [社区]
currency: [人民币]
tenth: [成]
absent: {signs: [零], of: [事故]}
broken: ["#REF!"]
denied: [不]
placeholders: ["/", "……"]
template: ["××"]
ladders:
  grade: {good: [优, 优 秀], poor: [差]}
  status: {done: [完成]}
direction: [{正向: [率]}, {反向: [成本]}]
direction_of_level1: {产出指标: 正向}
direction_of_level2: {}
level1_aliases: {产出指标: [产出]}
level2_aliases: {}
tails: [达标]
fraction: [比例]
times: {月: 12}
suspects: [工]
labels: [好坏]
dates: {before: [在], after: [前], ends: [底], this: [当年], next: [次年]}
families: {area: {平方米: 1, 公顷: 10000}}
"""


def test_reads() -> None:
    words = read_vocabulary(WORDS, "words.yaml")
    assert words.before == (("atleast", "≥"), ("至多", "≤"), ("≥", "≥"))
    assert words.units["m²"] == UnitWord("measure", "平方米")
    assert words.tiers == (("正向", ("率",)), ("反向", ("成本",)))
    assert words.families["公顷"] == ("area", Decimal(10000))
    assert words.placeholders == {"/", "......"}  # as the reader sees it after narrowing
    assert words.rungs == {
        "优": ("grade", "good", 0),
        "优秀": ("grade", "good", 0),
        "差": ("grade", "poor", 1),
        "完成": ("status", "done", 0),
    }
    assert words.positions == {"grade:good": 0, "grade:poor": 1, "status:done": 0}
    assert words.units["pieces"] == UnitWord("count", "个")
    assert words.units["成"] == UnitWord("percent", "%", 10)
    assert words.absent == (("零",), ("事故",))
    assert words.level1 == {"产出指标": "产出指标", "产出": "产出指标"}


@pytest.mark.parametrize(
    ("old", "new", "slip", "line"),
    [
        ("counts: [个]", "count: [个]", Slip.KEY_UNKNOWN, 9),
        ("counts: [个]\n", "", Slip.KEY_MISSING, 1),
        ("counts: [个]", "counts: 个", Slip.WRONG_TYPE, 9),
        ("counts: [个]", "counts: [个, '']", Slip.WRONG_TYPE, 9),
        ("counts: [个]", "counts: [个, 天]", Slip.DUPLICATE_ID, 7),
        ("times: {月: 12}", "times: {月: 0}", Slip.WRONG_TYPE, 32),
        ('template: ["××"]', 'template: ["××", " "]', Slip.WRONG_TYPE, 21),  # it would be found in every text
        ("万: 10000}", "万: 一万}", Slip.WRONG_TYPE, 3),
        ("万: 10000}", "万: 0}", Slip.WRONG_TYPE, 3),
        ("done: [完成]", "done: [完成, 差]", Slip.DUPLICATE_ID, 24),
        ("{反向: [成本]}", "{反: [成本]}", Slip.KEY_UNKNOWN, 25),
        ('"≤": [至多]', '"≤": [at least]', Slip.DUPLICATE_ID, 1),
    ],
)
def test_slip_at_its_line(old: str, new: str, slip: Slip, line: int) -> None:
    assert WORDS.count(old) == 1
    with pytest.raises(AuthorError) as error:
        read_vocabulary(WORDS.replace(old, new), "words.yaml")
    assert (error.value.slip, error.value.origin) == (slip, Origin("words.yaml", line))


def test_equal_words_are_one_key() -> None:
    one, same, other = (read_vocabulary(text, "words.yaml") for text in (WORDS, WORDS, f"{WORDS}# more"))
    assert len({one, same}) == 1
    assert hash(one) != hash(other)


def test_shipped_words_read() -> None:
    words = shipped_vocabulary()
    written = read_vocabulary((HERE / "words.yaml").read_text(encoding="utf-8"), "words.yaml")
    assert words == replace(written, direction_of_name=shipped_library().directions)
    assert words.units["万元"] == UnitWord("money", "元", 10000)
    assert words.rungs["显著提升"] == ("effect", "marked", 0)
    assert words.level2["数量"] == "数量指标"
    assert [len(word) for word, _ in words.before] == sorted((len(word) for word, _ in words.before), reverse=True)
