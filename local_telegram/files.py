"""Files that were sent, by bots and by people; all in memory."""

import hashlib
import mimetypes
import struct
from dataclasses import dataclass
from typing import Any

from local_telegram.errors import bad_request

DOWNLOAD_LIMIT = 20 * 1024 * 1024
UPLOAD_LIMIT = 50 * 1024 * 1024
PHOTO_LIMIT = 10 * 1024 * 1024
SIDES_LIMIT = 10_000
RATIO_LIMIT = 20
FOLDERS = {"photo": "photos", "voice": "voice", "sticker": "stickers", "document": "documents"}
JPEG_FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came in with a call."""

    name: str
    mime: str
    data: bytes


@dataclass(frozen=True, slots=True)
class File:
    """A file that Telegram keeps: under `id` for bots, under `path` for downloads."""

    id: str
    unique_id: str
    path: str
    name: str
    mime: str
    data: bytes

    def as_json(self) -> dict[str, Any]:
        """The fields every kind of attachment has."""
        return {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": len(self.data)}


class Files:
    """The store of files."""

    def __init__(self) -> None:
        self._by_id: dict[str, File] = {}
        self._by_path: dict[str, File] = {}

    def keep(self, upload: Upload, kind: str) -> File:
        """Store a file; the same bytes sent twice share their `file_unique_id`, as at Telegram."""
        if len(upload.data) > UPLOAD_LIMIT:
            raise bad_request("file is too big")
        number = len(self._by_id) + 1
        digest = hashlib.sha256(upload.data).hexdigest()[:15]
        mime = upload.mime or mimetypes.guess_type(upload.name)[0] or "application/octet-stream"
        extension = mimetypes.guess_extension(mime) or ""
        path = f"{FOLDERS.get(kind, 'documents')}/file_{number}{extension}"
        file = File(f"local-{kind}-{number}-{digest}", digest, path, upload.name, mime, upload.data)
        self._by_id[file.id] = self._by_path[path] = file
        return file

    def find(self, file_id: str) -> File:
        """The file with this id. Raises 400 when there is none."""
        if found := self._by_id.get(file_id):
            return found
        raise bad_request("wrong file identifier/HTTP URL specified")

    def at(self, path: str) -> File | None:
        """The file a bot may download under this path."""
        return self._by_path.get(path)


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG, GIF or JPEG; None for anything else."""
    try:
        if data[:8] == b"\x89PNG\r\n\x1a\n":
            return struct.unpack_from(">II", data, 16)
        if data[:4] == b"GIF8":
            return struct.unpack_from("<HH", data, 6)
        return _jpeg_size(data) if data[:2] == b"\xff\xd8" else None
    except (struct.error, IndexError):
        return None


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Walk from marker to marker until the one that begins the frame."""
    at = 2
    while data[at + 1] not in JPEG_FRAMES:
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
    height, width = struct.unpack_from(">HH", data, at + 5)
    return width, height


def check_photo(data: bytes) -> tuple[int, int]:
    """The size of a photo that Telegram accepts. Raises 400 for what it refuses."""
    size = picture_size(data)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if len(data) > PHOTO_LIMIT:
        raise bad_request(f"file of size {len(data)} bytes is too big for a photo; "
                          f"the maximum size is {PHOTO_LIMIT} bytes")  # fmt: skip
    if sum(size) > SIDES_LIMIT or max(size) > RATIO_LIMIT * max(1, min(size)):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return size
