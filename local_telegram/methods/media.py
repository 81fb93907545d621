"""Sending photos, documents and albums, and fetching files."""

from typing import Any

from local_telegram import texts
from local_telegram.arguments import Arguments
from local_telegram.errors import bad_request
from local_telegram.files import DOWNLOAD_LIMIT, File, Upload
from local_telegram.methods.call import Call
from local_telegram.pictures import check_photo, picture_size
from local_telegram.world import World

MOST_IN_ALBUM = 10
ALBUM_KINDS = {"photo", "document"}
Part = dict[str, Any]


def _file(world: World, args: Arguments, field: str, reference: str, kind: str) -> File:
    """The file that a field holds: uploaded under its own name, by `attach://`, or sent before."""
    upload = args.upload(reference) if reference else args.uploads.get(field)
    if upload is None:
        if not reference or reference.startswith("attach://"):
            raise bad_request(f"there is no {kind} in the request")
        return world.files.find(reference)
    if not upload.data:
        raise bad_request("file must be non-empty")
    if kind == "photo":
        check_photo(upload.data)
    return world.files.keep(upload, kind)


def photo_sizes(file: File) -> list[Part]:
    """A photo as Telegram shows it: a small one and the whole one."""
    width, height = picture_size(file.data) or (1, 1)
    scale = min(1, 90 / max(width, height))
    small = {"width": max(1, round(width * scale)), "height": max(1, round(height * scale))}
    whole = file.as_json() | {"width": width, "height": height}
    if scale == 1:
        return [whole]
    return [whole | small | {"file_unique_id": f"{file.unique_id}s"}, whole]


def attachment(file: File, kind: str) -> Part:
    """The field of a message that holds this file."""
    if kind == "photo":
        return {"photo": photo_sizes(file)}
    return {"document": {"file_name": file.name, "mime_type": file.mime} | file.as_json()}


def _caption(args: Arguments) -> Part:
    entities = args.items("caption_entities", "caption entities") if "caption_entities" in args.values else None
    return texts.caption(args.text("caption"), args.text("parse_mode"), entities)


def _spoiler(args: Arguments) -> Part:
    return {"has_media_spoiler": True} if args.flag("has_spoiler") else {}


def _send(call: Call, kind: str) -> Part:
    chat = call.writable_chat()
    caption = _caption(call.args)
    file = _file(call.world, call.args, kind, call.args.text(kind), kind)
    return call.send(chat, attachment(file, kind) | caption | _spoiler(call.args)).body


def send_photo(call: Call) -> Part:
    """`sendPhoto`."""
    return _send(call, "photo")


def send_document(call: Call) -> Part:
    """`sendDocument`."""
    return _send(call, "document")


def read_media(call: Call, media: Any) -> Part:
    """The content of one InputMedia. Raises 400 for a kind this server does not know."""
    if not isinstance(media, dict) or media.get("type") not in ALBUM_KINDS:
        raise bad_request("can't parse InputMedia: type must be photo or document")
    kind = media["type"]
    inner = Arguments(media, call.args.uploads)
    caption = _caption(inner)
    file = _file(call.world, inner, kind, inner.text("media"), kind)
    return attachment(file, kind) | caption | _spoiler(inner)


def send_media_group(call: Call) -> list[Part]:
    """`sendMediaGroup`: photos together or documents together."""
    chat = call.writable_chat()
    media = call.args.items("media", "media JSON object")
    if not media:
        raise bad_request("there are no messages to send")
    if len(media) > MOST_IN_ALBUM:
        raise bad_request("too many messages to send as an album")
    if len({m.get("type") for m in media if isinstance(m, dict)}) > 1:
        raise bad_request("document can't be mixed with other media types")
    parts = [read_media(call, m) for m in media]
    group = {"media_group_id": str(13_000_000_000_000_000 + call.world.number())}
    return [call.send(chat, part, extra=group).body for part in parts]


def get_file(call: Call) -> Part:
    """`getFile`: where a file of at most 20 MB can be downloaded."""
    file_id = call.args.text("file_id")
    file = call.world.files.find(file_id)
    if len(file.data) > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return file.as_json() | {"file_path": file.path}


def keep_upload(world: World, upload: Upload, kind: str) -> Part:
    """What a person sends from the phone: the field of the message that holds it."""
    file = world.files.keep(upload, kind)
    if kind == "voice":
        return {"voice": file.as_json() | {"duration": 3, "mime_type": file.mime}}
    if kind == "sticker":
        about = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        return {"sticker": file.as_json() | about | {"emoji": "👍"}}
    return attachment(file, kind)
