"""What is worked out from the files that come with Wegwijs, kept beside their bytecode so that it is done only once.

It lies in `__pycache__`: whoever may write there may change our code as well, so it is trusted as our code is.
Like bytecode it is made anew when what it was made from changed, and where it cannot be written the next process makes
it again. It costs a second where bytecode costs milliseconds, so it is written also where bytecode is not wanted.
"""

import hashlib
import mmap
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path

DIGEST = 16  # bytes at the beginning that say what it was made from


def compiled(source: Path, made_from: Iterable[Path], make: Callable[[], bytes]) -> memoryview:
    """What `make` gives, from the file of an earlier process where nothing of `made_from` changed since.

    `source` is the module or file that it belongs to. Nothing raises that `make` does not.
    """
    digest = digest_of(made_from)
    kept = _kept(source)
    return _read(kept, digest) or _keep(kept, digest, make())


def digest_of(sources: Iterable[Path]) -> bytes:
    """A name for what stands in these files, in 16 bytes."""
    found = hashlib.blake2b(digest_size=DIGEST)
    for source in sources:
        content = source.read_bytes()
        found.update(f"{source.name} {len(content)}\n".encode() + content)
    return found.digest()


def _kept(source: Path) -> Path:
    return Path(cache_from_source(str(source))).with_suffix(".compiled")


def _read(kept: Path, digest: bytes) -> memoryview | None:
    with suppress(OSError, ValueError), kept.open("rb") as file:
        whole = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        if whole[:DIGEST] == digest:
            return whole[DIGEST:]
    return None


def _keep(kept: Path, digest: bytes, content: bytes) -> memoryview:
    """Another process sees the old file or the new one, never a part."""
    young = kept.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        with young.open("wb") as file:
            file.write(digest + content)
            file.flush()
            os.fsync(file.fileno())
        young.replace(kept)
    with suppress(OSError):
        young.unlink(missing_ok=True)
    return memoryview(content)
