"""A practice as its regisseur sees it: what it did, and of what a coach did nothing where there is only one."""

from datetime import UTC, date, datetime, timedelta

import pytest

from casework.models import Feedback, PracticeMeeting, Referral, Trajectory
from foundation.people.who import SYSTEM
from foundation.refusals import NotFound
from monitoring import norms, practices, quarters
from monitoring.letters_in_time import firm_half
from monitoring.scope import Scope
from monitoring.suppression import HIDDEN
from tests.casework import builders

TODAY, NOW = date(2026, 11, 20), datetime(2026, 11, 20, 12, tzinfo=UTC)
SPRING, SUMMER = date(2026, 4, 1), date(2026, 8, 3)


@pytest.fixture
def place(store):
    return builders.make_municipality(store)


def walked(store, place, practice, coaches, count, *, received_on=SPRING):
    """Clients of this practice who had a first talk soon after; of every second pair the referrer was told in time."""
    organisation = builders.make_organisation(store, f"Welzijn {practice.name} {received_on}")
    held_on = received_on + timedelta(days=11)
    for number in range(count):
        coach = coaches[number % len(coaches)]
        walk = builders.make_trajectory(
            store, coach, organisation, number=number + 1, municipality_id=place.id, practice_id=practice.id,
            received_on=received_on,
        )  # fmt: skip
        store.query(Referral).filter_by(trajectory_id=walk.id).one().practice_id = practice.id
        builders.make_session(store, walk, held_on=held_on)
        if number // 2 % 2:
            letter = {
                "kind": "intake", "about_on": held_on, "channel": "mail", "sent_on": held_on + timedelta(days=8),
            }  # fmt: skip
            store.add(
                Feedback(
                    public_id=store.new_public_id(), organisation_id=organisation.id, trajectory_id=walk.id,
                    logged_at=builders.LOGGED, **letter,
                )
            )  # fmt: skip
    store.flush()


def one(store, place, practice):
    return practices.one(store, Scope(frozenset({place.id})), place.id, practice.public_id, now=NOW)


def test_letters_in_time_are_shown_from_two_coaches_on(store, place, now):
    organisation = builders.make_organisation(store)
    samira, fatima = (builders.make_coach(store, organisation, name=name) for name in ("Samira", "Fatima"))
    brink, oost = builders.make_practice(store), builders.make_practice(store, "Oostpoort")
    walked(store, place, brink, [samira], 12)
    walked(store, place, oost, [samira, fatima], 12)
    walked(store, place, builders.make_practice(store, "De Vaart"), [samira, fatima], 12)
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

    alone, together = one(store, place, brink), one(store, place, oost)
    assert (alone.practice.referrals, alone.in_time.percent, alone.in_time.alone) == (12, None, True)
    assert alone.practice.expected is None
    assert (together.in_time.percent, together.fte, together.practice.stands) == (50, 0.5, "below")
    assert (str(together.in_time.period), together.year.first, together.year.last) == (
        "2026-H1", date(2025, 10, 1), date(2026, 9, 30),
    )  # fmt: skip
    assert (together.practice.met_on, together.practice.late(TODAY)) == (met_on, True)
    assert "Samira" not in str(together)
    # the control: with the second coach gone from the rows, the same practice is one person's work
    for walk in store.query(Trajectory).where(Trajectory.practice_id == oost.id):
        walk.coach_id = samira.person_id
    store.flush()
    assert (one(store, place, oost).in_time.percent, one(store, place, oost).in_time.alone) == (None, True)


def test_a_share_of_letters_tells_no_few_of_them_here_or_elsewhere(store, place):
    """Beside sixteen of the practice, of which eight late, the municipality has three late ones elsewhere."""
    organisation = builders.make_organisation(store)
    coaches = [builders.make_coach(store, organisation, name=name) for name in ("Samira", "Fatima")]
    brink, oost = builders.make_practice(store), builders.make_practice(store, "Oostpoort")
    walked(store, place, brink, coaches, 16)
    assert one(store, place, brink).in_time.percent == 50
    walked(store, place, oost, coaches, 6)
    assert one(store, place, brink).in_time.percent is None
    assert [str(firm_half(datetime(*day, 12, tzinfo=UTC))) for day in ((2026, 8, 10), (2026, 8, 11), (2027, 1, 9))] == [
        "2025-H2", "2026-H1", "2026-H1",
    ]  # fmt: skip


def test_few_referrals_are_hidden_and_a_practice_elsewhere_does_not_exist(store, place, now):
    elsewhere = builders.make_municipality(store, "Breda")
    coach = builders.make_coach(store, builders.make_organisation(store))
    brink, oost = builders.make_practice(store), builders.make_practice(store, "Oostpoort")
    for practice in (brink, oost):
        walked(store, place, practice, [coach], 4)
    scope = Scope(frozenset({place.id}))
    given = {"low": 3, "high": 9, "from_on": TODAY, "now": now}
    norms.set_from(store, SYSTEM, "referrals_agreed", place.id, practice_id=oost.id, **given)

    def every():
        found = practices.every(store, quarters.last_four(store, scope, place.id, now=NOW), today=TODAY)
        return {each.name: (each.referrals, each.stands) for each in found}

    assert every() == {"De Brink": (HIDDEN, None), "Oostpoort": (HIDDEN, None)}
    walked(store, place, oost, [coach], 8, received_on=SUMMER)  # at least: so nobody can say that it fits
    assert every() == {"De Brink": (HIDDEN, None), "Oostpoort": (8, None)}
    walked(store, place, oost, [coach], 10, received_on=SUMMER + timedelta(days=2))
    assert every()["Oostpoort"] == (18, "above")
    with pytest.raises(NotFound):
        practices.one(store, Scope(frozenset({elsewhere.id})), elsewhere.id, brink.public_id, now=NOW)
