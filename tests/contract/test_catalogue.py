"""The wording: nothing without words, nothing in one language only, the same places in both, no path."""

import re
from collections.abc import Iterator
from string import Formatter

import pytest

from templates.catalogue.author_slips import SLIP_WORDS
from templates.catalogue.phrases import PHRASE_ROOMS
from templates.catalogue.phrases import PHRASES
from templates.codes import Code
from templates.codes import Slip
from templates.finding import Finding
from templates.finding import Place
from templates.finding import Severity
from templates.finding import facts
from templates.finding import phrase_fact
from templates.finding import text_fact
from templates.finding import worst
from templates.say import CATALOGUE
from templates.say import ROOMS
from templates.say import fix
from templates.say import message
from templates.say import phrase
from templates.say import slip_message
from templates.slips import AuthorError
from templates.slips import Origin
from templates.text import Text

CHINESE = re.compile(r"[\u4e00-\u9fff]")
NAME = re.compile(r"[a-z][a-z0-9_]*")


def all_texts() -> Iterator[tuple[str, Text]]:
    for code, words in CATALOGUE.items():
        yield f"{code} {code.name}", words.what
        yield f"{code} {code.name} fix", words.fix
    yield from ((f"{slip} {slip.name}", text) for slip, text in SLIP_WORDS.items())
    yield from PHRASES.items()


TEXTS = dict(all_texts())


def places(text: str) -> list[tuple[str, str, str]]:
    """Return the places of a wording with their format and conversion."""
    return [(name, spec or "", how or "") for _, name, spec, how in Formatter().parse(text) if name is not None]


def test_every_code_has_its_words_and_the_reverse() -> None:
    assert set(CATALOGUE) == set(Code)
    assert set(SLIP_WORDS) == set(Slip)


def test_nothing_is_worded_twice() -> None:
    assert sum(len(room) for room in ROOMS) == len(CATALOGUE)
    assert sum(len(room) for room in PHRASE_ROOMS) == len(PHRASES)


def test_codes_and_names() -> None:
    values = [str(code) for code in (*Code, *Slip)]
    assert len(values) == len(set(values))
    assert all(re.fullmatch("[A-Z][0-9]{3}", value) for value in values)
    assert {value[0] for value in Slip} == {"A"}
    assert "A" not in {value[0] for value in Code}


def test_both_languages_say_the_same_things() -> None:
    assert [key for key, text in TEXTS.items() if not text.zh or not text.en] == []
    assert [key for key, text in TEXTS.items() if set(places(text.zh)) != set(places(text.en))] == []


def test_places_are_named_never_numbered() -> None:
    found = {place for text in TEXTS.values() for place in places(text.zh)}
    assert [place for place in found if not NAME.fullmatch(place[0]) or place[1:] != ("", "")] == []


def test_each_language_is_itself() -> None:
    assert [key for key, text in TEXTS.items() if CHINESE.search(text.en)] == []
    bare = {key: re.sub(r"\{.*?\}", "", text.zh) for key, text in TEXTS.items()}
    assert [key for key, zh in bare.items() if not CHINESE.search(zh) and re.search("[a-z]{3}", zh)] == []


def test_a_finding_says_no_path() -> None:
    texts = {text for words in CATALOGUE.values() for pair in (words.what, words.fix) for text in (pair.zh, pair.en)}
    assert not {name for text in texts for name, _, _ in places(text)} & {"file", "path", "folder", "field", "id"}
    assert [text for text in texts if "/" in text or "\\" in text] == []


def test_a_finding_in_both_languages() -> None:
    given = facts(value="36O", note=phrase_fact("too_many_digits"))
    finding = Finding(Code.VALUE_UNREADABLE, Severity.EXPLAIN, Place(), given)
    assert message(finding) == "指标值“36O”读不懂（数字超过 15 位）"
    assert message(finding, "en") == "The value “36O” cannot be read (more than 15 digits)"
    assert fix(finding, "en").startswith("Write a number")
    assert finding.name == "value_unreadable"


def test_a_finding_may_say_itself_what_to_do() -> None:
    plain = Finding(Code.NOT_OURS, Severity.BLOCK, Place(), facts(why=phrase_fact("no_stamp")))
    lost = Finding(Code.NOT_OURS, Severity.BLOCK, Place(), facts(why="x", todo=phrase_fact("todo_restore_key")))
    assert "密钥" not in fix(plain)
    assert fix(lost).startswith("请用备份恢复密钥")


@pytest.mark.parametrize("value", ["none", "target", "pdf", "{note}", "{0}", "¶", "¶x", "%s", "￥", ""])
def test_what_a_unit_wrote_is_said_as_it_is(value: str) -> None:
    finding = Finding(Code.VALUE_UNREADABLE, Severity.EXPLAIN, Place(), facts(value=value, note="x"))
    assert message(finding) == f"指标值“{value}”读不懂（x）"


def test_facts_of_several_parts_and_of_two_languages() -> None:
    error = AuthorError(Slip.NOT_ONE_OF, Origin("rules.yaml", 3), facts(key="a", given="b", choices=("c", "d")))
    assert slip_message(error) == "rules.yaml:3: “a”的值“b”不在可用范围：c、d"
    assert slip_message(error, "en") == "rules.yaml:3: “a” is “b”; it must be one of: c, d"
    label = facts(label=text_fact(Text("填报人", "Prepared by")))
    finding = Finding(Code.MISSING_REQUIRED, Severity.BLOCK, Place(), label)
    assert (message(finding), message(finding, "en")) == (
        "必填项“填报人”未填",
        "“Prepared by” is required and is blank",
    )


@pytest.mark.parametrize(
    ("origin", "said"), [(Origin("a.csv", 2), "a.csv:2: "), (Origin("a.csv"), "a.csv: "), (Origin(), "")]
)
def test_where_a_slip_stands(origin: Origin, said: str) -> None:
    error = AuthorError(Slip.UNIT_UNKNOWN, origin, facts(unit="301001"))
    assert slip_message(error, "en") == f"{said}no unit has the code 301001. Check units.csv"
    assert "unit_unknown" in str(error)


def test_phrase() -> None:
    assert phrase("guide_2", money_unit="万元") == "金额单位为万元，只填数字；没有发生额的填 0，不要留空。"
    with pytest.raises(KeyError):
        phrase("no_such_phrase")


@pytest.mark.parametrize(
    ("open_ones", "expected"),
    [
        ([], None),
        ([(Severity.NOTICE, "")], None),
        ([(Severity.EXPLAIN, "原因是")], None),
        ([(Severity.EXPLAIN, "")], Severity.EXPLAIN),
        ([(Severity.EXPLAIN, ""), (Severity.BLOCK, "")], Severity.BLOCK),
        ([(Severity.BLOCK, "a reason settles no blocking finding")], Severity.BLOCK),
    ],
)
def test_worst(open_ones: list[tuple[Severity, str]], expected: Severity | None) -> None:
    findings = [Finding(Code.RULE_BROKEN, grave, Place(), reason=reason) for grave, reason in open_ones]
    assert worst(findings) is expected


def test_place_of_a_finding() -> None:
    finding = Finding(Code.RULE_BROKEN, Severity.BLOCK, Place(field="a"), facts(given="1"))
    placed = finding.at(sheet="表", cell="B7")
    assert (placed.place, finding.place) == (Place(field="a", sheet="表", cell="B7"), Place(field="a"))
    assert placed.fact("given") == "1"
    with pytest.raises(KeyError):
        placed.fact("expected")
