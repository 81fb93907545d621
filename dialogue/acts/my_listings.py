"""A provider's own activities: see them, say that all is well in one tap, or what is different (DOMAIN US-A1..A4)."""

from datetime import date, timedelta

from rapidfuzz import fuzz

from dialogue import filling
from dialogue.act import Act, Pointed
from dialogue.screens import Button, Screen, in_rows
from dialogue.table import every_act
from dialogue.talk import Talk
from foundation.language.dates import said_on
from foundation.refusals import NotFound
from foundation.words.filters import day
from social_map import display, freshness, listings
from social_map.access import history_for, listing_for
from social_map.models import DAYS, Listing, ListingHistory
from social_map.queries import listings as queries
from social_map.search.entry import Moment

ALIKE = 75
WEEKS = (2, 4, 8)
DATES_AHEAD = 4


def show(talk: Talk, text: str) -> Screen:
    """Her activities; those that resemble what she typed, when something does."""
    every = list(queries.of_organisations(talk.store, talk.who.organisations("provider")))
    alike = [one for one in every if text and fuzz.partial_ratio(text.casefold(), one.title.casefold()) >= ALIKE]
    if len(alike) == 1:
        return _one(talk, alike[0])
    mine = alike or every
    facts = {
        "listings": [(one, display.freshness(freshness.standing(one, talk.today)), _when(one)) for one in mine],
        "asked_for": text if text and not alike else "",
    }
    rows = in_rows([Button(one.title[:40], "pl", one.public_id) for one in mine], 1)
    if len([one for one in mine if one.status != "concept"]) > 1:
        rows = (*rows, (Button(talk.label("buttons.all_right"), "pa", "-"),))
    return Screen("my_listings/list", facts, rows)


def one(talk: Talk, at: Pointed) -> Screen:
    """One activity, with what can be said about it."""
    return _one(talk, listing_for(talk.store, talk.who, at.about))


def confirm(talk: Talk, at: Pointed) -> Screen:
    """Everything is still right."""
    listing = listing_for(talk.store, talk.who, at.about)
    listings.confirm(talk.store, talk.who, listing, now=talk.now)
    return Screen("my_listings/thanks", {"titles": [listing.title], "today": talk.today})


def confirm_all(talk: Talk, _at: Pointed) -> Screen:
    """All of her activities are still right."""
    mine = [
        each
        for each in queries.of_organisations(talk.store, talk.who.organisations("provider"))
        if each.status in ("active", "paused")
    ]
    for each in mine:
        listings.confirm(talk.store, talk.who, each, now=talk.now)
    return Screen("my_listings/thanks", {"titles": [each.title for each in mine], "today": talk.today})


def full(talk: Talk, at: Pointed) -> Screen:
    """Full, with a waiting list, or room again; until when is one more tap."""
    listing = listing_for(talk.store, talk.who, at.about)
    if at.choice == "open":
        return _done(talk, listing, listings.set_open(talk.store, talk.who, listing, now=talk.now))
    if not at.choice:
        buttons = [Button(talk.label(f"full_until.{n}"), "pv", listing.public_id, choice=str(n)) for n in (0, *WEEKS)]
        return Screen("my_listings/full_until", {"title": listing.title}, in_rows(buttons, 2))
    history = listings.set_full(talk.store, talk.who, listing, until=_until(talk, at.choice), now=talk.now)
    return _done(talk, listing, history)


def pause(talk: Talk, at: Pointed) -> Screen:
    """Not for a while, or going on again."""
    listing = listing_for(talk.store, talk.who, at.about)
    if at.choice == "open":
        return _done(talk, listing, listings.resume(talk.store, talk.who, listing, now=talk.now))
    if not at.choice:
        buttons = [Button(talk.label(f"pause_until.{n}"), "pp", listing.public_id, choice=str(n)) for n in (0, *WEEKS)]
        return Screen("my_listings/pause_until", {"title": listing.title}, in_rows(buttons, 2))
    history = listings.pause(talk.store, talk.who, listing, until=_until(talk, at.choice), now=talk.now)
    return _done(talk, listing, history)


def cancel_date(talk: Talk, at: Pointed) -> Screen:
    """One date does not take place."""
    listing = listing_for(talk.store, talk.who, at.about)
    if not at.choice:
        coming = _coming(listing, talk.today)
        buttons = [Button(day(d), "pd", listing.public_id, choice=d.isoformat()) for d in coming]
        return Screen("my_listings/which_date", {"title": listing.title, "known": bool(coming)}, in_rows(buttons, 1))
    try:
        on = date.fromisoformat(at.choice)
    except ValueError as forged:
        raise NotFound from forged
    return _done(talk, listing, listings.cancel_date(talk.store, talk.who, listing, on, now=talk.now))


def stop(talk: Talk, at: Pointed) -> Screen:
    """It has ended: asked twice, for nobody finds it any more."""
    listing = listing_for(talk.store, talk.who, at.about)
    if at.choice != "ja":
        sure = Button(talk.label("buttons.yes_stopped"), "ps", listing.public_id, choice="ja")
        back = Button(talk.label("buttons.back"), "pl", listing.public_id)
        return Screen("my_listings/really_stopped", {"title": listing.title}, ((sure,), (back,)))
    return _done(talk, listing, listings.stop(talk.store, talk.who, listing, now=talk.now))


def change(talk: Talk, at: Pointed) -> Screen:
    """Another day, time, price, place or text."""
    listing = listing_for(talk.store, talk.who, at.about)
    return filling.begin(talk, every_act()["change_listing"], {"listing": listing.public_id})


def undo(talk: Talk, at: Pointed) -> Screen:
    """Put back what was changed last."""
    history = history_for(talk.store, talk.who, at.about)
    listings.undo(talk.store, talk.who, history, now=talk.now)
    return _one(talk, talk.store.get_one(Listing, history.listing_id))


def _one(talk: Talk, listing: Listing) -> Screen:
    facts = {
        "listing": listing,
        "when": _when(listing),
        "price": display.price(listing.cost_cents, listing.cost_text),
        "fresh": display.freshness(freshness.standing(listing, talk.today)),
        "cancelled": [row.on for row in listing.cancelled if row.on >= talk.today],
    }
    return Screen("my_listings/one", facts, _choices(talk, listing))


def _choices(talk: Talk, listing: Listing) -> tuple[tuple[Button, ...], ...]:
    if listing.status in ("stopped", "concept"):
        return ()
    about = listing.public_id

    def choose(label: str, verb: str, choice: str = "") -> Button:
        return Button(talk.label(f"buttons.{label}"), verb, about, choice=choice)

    room = choose("full", "pv") if listing.capacity == "open" else choose("room", "pv", "open")
    going = choose("on_again", "pp", "open") if listing.status == "paused" else choose("pause", "pp")
    return (
        (choose("right", "pc"),),
        (choose("change", "pw"), room),
        (choose("not_once", "pd"), going),
        (choose("stopped", "ps"),),
    )


def _done(talk: Talk, listing: Listing, history: ListingHistory) -> Screen:
    facts = {"title": listing.title, "what": history.what, "listing": listing, "after": history.after}
    undo_button = Button(talk.label("buttons.undo"), "pu", history.public_id)
    again = Button(talk.label("buttons.back_to_listing"), "pl", listing.public_id)
    return Screen("my_listings/done", facts, ((undo_button, again),))


def _until(talk: Talk, weeks: str) -> date | None:
    if weeks not in map(str, (0, *WEEKS)):
        raise NotFound
    return said_on(talk.now) + timedelta(weeks=int(weeks)) if weeks != "0" else None


def _when(listing: Listing) -> str:
    return display.when([Moment(row.day, row.start, row.end, row.frequency) for row in listing.schedule])


def _coming(listing: Listing, today: date) -> list[date]:
    """The next dates on which it takes place, as far as its days are known."""
    days = {DAYS.index(row.day) for row in listing.schedule if row.day}
    off = {row.on for row in listing.cancelled}
    ahead = (today + timedelta(days=n) for n in range(60))
    return [d for d in ahead if d.weekday() in days and d not in off][:DATES_AHEAD]


ACT = Act(
    name="my_listings", roles=frozenset({"provider"}), start=show,
    verbs={
        "pl": one, "pc": confirm, "pa": confirm_all, "pv": full, "pp": pause, "pd": cancel_date, "ps": stop,
        "pw": change, "pu": undo,
    },
)  # fmt: skip
