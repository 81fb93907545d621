"""Whoever picks up a coach's phone: no button, no word and no form gets past the lock."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from casework.models import Client
from dialogue import forgetting, inbox, table
from dialogue.letters import Letter
from dialogue.lock import gate, keys
from dialogue.models import Incoming, Keypad, Outgoing
from foundation.audit import AuditEntry
from foundation.people import pins
from foundation.people.models import Person, Pin
from foundation.people.who import Who
from tests.security.test_forged_buttons import POINTS_AT
from tests.security.town import ACCOUNTS, who

SECRET = b"s" * 32
ON_SQLITE = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
OF_CLIENTS = [
    mapper.local_table
    for mapper in Client.registry.mappers
    if mapper.class_.__module__.startswith("casework")
    and mapper.local_table.name != "network_time"  # hours of her own, of no client
]


def lock(desk):
    with desk.database.writing() as store:
        pins.choose(store, who(store, "samira"), "2718", secret=SECRET, now=desk.now)
        store.get_one(Person, who(store, "samira").person_id).locks_at = desk.now


def of_clients(desk):
    with desk.database.reading() as store:
        return {table.name: store.execute(table.select()).all() for table in OF_CLIENTS}


def buttons(town, verbs=POINTS_AT):
    """Every button, about everything."""
    for verb in verbs:
        kinds, choices = POINTS_AT[verb]
        for turn, kind in enumerate(kinds):
            yield f"{verb}:{town.ids[kind]}:1:{choices[turn % len(choices)]}"


def lines(town):
    """Every command, and what is typed about a client."""
    yield from (f"{town.code_name} 45 intake", f"gesprek met {town.code_name}", "45", f"/rapport {town.code_name}")
    for word in table.by_word("nl"):
        yield f"/{word.replace(' ', '')} {town.code_name}"


# One in so many in `make test`; all of them in `make prove`.
@pytest.mark.parametrize(
    ("database_kind", "one_in"),
    [("sqlite", 60), *(pytest.param(kind, 1, marks=pytest.mark.prove) for kind in ("sqlite", "postgresql"))],
    indirect=["database_kind"],
)
def test_nothing_gets_past_the_lock_but_where_it_is_not_looked_at(desk, town, one_in, monkeypatch):
    lock(desk)
    before = of_clients(desk)
    for data in [*buttons(town)][::one_in]:
        assert town.code_name not in str(desk.tap("samira", data)), data
    for text in [*lines(town)][::one_in]:
        assert town.code_name not in str(desk.say("samira", text)), text
    assert of_clients(desk) == before
    with desk.database.writing() as store:
        assert 1 < inbox.waiting_for_pin(store, "telegram", desk_account(store)) <= gate.AT_MOST

    monkeypatch.setattr(Who, "is_locked", lambda _who, _now: False)  # the control
    assert [data for data in buttons(town, ("cl", "sy")) if town.code_name in str(desk.tap("samira", data))]
    assert of_clients(desk) != before


@ON_SQLITE
def test_no_digit_is_kept_or_noted_and_forged_keys_open_nothing(desk, town):
    lock(desk)
    (asked,) = desk.tap("samira", f"cl:{town.ids['client']}:1")
    labels = {button["label"]: button["data"] for row in asked.buttons for button in row}
    for forged in ("ck:-:0:2", "ck:-:0:2718", "ck:-:0:", "ck:-:0:é", "cf:-:0", "ck"):
        assert town.code_name not in str(desk.tap("samira", forged))
    for digit in "271":
        desk.tap("samira", labels[digit])
    with desk.database.reading() as store:
        pad, pin = store.scalars(select(Keypad)).one(), store.scalars(select(Pin)).one()
        assert keys.read(SECRET, pad.salt, pad.typed) == "271"
        with pytest.raises(KeyError):
            keys.read(b"another", pad.salt, pad.typed)  # a copy of the database without the secret says nothing
        assert not any(digits in str((pad.typed, pin.hash, pin.salt)) for digits in ("2718", "271"))
        noted = [entry.object_id for entry in store.scalars(select(AuditEntry)) if entry.verb == "denied"]
        assert not set(labels.values()) & set(noted)
    (opened,) = [letter for letter in desk.tap("samira", labels["8"]) if letter.drop]
    assert not opened.html  # the keypad goes, and what she tapped comes by itself
    assert desk.worker.step()
    with desk.database.writing() as store:
        last = store.scalars(select(Outgoing).order_by(Outgoing.id.desc())).first()
        assert town.code_name in last.payload.decode()


@ON_SQLITE
def test_what_waits_for_a_pin_holds_nothing_of_who_is_erased_and_nothing_of_who_guessed(desk, town):
    lock(desk)
    desk.say("samira", f"{town.code_name} 45 intake")
    danger = desk.say("samira", f"{town.code_name} wil niet meer leven")
    assert "113" in danger[0].html  # locked or not
    assert "pincode" in danger[1].html
    with desk.database.writing() as store:
        held = store.scalars(select(Incoming).where(Incoming.state == "held")).all()
        assert [bool(row.payload) for row in held] == [True, True]
        forgetting._forget_dead(store, {("telegram", desk_account(store))})
        assert [(row.payload, row.state) for row in held] == [(None, "done")] * 2
    (asked,) = [letter for letter in desk.say("samira", f"{town.code_name} 45 intake") if letter.buttons]
    with desk.database.writing() as store:
        store.scalars(select(Pin)).one().wrong = pins.BLOCKED_AFTER - 1
    one = next(button["data"] for row in asked.buttons for button in row if button["label"] == "1")
    for _ in range(pins.LENGTH):
        desk.tap("samira", one)
    with desk.database.writing() as store:
        assert inbox.waiting_for_pin(store, "telegram", desk_account(store)) == 0


@ON_SQLITE
def test_who_mistypes_waits_and_who_leads_resets_requires_it_and_closes_a_lost_phone(desk, town):
    lock(desk)

    def said(name, text):
        return " ".join(letter.html for letter in desk.say(name, text))

    def tapped(name, label, digits=""):
        """The newest screen's button, and its keys one by one; the words of the last answer."""
        for wanted in (label, *digits):
            data = next(button["data"] for row in keyboard(desk, name) for button in row if wanted in button["label"])
            answer = desk.tap(name, data)
        return " ".join(letter.html for letter in answer)

    said("samira", f"{town.code_name} 30 bel")
    assert "klopt niet" in tapped("samira", "9", "999")
    with desk.database.writing() as store:
        store.scalars(select(Pin)).one().wrong = pins.BLOCKED_AFTER - 2
    assert "Probeer het om 11.00" in tapped("samira", "9", "999")
    desk.now += timedelta(hours=2)
    assert "geblokkeerd" in tapped("samira", "🔓", "9999")

    assert "Verplicht bij Contour" in str(desk.say("karel", "/pincode"))
    assert "iedereen een pincode" in tapped("karel", "Verplicht")
    assert "Kies een pincode" in said("karel", "/pincollega")  # his own first
    assert "makkelijk te raden" in tapped("karel", "1", "234")
    assert "twee verschillende" in tapped("karel", "3", "1413142")
    assert "Je pincode staat" in tapped("karel", "3", "⌫3141" + "3141")
    while desk.worker.step():
        pass
    assert "Bel Samira eerst" in tapped("karel", "Samira", ["Pincode wissen"])
    assert "Karel deed dat" in tapped("karel", "Ja, wis")
    assert "Kies een pincode" in said("samira", "/clienten")
    tapped("samira", "1", "828" + "1828")
    while desk.worker.step():
        pass
    assert town.code_name in str(desk.say("samira", "/clienten"))

    assert "De chat van Samira sluiten?" in said("karel", "/vergrendel samira")
    assert "is dicht" in tapped("karel", "Ja, sluit")
    assert town.code_name not in str(desk.say("samira", "/clienten"))
    with desk.database.reading() as store:
        assert who(store, "samira").person_id is None
        assert store.get_one(Person, store.scalars(select(Person.id).where(Person.name == "Samira")).one()).locks_at


def keyboard(desk, name):
    """The buttons of the newest message that has any."""
    with desk.database.reading() as store:
        mine = select(Outgoing.payload).where(Outgoing.account == ACCOUNTS[name], Outgoing.payload.is_not(None))
        written = [Letter.from_bytes(payload) for payload in store.scalars(mine.order_by(Outgoing.id.desc()))]
    return next(letter.buttons for letter in written if letter.buttons)


def desk_account(store):
    """Samira's account."""
    return next(row.account for row in store.scalars(select(Incoming)))
