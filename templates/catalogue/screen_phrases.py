"""Phrases of the screen."""

from templates.text import Text

SCREEN: dict[str, Text] = {}
