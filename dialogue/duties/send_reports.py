"""Who subscribed gets the figures on the fifth working day after a period, and when they are frozen; each once."""

from datetime import datetime, timedelta

from dialogue.duty import Duty
from dialogue.hours import may_speak
from dialogue.reporting import sending
from dialogue.talk import Tools
from foundation.storage import Store
from monitoring.subscriptions.due import due

AT_ONCE = 2  # so many are counted and set in one transaction; the others a minute later


def send_reports(store: Store, tools: Tools, now: datetime) -> int:
    """Send what is due, in working hours. A quarter counts for a moment, so a few at a time."""
    sent = 0
    for each in list(due(store, now=now)) if may_speak(now) else ():
        sent += sending.send(store, tools, each, now=now)
        if sent == AT_ONCE:
            break
    return sent


DUTY = Duty("send_reports", timedelta(minutes=1), send_reports)
