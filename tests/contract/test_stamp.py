"""The stamp: signed and read again; whatever a hostile workbook holds in its place is refused, never a crash."""

import json

import pytest
from hypothesis import example
from hypothesis import given
from hypothesis import strategies as st

from templates.stamp import Stamp
from templates.stamp import StampError
from templates.stamp import read_stamp
from templates.stamp import signature
from templates.stamp import stamp_text
from templates.stamp import verified

STAMP = Stamp("department-target", "2024.1", "301001", 2024, "2024-301001-0a1b2c3d", "0123456789abcdef", "k1")
TEXT = stamp_text(STAMP)
KEYS = {"k1": b"one", "k2": b"two"}
SIGNED = signature(TEXT, KEYS["k1"])

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=10)
stamps = st.builds(Stamp, words, words, words, st.integers(1990, 2100), words, words, st.sampled_from(sorted(KEYS)))


@given(stamps)
def test_signed_stamp_is_verified(stamp: Stamp) -> None:
    text = stamp_text(stamp)
    assert text.isascii()
    assert verified(text, signature(text, KEYS[stamp.key]), KEYS) == stamp


def test_text_is_canonical() -> None:
    assert TEXT == (
        '{"digest":"0123456789abcdef","form":"department-target","issue":"2024-301001-0a1b2c3d","key":"k1",'
        '"unit":"301001","version":"2024.1","year":2024}'
    )


def test_blanks_round_the_signature_do_not_matter() -> None:
    assert verified(TEXT, f" {SIGNED}\n", KEYS) == STAMP


@pytest.mark.parametrize(
    ("text", "signed", "why"),
    [
        (TEXT.replace("301001", "301002"), SIGNED, "forged"),
        (TEXT.replace("2024}", "2025}"), SIGNED, "forged"),
        (TEXT.replace(":2024", ": 2024"), SIGNED, "forged"),  # the same stamp in other words
        (TEXT, SIGNED.upper(), "forged"),
        (TEXT, SIGNED[:-1], "forged"),
        (TEXT, "", "forged"),
        (TEXT, "签名", "forged"),  # compare_digest takes no such text
        (TEXT, "\ud800", "forged"),
        (TEXT.replace("301001", "\ud800"), SIGNED, "forged"),
        (TEXT.replace("k1", "k2"), SIGNED, "forged"),
        (TEXT, signature(TEXT, b"another"), "forged"),
        (TEXT.replace("k1", "k9"), SIGNED, "other_key"),
        (TEXT.replace("k1", ""), SIGNED, "other_key"),
    ],
)
def test_not_trusted(text: str, signed: str, why: str) -> None:
    with pytest.raises(StampError, match=why):
        verified(text, signed, KEYS)


def changed(**parts: object) -> str:
    return json.dumps({**json.loads(TEXT), **parts})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "stamp",
        "null",
        "[]",
        "12",
        '"text"',
        "{}",
        TEXT[:-1],
        f"{TEXT}{TEXT}",
        "[" * 30000,
        '{"a":' * 30000,
        changed(year="2024"),
        changed(year=2024.0),
        changed(year=True),
        changed(year=None),
        changed(unit=301001),
        changed(unit=None),
        changed(unit=["301001"]),
        changed(key={}),
        changed(more="x"),
        TEXT.replace('"form":"department-target",', ""),
        TEXT.replace("2024}", f"{'9' * 5000}}}"),
    ],
    ids=lambda text: text[:30],
)
def test_no_stamp(text: str) -> None:
    with pytest.raises(StampError):
        read_stamp(text)


@given(st.text(), st.text())
@example(TEXT, "١")
def test_any_text_is_verified_or_refused(text: str, signed: str) -> None:
    with pytest.raises(StampError):
        verified(text, signed, KEYS)
