"""What the self-check sheet calls a check that is made on return, by its finding: a few words, no placeholders."""

from templates.codes import Code
from templates.text import Text

LINE_TITLES: dict[Code, Text] = {}
