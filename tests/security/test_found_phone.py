"""Whoever finds a phone while its owner was busy with her PIN: what was begun before the lock fell opens nothing."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from dialogue import outbox
from dialogue.duties.tidy_up import tidy_up
from dialogue.models import Keypad, Outgoing
from dialogue.outbox import Address
from dialogue.screens import Screen
from foundation.people import pins
from foundation.people.models import Membership, Organisation, Person, Pin
from tests.security.test_lock import ON_SQLITE, SECRET, keyboard
from tests.security.town import ACCOUNTS, TODAY, who

pytestmark = ON_SQLITE  # hashing is slow on purpose; tests/foundation/people tries both


@pytest.fixture
def open_phone(desk, town):
    """Samira has a PIN and gave it just now."""
    with desk.database.writing() as store:
        pins.choose(store, who(store, "samira"), "2718", secret=SECRET, now=desk.now)
        store.get_one(Person, who(store, "samira").person_id).locks_at = desk.now + timedelta(minutes=15)
    return desk


def taps(desk, name, *labels):
    """The buttons of the newest screen, one by one; the words of the last answer."""
    for wanted in labels:
        data = next(each["data"] for row in keyboard(desk, name) for each in row if wanted in each["label"])
        answer = desk.tap(name, data)
    return " ".join(letter.html for letter in answer)


def clients(desk, name="samira"):
    while desk.worker.step():
        pass
    return str(desk.say(name, "/clienten"))


def test_who_was_choosing_another_pin_when_her_lock_fell_gives_the_old_one_again(open_phone, town):
    open_phone.say("samira", "/pincode")
    assert "Kies een pincode" in taps(open_phone, "samira", "Wijzig", *"2718")
    open_phone.now += timedelta(minutes=16)
    assert "Wat is je pincode?" in taps(open_phone, "samira", "3")
    assert "klopt niet" in taps(open_phone, "samira", *"3141")
    assert town.code_name not in clients(open_phone)


def test_a_pin_that_is_reset_while_somebody_types_it_is_chosen_anew(open_phone, town):
    open_phone.now += timedelta(minutes=16)
    assert "Wat is je pincode?" in clients(open_phone)
    with open_phone.database.writing() as store:
        pins.reset(store, who(store, "samira").person_id, now=open_phone.now)
    assert "Kies een pincode" in taps(open_phone, "samira", *"2")
    assert "Je pincode staat" in taps(open_phone, "samira", *"31413141")
    assert town.code_name in clients(open_phone)


def test_keys_of_a_keypad_that_was_shut_are_kept_nowhere(open_phone):
    open_phone.now += timedelta(minutes=16)
    clients(open_phone)
    with open_phone.database.writing() as store:
        store.scalars(select(Pin)).one().wrong = 2
    key = next(each["data"] for row in keyboard(open_phone, "samira") for each in row if each["label"] == "1")
    said = [" ".join(letter.html for letter in open_phone.tap("samira", key)) for _ in range(12)]
    assert all("Even wachten" in each for each in said[3:])
    with open_phone.database.reading() as store:
        assert store.scalars(select(Keypad)).all() == []


def test_more_quiet_minutes_than_her_organisation_asks_for_open_nothing_longer(open_phone, town):
    with open_phone.database.writing() as store:
        store.get_one(Organisation, who(store, "samira").organisations("coach")[0]).lock_minutes = 5
    open_phone.tap("samira", "cm:-:0:60")
    open_phone.now += timedelta(minutes=4)
    assert town.code_name in clients(open_phone)
    open_phone.now += timedelta(minutes=6)
    assert town.code_name not in clients(open_phone)


@pytest.mark.parametrize("way", ["time", "lost"])
def test_a_question_that_waited_for_a_pin_in_vain_is_kept_nowhere(open_phone, town, way):
    open_phone.now += timedelta(minutes=16)
    to = Address("telegram", ACCOUNTS["samira"], ACCOUNTS["samira"])
    asked = Screen("lock/done_wis", {"name": town.code_name}, private=True)
    with open_phone.database.writing() as store:
        outbox.prompt(store, to, asked, now=open_phone.now, key="asked")
        held = select(Outgoing).where(Outgoing.state == "held")
        assert town.code_name in str(store.scalars(held).one().payload)
    if way == "lost":
        open_phone.say("karel", "/vergrendel samira")
        taps(open_phone, "karel", "Ja, sluit")
    else:
        open_phone.now += timedelta(hours=48)
        with open_phone.database.writing() as store:
            tidy_up(store, open_phone.worker.tools, open_phone.now)
    with open_phone.database.reading() as store:
        assert store.scalars(held).all() == []
        assert town.code_name not in str(store.scalars(select(Outgoing.payload)).all())


def test_a_locked_phone_of_who_leads_names_no_colleague(open_phone):
    with open_phone.database.writing() as store:
        karel = who(store, "karel")
        pins.choose(store, karel, "2718", secret=SECRET, now=open_phone.now)
        store.get_one(Person, karel.person_id).locks_at = open_phone.now
    for name in ("samira", "x"):
        assert "Samira" not in str(open_phone.say("karel", f"/vergrendel {name}"))
    assert "Vergrendeld" in str(open_phone.say("karel", "/vergrendel"))


def test_who_walks_with_nobody_any_more_is_asked_no_pin_that_she_cannot_give(open_phone):
    with open_phone.database.writing() as store:
        noor, samira = who(store, "noor"), who(store, "samira")
        for row in store.scalars(select(Membership).where(Membership.person_id == samira.person_id)):
            row.until_on = TODAY - timedelta(days=1)
        for row in store.scalars(select(Membership).where(Membership.person_id == noor.person_id)):
            row.person_id = samira.person_id  # a coach who became regisseur
    open_phone.now += timedelta(minutes=16)
    assert "Verhalen voor" in str(open_phone.say("samira", "/verhalen"))
