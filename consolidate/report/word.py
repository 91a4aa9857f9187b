"""The Word file of a report: a template of the district, or ours, filled with the content."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED
from zipfile import ZipFile
from zipfile import ZipInfo

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE

from consolidate.report.content import Content
from consolidate.report.filling import fill_part
from templates.codes import Slip
from templates.finding import facts
from templates.say import phrase
from templates.slips import AuthorError
from templates.slips import Origin
from templates.text import Lang

HERE = Path(__file__).parent
FIXED = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can say: the same content gives the same bytes


def shipped_template(lang: Lang) -> bytes:
    """Return the Word file that reports are made from unless a district has its own."""
    return (HERE / f"report.{lang}.docx").read_bytes()


def write_report(template: bytes, content: Content, file: str, lang: Lang = "zh") -> tuple[bytes, frozenset[str]]:
    """Return the filled Word file and the tags the template held.

    ``file`` names the template in messages. AuthorError for a template that is no Word file, holds no placeholder, or
    holds one that is unknown or in the wrong place.
    """
    document = _open(template, file)
    blank = phrase("report_blank", lang)
    parts = [document.element.body, *_edges(document)]
    used = frozenset[str]().union(*(fill_part(part, content, blank, file) for part in parts))
    if not used:
        raise AuthorError(Slip.TAGS_MISSING, Origin(file))
    properties = document.core_properties
    properties.title, properties.author = f"{content.texts['unit']} {content.year}", content.texts["unit"]
    return settled(document), used


def settled(document: WordDocument, replaced: dict[str, bytes] | None = None) -> bytes:
    """Return the bytes of a Word file without the moment of writing; some parts may be replaced."""
    written, kept = BytesIO(), BytesIO()
    document.save(written)
    with ZipFile(written) as source, ZipFile(kept, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = ZipInfo(name, FIXED)
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, (replaced or {}).get(name, source.read(name)))
    return kept.getvalue()


def _open(template: bytes, file: str) -> WordDocument:
    try:
        return Document(BytesIO(template))
    except Exception as error:  # noqa: BLE001 - zip, XML and python-docx each raise their own
        raise AuthorError(Slip.FILE_UNREADABLE, Origin(), facts(file=file, what=type(error).__name__)) from None


def _edges(document: WordDocument) -> list:  # type: ignore[type-arg]
    """Return the headers and footers."""
    kinds = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
    return [rel.target_part.element for rel in document.part.rels.values() if rel.reltype in kinds]
