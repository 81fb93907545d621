"""A duty that one process at a time has."""

from typing import IO


class UnreachableError(ConnectionError):
    """PostgreSQL does not answer, so nobody knows whose duty it is."""


class Lock:
    """A duty that is ours, until `release`."""

    def __init__(self, held: IO[bytes] | None) -> None:
        self._held = held

    def still_held(self) -> bool:
        """Whether it is still ours: a file stays locked as long as we live."""
        return True

    def release(self) -> None:
        """Let somebody else have it."""
        if self._held is not None:
            self._held.close()
