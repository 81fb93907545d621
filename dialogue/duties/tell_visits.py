"""A day falls out on which a client would go for the first time, or with her coach: the coach hears it within a minute.

At any hour and beside the daily limit, for the day may be today (DESIGN §2). Its provider never learns of it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from casework import lent, visits
from casework.visits import Visit
from dialogue import outbox
from dialogue.duty import Duty
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Tools
from dialogue.whereabouts import last_about, reached, said_about
from foundation.language.dates import said_on
from foundation.people import leaves, people
from foundation.people.who import Who
from foundation.storage import Store
from social_map import closures
from social_map.models import Listing
from social_map.queries import history
from social_map.queries import listings as queries

KIND = "visit_off"
Off = tuple[str, int]  # why, and since when in seconds: a day that falls out twice is told twice
Together = tuple[int, int, int, date]  # coach, organisation, listing, day


def tell_visits(store: Store, _tools: Tools, now: datetime) -> int:
    """Tell every coach of what falls out, and of what goes on after all, once."""
    today = said_on(now)
    cancelled = queries.cancelled_ahead(store, today)
    by_place: dict[Together, list[Visit]] = defaultdict(list)
    for visit in visits.ahead(store, today, cancelled.keys() | history.restored_lately(store, today)):
        by_place[visit.coach_id, visit.organisation_id, visit.listing_id, visit.on].append(visit)
    known = queries.by_ids(store, {listing_id for _, _, listing_id, _ in by_place})
    spoken_of = said_about(store, [listing.public_id for listing in known.values()], KIND)
    told = 0
    for (coach_id, organisation_id, listing_id, on), together in by_place.items():
        listing = known[listing_id]
        off = _off(listing, on, cancelled.get((listing_id, on)), first=any(visit.why == "first" for visit in together))
        about = f"{coach_id}:{organisation_id}:{listing.public_id}:{on:%y%m%d}"
        if off is not None:
            told += _tell_off(store, listing, off, about, together, now=now)
        elif listing.public_id in spoken_of:
            told += _tell_on(store, listing, about, together, now=now)
    return told


def _off(listing: Listing, on: date, cancelled_at: datetime | None, *, first: bool) -> Off | None:
    """Why it is not there on this day. What everybody knew beforehand is told for a first visit only."""
    if cancelled_at is not None:
        return "cancelled", int(cancelled_at.timestamp())
    if not first:
        return None
    if listing.status == "stopped":
        return "stopped", 0
    if listing.status == "paused" and (listing.paused_until is None or on < listing.paused_until):
        return "paused", 0
    why = closures.why(listing, on)
    return (why, 0) if why else None


def _tell_off(store: Store, listing: Listing, off: Off, about: str, together: Sequence[Visit], *, now: datetime) -> int:
    why, since = off
    return _tell(store, listing, f"off:{about}:{why[:2]}{since}", {"why": why}, together, now=now)


def _tell_on(store: Store, listing: Listing, about: str, together: Sequence[Visit], *, now: datetime) -> int:
    """Only who was told that it falls out has to hear that it does not."""
    last = last_about(store, listing.public_id, KIND, f"off:{about}:")
    if last is None:
        return 0
    return _tell(store, listing, f"on:{last}", {}, together, now=now)


def as_seen_by(store: Store, who: Who, together: Sequence[Visit]) -> list[Visit]:
    """With the colleague for whom she stands in, where she walks with the same client herself."""
    colleagues = lent.lent(store, who)
    return [
        replace(each, code_name=lent.named(each.code_name, colleagues[each.trajectory], who), client=each.trajectory)
        if each.trajectory in colleagues
        else each
        for each in together
    ]


def _tell(
    store: Store, listing: Listing, key: str, facts: Mapping[str, object], together: Sequence[Visit], *, now: datetime
) -> int:
    if outbox.is_known(store, key):
        return 0
    visit = together[0]
    spoken_to = leaves.in_place_of(store, visit.coach_id, visit.organisation_id, said_on(now))
    to = reached(store, spoken_to, "coach", organisation_id=visit.organisation_id, now=now)
    if to is None:
        return 0
    seen = as_seen_by(store, people.who(store, to.channel, to.account, today=said_on(now)), together)
    said = {**facts, **_facts(listing, seen)}
    screen = Screen(f"visits/{key.partition(':')[0]}", said, _buttons(seen), private=True)
    row = outbox.prompt(store, to, screen, now=now, key=key, about=listing.public_id, kind=KIND)
    return int(row is not None)


def _facts(listing: Listing, together: Sequence[Visit]) -> dict[str, object]:
    return {
        "title": listing.title, "on": together[0].on,
        **{why: [visit.code_name for visit in together if visit.why == why] for why in ("first", "along", "chosen")},
    }  # fmt: skip


def _buttons(together: Sequence[Visit]) -> tuple[tuple[Button, ...], ...]:
    who = dict.fromkeys((visit.client, visit.code_name) for visit in together)
    return in_rows([Button(code_name, "cl", client) for client, code_name in who], 2)


DUTY = Duty("tell_visits", timedelta(seconds=10), tell_visits)
