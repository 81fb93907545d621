"""The last working day at three: one look back at her week and at the map (E13, US-C10)."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from dialogue import outbox, week
from dialogue.duty import Duty
from dialogue.hours import may_speak
from dialogue.outbox import Address
from dialogue.talk import Tools
from dialogue.unasked import may_tell
from dialogue.week import last_working_day
from foundation.language.dates import said_on
from foundation.people import accounts, people
from foundation.storage import Store
from social_map.queries import news
from social_map.queries.news import News

KIND = "week"


def map_week(store: Store, _tools: Tools, now: datetime) -> int:
    """Send it to every coach for whom there is something, once a week.

    A week that was missed is not caught up: her next overview has a button that shows it.
    """
    today = said_on(now)
    if not may_speak(now) or today != last_working_day(today) or now < week.begins(today):
        return 0
    known: dict[tuple[frozenset[int], datetime], Sequence[News]] = {}

    def look(places: Collection[int], since: datetime, until: datetime) -> Sequence[News]:
        where = frozenset(places), since
        if where not in known:
            known[where] = news.between(store, places, since, until)
        return known[where]

    sent, seen = 0, set[int]()
    for account in accounts.with_role(store, "coach", today=today):
        if account.person_id in seen or outbox.is_known(store, key_of(account.person_id, today)):
            continue
        seen.add(account.person_id)
        who = people.who(store, account.channel, account.number, today=today)
        to = Address(account.channel, account.number, account.number, who.language)
        found = week.gather(store, who, today, look=look)
        if not found.empty() and may_tell(store, to, now=now, can_wait=False):
            key = key_of(account.person_id, today)
            row = outbox.prompt(store, to, week.screen(found, who.language), now=now, key=key, kind=KIND)
            sent += row is not None
    return sent


def key_of(person_id: int, last: object) -> str:
    """Under which the look back at the week that ended on this day is known, once sent."""
    return f"{KIND}:{person_id}:{last}"


DUTY = Duty("map_week", timedelta(minutes=15), map_week)
