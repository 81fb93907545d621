"""Python looks for cycles of objects that nobody holds; while much is made that stays, that only takes time."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def left_alone() -> Iterator[None]:
    """Do not look for garbage as long as the block lasts; afterwards as before. For what makes many objects to keep."""
    looked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looked:
            gc.enable()
