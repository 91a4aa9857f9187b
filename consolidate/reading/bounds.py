"""How much of the machine one file may have: memory and processor seconds, where the system has such bounds."""

import sys

MEMORY = 512 * 1024 * 1024
SECONDS = 10  # of the processor, for each file
NO_FILES = 0  # a child writes none

if sys.platform == "win32":  # there the parent's clock is the only bound

    def bound_memory() -> None:
        """Do nothing: this system has no such bound."""

    def allow_seconds() -> None:
        """Do nothing: this system has no such bound."""

else:
    import resource
    from math import ceil

    def bound_memory() -> None:
        """Hold this process to its memory, to no files written and to no dump of its memory."""
        _lower(resource.RLIMIT_AS, MEMORY)
        _lower(resource.RLIMIT_FSIZE, NO_FILES)
        _lower(resource.RLIMIT_CORE, NO_FILES)

    def allow_seconds() -> None:
        """Let this process have its seconds once more, counted from now: one file's share."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        until = ceil(used.ru_utime + used.ru_stime) + SECONDS
        resource.setrlimit(resource.RLIMIT_CPU, (until if most == resource.RLIM_INFINITY else min(until, most), most))

    def _lower(which: int, limit: int) -> None:
        """Lower a bound; one that is lower already stays."""
        _, most = resource.getrlimit(which)
        limit = limit if most == resource.RLIM_INFINITY else min(limit, most)
        resource.setrlimit(which, (limit, most))
