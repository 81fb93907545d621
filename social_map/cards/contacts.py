"""Which contact data of a listing who may see: the one rule of visibility (DESIGN §4)."""

from collections.abc import Iterator

from foundation.language import guard
from social_map.models import Listing

HIDDEN = "…"


def seen_by_everybody(listing: Listing) -> list[str]:
    """The contact data that may stand on paper: name, phone, mail, website, as far as each is public."""
    return [value for value, seen in contacts(listing) if value and seen == "public"]


def seen_by_coaches(listing: Listing) -> list[str]:
    """What coaches see: also what is for coaches only."""
    return [value for value, seen in contacts(listing) if value and seen in ("public", "coaches")]


def contacts(listing: Listing) -> Iterator[tuple[str | None, str]]:
    """Each contact with its visibility; a name is as visible as the number it goes with, else the address."""
    yield listing.contact_name, listing.phone_visibility if listing.phone else listing.email_visibility
    yield listing.phone, listing.phone_visibility
    yield listing.email, listing.email_visibility
    yield listing.website, listing.website_visibility


def without_hidden(listing: Listing, text: str) -> str:
    """A text of the listing without phone numbers and mail addresses that are not public, and without hidden names."""
    public = {_bare(value) for value in seen_by_everybody(listing)}
    for finding in reversed(guard.find(text, "search")):
        if _bare(text[finding.start : finding.end]) not in public:
            text = text[: finding.start] + HIDDEN + text[finding.end :]
    hidden = [value for value, seen in contacts(listing) if value and seen != "public"]
    for value in hidden:
        text = text.replace(value, HIDDEN)
    return text


def _bare(value: str) -> str:
    """A number or address without what people put between its parts."""
    return (
        "".join(char for char in value.casefold() if char.isalnum()).removeprefix("0031").removeprefix("31").lstrip("0")
    )
