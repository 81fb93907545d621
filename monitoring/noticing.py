"""What stands out beside the figures of a period, in short sentences: norms first, then the map and the wishes."""

from collections.abc import Iterator

from foundation.codes import codes
from foundation.language.dates import said_on
from foundation.people import municipalities
from foundation.storage import Store
from foundation.words import say_plain
from monitoring.quarters import Years
from monitoring.reports import Report
from monitoring.signals import crossed
from monitoring.suppression import HIDDEN
from social_map.search.lexicon import lexicon
from social_map.wishes import counting
from social_map.wishes.calling import ENOUGH

KINDS = ("waiting", "full", "meetings", "agreed", "volunteers", "on_map_nearby")  # the gravest first
WISHES = 1


def is_of_now(report: Report) -> bool:
    """Whether it is a newest report: an older one is not about today."""
    return said_on(report.as_of) <= report.period.freezes_on


def noticed(store: Store, report: Report, years: Years) -> Iterator[str]:
    """Of a newest report, not of one organisation. Of several municipalities each is called by its name."""
    if not is_of_now(report) or report.scope.organisation_ids is not None:
        return
    yield from _norms(store, report, years)
    yield from _map(report)
    yield from _wishes(store, report)


def _norms(store: Store, report: Report, years: Years) -> Iterator[str]:
    names = {one.id: one.name for one in municipalities.list_all(store)}
    here = report.scope.municipality_ids
    places = sorted(names if here is None else here, key=lambda number: names.get(number, ""))
    found = [
        (place, each)
        for place in places
        for each in crossed(store, report.scope, place, now=report.as_of, year=years(place))
    ]
    for place, each in sorted(found, key=lambda pair: KINDS.index(pair[1].kind)):
        yield each.text if len(places) == 1 else f"{names[place]}: {each.text}"


def _map(report: Report) -> Iterator[str]:
    """How many activities nobody checked in time."""
    stand = report.told.get("social_map", {})
    listings, checked = stand.get("listings"), stand.get("checked")
    if isinstance(listings, int) and isinstance(checked, int) and listings > checked:
        yield say_plain("monitoring", "signals/unchecked", late=listings - checked, listings=listings)


def _wishes(store: Store, report: Report) -> Iterator[str]:
    """What was asked for five times or more, without a number. Of a kind that is hidden nothing is said."""
    shown = report.shown.get("wishes", {}).get("by_category", {})
    found = counting.unanswered(store, report.period.first, report.period.last, report.scope.municipality_ids)
    told = [each for each in found if each.count >= ENOUGH and shown.get(each.category, HIDDEN) != HIDDEN]
    for each in told[:WISHES]:
        known = lexicon().concepts.get(each.subject)
        yield say_plain(
            "monitoring", "signals/wish", what=known.label if known else codes("category")[each.category].nl
        )
