"""``tianbao status``: every expected return and its state."""

import click

from tianbao.face import Face
from tianbao.face import plain_errors
from tianbao.face import print_json
from tianbao.options import as_json
from tianbao.options import year_option


@click.command("status")
@year_option
@as_json
@click.pass_obj
@plain_errors
def command(face: Face, year: int | None, as_json: bool) -> None:
    """报送情况：应报的每一份现在到了哪一步。

    Every expected return and its state.

    \b
    例 / example:  tianbao -C 2024 status
    """
    from tianbao.desk import desk_of
    from tianbao.reports import status_document
    from tianbao.table import table

    with desk_of(face, year) as desk:
        document = status_document(desk.district())
        titles = {key: form.title.say(face.lang) for key, form in desk.forms.items()}
    if as_json:
        print_json(document)
        return
    rows = document["units"]
    several = len({one["form"] for one in rows}) > 1  # one form alone needs no column of its own
    names = ("unit", "name", *(("form",) if several else ()), "state", "due", "returned", "version", "open")
    shown = [
        {
            "unit": one["unit"],
            "name": one["name"],
            "form": titles.get(one["form"], one["form"]),
            "state": face.phrase(f"state_{one['state']}"),
            "due": one["due"] or "",
            "returned": one["returned_at"] or "",
            "version": str(one["version"] or ""),
            "open": str(one["open_findings"] or ""),
        }
        for one in rows
    ]
    head = [face.phrase(f"status_{name}") for name in names]
    face.show(table(head, [[one[name] for name in names] for one in shown]))
    told = [
        f"{face.phrase('state_' + state)} {count}"
        for state, count in document["totals"].items()
        if state != "expected" and count
    ]
    face.show(face.phrase("status_totals", expected=document["totals"]["expected"], states="，".join(told)))
