"""What the process that reads a file of others may use. Where a system has no such limits, the clock still holds."""

import csv
import sys
from contextlib import suppress

MEGABYTE = 1_000_000
MEMORY = 1_000 * MEGABYTE  # address space, a third of it taken by the interpreter and its libraries
SECONDS, SECONDS_PER_MEGABYTE = 2.0, 1.0
OPEN_FILES = 64
CELL = 200_000  # letters


def seconds_for(size: int) -> float:
    """Processor time for a file of this many bytes: a small one that takes longer is up to something."""
    return SECONDS + SECONDS_PER_MEGABYTE * size / MEGABYTE


def apply(size: int) -> None:
    """From here on this process gets no more memory, time or open files, and no byte in any file."""
    csv.field_size_limit(CELL)
    if sys.platform == "win32":
        return
    import resource

    seconds = round(seconds_for(size) + 0.5)
    wanted = {
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: OPEN_FILES,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in wanted.items():
        with suppress(ValueError, OSError):  # macOS knows no limit on address space
            resource.setrlimit(kind, (most, most))
