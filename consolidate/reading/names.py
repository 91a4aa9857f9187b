"""The names of parts: each means one place inside the package and nothing outside it."""

import re
from collections.abc import Sequence

from consolidate.reading.trouble import unsafe

_ODD = re.compile(r"^[/~]|^[A-Za-z]:|\\|[\x00-\x1f\x7f]|(?:^|/)\.{1,2}(?:/|$)|//|%(?:2[ef]|5c)", re.IGNORECASE)
NO_REPACKING = "todo_no_repacking"


def check_names(names: Sequence[str]) -> None:
    """Refuse names that leave the package, and two that are one to some programs."""
    if any(not name or _ODD.search(name) for name in names):
        unsafe("odd_names", NO_REPACKING)
    if len({name.rstrip("/").casefold() for name in names}) != len(names):
        unsafe("odd_archive", NO_REPACKING)
