"""``tianbao keys``: which keys sign and verify the workbooks; a new one, or those of a backup."""

from pathlib import Path

import click

from tianbao.face import NEEDS_A_PERSON
from tianbao.face import Face
from tianbao.face import plain_errors
from tianbao.face import print_json
from tianbao.options import as_json


@click.command("keys")
@click.option("--rotate", is_flag=True, help="换一把新密钥签发，旧的仍可核对 / a new key signs, old ones stay valid")
@click.option(
    "--restore",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="从 keys.json 的备份恢复缺失的密钥 / add the keys of a backup",
)
@as_json
@click.pass_context
@plain_errors
def command(context: click.Context, rotate: bool, restore: Path | None, as_json: bool) -> None:
    """签发和核对工作簿的密钥：哪把在用，各签发了几份，有没有缺失。

    The keys that sign and verify workbooks: which is in use, how many issues each signed, whether one is lost.

    \b
    例 / example:  tianbao -C 2024 keys
    """
    from tianbao.desk import desk_of
    from tianbao.keyring import restore as restored_from
    from tianbao.keyring import rotate as rotated
    from tianbao.workspace import Workspace

    if rotate and restore:
        raise click.UsageError("--rotate / --restore")
    face: Face = context.obj
    workspace = Workspace.open(face.folder)
    added = restored_from(workspace, restore) if restore else (rotated(workspace),) if rotate else ()
    with desk_of(face) as desk:
        signed = desk.ledger.signed_by()
        keys = desk.keys
    rows = [
        {
            "key": key,
            "state": "current" if key == keys.current else "old" if key in keys.secrets else "lost",
            "issues": signed.get(key, 0),
        }
        for key in dict.fromkeys((*keys.secrets, *sorted(signed)))
    ]
    if rotate:
        face.say("keys_rotated", signer=added[0])
    elif restore:
        face.say("keys_restored" if added else "keys_nothing_new", count=len(added), keys="、".join(added))
    _show(face, rows, added, as_json=as_json)
    lost = sum(int(one["issues"]) for one in rows if one["state"] == "lost")
    if lost:
        face.say("keys_lost_told", issues=lost)
        context.exit(NEEDS_A_PERSON)


def _show(face: Face, rows: list[dict[str, str | int]], added: tuple[str, ...], *, as_json: bool) -> None:
    from tianbao.table import table

    if as_json:
        print_json({"keys": rows, "added": list(added)})
        return
    head = [face.phrase(f"keys_{name}") for name in ("key", "state", "issues")]
    face.show(table(head, [[str(one["key"]), face.phrase(f"keys_{one['state']}"), str(one["issues"])] for one in rows]))
