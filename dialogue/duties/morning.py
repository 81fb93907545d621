"""One message on a working day at 08:30: what needs her today, counts only (DOMAIN US-C1)."""

from datetime import datetime, time, timedelta

from casework import caseload
from dialogue import outbox
from dialogue.duty import Duty
from dialogue.hours import may_speak
from dialogue.outbox import Address
from dialogue.overview import screen
from dialogue.talk import Tools
from foundation.language.dates import AMSTERDAM, said_on
from foundation.people import accounts, people
from foundation.storage import Store

FROM, UNTIL = time(8, 30), time(12)  # a morning that was missed is skipped, not caught up


def morning(store: Store, _tools: Tools, now: datetime) -> int:
    """Send it to every coach for whom there is something, once a day."""
    here = now.astimezone(AMSTERDAM)
    if not may_speak(now) or not FROM <= here.time() < UNTIL:
        return 0
    today, sent, seen = said_on(now), 0, set[int]()
    for account in accounts.with_role(store, "coach", today=today):
        if account.person_id in seen:
            continue
        seen.add(account.person_id)
        who = people.who(store, account.channel, account.number, today=today)
        day = caseload.overview(store, who, today=today)
        if day.empty():
            continue
        to = Address(account.channel, account.number, account.number, who.language)
        key = f"morning:{account.person_id}:{today}"
        row = outbox.prompt(store, to, screen(day, who.name, today, named=False), now=now, key=key, kind="overview")
        sent += int(row is not None)
    return sent


DUTY = Duty("morning", timedelta(minutes=1), morning)
