"""Locks on open files that end with the process that holds them, however it ends."""

import sys

if sys.platform != "win32":
    import fcntl


def locked(handle: int, *, wait: bool) -> bool:
    """Lock an open file or folder as one's own; without waiting, False where another run has it.

    Windows needs none of it (an open file can be neither removed nor replaced), and a disk without locks has none.
    """
    if sys.platform != "win32":
        try:
            fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True
    return True
