"""The columns of every exported table: name, type, what it is called, what it holds.

``national`` is the name of the national budget system (一体化系统) where one fits (domain.md 2.5).
"""

from dataclasses import dataclass

from templates.say import phrase_text
from templates.text import Text

STRING, INTEGER, NUMBER, BOOLEAN, DATE = "string", "integer", "number", "boolean", "date"
PLACES = 10  # decimals of an exported number
ALWAYS = frozenset({"accepted", "code", "name", "open", "position", "readable", "findings", "open_findings"})
TYPES = {
    **dict.fromkeys(("year", "position", "version", "findings", "open_findings", "base_year"), INTEGER),
    **dict.fromkeys(("number", "low", "high", "change", "change_ratio"), NUMBER),
    **dict.fromkeys(("accepted", "open", "late", "readable"), BOOLEAN),
    **dict.fromkeys(("received", "date", "issued_on"), DATE),
}
NATIONAL = {
    "year": "FISCAL_YEAR",
    "unit": "AGENCY_CODE",
    "unit_name": "AGENCY_NAME",
    "department": "DEPT_NAME",
    "project": "PRO_NAME",
    "raw": "KPI_VAL",
    "operator": "COMPUTESIGN",
    "measure": "METERUNIT",
    "level1": "KPI_LV1",
    "level2": "KPI_LV2",
    "level3": "KPI_LV3",
    "current": "KPI_VAL",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``needed`` says that it is never blank."""

    name: str
    type: str
    title: Text
    about: Text
    national: str = ""
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table; the values of its ``key`` together name a row."""

    name: str
    title: Text
    about: Text
    columns: tuple[Column, ...]
    key: tuple[str, ...]


def _table(name: str, columns: str, key: str, own: str = "") -> Table:
    """Return a table from the names of its columns; those of ``own`` have a wording of their own."""
    title, about = (phrase_text(f"export_table_{name}{tail}") for tail in ("", "_about"))
    given = columns.split()
    return Table(
        name, title, about, tuple(_column(one, name if one in own.split() else "") for one in given), tuple(key.split())
    )


def _column(name: str, table: str) -> Column:
    wording = f"export_column_{table}_{name}" if table else f"export_column_{name}"
    title, about = phrase_text(wording), phrase_text(f"{wording}_about")
    return Column(name, TYPES.get(name, STRING), title, about, NATIONAL.get(name, ""), name in ALWAYS)


WHOSE = "year unit unit_name department form"
FILED = "file sha256 received state accepted"

VALUES = _table(
    "values",
    f"{WHOSE} project field label sheet cell kind owner raw number date operator low high measure {FILED}",
    "sha256 sheet cell",
)
FINDINGS = _table(
    "findings",
    f"{WHOSE} project field sheet cell code name severity message fix facts open reason waiver position {FILED}",
    "sha256 position",
)
SUBMISSIONS = _table(
    "submissions",
    f"{WHOSE} issue {FILED} version late readable findings open_findings",
    "sha256",
)
REGRESSIONS = _table(
    "regressions",
    f"{WHOSE} project level1 level2 level3 field base_year base_kind base current_kind current "
    f"measure direction change change_ratio trend verdict severity reason sheet cell file state",
    "unit form sheet cell",
    own="measure reason",
)
ISSUES = _table(
    "issues",
    f"{WHOSE} issue issued_on file feedback_of",
    "issue",
    own="file",
)
TABLES = (VALUES, FINDINGS, SUBMISSIONS, REGRESSIONS, ISSUES)
