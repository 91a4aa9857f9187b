"""Which return each feedback workbook (退回修改) answers, out of the ledger."""

from dataclasses import dataclass

from consolidate.ledger.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Written:
    """One feedback workbook: its issue and the one it goes with, the return it answers, the ISO day, its file."""

    issue: str
    base: str
    unit: str
    form: str
    answers: str
    written_on: str
    file: str


def feedbacks(ledger: Ledger, year: int, whose: tuple[str, str] | None = None) -> tuple[Written, ...]:
    """Return the feedback workbooks of a year, oldest first, or those of one unit and form.

    ``answers`` is the hash of the returned file.
    """
    answers = ledger.answers(year)
    return tuple(
        Written(line.issue, line.feedback_of, line.unit, line.form, answers[line.issue], line.issued_on, line.file)
        for line in ledger.issue_lines(year)
        if line.issue in answers and whose in (None, (line.unit, line.form))
    )
