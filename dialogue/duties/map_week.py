"""Friday: what is new, changed or stopped on the map in a coach's municipalities, as one message (E13, US-C10)."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy import exists, select

from dialogue import outbox
from dialogue.duty import Duty
from dialogue.hours import may_speak
from dialogue.models import Outgoing
from dialogue.outbox import Address
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Tools
from foundation.language.dates import AMSTERDAM, is_working_day, said_on
from foundation.people import accounts, people
from foundation.people.who import Who
from foundation.storage import Store
from foundation.words import label
from social_map import display
from social_map.queries import news
from social_map.queries.news import News
from social_map.search.entry import Moment

FROM = time(15)
FRIDAY = 4
MOST = 4  # of each kind; the rest is a number


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
            sent += outbox.prompt(store, to, screen(who, known[places]), now=now, key=key, kind="week") is not None
    return sent


def last_working_day(day: date) -> date:
    """The Friday of this week, or the last working day before it."""
    found = day + timedelta(days=FRIDAY - day.weekday())
    while not is_working_day(found) and found.weekday():
        found -= timedelta(days=1)
    return found


def screen(who: Who, found: Sequence[News]) -> Screen:
    """The first of each kind with a button to the card, and how many more."""
    kinds, number = [], 0
    buttons: list[Button] = []
    for kind in (news.NEW, news.CHANGED, news.STOPPED):
        these = [each for each in found if each.kind == kind]
        lines = []
        for each in these[:MOST]:
            number += 1
            buttons.append(Button(str(number), "ls", each.listing.public_id))
            lines.append((number, each.listing.title[:80], _said(each, who.language)))
        if these:
            kinds.append((kind, len(these), lines, len(these) - len(lines)))
    return Screen("week/map", {"kinds": kinds}, in_rows(buttons, 4))


def _said(each: News, language: str) -> str:
    listing = each.listing
    if each.kind == news.CHANGED:
        return ", ".join(_facet(each, facet, language) for facet in each.facets)
    if each.kind == news.STOPPED:
        return listing.neighbourhood or ""
    when = display.when([Moment(row.day, row.start, row.end, row.frequency) for row in listing.schedule])
    return " – ".join(part for part in (when, listing.neighbourhood or "") if part)


def _facet(each: News, facet: str, language: str) -> str:
    """What changed; of room and pause also how it is now."""
    now = {"room": each.listing.capacity, "going": each.listing.status}.get(facet)
    return label("dialogue", f"week.{facet}.{now}" if now else f"week.{facet}", language)


def _begins(day: date) -> datetime:
    return datetime.combine(day, FROM, AMSTERDAM)


def _sent(store: Store, key: str) -> bool:
    return bool(store.scalar(select(exists().where(Outgoing.dedupe_key == key))))


DUTY = Duty("map_week", timedelta(minutes=15), map_week)
