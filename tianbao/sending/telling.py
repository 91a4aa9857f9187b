"""What a distribution, a round of reminders and the register look like on the screen."""

from typing import Any

from tianbao.desk import Desk
from tianbao.table import printable
from tianbao.table import table

COLUMNS = ("sent_at", "unit", "name", "form", "kind", "channel", "recipient", "file")


def tell_distributed(desk: Desk, document: dict[str, Any]) -> None:
    """Print the files, then say how many went out, were left alone, and who was not reached."""
    face, handed = desk.face, document["handed"]
    _files(desk, document)
    _failures(desk, document)
    if not any((handed, document["kept"], document["returned"], document["failed"])):
        face.say("distribute_nothing_feedback" if document["kind"] == "feedback" else "distribute_nothing")
        return
    face.say("distribute_done", handed=len(handed), units=len({one["unit"] for one in handed}), kept=document["kept"])
    if document["drafts"]:
        face.say("distribute_kept_draft", count=document["drafts"])
    elif document["kept"] and not handed:
        face.say("distribute_kept_again")
    if document["returned"]:
        face.say("distribute_returned", count=document["returned"])
    _how(desk, document)


def tell_reminded(desk: Desk, document: dict[str, Any], days: int) -> None:
    """Print the files, then say how many were reminded, and who was not reached."""
    face, handed = desk.face, document["handed"]
    _files(desk, document)
    _failures(desk, document)
    if not any((handed, document["today"], document["failed"])):
        if not desk.rules.due:
            face.say("remind_no_due", year=desk.year)
        else:
            face.say("remind_nothing_days" if days else "remind_nothing", days=days)
        return
    face.say("remind_done", letters=document["units"], count=len(handed))
    if document["today"]:
        face.say("remind_today", count=document["today"])
    papers = {one["unit"] for one in handed if one["channel"] == "docx"}
    for one in document["paper_instead"]:
        face.say("remind_paper_instead", **{key: printable(one[key]) for key in ("unit", "name", "email")})
    without = papers - {one["unit"] for one in document["paper_instead"]}
    if without and document["channel"] != "docx":
        face.say("remind_paper", count=len(without))
    _how(desk, document)


def tell_register(desk: Desk, document: dict[str, Any]) -> None:
    """Print the register as a table, oldest first."""
    face = desk.face
    if not document["sendings"]:
        face.show(face.phrase("list_none", year=desk.year))
        return
    titles = {key: form.title.say(face.lang) for key, form in desk.forms.items()}
    rows = [
        one
        | {
            "name": one["name"] or "",
            "form": titles.get(one["form"], one["form"]),
            "kind": face.phrase(f"kind_sending_{one['kind']}"),
            "channel": face.phrase(f"channel_{one['channel']}"),
            "file": one["file"].rpartition("/")[2],
        }
        for one in document["sendings"]
    ]
    head = [face.phrase(f"list_{name}") for name in COLUMNS]
    face.show(table(head, [[row[name] for name in COLUMNS] for row in rows]))


def _files(desk: Desk, document: dict[str, Any]) -> None:
    for file in document["files"]:
        desk.face.show(file)


def _how(desk: Desk, document: dict[str, Any]) -> None:
    """Say what to do with drafts, and that a server without encryption was used."""
    drafts = [one["file"] for one in document["handed"] if one["channel"] == "eml"]
    if drafts:
        desk.face.say("distribute_drafts", folder=drafts[0].rpartition("/")[0])
    mail = desk.rules.mail
    if document["channel"] == "smtp" and document["handed"] and mail is not None and mail.security == "none":
        desk.face.say("sending_plain")


def _failures(desk: Desk, document: dict[str, Any]) -> None:
    for one in document["failed"]:
        desk.face.say("sending_failed", unit=one["unit"], name=printable(one["name"]), why=printable(one["message"]))
    missed = {one["unit"] for one in document["failed"] if one["reason"] != "some_refused"}
    if missed:
        key = "sending_failed_again" if document["again"] else "sending_failed_count"
        desk.face.say(key, count=len(missed))
