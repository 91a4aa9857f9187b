"""What every command has in hand: the workspace folder, the language, today's date, and how to speak to a person."""

import errno
import json
import sys
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import wraps
from pathlib import Path
from typing import ParamSpec
from typing import TypeVar

import click

from templates.text import Lang

P = ParamSpec("P")
T = TypeVar("T")
DONE = 0
NEEDS_A_PERSON = 1
CANNOT = 2


@dataclass(frozen=True, slots=True)
class Face:
    """The global options of one call; ``today`` is an ISO date."""

    folder: Path
    lang: Lang
    today: str

    @classmethod
    def of(cls, folder: Path, lang: str, today: str) -> "Face":
        """Return the face of a call; a date that is none ends the call."""
        try:
            day = date.fromisoformat(today).isoformat() if today else date.today().isoformat()  # noqa: DTZ011 - the clerk's own calendar day
        except ValueError:
            from templates.say import phrase

            why = phrase("usage_day", "en" if lang == "en" else "zh", given=today)
            raise click.BadParameter(why, param_hint="--today") from None
        return cls(folder, "en" if lang == "en" else "zh", day)

    def say(self, key: str, **given: str | int) -> None:
        """Print a phrase on standard error, where messages belong."""
        click.echo(self.phrase(key, **given), err=True)

    def show(self, text: str) -> None:
        """Print a result on standard output."""
        click.echo(text)

    def phrase(self, key: str, **given: str | int) -> str:
        """Return a phrase in the language of the call."""
        from templates.say import phrase

        return phrase(key, self.lang, **given)

    def along(self, items: Iterable[T], count: int, key: str) -> Iterator[T]:
        """Yield the items with a progress bar on standard error, on a terminal only."""
        if count <= 1 or not sys.stderr.isatty():
            yield from items
            return
        with click.progressbar(items, length=count, label=self.phrase(key), file=sys.stderr) as bar:
            yield from bar


def print_json(document: object) -> None:
    """Print one JSON document on standard output."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=1))


def plain_errors(command: Callable[P, T]) -> Callable[P, T]:
    """Turn a mistake of the bureau's own files, or of its disk, into one plain sentence and exit code 2."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        with _plainly():
            return command(*args, **kwargs)

    return run


@contextmanager
def _plainly() -> Iterator[None]:
    from templates.say import slip_message
    from templates.slips import AuthorError

    context = click.get_current_context()
    face: Face = context.find_object(Face) or Face(Path(), "zh", "")
    try:
        yield
    except AuthorError as error:
        click.echo(slip_message(error, face.lang), err=True)
        context.exit(CANNOT)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            click.echo(face.phrase("disk_full", file=str(error.filename or "")), err=True)
            context.exit(CANNOT)
        click.echo(
            face.phrase("disk_error", what=str(error.strerror or error), file=str(error.filename or "")), err=True
        )
        context.exit(CANNOT)
    except Exception as error:
        if not type(error).__module__.startswith("sqlalchemy."):  # not imported: --help must stay quick
            raise
        what = str(getattr(error, "orig", None) or error).partition("\n")[0]
        click.echo(face.phrase("disk_error", what=what, file="ledger.sqlite"), err=True)
        context.exit(CANNOT)
