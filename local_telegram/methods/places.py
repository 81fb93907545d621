"""Sending places and contacts."""

from typing import Any

from local_telegram.errors import bad_request
from local_telegram.methods.call import Call

HIGHEST_LATITUDE, HIGHEST_LONGITUDE = 90, 180


def read_location(call: Call) -> dict[str, Any]:
    """Latitude and longitude in degrees. Raises 400 when one is missing or impossible."""
    latitude, longitude = call.args.decimal("latitude"), call.args.decimal("longitude")
    if latitude is None:
        raise bad_request("latitude is empty")
    if longitude is None:
        raise bad_request("longitude is empty")
    if not (abs(latitude) <= HIGHEST_LATITUDE and abs(longitude) <= HIGHEST_LONGITUDE):  # also refuses NaN
        raise bad_request("wrong location specified")
    return {"latitude": latitude, "longitude": longitude}


def send_location(call: Call) -> dict[str, Any]:
    """`sendLocation`."""
    chat = call.writable_chat()
    return call.send(chat, {"location": read_location(call)}).body


def send_venue(call: Call) -> dict[str, Any]:
    """`sendVenue`; the message holds both the venue and its location."""
    chat = call.writable_chat()
    location = read_location(call)
    title, address = call.args.text("title"), call.args.text("address")
    if not title:
        raise bad_request("venue title must be non-empty")
    if not address:
        raise bad_request("venue address must be non-empty")
    venue = {"location": location, "title": title, "address": address}
    return call.send(chat, {"location": location, "venue": venue}).body


def send_contact(call: Call) -> dict[str, Any]:
    """`sendContact`."""
    chat = call.writable_chat()
    contact = {"phone_number": call.args.text("phone_number"), "first_name": call.args.text("first_name")}
    if not all(contact.values()):
        raise bad_request("phone number and first name must be non-empty")
    return call.send(chat, {"contact": contact}).body
