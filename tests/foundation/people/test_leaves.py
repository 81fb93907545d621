"""Who is away, and who stands in: only a colleague who agreed, only on those days."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from casework import access
from foundation.people import leaves, people
from foundation.people.models import Account, Membership
from foundation.people.queries import leaves as queries
from foundation.refusals import NotFound
from tests.casework import builders

NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)
FROM, UNTIL = date(2026, 12, 1), date(2026, 12, 15)


@pytest.fixture
def town(store):
    """Two colleagues and a coach of elsewhere, as people with an account."""
    place, other = builders.make_organisation(store), builders.make_organisation(store, "Elders")
    coaches = {}
    for number, (name, where) in enumerate((("Samira", place), ("Karim", place), ("Yusuf", other)), 1):
        coach = builders.make_coach(store, where, name=name)
        store.add(Account(channel="telegram", number=number, person_id=coach.person_id, linked_at=NOW))
        store.add(
            Membership(
                public_id=store.new_public_id(), person_id=coach.person_id, organisation_id=where.id, role="coach",
                from_on=date(2026, 1, 1), confirmed_at=NOW,
            )
        )  # fmt: skip
        coaches[name] = coach
    store.flush()
    return place, coaches


def seen_by(store, number, day):
    return len(access.caseload(store, people.who(store, "telegram", number, today=day)))


def test_who_agreed_sees_the_clients_on_those_days_and_no_other(store, town):
    place, coaches = town
    samira, karim = coaches["Samira"], coaches["Karim"]
    builders.make_trajectory(store, samira, place)
    leave = leaves.take(
        store, samira, organisation_id=place.id, from_on=FROM, until_on=UNTIL, stand_in_id=karim.person_id, now=NOW
    )
    assert seen_by(store, 2, FROM) == 0  # not before she agreed
    assert leaves.in_place_of(store, samira.person_id, place.id, FROM) is None
    with pytest.raises(NotFound):
        leaves.answer(store, coaches["Yusuf"], leave.public_id, agrees=True, now=NOW)
    leaves.answer(store, karim, leave.public_id, agrees=True, now=NOW)
    store.flush()
    seen = {day: seen_by(store, 2, day) for day in (date(2026, 11, 30), FROM, UNTIL, date(2026, 12, 16))}
    assert list(seen.values()) == [0, 1, 1, 0]
    assert seen_by(store, 1, FROM) == 1  # hers they stay
    assert leaves.in_place_of(store, samira.person_id, place.id, FROM) == karim.person_id
    assert leaves.in_place_of(store, samira.person_id, place.id, date(2026, 12, 16)) == samira.person_id
    elsewhere = replace(karim, members=(replace(karim.members[0], organisation_id=place.id + 1),))
    assert (
        list(access.caseload(store, replace(elsewhere, stands_in_for=frozenset({(samira.person_id, place.id)})))) == []
    )


def test_back_early_ends_it_today_and_a_stand_in_who_is_away_is_nobody(store, town):
    place, coaches = town
    samira, karim = coaches["Samira"], coaches["Karim"]
    leave = leaves.take(
        store, samira, organisation_id=place.id, from_on=FROM, until_on=UNTIL, stand_in_id=karim.person_id, now=NOW
    )
    leaves.answer(store, karim, leave.public_id, agrees=True, now=NOW)
    leaves.take(store, karim, organisation_id=place.id, from_on=FROM, until_on=FROM, stand_in_id=None, now=NOW)
    assert leaves.in_place_of(store, samira.person_id, place.id, FROM) is None
    assert leaves.is_away(store, karim.person_id, (place.id,), FROM)
    with pytest.raises(leaves.LeaveOverlaps):
        leaves.take(store, samira, organisation_id=place.id, from_on=UNTIL, until_on=UNTIL, stand_in_id=None, now=NOW)
    with pytest.raises(NotFound):
        leaves.end(store, karim, leave.public_id, now=NOW)
    leaves.end(store, samira, leave.public_id, now=datetime(2026, 12, 5, 9, tzinfo=UTC))
    assert leave.until_on == date(2026, 12, 4)
    coming = leaves.take(
        store, samira, organisation_id=place.id, from_on=UNTIL, until_on=UNTIL, stand_in_id=None, now=NOW
    )
    leaves.end(store, samira, coming.public_id, now=NOW)
    assert [one.until_on for one in queries.coming(store, samira.person_id, FROM)] == [date(2026, 12, 4)]


@pytest.mark.parametrize("stand_in", ["Yusuf", "Samira"])
def test_only_a_colleague_stands_in(store, town, stand_in):
    place, coaches = town
    with pytest.raises(NotFound):
        leaves.take(
            store, coaches["Samira"], organisation_id=place.id, from_on=FROM, until_on=UNTIL,
            stand_in_id=coaches[stand_in].person_id, now=NOW,
        )  # fmt: skip
