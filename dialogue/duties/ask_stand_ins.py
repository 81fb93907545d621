"""A colleague goes on leave and named who should stand in: she is asked."""

from datetime import datetime, timedelta

from dialogue import stand_in
from dialogue.duty import Duty
from dialogue.hours import may_speak
from dialogue.talk import Tools
from foundation.language.dates import said_on
from foundation.people import leaves
from foundation.storage import Store


def ask_stand_ins(store: Store, _tools: Tools, now: datetime) -> int:
    """Ask everybody who was not asked yet."""
    if not may_speak(now):
        return 0
    return sum(stand_in.ask(store, leave, now=now) for leave in leaves.unanswered(store, said_on(now)))


DUTY = Duty("ask_stand_ins", timedelta(minutes=1), ask_stand_ins)
