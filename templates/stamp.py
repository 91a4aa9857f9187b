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
    return hmac.new(secret, _bytes(text), hashlib.sha256).hexdigest()


def read_stamp(text: str) -> Stamp:
    """Return the stamp of a text without judging its signature; StampError when it is none."""
    try:
        given = json.loads(text)
        stamp = Stamp(**given)
    except (ValueError, TypeError, RecursionError) as error:  # a thousand opening brackets are no stamp either
        raise StampError(str(error)) from None
    if any(type(value) is not (int if name == "year" else str) for name, value in given.items()):
        raise StampError("types")
    return stamp


def verified(text: str, signed: str, secrets: dict[str, bytes]) -> Stamp:
    """Return the stamp if one of the keys signed this very text; StampError otherwise (``other_key`` or ``forged``)."""
    stamp = read_stamp(text)
    secret = secrets.get(stamp.key)
    if secret is None:
        raise StampError("other_key")
    if not hmac.compare_digest(_bytes(signature(text, secret)), _bytes(signed.strip())):
        raise StampError("forged")
    return stamp


def _bytes(text: str) -> bytes:
    """Return the bytes of any text, even of half a character, such as a hostile workbook may hold."""
    return text.encode("utf-8", "surrogatepass")
