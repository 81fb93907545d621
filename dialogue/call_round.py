"""Whom an editor should call: what is overdue and cannot be asked otherwise, and what stayed silent after asking."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from dialogue.keepers import Keepers
from dialogue.talk import Tools
from foundation.language.dates import said_on
from foundation.people.who import Who
from foundation.storage import Store
from social_map import freshness, patience
from social_map.links import contacts
from social_map.models import Listing
from social_map.queries import keeping
from social_map.queries.keeping import Candidate


@dataclass(frozen=True, slots=True)
class Call:
    """Something to call about. `why` is a code for the words; `looks` how often coaches opened it in twelve months."""

    listing: Candidate
    why: str
    overdue: int
    looks: int


def waiting(store: Store, tools: Tools, who: Who, *, now: datetime) -> list[Call]:
    """What waits in her municipalities: what a coach doubts first, then most overdue and most used."""
    places = who.municipalities("editor")
    today, settings = said_on(now), patience.every(store)
    found = keeping.to_find_out(store, today, settings, places)
    keepers = Keepers(store, tools, now=now)
    keepers.look_up(found)
    shut = contacts.states(store, [f"mail:{address}" for one in found if (address := contacts.mail_of(one))])
    looks = keeping.looks(store, [one.id for one in found], today)
    calls = []
    for one in found:
        mine = keeping.patience_of(one, settings)
        why = _why(one, keepers, shut, silent=freshness.is_silent(one, today, mine))
        if why:
            calls.append(Call(one, why, freshness.overdue(one, today, mine), looks.get(one.id, 0)))
    return _by_number(sorted(calls, key=_first))


def same_number(store: Store, calls: Sequence[Call], listing: Listing) -> list[Listing]:
    """What waits on the number of this listing, itself included."""
    number = contacts.phone_of(listing)
    ids = [call.listing.id for call in calls if number and contacts.phone_of(call.listing) == number]
    return list(keeping.whole(store, ids or [listing.id]).values())


def _by_number(calls: Sequence[Call]) -> list[Call]:
    """What is on one number follows the first of them: one talk settles it all."""
    found: dict[str, list[Call]] = {}
    for call in calls:
        found.setdefault(contacts.phone_of(call.listing) or call.listing.public_id, []).append(call)
    return [call for together in found.values() for call in together]


def _why(listing: Candidate, keepers: Keepers, shut: Mapping[str, str], *, silent: bool) -> str:
    """Why the editor should call; empty while Wegwijs itself can ask and waits for the answer."""
    reached = keepers.is_reached(listing)
    if reached and not silent:
        return ""
    if listing.doubted_at is not None:
        return "doubted"
    if reached:
        return "silent"
    state = shut.get(f"mail:{contacts.mail_of(listing)}", "")
    return state if state in ("bounced", "stopped") and keepers.account(listing) is None else "unreached"


def _first(call: Call) -> tuple[bool, int, int]:
    """Most overdue and most used first: days overdue, times how often coaches looked plus one."""
    weight = max(call.overdue, 1) * (1 + call.looks)
    return call.why != "doubted", -weight, call.listing.id
