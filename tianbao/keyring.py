"""The key file of a workspace: a new key, keys of a backup, and the file replaced in one step or not at all."""

import json
import os
import secrets as random
from pathlib import Path
from typing import Any

from templates.codes import Slip
from templates.finding import facts
from templates.slips import AuthorError
from templates.slips import Origin
from tianbao.workspace import INNER
from tianbao.workspace import KEY_FILE
from tianbao.workspace import Workspace

KEPT = ".damaged"


def rotate(workspace: Workspace) -> str:
    """Make a new key the one that signs and return its id; all earlier keys stay and go on verifying.

    AuthorError where the key file is missing or damaged: a new key would hide that the old ones are gone.
    """
    workspace.keys()
    path = key_file(workspace)
    given = json.loads(path.read_text(encoding="utf-8"))
    new = f"k{random.token_hex(3)}"
    while new in given["keys"]:
        new = f"k{random.token_hex(3)}"
    given["keys"][new] = random.token_hex(32)
    _write(path, {**given, "current": new})
    return new


def restore(workspace: Workspace, backup: Path) -> tuple[str, ...]:
    """Add the keys of a backup that are not here and return their ids; the key that signs stays the same.

    A missing or damaged key file is replaced by the backup as a whole; a damaged one is kept beside it. AuthorError
    for a backup that is no key file, and where a key of the same id is another here.
    """
    saved = _read(backup)
    path = key_file(workspace)
    try:
        here = _read(path)
    except AuthorError:
        if path.exists():
            path.replace(path.with_name(path.name + KEPT))
        _write(path, saved)
        return tuple(saved["keys"])
    for key, secret in saved["keys"].items():
        if here["keys"].get(key, secret).lower() != secret.lower():
            raise AuthorError(Slip.KEYS_DIFFER, Origin(), facts(key=key, file=str(backup)))
    added = {key: secret for key, secret in saved["keys"].items() if key not in here["keys"]}
    if added:
        _write(path, {**here, "keys": {**here["keys"], **added}})
    return tuple(added)


def key_file(workspace: Workspace) -> Path:
    """Return where the keys of a workspace lie."""
    return workspace.root / INNER / KEY_FILE


def _read(path: Path) -> dict[str, Any]:
    """Return a key file as it stands; AuthorError for anything else."""
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        known = {key: bytes.fromhex(secret) for key, secret in given["keys"].items()}
        if known[given["current"]] and given["sheet_password"].isascii():
            return dict(given)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass
    raise AuthorError(Slip.KEY_FILE_BROKEN, Origin(), facts(file=str(path)))


def _write(path: Path, given: dict[str, Any]) -> None:
    """Put a key file in place of the old one: on the disk first, then replaced; only its owner may read it."""
    fresh = path.with_name(f".{path.name}.{random.token_hex(4)}.new")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(json.dumps(given, indent=1))
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
