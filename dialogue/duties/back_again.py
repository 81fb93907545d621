"""A pause or a full group ends on the day that was said: the map then says so by itself."""

from datetime import datetime, timedelta

from dialogue.duty import Duty
from dialogue.talk import Tools
from foundation.language.dates import said_on
from foundation.people.who import SYSTEM
from foundation.storage import Store
from social_map import listings
from social_map.queries import listings as queries


def back_again(store: Store, _tools: Tools, now: datetime) -> int:
    """Open what is due. The provider finds it in the history."""
    due = queries.back_again(store, said_on(now))
    for listing in due:
        if listing.status == "paused":
            listings.resume(store, SYSTEM, listing, now=now, how="clock")
        else:
            listings.set_open(store, SYSTEM, listing, now=now, how="clock")
    return len(due)


DUTY = Duty("back_again", timedelta(hours=1), back_again)
