"""Phrases of the rollup."""

from templates.text import Text

ROLLUP: dict[str, Text] = {}
