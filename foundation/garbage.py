"""Python looks for cycles of objects that nobody holds; while much is made that stays, that only takes time."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

YOUNG = 50_000  # objects made before the young ones are looked through
OLDER, OLDEST = 20, 50  # how often that is before the older ones are
_settled = Event()


@contextmanager
def left_alone() -> Iterator[None]:
    """Do not look for garbage as long as the block lasts; afterwards as before. For what makes many objects to keep."""
    looked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looked:
            _take_for_old()
            gc.enable()


def _take_for_old() -> None:
    """Let what was made be looked through when the old is, not at once.

    Not once things have settled: to thaw would undo that, and not to thaw would keep every cycle of that moment. And
    nobody asks how much is frozen: counting it takes longer than looking through it.
    """
    if not _settled.is_set():
        gc.freeze()
        gc.unfreeze()


def seldom() -> None:
    """Look for garbage less often: among what a start makes, all of which stays, it took a fifth of the start."""
    gc.set_threshold(YOUNG, OLDER, OLDEST)


def wait() -> None:
    """Do not look for garbage until things `settle`."""
    gc.disable()


def settle() -> None:
    """Take what is here for lasting. Looking through the map again and again took a fifteenth of the processor."""
    _settled.set()
    gc.freeze()
    seldom()
    gc.enable()
