"""The token in a form: it was made by our page, for this link, and shows what stood there when it was made.

A tap on a page that lay open while the listing changed would confirm what nobody saw: its seal no longer fits.
"""

import hashlib
import hmac
from collections.abc import Iterable

from social_map import fields
from social_map.models import Listing

SHOWN = (
    "title", "description", "venue", "street", "cost_cents", "cost_text", "status", "capacity", "schedule",
)  # fmt: skip


def of(secret: bytes, link: str, about: Iterable[Listing] | str) -> str:
    """The seal of a link's form about these listings as they are now, or about a name."""
    what = about if isinstance(about, str) else repr([(one.public_id, _facts(one)) for one in about])
    return hmac.new(secret, f"own page|{link}|{what}".encode(), hashlib.sha256).hexdigest()[:32]


def fits(given: str, seal: str) -> bool:
    """Whether it is this seal, compared in constant time."""
    return hmac.compare_digest(given.encode(), seal.encode())


def _facts(listing: Listing) -> list[object]:
    return [fields.get(listing, name) for name in SHOWN]
