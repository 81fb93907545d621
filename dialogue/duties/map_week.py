"""Friday: what is new, changed or stopped on the map in a coach's municipalities, as one message (E13, US-C10)."""

from datetime import date, datetime, time, timedelta

from sqlalchemy import exists, select

from dialogue import outbox, week
from dialogue.duty import Duty
from dialogue.hours import may_speak
from dialogue.models import Outgoing
from dialogue.outbox import Address
from dialogue.talk import Tools
from foundation.language.dates import AMSTERDAM, is_working_day, said_on
from foundation.people import accounts, people
from foundation.storage import Store
from social_map.queries import news
from social_map.queries.news import News

FROM = time(15)
FRIDAY = 4


def map_week(store: Store, _tools: Tools, now: datetime) -> int:
    """Send it to every coach for whom there is something, once a week; a week that was missed is not caught up."""
    today = said_on(now)
    if not may_speak(now) or today != last_working_day(today) or now < _begins(today):
        return 0
    since = _begins(last_working_day(today - timedelta(days=7)))
    sent, seen, known = 0, set[int](), dict[frozenset[int], list[News]]()
    for account in accounts.with_role(store, "coach", today=today):
        key = f"week:{account.person_id}:{today}"
        if account.person_id in seen or _sent(store, key):
            continue
        seen.add(account.person_id)
        who = people.who(store, account.channel, account.number, today=today)
        places = who.municipalities("coach")
        if places not in known:
            known[places] = news.between(store, places, since, _begins(today))
        if known[places]:
            to = Address(account.channel, account.number, account.number, who.language)
            sent += (
                outbox.prompt(store, to, week.screen(known[places], who.language), now=now, key=key, kind="week")
                is not None
            )
    return sent


def last_working_day(day: date) -> date:
    """The Friday of this week, or the last working day before it."""
    found = day + timedelta(days=FRIDAY - day.weekday())
    while not is_working_day(found) and found.weekday():
        found -= timedelta(days=1)
    return found


def _begins(day: date) -> datetime:
    return datetime.combine(day, FROM, AMSTERDAM)


def _sent(store: Store, key: str) -> bool:
    return bool(store.scalar(select(exists().where(Outgoing.dedupe_key == key))))


DUTY = Duty("map_week", timedelta(minutes=15), map_week)
