"""What a file says of a listing next to what its source said before and what stands on the map now."""

from dataclasses import dataclass
from typing import Any

from social_map import fields
from social_map.exchange.belonging import Belonging
from social_map.models import Listing

_ASKED_HERE = frozenset({"last_confirmed_on"})  # when we asked last is ours to know: no contradiction


@dataclass(frozen=True)
class Comparison:
    """`news`: facts that the source says otherwise than before. `edited`: facts that were edited here and differ."""

    news: dict[str, Any]
    edited: dict[str, Any]
    ours: frozenset[str]

    def to_put(self, *, theirs: bool) -> dict[str, Any]:
        """The facts to write: what is new and was not edited here, or whatever the source says."""
        if theirs:
            return {**self.news, **self.edited}
        return {name: value for name, value in self.news.items() if name not in self.ours}


def compare(listing: Listing, values: dict[str, Any], belonging: Belonging) -> Comparison:
    """Compare the facts of a row with those of the listing that it is about."""
    if listing.imported is None:  # made here: what stands on the map is all that is known of it
        news = {name: value for name, value in values.items() if not _is(listing, name, value, belonging)}
        return Comparison(news, {}, frozenset())
    before = listing.imported
    news = {name: value for name, value in values.items() if before.get(name) != value}
    ours = frozenset(name for name in values if name in before and not _is(listing, name, before[name], belonging))
    edited = {
        name: values[name] for name in ours - _ASKED_HERE if not _is(listing, name, values[name], belonging)
    }  # fmt: skip
    return Comparison(news, edited, ours)


def _is(listing: Listing, name: str, value: Any, belonging: Belonging) -> bool:
    """Whether this is what stands on the map."""
    if name == "municipality":
        return listing.municipality_id == belonging.municipality(value)
    standing = fields.get(listing, name)
    return bool(standing == value)
