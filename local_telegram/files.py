"""Files that were sent, by bots and by people; all in memory."""

import hashlib
import mimetypes
from dataclasses import dataclass
from typing import Any

from local_telegram.errors import bad_request

DOWNLOAD_LIMIT = 20 * 1024 * 1024
UPLOAD_LIMIT = 50 * 1024 * 1024
FOLDERS = {"photo": "photos", "voice": "voice", "sticker": "stickers", "document": "documents"}


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
