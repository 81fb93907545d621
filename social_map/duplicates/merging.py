"""What an editor says of a pair: the same, not the same, later; and taking that back."""

from datetime import datetime
from typing import Any

from foundation.people.who import Who
from foundation.refusals import Refusal
from foundation.storage import Store
from foundation.words import label
from social_map import fields, listings
from social_map.codes import OWN_SOURCE
from social_map.days import day_of
from social_map.listings.changing import apply
from social_map.models import Listing, ListingHistory
from social_map.pair_models import ListingPair

_FILLED_FROM = (
    "description", "source_category", "venue", "street", "postcode", "neighbourhood", "municipality_id", "cost_cents",
    "cost_text", "age_min", "age_max", "audience", "languages", "wheelchair", "online", "registration", "volunteer",
    "phone", "email", "website", "schedule", "organisation_name", "organisation_id", "valid_from", "valid_until",
)  # fmt: skip
_CONFIRMED = ("last_confirmed_on", "confirmed_by", "confirmed_how")
_WITH = {"phone": "phone_visibility", "email": "email_visibility", "website": "website_visibility"}


class PairDecided(Refusal):
    """Somebody has said already what these two are."""


def better(first: Listing, second: Listing) -> Listing:
    """Which of two stays: what somebody keeps here, then what was confirmed last, then what says most."""

    def worth(listing: Listing) -> tuple[bool, bool, str, int, int]:
        filled = sum(1 for name in _FILLED_FROM if fields.get(listing, name) not in (None, "", []))
        confirmed = fields.get(listing, "last_confirmed_on") or ""
        return listing.owner_person_id is not None, listing.source == OWN_SOURCE, confirmed, filled, -listing.id

    return max(first, second, key=worth)


def merge(
    store: Store, who: Who, pair: ListingPair, kept: Listing, *, now: datetime, how: str = "editor"
) -> ListingHistory:
    """`kept` stays and takes from the other what it lacks; the other points to it and is not found any more.

    Returns the history of the one that is gone. `PairDecided` when somebody was first.
    """
    _still_open(pair)
    gone = store.get_one(Listing, pair.second_id if kept.id == pair.first_id else pair.first_id)
    if "stopped" in (kept.status, gone.status):
        raise PairDecided
    if best := best_of(kept, gone):
        pair.kept_history_id = apply(store, who, kept, "merge", best, now=now, how=how).id
    away = {"status": "stopped", "stopped_on": day_of(now).isoformat(), "stop_reason": _because(kept)}
    history = apply(store, who, gone, "merge", away, now=now, how=how)
    store.flush()
    pair.gone_history_id, pair.kept_id = history.id, kept.id
    _decide(store, who, pair, "same", now=now)
    return history


def best_of(kept: Listing, gone: Listing) -> dict[str, Any]:
    """What `kept` takes over: facts it lacks, the longer description, the later confirmation, and when it is known."""
    taken: dict[str, Any] = {}
    for name in _FILLED_FROM:
        theirs = fields.get(gone, name)
        if fields.get(kept, name) in (None, "", []) and theirs not in (None, "", []):
            taken[name] = theirs
            if name in _WITH:
                taken[_WITH[name]] = fields.get(gone, _WITH[name])
    if gone.lat is not None and kept.lat is None:
        taken |= {"lat": gone.lat, "lon": gone.lon}
    if len(gone.description) > len(kept.description):
        taken["description"] = gone.description
    confirmed = [fields.get(each, "last_confirmed_on") or "" for each in (kept, gone)]
    if confirmed[1] > confirmed[0]:
        taken |= {name: fields.get(gone, name) for name in _CONFIRMED}
    return fields.without_withdrawn(kept, taken)


def tell_apart(store: Store, who: Who, pair: ListingPair, *, now: datetime) -> None:
    """These are two; they are never proposed again. `PairDecided` when somebody was first."""
    _still_open(pair)
    _decide(store, who, pair, "different", now=now)


def put_off(store: Store, pair: ListingPair, *, now: datetime) -> None:
    """Later: after all others."""
    _still_open(pair)
    pair.later_at = now
    store.flush()


def undo(store: Store, who: Who, pair: ListingPair, *, now: datetime, how: str = "editor") -> None:
    """Back to two listings and an open question. `CannotBeUndone` when either was changed since, or after 7 days."""
    for number in (pair.gone_history_id, pair.kept_history_id):
        if number is not None:
            listings.undo(store, who, store.get_one(ListingHistory, number), now=now, how=how)
    pair.state, pair.kept_id, pair.decided_at, pair.decided_by = "proposed", None, None, None
    pair.gone_history_id = pair.kept_history_id = None
    store.flush()


def _because(kept: Listing) -> str:
    return label("social_map", "duplicates.merged").format(title=kept.title)[:200]


def _still_open(pair: ListingPair) -> None:
    if pair.state != "proposed":
        raise PairDecided


def _decide(store: Store, who: Who, pair: ListingPair, state: str, *, now: datetime) -> None:
    pair.state, pair.decided_at, pair.decided_by = state, now, who.person_id
    store.flush()
