"""What a tap on the page does: one listing at a time, in the transaction of the request."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

from dialogue import editors
from foundation import audit
from foundation.refusals import Refusal
from foundation.storage import Store
from social_map import listings
from social_map.days import day_of
from social_map.links import proposing
from social_map.links.opening import Opened, open_link
from social_map.models import Listing, ListingHistory
from web.own_page import seals, wanted

HOW = "link"
WEEKS = (2, 4, 8)  # and 0: until somebody says so
ALL, PROPOSED = "alles", "voorstel"  # what was done, where there is no single change to name


class PageOvertaken(Refusal):
    """What the page showed is no longer so, or the form was not made by our page."""


def do(store: Store, token: str, form: Mapping[str, str], *, secret: bytes, now: datetime) -> str:
    """Do what was tapped. Returns what came of it: the public id of the change, or one of `ALL` and `PROPOSED`.

    `PageOvertaken` when the seal does not fit; refusals of the map as they are. Nothing is kept then.
    """
    opened = open_link(store, token, now=now)
    what, about = form.get("what", ""), form.get("about", "")
    opened.link.used_at = now
    if what == "confirm_all":
        _check(form, seals.of(secret, opened.link.public_id, opened.on))
        for listing in opened.on:
            _note(store, opened, listings.confirm(store, opened.who, listing, now=now, how=HOW), now=now)
        return ALL
    if what == "undo":
        _check(form, seals.of(secret, opened.link.public_id, about))
        history = listings.undo(store, opened.who, opened.history(store, about), now=now, how=HOW)
        return _note(store, opened, history, now=now)
    listing = opened.listing(about)
    _check(form, seals.of(secret, opened.link.public_id, [listing]))
    if what == "propose":
        values = wanted.values(listing, form)
        change = proposing.propose(store, opened, listing, values, now=now)
        editors.tell_of_proposal(store, change, listing, now=now)
        return PROPOSED
    if what not in TAPS:
        raise PageOvertaken
    return _note(store, opened, TAPS[what](store, opened, listing, form, now), now=now)


def _check(form: Mapping[str, str], seal: str) -> None:
    if not seals.fits(form.get("seal", ""), seal):
        raise PageOvertaken


def _note(store: Store, opened: Opened, history: ListingHistory, *, now: datetime) -> str:
    """The trail says by which link; the history says what."""
    audit.record(store, opened.who, f"link.{history.what}", f"{opened.link.public_id}>{history.public_id}", now=now)
    return history.public_id


Tap = Callable[[Store, Opened, Listing, Mapping[str, str], datetime], ListingHistory]


def _confirm(store: Store, by: Opened, listing: Listing, _form: Mapping[str, str], now: datetime) -> ListingHistory:
    return listings.confirm(store, by.who, listing, now=now, how=HOW)


def _full(store: Store, by: Opened, listing: Listing, form: Mapping[str, str], now: datetime) -> ListingHistory:
    return listings.set_full(store, by.who, listing, now=now, until=_until(form, now), how=HOW)


def _open(store: Store, by: Opened, listing: Listing, _form: Mapping[str, str], now: datetime) -> ListingHistory:
    return listings.set_open(store, by.who, listing, now=now, how=HOW)


def _pause(store: Store, by: Opened, listing: Listing, form: Mapping[str, str], now: datetime) -> ListingHistory:
    return listings.pause(store, by.who, listing, now=now, until=_until(form, now), how=HOW)


def _resume(store: Store, by: Opened, listing: Listing, _form: Mapping[str, str], now: datetime) -> ListingHistory:
    return listings.resume(store, by.who, listing, now=now, how=HOW)


def _cancel(store: Store, by: Opened, listing: Listing, form: Mapping[str, str], now: datetime) -> ListingHistory:
    return listings.cancel_date(store, by.who, listing, wanted.day(form.get("on", "")), now=now, how=HOW)


def _stop(store: Store, by: Opened, listing: Listing, _form: Mapping[str, str], now: datetime) -> ListingHistory:
    return listings.stop(store, by.who, listing, now=now, how=HOW)


def _until(form: Mapping[str, str], now: datetime) -> date | None:
    weeks = form.get("weeks", "0")
    if weeks not in map(str, (0, *WEEKS)):
        raise PageOvertaken
    return day_of(now) + timedelta(weeks=int(weeks)) if weeks != "0" else None


TAPS: Mapping[str, Tap] = {
    "confirm": _confirm, "full": _full, "open": _open, "pause": _pause, "resume": _resume, "cancel": _cancel,
    "stop": _stop,
}  # fmt: skip
