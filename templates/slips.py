"""A mistake in the bureau's own files, raised before any workbook is touched."""

from dataclasses import dataclass

from templates.codes import Slip
from templates.finding import Facts


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an author wrote something: file and line (0 when the whole file is meant)."""

    file: str = ""
    line: int = 0

    def __str__(self) -> str:
        """Return ``file:line`` as editors understand it."""
        return f"{self.file}:{self.line}" if self.line else self.file


class AuthorError(Exception):
    """One mistake of an author of forms, rules or rosters; never a unit's mistake."""

    def __init__(self, slip: Slip, origin: Origin, given: Facts = ()) -> None:
        """Keep the mistake as data; the wording is looked up when it is shown."""
        super().__init__(f"{origin}: {slip.name.lower()} {dict(given)}")
        self.slip = slip
        self.origin = origin
        self.facts = given
