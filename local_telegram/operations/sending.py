"""What people send besides text, as operations."""

import base64

from local_telegram import acting
from local_telegram.files import Upload
from local_telegram.operations.asked import Json, someone, told
from local_telegram.world import World

# The smallest picture there is, for whoever sends "a photo" without caring which.
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
NAMES = {"photo": "foto.png", "voice": "bericht.ogg", "sticker": "sticker.webp", "document": "bestand.txt"}
MIMES = {"photo": "image/png", "voice": "audio/ogg", "sticker": "image/webp", "document": "text/plain"}


def send_file(world: World, given: Json) -> Json:
    """`{person, kind, name?, mime?, data? (base64), caption?}` → the message."""
    who = someone(world, given)
    kind = given["kind"]
    data = base64.b64decode(given["data"]) if given.get("data") else PIXEL
    upload = Upload(given.get("name") or NAMES[kind], given.get("mime") or MIMES[kind], data)
    sent = acting.send_file(who, kind, upload, caption=given.get("caption") or "")
    return told(sent)


def send_location(world: World, given: Json) -> Json:
    """`{person, latitude, longitude}` → the message."""
    who = someone(world, given)
    place = {"latitude": float(given["latitude"]), "longitude": float(given["longitude"])}
    return told(acting.write(who, {"location": place}))


def send_contact(world: World, given: Json) -> Json:
    """`{person, phone, name?}` → the message; without a name it is one's own."""
    who = someone(world, given)
    contact = {"phone_number": given["phone"], "first_name": given.get("name") or who.person.first_name}
    if not given.get("name"):
        contact["user_id"] = who.person.id
    return told(acting.write(who, {"contact": contact}))


def send_app_data(world: World, given: Json) -> Json:
    """`{person, button, data}`: a Mini App opened from a reply keyboard sends data."""
    who = someone(world, given)
    news = {"web_app_data": {"data": given["data"], "button_text": given["button"]}}
    return told(acting.write(who, news))
