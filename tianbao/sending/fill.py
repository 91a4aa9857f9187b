"""What stands in the placeholders of a letter to one unit."""

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Sequence
from datetime import date

from templates.roster import Unit
from templates.text import one_line
from tianbao.desk import Desk
from tianbao.sending.parcels import Item
from tianbao.sending.parcels import Parcel
from tianbao.table import printable


def parcel_values(desk: Desk, parcel: Parcel) -> dict[str, str]:
    """Return the values of a letter that goes with workbooks."""
    face, items = desk.face, parcel.items
    files = [path.name for item in items for path in item.files]
    return {
        **_common(desk, parcel.unit),
        "forms": forms_of(desk, items),
        "due": "\n".join(_due(desk, items)),
        "files": "\n".join(face.phrase("letter_file", number=n, file=name) for n, name in enumerate(files, start=1)),
        "void": "\n".join(_void(desk, item) for item in items if item.void),
    }


def reminder_values(desk: Desk, unit: Unit, forms: Sequence[str], late: Iterable[str], times: int) -> dict[str, str]:
    """Return the values of a reminder: the names of the forms, a sentence on each, which reminder it is."""
    numbered = (desk.face.phrase("letter_file", number=n, file=line) for n, line in enumerate(late, start=1))
    named = (desk.face.phrase("letter_form", title=title) for title in dict.fromkeys(forms))
    return {
        **_common(desk, unit),
        "forms": desk.face.phrase("letter_between").join(named),
        "late": "\n".join(numbered),
        "times": str(times),
    }


def day_of(desk: Desk, day: str) -> str:
    """Return an ISO day as it is written in a letter."""
    parts = date.fromisoformat(day)
    month, of_month = (f"{n:02}" if desk.face.lang == "en" else str(n) for n in (parts.month, parts.day))
    return desk.face.phrase("letter_day", year=parts.year, month=month, day=of_month)


def forms_of(desk: Desk, items: Iterable[Item]) -> str:
    """Return the names of the forms, joined."""
    named = (desk.face.phrase("letter_form", title=title) for title in dict.fromkeys(item.title for item in items))
    return desk.face.phrase("letter_between").join(named)


def _common(desk: Desk, unit: Unit) -> dict[str, str]:
    given = {
        "unit": unit.name,
        "department": unit.department,
        "contact": unit.contact,
        "district": desk.rules.district,
        "year": str(desk.year),
        "ask": desk.rules.contact,
        "today": day_of(desk, desk.face.today),
    }
    empty = dict.fromkeys(("forms", "due", "files", "void", "late", "times"), "")
    return {**empty, **{tag: one_line(printable(text)) for tag, text in given.items()}}


def _due(desk: Desk, items: Iterable[Item]) -> Iterable[str]:
    by_day: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        if item.due:
            by_day[item.due].append(item)
    for day in sorted(by_day):
        yield desk.face.phrase("letter_due", forms=forms_of(desk, by_day[day]), day=day_of(desk, day))


def _void(desk: Desk, item: Item) -> str:
    form, why = desk.face.phrase("letter_form", title=item.title), one_line(printable(item.because))
    if why:
        return desk.face.phrase("letter_void_because", form=form, file=item.void, because=why)
    return desk.face.phrase("letter_void", form=form, file=item.void)
