"""What is no longer needed goes: payloads of dead updates after a day, keys of handled ones after six."""

from datetime import datetime, timedelta

from dialogue import inbox, outbox
from dialogue.day import put_off
from dialogue.duty import Duty
from dialogue.lock import keypads
from dialogue.talk import Tools
from foundation.storage import Store


def tidy_up(store: Store, _tools: Tools, now: datetime) -> int:
    """Prune the inbox, keypads that were left, what waited too long for a PIN, and what was put off until now."""
    keypads.tidy(store, now=now)
    outbox.forget_late(store, now=now)
    return inbox.prune(store, now=now) + put_off.forget(store, now=now)


DUTY = Duty("tidy_up", timedelta(hours=1), tidy_up)
