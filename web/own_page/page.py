"""What stands on the page: every activity of the link as coaches see it, and a form for everything that can be said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from markupsafe import Markup

from foundation.storage import Store
from foundation.words import label, say
from social_map import closures, display, freshness, patience
from social_map.confirmations import Confirmation, last_of
from social_map.days import day_of
from social_map.links import proposing
from social_map.links.opening import ListingNotInLink, Opened
from social_map.listings import may_undo
from social_map.models import DAYS, CancelledDate, Listing
from web.own_page import seals
from web.own_page.doing import ALL, PROPOSED, WEEKS

ROOM = "web"
OFFERED, LOOKS_AHEAD = 6, 90  # dates; days
JUST_NOW = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Card:
    """One activity on the page."""

    listing: Listing
    seal: str
    when: str
    price: str
    fresh: str
    is_due: bool
    confirmed: Confirmation | None
    coming: Sequence[date]
    cancelled: Sequence[date]
    contact: Sequence[str]  # what anybody may see of it
    waits: bool  # a larger change of it waits for the editor


def whole(opened: Opened, store: Store, *, address: str, secret: bytes, now: datetime, done: str, note: str) -> str:
    """The page. `done` is what was just done, from the address; `note` words that go on top, as HTML."""
    today = day_of(now)
    waiting = proposing.of_listings(store, [one.id for one in opened.every])
    cards = [_card(store, opened, one, secret=secret, today=today, waits=one.id in waiting) for one in opened.on]
    cards.sort(key=lambda card: not card.is_due)  # what was not confirmed lately comes first
    return say(
        ROOM, "own_page/page", cards=cards, address=address, today=today, note=Markup(note),  # noqa: S704  our own words
        done=_done(store, opened, done, secret=secret, now=now), all_seal=seals.of(secret, _link(opened), opened.on),
        until=day_of(opened.link.expires_at), weeks=[(str(n), label("dialogue", f"until.{n}")) for n in (0, *WEEKS)],
        days=[(code, label("dialogue", f"weekdays.{code}")) for code in DAYS],
    )  # fmt: skip


def alone(name: str, **facts: Any) -> str:
    """A page with only words on it: an ended link, no more mail."""
    return say(ROOM, f"own_page/{name}", **facts)


def _card(store: Store, opened: Opened, listing: Listing, *, secret: bytes, today: date, waits: bool) -> Card:
    stands = freshness.standing(listing, today, patience.of(store, listing.municipality_id))
    return Card(
        listing=listing, seal=seals.of(secret, _link(opened), [listing]), when=display.when(listing.schedule),
        price=display.price(listing.cost_cents, listing.cost_text), fresh=display.freshness(stands, today),
        is_due=listing.last_confirmed_on is None or today - listing.last_confirmed_on > freshness.A_WEEK,
        confirmed=last_of(store, listing), contact=_contact(listing),
        coming=_coming(listing, today), waits=waits,
        cancelled=[row.on for row in listing.cancelled if row.on >= today],
    )  # fmt: skip


def _contact(listing: Listing) -> list[str]:
    shown = ((listing.phone, listing.phone_visibility), (listing.email, listing.email_visibility))
    return [what for what, seen_by in shown if what and seen_by != "nobody"]


def _coming(listing: Listing, today: date) -> list[date]:
    """The next dates on which it takes place, as far as its days are known."""
    on = {DAYS.index(row.day) for row in listing.schedule if row.day}
    off = {row.on for row in listing.cancelled}
    ahead = (today + timedelta(days=n) for n in range(LOOKS_AHEAD))
    days = closures.open_days(listing, (day for day in ahead if day.weekday() in on and day not in off))
    return [day for day, _ in zip(days, range(OFFERED), strict=False)]


def _done(store: Store, opened: Opened, done: str, *, secret: bytes, now: datetime) -> dict[str, Any] | None:
    """What was done just now, said once more; None when the address says something else."""
    if done in (ALL, PROPOSED):
        return {"what": done, "number": len(opened.on), "undo": ""}
    try:
        history = opened.history(store, done) if done else None
    except ListingNotInLink:
        return None
    if history is None or now - history.at > JUST_NOW:
        return None
    listing = store.get_one(Listing, history.listing_id)
    undo = seals.of(secret, _link(opened), history.public_id) if may_undo(history, now=now) else ""
    if history.what == "cancel_date" and store.get(CancelledDate, (listing.id, _date(history.after))) is None:
        undo = ""
    return {"what": history.what, "listing": listing, "id": history.public_id, "undo": undo, "after": history.after}


def _date(after: dict[str, Any]) -> date:
    return date.fromisoformat(after["date"])


def _link(opened: Opened) -> str:
    return opened.link.public_id
