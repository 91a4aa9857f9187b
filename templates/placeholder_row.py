"""Rows of the blank form that came back as they were: they are no data, and nothing is asked of them."""

from collections.abc import Mapping

from templates.shipped import shipped_vocabulary
from templates.text import bare_name
from templates.text import squeeze

VALUES = ("prior2", "prior1", "target", "actual")
DOTS = frozenset("….·。、:")


def placeholder_row(texts: Mapping[str, str]) -> bool:
    """Tell whether a row, its cells by name, says 指标2： or …… for a name and no value at all."""
    name = texts.get("level3", "")
    return bool(name) and _only_numbered(name) and not any(_says(texts.get(column, "")) for column in VALUES)


def absent_row(texts: Mapping[str, str]) -> bool:
    """Tell whether a row names no indicator on purpose (指标1：/, 无): the form has the line, the project has none."""
    name = bare_name(texts.get("level3", ""))
    return bool(name) and not _says(name) and not any(_says(texts.get(column, "")) for column in VALUES)


def _only_numbered(name: str) -> bool:
    bare = bare_name(name)
    return not bare.strip("".join(DOTS)) and (bool(bare) or bool(squeeze(name)))


def _says(text: str) -> bool:
    return bool(squeeze(text)) and squeeze(text) not in shipped_vocabulary().placeholders
