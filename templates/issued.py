"""What was issued: the stamp, every field with its cell, every locked content; kept as one packed text."""

import base64
import json
import re
import zlib
from collections.abc import Callable
from dataclasses import MISSING
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import fields
from decimal import Decimal
from typing import Any

from templates.expr import Expr
from templates.expr import parse
from templates.expr import with_paths
from templates.expr import written
from templates.form import Kind
from templates.form import Need
from templates.form import Owner
from templates.layout import PlacedField
from templates.scoring_rules import MINISTRY
from templates.scoring_rules import ScoringRules
from templates.scoring_rules import from_plain
from templates.scoring_rules import to_plain
from templates.stamp import Stamp
from templates.text import Text

LEVEL = 6
_ANSWERED = re.compile(rb'"feedback_for":"([^"\\]*)"')  # inside a text of the record its quotes would be escaped
MORE = ("one_off", "merges", "hidden_rows", "feedback_of", "feedback_for", "because", "due")  # where there is any


@dataclass(frozen=True, slots=True)
class LockedCell:
    """One locked cell as issued: ``kind`` is ``text``, ``number`` or ``formula``; ``text`` its content."""

    sheet: str
    cell: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Issued:
    """One issued workbook: its stamp, the ISO day, its file, the sheets in order, every field, every locked cell.

    ``one_off`` are the names of its one-off projects (项目属性 一次性), which next year will not miss; ``scoring`` is
    what its scores are worked out by, whatever the district sets later. ``merges`` are (sheet, range) of every merged
    range, ``hidden_rows`` (sheet, row) of the rows not shown at issue. ``feedback_of`` is the issue that a feedback
    workbook (退回修改) goes with, empty for a first or renewed issue, ``feedback_for`` the hash of the returned file
    that it answers; ``because`` is why it was issued anew; ``due`` is the ISO day it was to be back by.
    """

    stamp: Stamp
    issued_on: str
    file: str
    sheets: tuple[str, ...]
    fields: tuple[PlacedField, ...]
    locked: tuple[LockedCell, ...]
    one_off: tuple[str, ...] = ()
    scoring: ScoringRules = MINISTRY
    merges: tuple[tuple[str, str], ...] = ()
    hidden_rows: tuple[tuple[str, int], ...] = ()
    feedback_of: str = ""
    because: str = ""
    due: str = ""
    feedback_for: str = ""

    def field(self, field_id: str) -> PlacedField | None:
        """Return a field by id, or None."""
        return next((one for one in self.fields if one.id == field_id), None)

    @property
    def base(self) -> str:
        """The issue whose validity decides: its own, or the one a feedback workbook goes with."""
        return self.feedback_of or self.stamp.issue

    @property
    def base_kinds(self) -> dict[str, str]:
        """What the ledger held of indicators' earlier years at issue: field id -> ``target`` or ``actual``."""
        return {one.id: one.kind_of_prior for one in self.fields if one.kind_of_prior}


def to_record(issued: Issued) -> str:
    """Return the record as packed text (JSON, deflated, base64); reading it again gives an equal record."""
    plain = {
        "stamp": asdict(issued.stamp),
        "issued_on": issued.issued_on,
        "file": issued.file,
        "sheets": issued.sheets,
        "fields": [_field_out(one) for one in issued.fields],
        "scoring": to_plain(issued.scoring),
        "locked": [[one.sheet, one.cell, one.kind, one.text] for one in issued.locked],
    }
    for name in MORE:
        if getattr(issued, name):
            plain[name] = getattr(issued, name)
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode("utf-8", "surrogatepass"), LEVEL)).decode()


def from_record(record: str) -> Issued:
    """Return the record of a text written by ``to_record``."""
    plain = json.loads(zlib.decompress(base64.b64decode(record)).decode("utf-8", "surrogatepass"))
    return Issued(
        stamp=Stamp(**plain["stamp"]),
        issued_on=plain["issued_on"],
        file=plain["file"],
        sheets=tuple(plain["sheets"]),
        fields=tuple(_field_in(one) for one in plain["fields"]),
        locked=tuple(LockedCell(*one) for one in plain["locked"]),
        scoring=from_plain(plain["scoring"]),
        one_off=tuple(plain.get("one_off", ())),
        merges=tuple((sheet, cells) for sheet, cells in plain.get("merges", ())),
        hidden_rows=tuple((sheet, row) for sheet, row in plain.get("hidden_rows", ())),
        feedback_of=plain.get("feedback_of", ""),
        because=plain.get("because", ""),
        due=plain.get("due", ""),
        feedback_for=plain.get("feedback_for", ""),
    )


def answered_by(record: str) -> str:
    """Return the hash of the return that a record's workbook answers; far quicker than reading all of the record."""
    found = _ANSWERED.search(zlib.decompress(base64.b64decode(record)))
    return found[1].decode() if found else ""


DEFAULTS = {one.name: one.default for one in fields(PlacedField) if one.default is not MISSING}
NAMES = tuple(one.name for one in fields(PlacedField))
OUT: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("label", "hint", "wording"), lambda text: [text.zh, text.en]),
    **dict.fromkeys(("low", "high"), str),
    "formula": written,
}
IN: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("label", "hint", "wording"), lambda pair: Text(*pair)),
    **dict.fromkeys(("low", "high"), Decimal),
    **dict.fromkeys(("choices", "suggested"), tuple),
    "kind": Kind,
    "owner": Owner,
    "need": Need,
}


def _field_out(one: PlacedField) -> dict[str, Any]:
    given = ((name, getattr(one, name)) for name in NAMES)
    kept = ((name, value) for name, value in given if name not in DEFAULTS or value != DEFAULTS[name])
    return {name: OUT[name](value) if name in OUT else value for name, value in kept}


def _field_in(plain: dict[str, Any]) -> PlacedField:
    given = {name: IN[name](value) if name in IN else value for name, value in plain.items() if name != "formula"}
    if "formula" in plain:
        given["formula"] = _formula_in(plain["formula"], plain.get("part", ""))
    return PlacedField(**given)


def _formula_in(text: str, part: str) -> Expr:
    """Read a formula; on the sheet of a project ``1/funds.own`` is a field id, never one divided by a field."""
    tree = parse(text.replace(part, "") if part else text)  # a division is written with blanks around its sign
    return with_paths(tree, lambda path: part + path)
