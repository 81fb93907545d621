"""Who coordinates and does not coach, hears on a working morning how many referrals wait for a coach: counts only.

A coach reads it in her overview.
"""

from datetime import datetime, timedelta

from casework import queue
from dialogue import outbox
from dialogue.duty import Duty
from dialogue.hours import Hours, may_speak_to
from dialogue.outbox import Address
from dialogue.screens import Button, Screen
from dialogue.talk import Tools
from foundation.language.dates import AMSTERDAM, said_on
from foundation.people import accounts, people
from foundation.storage import Store
from foundation.words import label

KIND = "queue"


def tell_queue(store: Store, _tools: Tools, now: datetime) -> int:
    """Tell every coordinator for whom somebody waits, once a day."""
    usual, today, told, seen = Hours(), said_on(now), 0, set[int]()
    if not usual.overview_at <= now.astimezone(AMSTERDAM).time() < usual.overview_until:
        return 0
    for account in accounts.with_role(store, "coordinator", today=today):
        key = f"queue:{account.person_id}:{today}"
        if account.person_id in seen or outbox.is_known(store, key):
            continue
        seen.add(account.person_id)
        who = people.who(store, account.channel, account.number, today=today)
        waiting = 0 if who.has("coach") else queue.count(store, who, imported=False)
        if waiting and may_speak_to(store, who, now):
            look = Button(label("dialogue", "queue.all"), "aq", "-")
            to = Address(account.channel, account.number, account.number, who.language)
            screen = Screen("queue/waits", {"count": waiting}, ((look,),))
            told += int(outbox.prompt(store, to, screen, now=now, key=key, kind=KIND) is not None)
    return told


DUTY = Duty("tell_queue", timedelta(minutes=1), tell_queue)
