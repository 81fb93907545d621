"""What tells two listings apart or together: names, place, telephone and web address, in forms that can be compared."""

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from foundation.language import data
from social_map import fields
from social_map.models import Listing
from social_map.text import fold, stem, words

HERE = "social_map.duplicates"


@dataclass(frozen=True, slots=True)
class Card:
    """A listing, or a row of a file, as it is compared. Empty text and None: not known. `title` holds stems."""

    key: Hashable
    source: str
    title: str
    stems: frozenset[str]
    organisation: str = ""
    place: str = ""
    neighbourhood: str = ""
    postcode: str = ""
    street: str = ""
    venue: str = ""
    lat: float | None = None
    lon: float | None = None
    phone: str = ""
    email: str = ""
    domain: str = ""
    days: frozenset[str] = frozenset()


def of_listing(listing: Listing, municipality: str) -> Card:
    """The card of a listing on the map; its key is the listing's id."""
    facts = {name: fields.get(listing, name) for name in (*_TEXTS, "title", "lat", "lon", "schedule")}
    return of_facts(listing.id, listing.source, {**facts, "municipality": municipality})


_TEXTS = ("organisation_name", "neighbourhood", "postcode", "street", "venue", "phone", "email", "website")


def of_facts(key: Hashable, source: str, facts: Mapping[str, Any]) -> Card:
    """The card of facts named as in `social_map.fields`, with the municipality by name."""
    text = {name: str(facts.get(name) or "") for name in (*_TEXTS, "municipality", "title")}
    stems = _stems(
        text["title"], " ".join(text[name] for name in ("organisation_name", "venue", "neighbourhood", "municipality"))
    )
    return Card(
        key=key, source=source, title=" ".join(sorted(stems)), stems=stems,
        organisation=" ".join(_telling(text["organisation_name"])), place=fold(text["municipality"]).strip(),
        neighbourhood=fold(text["neighbourhood"]).strip(), postcode=re.sub(r"\s", "", text["postcode"]).upper(),
        street=" ".join(words(text["street"])), venue=" ".join(_telling(text["venue"])),
        lat=facts.get("lat"), lon=facts.get("lon"), phone=phone(text["phone"]), email=text["email"].strip().lower(),
        domain=domain(text["website"]),
        days=frozenset(row["day"] for row in facts.get("schedule") or () if row.get("day")),
    )  # fmt: skip


def _stems(title: str, beside: str) -> frozenset[str]:
    """The stems of a title without those that only say who and where, unless nothing is left then."""
    own, other = {stem(word) for word in _telling(title)}, {stem(word) for word in words(beside)}
    return frozenset(own - other or own)


def _telling(text: str) -> list[str]:
    return [word for word in words(text) if word not in data.words(HERE, "small_words.txt")] or words(text)


@lru_cache(maxsize=50_000)
def phone(text: str) -> str:
    """A number as +31…, however it was written; "" for what is none."""
    import phonenumbers  # its numbering plans are large

    try:
        return phonenumbers.format_number(phonenumbers.parse(text, "NL"), phonenumbers.PhoneNumberFormat.E164)
    except phonenumbers.NumberParseException:
        return ""


def domain(website: str) -> str:
    """The name of a website without www; "" for none, and for places where everybody has a page."""
    try:
        host = urlsplit(website if "://" in website else f"//{website}").hostname or ""
    except ValueError:  # "https://[…" is no address, and must not stop a whole list
        return ""
    name = host.removeprefix("www.")
    return "" if name in data.words(HERE, "shared_sites.txt") or "." not in name else name
