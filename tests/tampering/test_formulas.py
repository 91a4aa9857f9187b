"""Formulas as offices write them anew are the same formula; what a person changes is another."""

import pytest

from consolidate.tampering.formulas import bones
from consolidate.tampering.formulas import same_formula

ISSUED = "=IF(COUNT('绩效目标表'!D7:D8)=0,\"\",SUM('绩效目标表'!D7:D8)*0.5+IFERROR(VLOOKUP(A1,way,2,FALSE),1))"
SAME = {
    "as it was": ISSUED,
    "no sign before it": ISSUED.removeprefix("="),
    "a plus before it": "=+" + ISSUED.removeprefix("="),
    "blanks": ISSUED.replace(",", ", ").replace("(", "( "),
    "line breaks": ISSUED.replace(",", ",\n"),
    "small letters": ISSUED.lower(),
    "a newer function marked": ISSUED.replace("IFERROR", "_xlfn.IFERROR"),
    "marked twice": ISSUED.replace("IFERROR", "_xlfn._xlws.IFERROR"),
    "sheet unquoted": ISSUED.replace("'", ""),
    "sheet fixed": ISSUED.replace("'绩效目标表'", "$'绩效目标表'"),
    "FALSE as a function": ISSUED.replace("FALSE", "FALSE()"),
    "as an array": f"{{{ISSUED}}}",
    "semicolons": ISSUED.replace(",", ";"),
    "figures written otherwise": ISSUED.replace("0.5", ".50").replace("2,F", "2.0,F"),
    "an implicit cross-section": ISSUED.replace("A1", "@A1"),
}
OTHER = {
    "another cell": ISSUED.replace("A1", "A2"),
    "a fixed cell": ISSUED.replace("A1", "A$1"),
    "a shorter range": ISSUED.replace("SUM('绩效目标表'!D7:D8)", "SUM('绩效目标表'!D7:D7)"),
    "another sheet": ISSUED.replace("绩效目标表", "填报自检"),
    "another function": ISSUED.replace("SUM", "MAX"),
    "another figure": ISSUED.replace("0.5", "0.05"),
    "a truth turned": ISSUED.replace("FALSE", "TRUE"),
    "a text": ISSUED.replace('""', '" "'),
    "one sign": ISSUED.replace("=0,", "<>0,"),
    "lost": ISSUED.replace("A1", "#REF!"),
    "longer than any formula": "=" + "(" * 9000 + "1" + ")" * 9000,
    "nothing": "",
}


@pytest.mark.parametrize("text", SAME.values(), ids=SAME)
def test_the_same(text: str) -> None:
    assert same_formula(text, ISSUED)


@pytest.mark.parametrize("text", OTHER.values(), ids=OTHER)
def test_another(text: str) -> None:
    assert not same_formula(text, ISSUED)


@pytest.mark.parametrize(
    ("given", "issued"),
    [
        ('=COUNTIF(A1,"a b")', '=COUNTIF(A1,"ab")'),
        ('=COUNTIF(A1,"TRUE()")', '=COUNTIF(A1,"TRUE")'),
        ('=COUNTIF(A1,"x")', '=COUNTIF(A1,"X")'),
        ("=SUM({1;2})", "=SUM({1,2})"),
        ("='1 月'!A1", "='1月'!B1"),
        ("=LOG10(A1)", "=LOG1(A1)"),
        ("=A1-1", "=A1-10"),
        ("=1E5", "=1E6"),
    ],
)
def test_texts_and_rows_of_figures_stay(given: str, issued: str) -> None:
    assert not same_formula(given, issued)


def test_a_renamed_sheet_is_the_sheet_it_was() -> None:
    given = "=SUM('新 表'!A1:A3)+'它''s'!B1"
    assert same_formula(given, "=SUM(收支!A1:A3)+别表!B1", {"新 表": "收支", "它's": "别表"})
    assert not same_formula(given, "=SUM(收支!A1:A3)+别表!B1", {"新 表": "收支"})


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("=SUM(A1:B2)+'表 1'!$C$3", "SUM(§)+§"),
        ("=SUM(#REF!)+表!#REF!+A:C", "SUM(§)+§+§"),
        ('=IF(A1="B2",LOG10(2),TRUE)', 'IF(§="B2",LOG10(2),TRUE)'),
        ("=known_level2&way_of_level1", "KNOWN_LEVEL2&WAY_OF_LEVEL1"),
    ],
)
def test_bones(text: str, left: str) -> None:
    assert bones(text) == left


def test_a_hostile_formula_is_compared_in_no_time() -> None:
    for text in ("'" * 8000, "'a''" * 2000 + "!", '"' * 8000, "{;" * 4000, "1." * 4000, "A1:" * 2700, "9" * 8000):
        assert not same_formula("=" + text, ISSUED)
        assert bones("=" + text)
