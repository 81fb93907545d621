"""The week as one screen: what she did in counts, and what is new, changed and stopped on the map, each with a button.

Asked for, or by the clock on the last working day of the week (E13, US-C10).
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from casework import my_week
from casework.my_week import MyWeek
from dialogue import rules_of_thumb
from dialogue.screens import Button, Screen, in_rows
from foundation.language.dates import AMSTERDAM, is_working_day
from foundation.people.who import Who
from foundation.storage import Store
from foundation.words import label
from social_map import display
from social_map.queries import news
from social_map.queries.news import News
from social_map.search.entry import Moment

MOST = 4  # of each kind; the rest is a number
FROM = time(15)
FRIDAY = 4
MapNews = Callable[[Collection[int], datetime, datetime], Sequence[News]]


@dataclass(frozen=True, slots=True)
class Week:
    """A week of one coach: her counts, and the news of the map in her municipalities."""

    mine: MyWeek
    news: Sequence[News]
    rule: tuple[str, str]  # hours for the network

    def empty(self) -> bool:
        """Whether there is nothing to say."""
        return self.mine.empty() and not self.news


def last_working_day(day: date) -> date:
    """The Friday of this week, or the last working day before it."""
    found = day + timedelta(days=FRIDAY - day.weekday())
    while not is_working_day(found) and found.weekday():
        found -= timedelta(days=1)
    return found


def begins(day: date) -> datetime:
    """From when on the week that ends on this day can be looked back at."""
    return datetime.combine(day, FROM, AMSTERDAM)


def gather(store: Store, who: Who, last: date, *, look: MapNews | None = None) -> Week:
    """The week that ended on this last working day. `look` may remember the map's news for other coaches."""
    since = begins(last_working_day(last - timedelta(days=7)))
    found = (look or (lambda *about: news.between(store, *about)))(who.municipalities("coach"), since, begins(last))
    rule = rules_of_thumb.of(store, who, last).network_said()
    return Week(my_week.of(store, who, last - timedelta(days=last.weekday())), found, rule)


def screen(week: Week, language: str) -> Screen:
    """Counts first; of the map the first of each kind with a button to the card, and how many more."""
    kinds, number = [], 0
    buttons: list[Button] = []
    for kind in (news.NEW, news.CHANGED, news.STOPPED):
        these = [each for each in week.news if each.kind == kind]
        lines = []
        for each in these[:MOST]:
            number += 1
            buttons.append(Button(str(number), "ls", each.listing.public_id))
            lines.append((number, each.listing.title[:80], _said(each, language)))
        if these:
            kinds.append((kind, len(these), lines, len(these) - len(lines)))
    facts = {"kinds": kinds, "mine": week.mine, "rule": week.rule}
    quarter = Button(label("dialogue", "buttons.my_figures", language), "ke", "-")
    return Screen("week/map", facts, (*in_rows(buttons, 4), (quarter,)))


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
