"""The data dictionary: a Frictionless data package that says of every table and column what it is.

https://specs.frictionlessdata.io/data-package/ and /table-schema/; no day and no clock in it, so that equal tables have
equal dictionaries.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from consolidate.export.columns import BOOLEAN
from consolidate.export.columns import STRING
from consolidate.export.columns import TABLES
from consolidate.export.columns import Column
from consolidate.export.columns import Table
from consolidate.export.csv_table import DIALECT
from templates.say import phrase_text
from templates.text import Text

NATIONAL = "urn:x-ybs-cn:"  # names of the national budget system have no address of their own
CSV, JSON, PARQUET = "csv", "json", "parquet"
MEDIA = {CSV: "text/csv", JSON: "application/json", PARQUET: "application/vnd.apache.parquet"}


@dataclass(frozen=True, slots=True)
class About:
    """What the package as a whole is of."""

    district: str
    year: int
    money_unit: str


def package(about: About, suffix: str, files: Mapping[str, Path], rows: Mapping[str, int]) -> str:
    """Return the text of ``datapackage.json`` for the files of the tables, by name."""
    document = {
        "profile": "data-package" if suffix == PARQUET else "tabular-data-package",
        "name": f"tianbao-{about.year}",
        "title": f"{about.district}{about.year}年度预算绩效填报数据",
        "description": _both(phrase_text("export_package")),
        "fiscalYear": about.year,
        "moneyUnit": about.money_unit,
        "resources": [_resource(table, suffix, files[table.name], rows[table.name]) for table in TABLES],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _resource(table: Table, suffix: str, path: Path, rows: int) -> dict[str, Any]:
    content = path.read_bytes()
    tabular = {"profile": "tabular-data-resource"} if suffix != PARQUET else {"profile": "data-resource"}
    encoded = {"encoding": "utf-8"} if suffix != PARQUET else {}
    return {
        **tabular,
        "name": table.name,
        "path": path.name,
        "title": table.title.zh,
        "description": _both(table.about),
        "format": suffix,
        "mediatype": MEDIA[suffix],
        **encoded,
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "rowCount": rows,
        **({"dialect": DIALECT} if suffix == CSV else {}),
        "schema": {
            "fields": [_field(column, suffix) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.key),
        },
    }


def _field(column: Column, suffix: str) -> dict[str, Any]:
    about = _both(column.about)
    if suffix == CSV and column.type == STRING:
        about = f"{about} {_both(phrase_text('export_quoted'))}"
    field: dict[str, Any] = {"name": column.name, "type": column.type, "title": column.title.zh, "description": about}
    if column.type == BOOLEAN:
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    if column.national:
        field |= {"rdfType": f"{NATIONAL}{column.national}", "nationalName": column.national}
    return {**field, "titleEn": column.title.en, **({"constraints": {"required": True}} if column.needed else {})}


def _both(text: Text) -> str:
    return f"{text.zh}。{text.en}." if text.en else text.zh
