"""Phone, mail and website, both ways. Names of contact persons are not taken over."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from social_map.exchange.hsds import ids
from social_map.exchange.hsds.attributes import Thing, each, text

_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_WEB = re.compile(r"[!#-;=?-\[\]_a-z~%]+", re.IGNORECASE)


def write(record: Mapping[str, Any], service: str) -> Thing:
    """The contact fields of a service; what is no address by the rules of HSDS is left for an attribute."""
    found: Thing = {}
    if phone := record.get("phone"):
        found["phones"] = [
            {"id": ids.made("phone", service), "service_id": service, "number": phone, "type": "voice"}
        ]  # fmt: skip
    if (mail := record.get("email")) and _MAIL.fullmatch(mail):
        found["email"] = mail
    if (website := record.get("website")) and is_address(website):
        found["url"] = website
    return found


def is_address(website: str) -> bool:
    """Whether this is a web address as HSDS wants it: a whole URI in plain letters."""
    try:
        parts = urlsplit(website)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and _WEB.fullmatch(website) is not None


def read(service: Mapping[str, Any]) -> dict[str, Any]:
    """Phone, mail and website: of the service first, then of who is named with it, then of the organisation."""
    spoken = list(_who_speaks(service))
    phones = (text(phone, "number") for thing in spoken for phone in each(thing, "phones"))
    mails = (text(thing, "email") for thing in spoken)
    sites = (site for thing in spoken for site in _sites(thing))
    return {
        "phone": next((each.strip('"') for each in phones if each), None),
        "email": next(filter(None, mails), None),
        "website": next(filter(None, sites), None),
    }


def _who_speaks(service: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    organisation = service.get("organization")
    yield service
    yield from each(service, "contacts")
    for at in each(service, "service_at_locations"):
        yield from _with_contacts(at)
        if isinstance(at.get("location"), dict):
            yield from _with_contacts(at["location"])
    if isinstance(organisation, dict):
        yield from _with_contacts(organisation)


def _with_contacts(thing: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    return [{**thing, "url": None}, *each(thing, "contacts")]  # the address of a building is not that of a service


def _sites(thing: Mapping[str, Any]) -> Iterable[str | None]:
    yield text(thing, "url")
    yield text(thing, "website")
    for site in (*each(thing, "additional_urls"), *each(thing, "additional_websites")):
        yield text(site, "url")
