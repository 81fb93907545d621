"""On the fifth working day after a quarter a coach hears what she can still fill in: one minute (DOMAIN US-C12)."""

from datetime import datetime, timedelta

from dialogue import outbox
from dialogue.duty import Duty
from dialogue.hours import may_speak
from dialogue.outbox import Address
from dialogue.screens import Button, Screen
from dialogue.talk import Tools
from dialogue.unasked import may_tell
from foundation.language.dates import said_on
from foundation.people import accounts, people
from foundation.storage import Store
from foundation.words import label
from monitoring.completeness import filling
from monitoring.formats.speaking import period_name


def nudge(store: Store, _tools: Tools, now: datetime) -> int:
    """Once a quarter, on a day on which nothing else was said to her unasked; counts only. Nothing missing: nothing."""
    today = said_on(now)
    period = filling.nudged_on(today)
    if period is None or not may_speak(now):
        return 0
    told, seen = 0, set[int]()
    for account in accounts.with_role(store, "coach", today=today):
        key = f"complete:{period}:{account.person_id}"
        if account.person_id in seen or outbox.is_known(store, key):
            continue
        seen.add(account.person_id)
        who = people.who(store, account.channel, account.number, today=today)
        to = Address(account.channel, account.number, account.number, who.language)
        if not may_tell(store, to, now=now):
            continue
        found = filling.mine(store, who, period, today=today)
        if found:
            begin = Button(label("dialogue", "complete.begin", to.language), "jy", "-")
            facts = {"counts": filling.tally(found), "total": len(found), "period": period_name(period)}
            screen = Screen("complete/nudge", facts, ((begin,),))
            told += outbox.prompt(store, to, screen, now=now, key=key, kind="complete") is not None
    return told


DUTY = Duty("nudge", timedelta(hours=1), nudge)
