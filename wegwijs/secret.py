"""The secret of a house: 32 random bytes in a file that only its user can read, never in the database."""

import base64
import binascii
import os
import stat
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

from foundation.refusals import Refusal

SIZE = 32


class SecretUnusable(Refusal):
    """The secret file cannot be read, or does not hold 32 bytes in base64."""


def read_or_make(path: Path) -> bytes:
    """The secret in this file; made on first use, mode 0600, by one of the processes that ask at the same time."""
    if not path.exists():
        _make(path)
    return read(path)


def read(path: Path) -> bytes:
    """The secret in this file, which must be there. `SecretUnusable` where it is missing or damaged."""
    try:
        secret = base64.b64decode(path.read_bytes().strip(), validate=True)
    except (OSError, binascii.Error) as trouble:
        raise SecretUnusable(file=str(path)) from trouble
    if len(secret) != SIZE:
        raise SecretUnusable(file=str(path))
    return secret


def is_private(path: Path) -> bool:
    """Whether nobody but its user can read the file."""
    return not stat.S_IMODE(path.stat().st_mode) & 0o077


def derive(secret: bytes, purpose: str, *, salt: bytes | None = None) -> bytes:
    """A key of 32 bytes for one purpose (HKDF-SHA256), so that no two uses share a key."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), SIZE, salt=salt, info=f"wegwijs {purpose}".encode()).derive(secret)


def _make(path: Path) -> None:
    """Write it beside its place and link it there: nobody ever reads half a secret, and the first one stays."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = mkstemp(dir=path.parent, prefix=".secret-")  # mkstemp makes it with mode 0600
    with os.fdopen(handle, "wb") as fresh:
        fresh.write(base64.b64encode(os.urandom(SIZE)) + b"\n")
        fresh.flush()
        os.fsync(fresh.fileno())
    with suppress(FileExistsError):
        os.link(name, path)
    Path(name).unlink()
