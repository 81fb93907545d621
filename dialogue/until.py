"""Full, or a pause: both last until a day, or until she says so (DOMAIN US-A4). One shape for both."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dialogue import filling, own_listing
from dialogue.act import Pointed
from dialogue.screens import Button, Screen, in_rows
from dialogue.table import every_act
from dialogue.talk import Talk
from foundation.language.dates import find_all, said_on
from foundation.refusals import NotFound
from social_map import listings
from social_map.access import listing_for
from social_map.models import Listing, ListingHistory

WEEKS = (0, 2, 4, 8)  # 0: until I say so
OVER, OTHER_DAY = "open", "dag"


@dataclass(frozen=True, slots=True)
class Until:
    """One way of not taking people for a while. `which` and `question` name messages under `my_listings`."""

    verb: str
    which: str
    question: str
    begin: Callable[..., ListingHistory]
    end: Callable[..., ListingHistory]

    def ask_which(self, talk: Talk, text: str) -> Screen:
        """Which of her activities; "vol tot 1 februari" needs no more, or only which one."""
        days, one = days_ahead(talk, text), own_listing.only(talk, text)
        if one is not None and len(days) == 1:
            return self.keep(talk, one, days[0])
        if len(days) == 1:
            given = {"verb": self.verb, "until": days[0].isoformat()}
            return filling.begin(talk, every_act()["listing_until"], given)
        return own_listing.choose(talk, self.verb, text, self.which)

    def answer(self, talk: Talk, at: Pointed) -> Screen:
        """Until when; or until the day that was tapped; or it is over."""
        listing = listing_for(talk.store, talk.who, at.about)
        if at.choice == OVER:
            how = own_listing.how(talk, listing)
            return own_listing.done(talk, listing, self.end(talk.store, talk.who, listing, now=talk.now, how=how))
        if at.choice == OTHER_DAY:
            given = {"listing": listing.public_id, "verb": self.verb}
            return filling.begin(talk, every_act()["listing_until"], given)
        if not at.choice:
            return Screen(f"my_listings/{self.question}", {"title": listing.title}, _buttons(talk, listing, self.verb))
        return self.keep(talk, listing, _tapped(talk, at.choice))

    def keep(self, talk: Talk, listing: Listing, until: date | None) -> Screen:
        """So it is, until this day."""
        how = own_listing.how(talk, listing)
        history = self.begin(talk.store, talk.who, listing, until=until, now=talk.now, how=how)
        return own_listing.done(talk, listing, history)


FULL = Until("pv", "which_full", "full_until", listings.set_full, listings.set_open)
PAUSE = Until("pp", "which_pause", "pause_until", listings.pause, listings.resume)
BY_VERB = {one.verb: one for one in (FULL, PAUSE)}


def days_ahead(talk: Talk, text: str) -> list[date]:
    """The days to come that a typed line names, in its order."""
    found = (reading.day for reading in find_all(text, talk.today, "future"))
    return [day for day in found if day is not None and day > talk.today]


def _buttons(talk: Talk, listing: Listing, verb: str) -> tuple[tuple[Button, ...], ...]:
    weeks = [Button(talk.label(f"until.{n}"), verb, listing.public_id, choice=str(n)) for n in WEEKS]
    other = Button(talk.label("buttons.other_day"), verb, listing.public_id, choice=OTHER_DAY)
    return in_rows([*weeks, other, own_listing.back_to(talk, listing)], 2)


def _tapped(talk: Talk, weeks: str) -> date | None:
    """The day that was tapped; None for "until I say so"."""
    if weeks not in map(str, WEEKS):
        raise NotFound
    return said_on(talk.now) + timedelta(weeks=int(weeks)) if weeks != "0" else None
