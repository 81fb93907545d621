"""After 120 days of silence the search says so by itself, although nobody changed anything."""

from datetime import UTC, datetime, timedelta

from dialogue.duties import neglect
from dialogue.duty import perform
from dialogue.talk import Tools
from foundation.people.who import SYSTEM
from social_map import listings
from social_map.search import Searcher

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


def shown(store, searcher, now):
    found = searcher.search(store, "wandelen", today=now.date())
    return found.hits[0].entry.neglected


def test_the_search_hears_of_it_on_the_day_itself_and_after_a_gap(store):
    searcher = Searcher()
    tools = Tools(searcher=searcher, secret=b"s" * 32)
    one = listings.add(store, SYSTEM, {"title": "Wandelen om de vijver", "category": "wandelen_bewegen"}, now=NOW)
    listings.asked(store, one, now=NOW)
    for days, neglected in ((0, False), (119, False), (120, True)):
        perform(store, neglect.DUTY, tools, now=NOW + timedelta(days=days))
        store.flush()
        assert shown(store, searcher, NOW + timedelta(days=days)) is neglected, days
    listings.confirm(store, SYSTEM, one, now=NOW + timedelta(days=121))
    assert shown(store, searcher, NOW + timedelta(days=121)) is False


def test_a_machine_that_was_off_for_a_month_catches_up(store):
    searcher = Searcher()
    tools = Tools(searcher=searcher, secret=b"s" * 32)
    one = listings.add(store, SYSTEM, {"title": "Wandelen om de vijver", "category": "wandelen_bewegen"}, now=NOW)
    listings.asked(store, one, now=NOW)
    perform(store, neglect.DUTY, tools, now=NOW + timedelta(days=110))
    store.flush()
    assert shown(store, searcher, NOW + timedelta(days=110)) is False
    assert perform(store, neglect.DUTY, tools, now=NOW + timedelta(days=140)) == 1
    assert shown(store, searcher, NOW + timedelta(days=140)) is True
