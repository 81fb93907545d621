"""Who looked after listings left or was locked out: nobody does now, and the editor of the map is told."""

from collections import defaultdict
from datetime import datetime, timedelta

from dialogue import editors
from dialogue.duty import Duty
from dialogue.hours import may_speak
from dialogue.talk import Tools
from foundation.language.dates import said_on
from foundation.people.who import SYSTEM
from foundation.storage import Store
from social_map import listings
from social_map.models import Listing
from social_map.queries import owners


def owners_left(store: Store, _tools: Tools, now: datetime) -> int:
    """Clear the owner of every listing whose owner is gone; her colleagues still keep it."""
    if not may_speak(now):
        return 0
    left: dict[int, list[Listing]] = defaultdict(list)
    for listing in owners.left(store, said_on(now)):
        left[listing.owner_person_id or 0].append(listing)
    for person_id, hers in left.items():
        for listing in hers:
            listings.hand_over(store, SYSTEM, listing, None, now=now, how="clock")
        editors.tell_of_orphans(store, hers, f"left:{person_id}:{said_on(now)}:{hers[0].public_id}", now=now)
    return sum(map(len, left.values()))


DUTY = Duty("owners_left", timedelta(minutes=1), owners_left)
