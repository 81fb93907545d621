"""Who told of a bottleneck hears what was done about it."""

from datetime import datetime, timedelta

from dialogue import outbox
from dialogue.duty import Duty
from dialogue.hours import may_speak
from dialogue.screens import Button, Screen
from dialogue.talk import Tools
from dialogue.telling.remarks import ONE
from dialogue.unasked import may_tell
from dialogue.whereabouts import reached
from foundation.storage import Store
from foundation.words import label
from monitoring.remarks import queries
from monitoring.remarks.models import Remark
from monitoring.remarks.telling import TELLERS


def remarks(store: Store, _tools: Tools, now: datetime) -> int:
    """One message for each, on a day on which nothing else was said to her unasked."""
    return sum(_tell(store, remark, now=now) for remark in queries.unheard(store)) if may_speak(now) else 0


def _tell(store: Store, remark: Remark, *, now: datetime) -> int:
    """Who has left or cannot be reached is not told; it is done with all the same."""
    to = reached(store, remark.told_by, *TELLERS, organisation_id=remark.organisation_id, now=now)
    if to is not None and not may_tell(store, to, now=now):
        return 0
    remark.heard_at = now
    if to is None:
        return 0
    look = Button(label("dialogue", "remark.look", to.language), ONE, remark.public_id)
    screen = Screen("remark/told", {"text": remark.text, "outcome": remark.outcome}, ((look,),))
    key = f"remark:{remark.public_id}"
    return int(outbox.prompt(store, to, screen, now=now, key=key, about=remark.public_id, kind="remark") is not None)


DUTY = Duty("remarks", timedelta(minutes=15), remarks)
