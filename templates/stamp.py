"""The stamp inside a workbook: which form, unit, year and issue it is, signed so that it can be trusted on return."""

import hashlib
import hmac
import json
from dataclasses import asdict
from dataclasses import dataclass

SHEET = "_tianbao"
PROPERTY = "tianbao"
STAMP_CELL = "A1"
SIGNATURE_CELL = "A2"


@dataclass(frozen=True, slots=True)
class Stamp:
    """Identity of one issued workbook; ``digest`` is the layout's, ``key`` the id of the key that signed it."""

    form: str
    version: str
    unit: str
    year: int
    issue: str
    digest: str
    key: str


class StampError(ValueError):
    """The text is no stamp, or its signature does not fit."""


def stamp_text(stamp: Stamp) -> str:
    """Return the canonical JSON of a stamp, the bytes that are signed."""
    return json.dumps(asdict(stamp), ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def signature(text: str, secret: bytes) -> str:
    """Return the HMAC-SHA-256 of a stamp text as hex."""
    return hmac.new(secret, text.encode(), hashlib.sha256).hexdigest()


def read_stamp(text: str) -> Stamp:
    """Return the stamp of a text without judging its signature; StampError when it is none."""
    try:
        given = json.loads(text)
        stamp = Stamp(**given)
    except (ValueError, TypeError) as error:
        raise StampError(str(error)) from None
    if not isinstance(stamp.year, int) or not all(isinstance(v, str) for k, v in given.items() if k != "year"):
        raise StampError("types")
    return stamp


def verified(text: str, signed: str, secrets: dict[str, bytes]) -> Stamp:
    """Return the stamp if one of the keys signed this very text; StampError otherwise (``other_key`` or ``forged``)."""
    stamp = read_stamp(text)
    secret = secrets.get(stamp.key)
    if secret is None:
        raise StampError("other_key")
    if not hmac.compare_digest(signature(text, secret), signed.strip()):
        raise StampError("forged")
    return stamp
