"""On Monday a regisseur hears that people wait longer than two months: counts only (DOMAIN C12, US-R2)."""

from datetime import date, datetime, timedelta

from casework import waiting
from dialogue import outbox
from dialogue.duty import Duty
from dialogue.hours import Hours, may_speak_to
from dialogue.outbox import Address
from dialogue.screens import Screen
from dialogue.talk import Tools
from foundation.language.dates import AMSTERDAM, next_working_day, said_on
from foundation.people import accounts, people
from foundation.storage import Store

KIND = "waiting"


def tell_waiting(store: Store, _tools: Tools, now: datetime) -> int:
    """Tell every regisseur in whose municipalities somebody waits that long, once a week."""
    usual, today, said, seen = Hours(), said_on(now), 0, set[int]()
    if not _first_of_week(today) or not usual.overview_at <= now.astimezone(AMSTERDAM).time() < usual.overview_until:
        return 0
    for account in accounts.with_role(store, "regisseur", today=today):
        key = f"{KIND}:{account.person_id}:{today}"
        if account.person_id in seen or outbox.is_known(store, key):
            continue
        seen.add(account.person_id)
        who = people.who(store, account.channel, account.number, today=today)
        found = waiting.count(store, who.municipalities("regisseur"), today=today)
        if found.long and may_speak_to(store, who, now):
            facts = {"long": waiting.told(found.long), "too_long": waiting.told(found.too_long)}
            to = Address(account.channel, account.number, account.number, who.language)
            row = outbox.prompt(store, to, Screen("waiting/long", facts), now=now, key=key, kind=KIND)
            said += row is not None
    return said


def _first_of_week(today: date) -> bool:
    return today == next_working_day(today - timedelta(days=today.weekday()))


DUTY = Duty("tell_waiting", timedelta(minutes=15), tell_waiting)
