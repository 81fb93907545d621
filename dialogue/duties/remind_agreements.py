"""Who sees to an agreement hears of it three days before, and when its day is over; within her one message a day."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from dialogue import outbox
from dialogue.duty import Duty
from dialogue.hours import may_speak, may_speak_to
from dialogue.outbox import Address
from dialogue.screens import Button
from dialogue.steering.agreement_screens import LIST, reminder
from dialogue.talk import Tools
from dialogue.unasked import has_room, may_tell
from dialogue.whereabouts import last_said, reached
from foundation.language.dates import said_on
from foundation.people import people
from foundation.storage import Store
from foundation.words import label
from monitoring import agreements
from monitoring.steering_models import Agreement

KIND = "agreements"
MOST = 5
ROLES = ("regisseur", "coordinator", "coach")


def remind(store: Store, _tools: Tools, now: datetime) -> int:
    """One message with everything that is near or late, when something in it is new since the last one."""
    if not may_speak(now):
        return 0
    today, said = said_on(now), 0
    for person_id, rows in agreements.to_remind(store, today=today).items():
        to = reached(store, person_id, *ROLES, now=now)
        if to is not None and _is_news(store, to, rows, today) and _may_tell(store, to, now):
            said += _tell(store, to, person_id, rows, now)
    return said


def _is_news(store: Store, to: Address, rows: Sequence[Agreement], today: date) -> bool:
    last = last_said(store, to.channel, to.account, KIND)
    return agreements.is_news(rows, said_on(last) if last is not None else date.min, today)


def _may_tell(store: Store, to: Address, now: datetime) -> bool:
    who = people.who(store, to.channel, to.account, today=said_on(now))
    return may_tell(store, to, now=now) and may_speak_to(store, who, now) and has_room(store, to, now=now)


def _tell(store: Store, to: Address, person_id: int, rows: Sequence[Agreement], now: datetime) -> int:
    today = said_on(now)
    facts = [{"text": row.text, "due_on": row.due_on, "late": row.due_on < today} for row in rows[:MOST]]
    look = Button(label("dialogue", "steering.agreements", to.language), LIST, "-")
    screen = reminder(facts, max(0, len(rows) - MOST), look)
    row = outbox.prompt(store, to, screen, now=now, key=f"{KIND}:{person_id}:{today}", kind=KIND)
    return int(row is not None)


DUTY = Duty("remind_agreements", timedelta(minutes=30), remind)
