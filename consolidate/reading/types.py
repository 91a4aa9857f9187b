"""What a package holds by its list of content types: a plain workbook, or something else that is named."""

from typing import NamedTuple

from consolidate.reading.package import Attributes
from consolidate.reading.package import Package
from consolidate.reading.trouble import SEND_OURS
from consolidate.reading.trouble import damaged
from consolidate.reading.trouble import no_workbook
from consolidate.reading.trouble import other
from consolidate.reading.trouble import unsafe

TYPES = "[content_types].xml"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
NO_MACROS, NO_OBJECTS = "todo_no_macros", "todo_no_objects"
# Words of a content type, the first that fits decides: what the file is, and what to do about it.
KINDS = (
    ("sheet.binary", "binary_workbook", "todo_save_as"),
    ("macroenabled", "macro_workbook", NO_MACROS),
    ("ms-excel.addin", "macro_workbook", NO_MACROS),
    ("spreadsheetml.template", "workbook_template", "todo_save_as"),
    ("wordprocessingml", "word_document", SEND_OURS),
    ("presentationml", "slides", SEND_OURS),
    ("ms-word", "word_document", SEND_OURS),
    ("ms-powerpoint", "slides", SEND_OURS),
)
OFFICE = ("wordprocessingml", "presentationml", "ms-word", "ms-powerpoint")
MACRO_NAMES = ("vbaproject", "vbadata", "macrosheets/", "dialogsheets/")
MACRO_TYPES = ("vbaproject", "vbadata", "macrosheet")
OBJECT_NAMES = ("/embeddings/", "/activex/", "oleobject")
OBJECT_TYPES = ("oleobject", "activex", "ms-package", "x-ole", "msdownload", "octet-stream.exe")
EMBEDDED = frozenset({"docx", "xlsx", "xlsm", "pptx", "doc", "xls", "ppt", "zip", "exe", "dll", "js", "vbs", "ps1"})


class Types(NamedTuple):
    """Content types by part (in lower case) and by ending."""

    parts: dict[str, str]
    endings: dict[str, str]

    def of(self, name: str) -> str:
        """Return the type of a part in lower case."""
        low = name.casefold()
        return self.parts.get(low) or self.endings.get(low.rpartition(".")[2], "")


def workbook_part(package: Package) -> str:
    """Return the part that is the workbook; RefusedError when it is none, or holds more than a plain one."""
    types = _types(package)
    main = next((one.target for one in package.relations("") if one.kind == "officeDocument"), "")
    kinds = [types.of(main)] if types.of(main) not in ("", "application/xml") else sorted(set(types.parts.values()))
    office = next((kind for kind in kinds if any(word in kind for word in OFFICE)), "")
    if office:
        _named([office])
    _no_programs(package, types)
    _no_objects(package, types)
    if WORKBOOK not in kinds:
        _named(kinds)
    main = main or next(part for part, kind in types.parts.items() if kind == WORKBOOK)
    if not package.has(main):
        damaged("missing_part")
    return main


def _types(package: Package) -> Types:
    types = Types({}, {})

    def start(tag: str, given: Attributes) -> None:
        kind = given.get("ContentType", "").casefold()
        local = tag.rpartition(" ")[2]
        if local == "Override":
            types.parts[given.get("PartName", "").lstrip("/").casefold()] = kind
        elif local == "Default":
            types.endings[given.get("Extension", "").casefold()] = kind

    package.look([TYPES, *(name for name in ("_rels/.rels",) if package.has(name))])
    package.parse(TYPES, lambda parser: setattr(parser, "StartElementHandler", start))
    return types


def _named(kinds: list[str]) -> None:
    for word, what, todo in KINDS:
        if any(word in kind for kind in kinds):
            other(what, todo)
    no_workbook("other_zip")


def _no_programs(package: Package, types: Types) -> None:
    for name in package.names():
        if any(word in name for word in MACRO_NAMES) or any(word in types.of(name) for word in MACRO_TYPES):
            unsafe("macro_inside", NO_MACROS)


def _no_objects(package: Package, types: Types) -> None:
    for name in package.names():
        ending = name.rpartition(".")[2]
        if (
            any(word in f"/{name}" for word in OBJECT_NAMES)
            or any(word in types.of(name) for word in OBJECT_TYPES)
            or ending in EMBEDDED
        ):
            unsafe("object_inside", NO_OBJECTS)
