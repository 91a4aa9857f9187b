"""``value``: how an indicator value is read; needs no workspace."""

from pathlib import Path

import pytest

from tests.face.cli import run


@pytest.mark.parametrize(
    ("text", "kind", "op", "low", "measure"),
    [
        ("≥95%", "percent", "≥", 95, "%"),
        ("12", "number", "=", 12, None),
        ("0", "number", "=", 0, None),
        ("-3", "number", "=", -3, None),
        ("≤30天", "duration", "≤", 30, "天"),
        ("3.5公里", "measure", "=", 3.5, "公里"),
        ("有效推进", "qualitative", None, None, None),
        (" ", "blank", None, None, None),
    ],
)
def test_readings(tmp_path: Path, text: str, kind: str, op: str | None, low: float | None, measure: str | None) -> None:
    ended = run(tmp_path, "value", "--json", "--", text)
    assert ended.code == 0
    value = ended.document["values"][0]
    assert {key: value[key] for key in ("raw", "kind", "op", "low", "measure")} == {
        "raw": text, "kind": kind, "op": op, "low": low, "measure": measure}  # fmt: skip


def test_several_at_once_keep_their_order(tmp_path: Path) -> None:
    texts = ["≥95%", "有效推进", "12万元"]
    values = run(tmp_path, "value", "--json", *texts).document["values"]
    assert [one["raw"] for one in values] == texts


@pytest.mark.parametrize(("name", "direction"), [("群众满意度", "正向"), ("投诉件数", "反向")])
def test_the_name_tells_the_direction(tmp_path: Path, name: str, direction: str) -> None:
    values = run(tmp_path, "value", "--json", "12", "--name", name).document["values"]
    assert values[0]["direction"] == direction


def test_the_screen_in_both_languages(tmp_path: Path) -> None:
    zh = run(tmp_path, "value", "≥95%").out.splitlines()
    en = run(tmp_path, "value", "≥95%", lang="en").out.splitlines()
    assert (zh[0].split()[:3], zh[2].split()[:4]) == (["原文", "种类", "符号"], ["≥95%", "百分比", "≥", "95"])
    assert (en[0].split()[:3], en[2].split()[:4]) == (["raw", "kind", "op"], ["≥95%", "percent", "≥", "95"])


def test_no_text_is_a_mistake_of_the_call(tmp_path: Path) -> None:
    assert run(tmp_path, "value").code == 2
