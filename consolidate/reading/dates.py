"""Serial numbers and ISO texts to dates as they are written: ``2024-01-16``, ``2024-01-16 09:30:00``, ``09:30:00``."""

import re
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from decimal import ROUND_HALF_EVEN
from decimal import Decimal

DAY = 24 * 60 * 60 * 1000
EPOCH, EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - a cell knows no time zone
NEVER = 60  # 1900-02-29, a day that Excel counts and that never was
LAST = {False: 2958466, True: 2957004}  # the first serial of the year 10000
_ISO = re.compile(r"(?:\d{4}-\d{2}-\d{2})?T?(?:\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)?Z?")


def date_of(serial: Decimal, *, date1904: bool) -> str | None:
    """Return what a serial number stands for, to the millisecond; None where there is no such day."""
    if not 0 <= serial < LAST[date1904]:
        return None
    day = int(serial)
    milliseconds = int(((serial - day) * DAY).quantize(Decimal(1), ROUND_HALF_EVEN))
    if day == NEVER and not date1904:
        return None
    if 0 <= serial < 1 and milliseconds < DAY:
        return written(EPOCH + timedelta(milliseconds=milliseconds), clock=True)
    if not date1904 and 0 < serial < NEVER:
        day += 1
    try:
        moment = (EPOCH_1904 if date1904 else EPOCH) + timedelta(days=day, milliseconds=milliseconds)
    except OverflowError:
        return None
    return written(moment)


def span_of(serial: Decimal) -> str:
    """Return a length of time in hours: 1.5 days are ``36:00:00``."""
    seconds = int((abs(serial) * DAY / 1000).quantize(Decimal(1), ROUND_HALF_EVEN))
    hours, rest = divmod(seconds, 3600)
    return f"{'-' if serial < 0 else ''}{hours}:{rest // 60:02}:{rest % 60:02}"


def iso_of(text: str) -> str | None:
    """Return a cell's ISO text as dates are written here; None when it is none."""
    if not text or not _ISO.fullmatch(text):
        return None
    bare = text.removesuffix("Z")
    try:
        if "-" not in bare:
            return written(datetime.combine(date.min, time.fromisoformat(bare)), clock=True)
        return written(datetime.fromisoformat(bare))
    except ValueError:
        return None


def written(moment: datetime, *, clock: bool = False) -> str:
    """Return a moment as text: its time alone, its day alone at midnight, or both."""
    if clock:
        return moment.time().isoformat()
    return moment.date().isoformat() if moment.time() == time(0) else moment.isoformat(sep=" ")
