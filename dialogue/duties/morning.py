"""One message on a working day, at half past eight or at her own hour: what needs her, counts only (DOMAIN US-C1).

Who put it off gets it again later that day.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from dialogue import outbox, overview
from dialogue.day import items, put_off
from dialogue.duties.map_week import key_of
from dialogue.duty import Duty
from dialogue.hours import Hours, may_speak, may_speak_to, own_hours
from dialogue.outbox import Address
from dialogue.talk import Tools
from dialogue.week import last_working_day
from foundation.language.dates import AMSTERDAM, next_working_day, said_on
from foundation.people import accounts, people
from foundation.people.models import Account
from foundation.people.who import Who
from foundation.storage import Store

KIND = "overview"


def morning(store: Store, tools: Tools, now: datetime) -> int:
    """Send it to every coach for whom there is something, once a day; and again to who put it off until now."""
    if not may_speak(now):
        return 0
    today = said_on(now)
    sent = 0
    for account, key in _due(store, now):
        who = people.who(store, account.channel, account.number, today=today)
        if may_speak_to(store, who, now):
            to = Address(account.channel, account.number, account.number, who.language)
            sent += _send(store, who, to, key, now=now, tools=tools)
    return sent


def _due(store: Store, now: datetime) -> Iterator[tuple[Account, str]]:
    """Whose overview comes now, and under which key. Asked every minute, so only who is in question is looked up."""
    again, own = put_off.overviews_due(store, now=now), own_hours(store)
    here, seen, usual = now.astimezone(AMSTERDAM), set[int](), Hours()
    for account in accounts.with_role(store, "coach", today=said_on(now)):
        person_id = account.person_id
        if person_id in seen:
            continue
        seen.add(person_id)
        hours, key = own.get(person_id, usual), f"morning:{person_id}:{here:%Y-%m-%d}"
        if person_id in again:
            yield account, f"again:{person_id}:{here:%y%m%d%H%M}"
        elif hours.overview_at <= here.time() < hours.overview_until and not outbox.is_known(store, key):
            yield account, key


def _send(store: Store, who: Who, to: Address, key: str, *, now: datetime, tools: Tools) -> int:
    today = said_on(now)
    day = items.gather(store, who, to, now=now, factor=tools.work_factor)
    if day.empty():
        return 0
    screen = overview.counts(day, who.name, today, week=_missed_week(store, who, today))
    return int(outbox.prompt(store, to, screen, now=now, key=key, kind=KIND) is not None)


def _missed_week(store: Store, who: Who, today: date) -> bool:
    """Whether this is the first working day of a week of which the one before was not looked back at."""
    monday = today - timedelta(days=today.weekday())
    last = last_working_day(monday - timedelta(days=7))
    return today == next_working_day(monday) and not outbox.is_known(store, key_of(who.person_id or 0, last))


DUTY = Duty("morning", timedelta(minutes=1), morning)
