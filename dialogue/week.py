"""The week on the map as one screen: new, changed and stopped, each with a button to its card."""

from collections.abc import Sequence

from dialogue.screens import Button, Screen, in_rows
from foundation.words import label
from social_map import display
from social_map.queries import news
from social_map.queries.news import News
from social_map.search.entry import Moment

MOST = 4  # of each kind; the rest is a number


def screen(found: Sequence[News], language: str) -> Screen:
    """The first of each kind with a button to the card, and how many more."""
    kinds, number = [], 0
    buttons: list[Button] = []
    for kind in (news.NEW, news.CHANGED, news.STOPPED):
        these = [each for each in found if each.kind == kind]
        lines = []
        for each in these[:MOST]:
            number += 1
            buttons.append(Button(str(number), "ls", each.listing.public_id))
            lines.append((number, each.listing.title[:80], _said(each, language)))
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
