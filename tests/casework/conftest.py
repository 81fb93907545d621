"""An organisation with a coach and somebody she walks with."""

from datetime import date

import pytest

from casework import referrals
from tests.casework import builders

TODAY = date(2026, 11, 20)


@pytest.fixture
def place(store):
    return builders.make_organisation(store)


@pytest.fixture
def coach(store, place):
    return builders.make_coach(store, place)


@pytest.fixture
def walk(store, coach, place):
    return builders.make_trajectory(store, coach, place)


@pytest.fixture
def receive(store, coach, place, now):
    """Receive a referral of 20 November 2026, for the coach or whoever is named."""
    practice, municipality = builders.make_practice(store), builders.make_municipality(store)

    def received(who=coach, **facts):
        given = {
            "organisation_id": place.id, "practice_id": practice.id, "municipality_id": municipality.id,
            "referrer_type": "huisarts", "received_on": TODAY, "main_reason": "eenzaamheid", "now": now,
        }  # fmt: skip
        return referrals.receive(store, who, **given | facts)

    return received
