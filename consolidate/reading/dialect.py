"""Names of elements in both dialects of the format: transitional, which everybody writes, and strict."""

from collections.abc import Iterable

MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
RELATION = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships id",
    "http://purl.oclc.org/ooxml/officeDocument/relationships id",
)
MAIN_2009 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
FORMULA_2006 = "http://schemas.microsoft.com/office/excel/2006/main"
TRUE = frozenset({"1", "true", "on"})


def tags(names: Iterable[str]) -> dict[str, str]:
    """Return the bare name of each element by its full name, in both dialects."""
    return {f"{space} {name}": name for name in names for space in MAIN}


def is_true(given: str | None) -> bool:
    """Tell whether an attribute says yes."""
    return given is not None and given.strip().lower() in TRUE
