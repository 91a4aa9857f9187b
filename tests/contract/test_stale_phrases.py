"""Phrases out of date, as ``rules.yaml`` lists them."""

import pytest

from templates.slips import AuthorError
from templates.stale_phrases import StalePhrase
from templates.stale_phrases import read_stale_phrases
from templates.yaml_source import read_yaml

LISTED = "- 奔小康\n- {phrase: 全面建成小康社会, from: 2021, unless: [成果, 之后]}\n"


def test_phrases_as_listed() -> None:
    assert read_stale_phrases(read_yaml(LISTED, "rules.yaml")) == (
        StalePhrase("奔小康"),
        StalePhrase("全面建成小康社会", 2021, ("成果", "之后")),
    )
    assert read_stale_phrases(None) == ()


@pytest.mark.parametrize(
    ("text", "year", "stale"),
    [
        ("推动全面建成小康社会。", 2024, True),
        ("推动全面建成小康社会。", 2020, False),
        ("巩固全面建成小康社会成果", 2024, False),
        ("全面建成小康社会之后，继续推动全面建成小康社会", 2024, True),
        ("推动小康社会建设", 2024, False),
    ],
)
def test_where_a_phrase_is_stale(text: str, year: int, stale: bool) -> None:  # noqa: FBT001 - the expectation
    assert read_stale_phrases(read_yaml(LISTED, "rules.yaml"))[1].stands_in(text, year) is stale


@pytest.mark.parametrize(
    "content",
    [
        "- ' '\n",
        "- 奔小康\n- 奔小康\n",
        "- {phrase: 奔小康, since: 2021}\n",
        "- {phrase: 奔小康, from: 21}\n",
        "- {from: 2021}\n",
    ],
)
def test_mistakes_are_told(content: str) -> None:
    with pytest.raises(AuthorError):
        read_stale_phrases(read_yaml(content, "rules.yaml"))
