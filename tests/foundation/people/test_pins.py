"""PINs: hard to guess, from the chat and from a copy of the database."""

from datetime import timedelta

import pytest

from foundation.people import invites, locks, organisations, people, pins
from foundation.people.models import Pin
from foundation.people.who import SYSTEM
from foundation.refusals import NotFound
from tests.foundation.people.cast import TODAY, joins

SECRET = b"s" * 32


def coach(store, now, number=7, role="coach"):
    joins(store, number, role, "Farent", now=now, name="Anna" if role == "coach" else role)
    return people.who(store, "telegram", number, today=TODAY)


def attempt(store, who, digits, *, now, secret=SECRET):
    return pins.attempt(store, who, digits, secret=secret, now=now)


def refused(digits):
    try:
        pins.refuse_easy(digits)
    except pins.PinTooEasy:
        return True
    return False


def test_what_everybody_tries_first_is_refused_and_little_else():
    every = {digits for digits in (f"{number:04}" for number in range(10_000)) if refused(digits)}
    assert {"0000", "1234", "3210", "7890", "1212", "1984", "2012", "2580"} <= every
    assert len(every) < 300


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)  # hashing is slow on purpose
def test_wrong_tries_wait_longer_and_longer_and_end_in_a_block_that_only_a_reset_lifts(store, now):
    who = coach(store, now)
    pins.choose(store, who, "2718", secret=SECRET, now=now)
    pin = store.get_one(Pin, who.person_id)
    assert b"2718" not in pin.hash + pin.salt
    assert attempt(store, who, "2718", now=now, secret=b"another").outcome == "wrong"  # a copy without the secret
    assert attempt(store, who, "2718", now=now).outcome == "right"
    assert pin.wrong == 0
    pin.wrong = 2
    for pause in pins.WAITS.values():
        assert attempt(store, who, "9999", now=now).until == now + pause
        assert attempt(store, who, "2718", now=now).outcome == "wait"  # not even looked at
        now += pause
    assert attempt(store, who, "9999", now=now).outcome == "blocked"
    assert attempt(store, who, "2718", now=now + timedelta(days=400)).outcome == "blocked"
    pins.reset(store, who.person_id, now=now)
    assert not pins.has(store, who.person_id)
    assert people.who(store, "telegram", 7, today=TODAY).is_locked(now)
    pins.choose(store, who, "2718", secret=SECRET, now=now)
    people.block(store, SYSTEM, people.found(store, "Anna").public_id, now=now)
    assert not pins.has(store, who.person_id)


def test_the_lock_falls_after_quiet_minutes_and_a_sign_of_life_moves_it_on(store, now):
    who = coach(store, now)
    assert not who.is_locked(now)
    locks.open_up(store, who, now=now)

    def later(minutes, *, signs=True):
        nonlocal now
        now += timedelta(minutes=minutes)
        store.flush()
        hers = people.who(store, "telegram", 7, today=TODAY)
        if signs:
            locks.stay_open(store, hers, now=now)
            store.expire_all()
        return hers.is_locked(now)

    assert [later(14), later(14), later(14, signs=False)] == [False, False, False]
    assert later(1)
    assert later(0)  # a sign of life does not open it
    locks.wait(store, who, 60, now=now)
    assert not later(59)
    locks.shut(store, who.person_id, now=now)
    assert later(0)


def test_a_clock_that_was_wrong_leaves_nothing_open_and_nobody_out(store, now):
    who, ahead = coach(store, now), now + timedelta(days=400)
    pins.choose(store, who, "2718", secret=SECRET, now=now)
    locks.open_up(store, who, now=ahead)
    store.get_one(Pin, who.person_id).wait_until = ahead
    store.flush()
    back = people.who(store, "telegram", 7, today=TODAY)
    assert back.is_locked(now)
    locks.stay_open(store, back, now=now)
    assert people.who(store, "telegram", 7, today=TODAY).is_locked(now)  # a sign of life does not open it either
    assert attempt(store, who, "2718", now=now).outcome == "right"
    locks.open_up(store, who, now=now)
    store.flush()
    assert not people.who(store, "telegram", 7, today=TODAY).is_locked(now)


def test_an_organisation_can_ask_it_of_who_sees_its_clients_and_of_nobody_else(store, now):
    boss, who = coach(store, now, 8, "coordinator"), coach(store, now)
    provider = coach(store, now, 9, "provider")
    place = organisations.named(store, "Farent")
    with pytest.raises(NotFound):
        locks.require(store, who, place.public_id, 5)
    locks.require(store, boss, place.public_id, 5)
    store.flush()
    locked = [people.who(store, "telegram", number, today=TODAY).is_locked(now) for number in (7, 8, 9)]
    assert locked == [True, True, False]
    assert provider.locks_after is None
    locks.open_up(store, who, now=now)
    locks.wait(store, who, 60, now=now)
    store.flush()
    assert people.who(store, "telegram", 7, today=TODAY).locks_after == 5  # the least of the two
    code = invites.relink(store, SYSTEM, "Anna", now=now)  # another phone
    store.flush()
    invites.accept(store, code, channel="telegram", number=70, name="Anna", now=now)
    store.flush()
    assert people.who(store, "telegram", 70, today=TODAY).is_locked(now)
    locks.require(store, boss, place.public_id, None)
    store.flush()
    assert not people.who(store, "telegram", 8, today=TODAY).is_locked(now)
