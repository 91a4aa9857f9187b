"""One zip per department: the workbooks of its units and the list that is signed when it changes hands."""

from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Sequence
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED
from zipfile import ZipFile
from zipfile import ZipInfo

from consolidate.ledger.register import FEEDBACK
from templates.text import one_line
from tianbao.desk import Desk
from tianbao.issuing import safe_name
from tianbao.sending.paper import BLANK
from tianbao.sending.paper import handover_list
from tianbao.sending.parcels import Item
from tianbao.sending.parcels import Parcel
from tianbao.table import printable

MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can say: the same content gives the same bytes


def by_department(desk: Desk, parcels: Sequence[Parcel]) -> dict[str, list[Parcel]]:
    """Return the parcels by department, units without one together, in the order of the roster."""
    found: dict[str, list[Parcel]] = defaultdict(list)
    for parcel in parcels:
        found[parcel.unit.department or desk.face.phrase("handover_none")].append(parcel)
    return dict(found)


def department_zip(desk: Desk, department: str, parcels: Sequence[Parcel], kind: str) -> bytes:
    """Return a zip of the parcels, a folder for every unit, and the handover list on top."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        _add(archive, f"{desk.face.phrase('handover_file')}.docx", _list(desk, department, parcels, kind))
        for parcel in parcels:
            folder = f"{safe_name(parcel.unit.code)}_{safe_name(parcel.unit.name)}"
            for item in parcel.items:
                for path in item.files:
                    _add(archive, str(PurePosixPath(folder, path.name)), path.read_bytes())
    return content.getvalue()


def _add(archive: ZipFile, name: str, content: bytes) -> None:
    info = ZipInfo(name, MOMENT)  # a Chinese name is marked as UTF-8 by the library
    info.compress_type = ZIP_DEFLATED
    archive.writestr(info, content)


def _list(desk: Desk, department: str, parcels: Sequence[Parcel], kind: str) -> bytes:
    phrase = desk.face.phrase
    key = "handover_feedback_title" if kind == FEEDBACK else "handover_title"
    rows = list(_rows(desk, parcels))
    lead = phrase(
        "handover_lead",
        department=_clean(department),
        day=desk.face.today,
        units=len(parcels),
        count=sum(len(one.items) for one in parcels),
    )
    anew = any(item.void for parcel in parcels for item in parcel.items)
    end = (*((phrase("handover_note"),) if anew else ()), phrase("handover_sign", blank=BLANK))
    title = phrase(key, district=_clean(desk.rules.district), year=desk.year)
    return handover_list(title, lead, phrase("handover_head").split("|"), rows, end)


def _rows(desk: Desk, parcels: Sequence[Parcel]) -> Iterator[tuple[str, ...]]:
    items = ((parcel.unit, item) for parcel in parcels for item in parcel.items)
    for number, (unit, item) in enumerate(items, start=1):
        file = item.path.name + _anew(desk, item)
        yield str(number), _clean(unit.code), _clean(unit.name), file, item.due, ""


def _anew(desk: Desk, item: Item) -> str:
    if not item.void:
        return ""
    why = _clean(item.because)
    return desk.face.phrase("handover_anew_because", because=why) if why else desk.face.phrase("handover_anew")


def _clean(text: str) -> str:
    return one_line(printable(text))
