"""One date does not take place."""

from datetime import date, timedelta

from dialogue import own_listing
from dialogue.act import Act, Pointed
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from foundation.refusals import NotFound
from foundation.words.filters import day
from social_map import closures, listings
from social_map.access import listing_for
from social_map.models import DAYS, Listing

OFFERED = 4
LOOKS_AHEAD = 60  # days


def which(talk: Talk, text: str) -> Screen:
    """Ask which of her activities it is about."""
    return own_listing.choose(talk, "pd", text, "which_cancelled")


def cancel_date(talk: Talk, at: Pointed) -> Screen:
    """Choose one of the next dates, or cancel the one that was tapped."""
    listing = listing_for(talk.store, talk.who, at.about)
    if not at.choice:
        days = coming(listing, talk.today)
        buttons = [Button(day(d), "pd", listing.public_id, choice=d.isoformat()) for d in days]
        rows = in_rows([*buttons, own_listing.back_to(talk, listing)], 1)
        return Screen("my_listings/which_date", {"title": listing.title, "known": bool(days)}, rows)
    try:
        on = date.fromisoformat(at.choice)
    except ValueError as forged:
        raise NotFound from forged
    how = own_listing.how(talk, listing)
    history = listings.cancel_date(talk.store, talk.who, listing, on, now=talk.now, how=how)
    return own_listing.done(talk, listing, history)


def coming(listing: Listing, today: date) -> list[date]:
    """The next dates on which it takes place, as far as its days are known."""
    days = {DAYS.index(row.day) for row in listing.schedule if row.day}
    off = {row.on for row in listing.cancelled}
    ahead = (today + timedelta(days=n) for n in range(LOOKS_AHEAD))
    return [d for d in closures.open_days(listing, ahead) if d.weekday() in days and d not in off][:OFFERED]


ACT = Act(
    name="listing_date",
    roles=frozenset({"provider", "editor"}),
    start=which,
    verbs={"pd": cancel_date},
    in_menu=False,
)
