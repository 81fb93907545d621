"""What a provider is told of choices points at nobody: from five people up, whole months, steps of five."""

from datetime import date

import pytest

from casework import choices
from foundation.people.who import SYSTEM
from social_map import listings
from tests.casework import builders

TODAY = date(2026, 11, 20)
LAST_MONTH, THIS_MONTH, LONG_AGO = date(2026, 10, 31), date(2026, 11, 1), date(2025, 10, 31)


@pytest.fixture
def listing(store, now):
    return listings.add(store, SYSTEM, {"title": "Wandelen"}, now=now)


@pytest.mark.parametrize(("people", "told"), [(0, 0), (4, 0), (5, 5), (9, 5), (10, 10)])
def test_steps_of_five(store, listing, people, told):
    here = builders.make_organisation(store)
    coach = builders.make_coach(store, here)
    for number in range(people):
        walk = builders.make_trajectory(store, coach, here, number=number)
        for _ in range(2):  # who chooses it twice is one
            builders.make_participation(store, walk, listing_id=listing.id, chosen_on=LAST_MONTH)
    for number, day in enumerate([THIS_MONTH, THIS_MONTH, LONG_AGO], people):
        walk = builders.make_trajectory(store, coach, here, number=number)
        builders.make_participation(store, walk, listing_id=listing.id, chosen_on=day)
    assert choices.told(store, listing.id, TODAY) == told
