"""A practice as its regisseur sees it: what it did, and of what a coach did nothing where there is only one."""

from datetime import date, timedelta

import pytest

from casework.models import Feedback, PracticeMeeting, Trajectory
from foundation.people.who import SYSTEM
from foundation.refusals import NotFound
from monitoring import norms, practices
from monitoring.scope import Scope
from monitoring.suppression import HIDDEN
from tests.casework import builders

TODAY = date(2026, 11, 20)


@pytest.fixture
def place(store):
    return builders.make_municipality(store)


def walked(store, place, practice, coaches, count):
    """Clients of this practice who had a first talk last month; every second referrer was told in time."""
    organisation = builders.make_organisation(store, f"Welzijn {practice.name}")
    for number in range(count):
        coach = coaches[number % len(coaches)]
        walk = builders.make_trajectory(
            store, coach, organisation, number=number + 1, municipality_id=place.id, practice_id=practice.id,
            received_on=date(2026, 10, 1),
        )  # fmt: skip
        builders.make_session(store, walk, held_on=date(2026, 10, 12))
        if number % 2:
            letter = {
                "kind": "intake",
                "about_on": date(2026, 10, 12),
                "channel": "mail",
                "sent_on": date(2026, 10, 20),
            }
            store.add(
                Feedback(
                    public_id=store.new_public_id(), organisation_id=organisation.id, trajectory_id=walk.id,
                    logged_at=builders.LOGGED, **letter,
                )
            )  # fmt: skip
    store.flush()


def test_letters_in_time_are_shown_from_two_coaches_on(store, place, now):
    organisation = builders.make_organisation(store)
    samira, fatima = (builders.make_coach(store, organisation, name=name) for name in ("Samira", "Fatima"))
    brink, oost = builders.make_practice(store), builders.make_practice(store, "Oostpoort")
    walked(store, place, brink, [samira], 12)
    walked(store, place, oost, [samira, fatima], 12)
    scope = Scope(frozenset({place.id}))
    for key, low, high in (("referrals_agreed", 20, 30), ("coach_fte", 0.5, 0.5)):
        norms.set_from(
            store, SYSTEM, key, place.id, low=low, high=high, from_on=TODAY, practice_id=oost.id, now=now
        )  # fmt: skip
    met_on = TODAY - timedelta(weeks=9)
    store.add(
        PracticeMeeting(
            public_id=store.new_public_id(), organisation_id=organisation.id, practice_id=oost.id,
            person_id=samira.person_id, met_on=met_on, logged_at=now,
        )
    )  # fmt: skip

    alone, together = (practices.one(store, scope, place.id, one.public_id, today=TODAY) for one in (brink, oost))
    assert (alone.practice.referrals, alone.in_time, alone.practice.expected) == (10, None, None)
    assert (together.in_time, together.fte, together.practice.stands) == (50, 0.5, "below")
    assert (together.practice.met_on, together.practice.late(TODAY)) == (met_on, True)
    assert "Samira" not in str(together)
    # a second coach who only began there makes it no less the work of the first
    builders.make_trajectory(
        store, fatima, organisation, number=99, municipality_id=place.id, practice_id=brink.id, received_on=TODAY,
    )  # fmt: skip
    begun = practices.one(store, scope, place.id, brink.public_id, today=TODAY)
    assert (begun.practice.coaches, begun.in_time) == (2, None)
    # the control: with the second coach gone from the rows, the same practice is one person's work
    for walk in store.query(Trajectory).where(Trajectory.practice_id == oost.id):
        walk.coach_id = samira.person_id
    store.flush()
    assert practices.one(store, scope, place.id, oost.public_id, today=TODAY).in_time is None


def test_few_referrals_are_hidden_and_a_practice_elsewhere_does_not_exist(store, place):
    elsewhere = builders.make_municipality(store, "Breda")
    coach = builders.make_coach(store, builders.make_organisation(store))
    brink = builders.make_practice(store)
    walked(store, place, brink, [coach], 4)
    (found,) = practices.every(store, Scope(frozenset({place.id})), place.id, today=TODAY)

    assert (found.referrals, found.stands) == (HIDDEN, None)
    with pytest.raises(NotFound):
        practices.one(store, Scope(frozenset({elsewhere.id})), elsewhere.id, brink.public_id, today=TODAY)
