"""Which pictures Telegram takes as a photo, and how large they are."""

import struct

from local_telegram.errors import bad_request

PHOTO_LIMIT = 10 * 1024 * 1024
SIDES_LIMIT = 10_000
RATIO_LIMIT = 20
JPEG_FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


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
