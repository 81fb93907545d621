"""An organisation with a coach and somebody she walks with."""

import pytest

from tests.casework import builders


@pytest.fixture
def place(store):
    return builders.make_organisation(store)


@pytest.fixture
def coach(store, place):
    return builders.make_coach(store, place)


@pytest.fixture
def walk(store, coach, place):
    return builders.make_trajectory(store, coach, place)
