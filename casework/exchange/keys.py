"""The keys of the source: kept only as HMAC with the secret of the house, apart for each organisation."""

import csv
import hashlib
import hmac
import os
from collections.abc import Iterable
from pathlib import Path

from foundation.refusals import Refusal


class Keys:
    """Hashes the keys of one organisation. The same key of another organisation or kind hashes differently."""

    def __init__(self, secret: bytes, organisation: str) -> None:
        self._secret, self._organisation = secret, organisation
        self._known: dict[tuple[str, str], str] = {}

    def hashed(self, kind: str, key: str) -> str:
        """The 64 characters under which a key of this kind (client, trajectory, session …) is stored."""
        known = self._known.get((kind, key))
        if known is None:
            message = f"casework\x1f{self._organisation}\x1f{kind}\x1f{key}".encode()
            known = hmac.new(self._secret, message, hashlib.sha256).hexdigest()
            self._known[kind, key] = known
        return known


class AlreadyThere(Refusal):
    """A file that would be written is there already. `path`."""


def write(file: Path, names: Iterable[tuple[str, str]]) -> None:
    """Write source key → code name, readable by the owner only. AlreadyThere: it is written once."""
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as there:
        raise AlreadyThere(path=str(file)) from there
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines)
        table.writerow(("client", "code_name"))
        table.writerows(names)
