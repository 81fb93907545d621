"""A colleague offers clients: who should take them over is asked, and who offered them hears the answer."""

from datetime import datetime, timedelta

from casework import handovers
from dialogue import handing_over
from dialogue.duty import Duty
from dialogue.hours import may_speak
from dialogue.talk import Tools
from foundation.storage import Store


def ask_handovers(store: Store, _tools: Tools, now: datetime) -> int:
    """Ask and tell everybody who was not asked or told yet."""
    if not may_speak(now):
        return 0
    asked = sum(handing_over.ask(store, offer, now=now) for offer in handovers.unanswered(store, now=now))
    return asked + sum(handing_over.tell(store, offer, now=now) for offer in handovers.answered(store, now=now))


DUTY = Duty("ask_handovers", timedelta(minutes=1), ask_handovers)
