"""Phrases of workbooks and of the screen, gathered from their rooms."""

from templates.catalogue.facts_phrases import FACTS
from templates.catalogue.report_phrases import REPORT
from templates.catalogue.rollup_falls import FALLS
from templates.catalogue.rollup_phrases import ROLLUP
from templates.catalogue.score_phrases import SCORE_FACTS
from templates.catalogue.screen_phrases import SCREEN
from templates.catalogue.workbook_phrases import WORKBOOK
from templates.text import Text

PHRASE_ROOMS = (FACTS, SCORE_FACTS, WORKBOOK, SCREEN, ROLLUP, FALLS, REPORT)
PHRASES: dict[str, Text] = {key: text for room in PHRASE_ROOMS for key, text in room.items()}
