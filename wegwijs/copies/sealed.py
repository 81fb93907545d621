"""A file that only the house with the right secret can read, and that cannot be cut short or changed unseen.

Layout: MAGIC, 16 bytes salt, 16 bytes proof of the key, then pieces of 4 bytes length and AES-256-GCM text. The key is
of this file alone (HKDF over the secret and the salt); a piece's nonce holds its number and whether it is the last.
"""

import hmac
import io
import os
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from foundation.refusals import Refusal
from wegwijs.secret import derive

MAGIC = b"WEGWIJS BACKUP 1\n"
PIECE = 256 * 1024
_SALT = _PROOF = 16
_TAG = 16
_LENGTH = 4


class NotABackup(Refusal):
    """The file is something else."""


class BackupOfAnotherHouse(Refusal):
    """The secret is not the one the backup was locked with."""


class BackupDamaged(Refusal):
    """The backup is cut short or was changed."""


class Sealer(io.RawIOBase):
    """Write to it; `close` ends the sealed text (but leaves the file below open)."""

    def __init__(self, below: BinaryIO, secret: bytes) -> None:
        salt = os.urandom(_SALT)
        key = derive(secret, "backup", salt=salt)
        self._header = MAGIC + salt + _proof(key)
        self._below = below
        self._cipher = AESGCM(key)
        self._waiting = bytearray()
        self._number = 0
        below.write(self._header)

    def writable(self) -> bool:
        """It is for writing."""
        return True

    def write(self, data: "bytes | bytearray | memoryview") -> int:  # type: ignore[override]  # all that gzip hands in
        """Take these bytes."""
        self._waiting += data
        while len(self._waiting) > PIECE:
            self._seal(bytes(self._waiting[:PIECE]), last=False)
            del self._waiting[:PIECE]
        return len(data)

    def close(self) -> None:
        """Seal what is left, as the last piece."""
        if not self.closed:
            self._seal(bytes(self._waiting), last=True)
        super().close()

    def _seal(self, plain: bytes, *, last: bool) -> None:
        text = self._cipher.encrypt(_nonce(self._number, last=last), plain, self._header)
        self._below.write(len(text).to_bytes(_LENGTH, "big") + text)
        self._number += 1


class Opener(io.RawIOBase):
    """Read from it. `NotABackup`, `BackupOfAnotherHouse` or `BackupDamaged` as soon as it shows."""

    def __init__(self, below: BinaryIO, secret: bytes) -> None:
        self._header = below.read(len(MAGIC) + _SALT + _PROOF)
        if not self._header.startswith(MAGIC):
            raise NotABackup
        key = derive(secret, "backup", salt=self._header[len(MAGIC) : len(MAGIC) + _SALT])
        if len(self._header) < len(MAGIC) + _SALT + _PROOF:
            raise BackupDamaged
        if not hmac.compare_digest(self._header[-_PROOF:], _proof(key)):
            raise BackupOfAnotherHouse
        self._below = below
        self._cipher = AESGCM(key)
        self._opened = memoryview(b"")
        self._number = 0
        self._ended = False

    def readable(self) -> bool:
        """It is for reading."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]  # all that a reader hands in
        """Fill the buffer with opened bytes; 0 only at the true end."""
        while not self._opened and not self._ended:
            self._open_next()
        taken = min(len(buffer), len(self._opened))
        buffer[:taken] = self._opened[:taken]
        self._opened = self._opened[taken:]
        return taken

    def _open_next(self) -> None:
        length = int.from_bytes(self._below.read(_LENGTH), "big")
        if not _TAG <= length <= PIECE + _TAG:
            raise BackupDamaged
        text = self._below.read(length)
        for last in (False, True):
            try:
                self._opened = memoryview(self._cipher.decrypt(_nonce(self._number, last=last), text, self._header))
            except InvalidTag:
                continue
            self._number += 1
            self._ended = last
            return self._check_end()
        raise BackupDamaged

    def _check_end(self) -> None:
        if self._ended and self._below.read(1):
            raise BackupDamaged


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _proof(key: bytes) -> bytes:
    return hmac.digest(key, b"this is the key", "sha256")[:_PROOF]
