"""Phrases of workbooks and of the screen, gathered from their rooms."""

from templates.catalogue.arithmetic_phrases import ARITHMETIC
from templates.catalogue.export_words import EXPORT
from templates.catalogue.facts_phrases import FACTS
from templates.catalogue.feedback_phrases import FEEDBACK
from templates.catalogue.filing_phrases import FILING
from templates.catalogue.intake_phrases import INTAKE
from templates.catalogue.key_phrases import KEYS
from templates.catalogue.letter_phrases import LETTERS
from templates.catalogue.page_phrases import PAGE
from templates.catalogue.reading_phrases import READING
from templates.catalogue.report_phrases import REPORT
from templates.catalogue.rollup_basis import BASIS
from templates.catalogue.rollup_falls import FALLS
from templates.catalogue.rollup_nodes import NODES
from templates.catalogue.rollup_phrases import ROLLUP
from templates.catalogue.rollup_sheets import SHEETS
from templates.catalogue.rollup_trace import TRACE
from templates.catalogue.score_phrases import SCORE_FACTS
from templates.catalogue.screen_phrases import SCREEN
from templates.catalogue.sending_phrases import SENDING
from templates.catalogue.workbook_phrases import WORKBOOK
from templates.text import Text

PHRASE_ROOMS = (ARITHMETIC, EXPORT, PAGE, FACTS, READING, SCORE_FACTS, WORKBOOK, SCREEN, ROLLUP, NODES, FALLS, SHEETS, BASIS, TRACE, REPORT, FILING, FEEDBACK, INTAKE, LETTERS, SENDING, KEYS)
PHRASES: dict[str, Text] = {key: text for room in PHRASE_ROOMS for key, text in room.items()}
