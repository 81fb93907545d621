"""After 120 days of silence an activity moves under "lang niet gecontroleerd": the search hears of it that day."""

from datetime import datetime, timedelta

from dialogue.duty import Duty
from dialogue.models import Beat
from dialogue.talk import Tools
from foundation.language.dates import said_on
from foundation.storage import Store
from social_map import sequence
from social_map.queries import keeping

NAME = "neglect"
FIRST_LOOK = timedelta(days=1)


def neglect(store: Store, _tools: Tools, now: datetime) -> int:
    """Tell the search what counts as neglected since the last time. Nothing of the activity itself changes."""
    last = store.get(Beat, NAME)
    since = said_on(last.at if last is not None else now) - FIRST_LOOK
    found = keeping.neglected_since(store, min(since, said_on(now) - FIRST_LOOK), said_on(now))
    sequence.bump(store, found)
    return len(found)


DUTY = Duty(NAME, timedelta(hours=6), neglect)
