"""Clients go to a colleague only when she says yes, and then wholly; nobody else sees them on the way."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from casework import access, appointments, handovers, history
from casework.models import Handover, Trajectory
from foundation.audit import AuditEntry
from foundation.people import memberships
from foundation.people.models import Membership, Person
from foundation.people.who import Member
from foundation.refusals import NotFound
from migrations import models
from tests.casework import builders

NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)
TODAY = date(2026, 11, 20)
MAY_CHANGE = {"handover", "audit_entry", "trajectory", "question"}


@pytest.fixture
def town(store):
    """Coaches Samira and Karim and coordinator Carla here, Yusuf elsewhere; two clients of Samira."""
    place, other = builders.make_organisation(store), builders.make_organisation(store, "Elders")
    town = {"place": place}
    for name, where, role in (
        ("samira", place, "coach"), ("karim", place, "coach"), ("carla", place, "coordinator"),
        ("yusuf", other, "coach"),
    ):  # fmt: skip
        who = builders.make_coach(store, where, name=name.capitalize())
        town[name] = replace(who, members=(Member(1, role, where.id, where.name),))
        memberships.give(
            store, who.person_id, role=role, organisation_id=where.id, today=TODAY - timedelta(9), confirmed_at=NOW
        )
    town["walks"] = [builders.make_trajectory(store, town["samira"], place, number=n) for n in (27, 31)]
    return town


def member(store, who):
    return store.scalars(select(Membership).where(Membership.person_id == who.person_id)).one()


def person(store, who):
    return store.get_one(Person, who.person_id).public_id


def client(store, walk):
    return access.client_of(store, walk).public_id


def offered(store, town, **facts):
    given = {"who": "samira", "kind": "client", "about": client(store, town["walks"][0]), "to": "karim"} | facts
    return handovers.offer(
        store, town[given["who"]], given["kind"], given["about"], member(store, town[given["to"]]).public_id, now=NOW
    )


def seen(store, who):
    return [walk.id for walk in access.caseload(store, who)]


def rows(store):
    found = {t.name: sorted(map(repr, store.execute(select(t)))) for t in models.metadata.sorted_tables}
    return {name: lines for name, lines in found.items() if name not in MAY_CHANGE}


def test_nothing_changes_before_a_yes_and_everything_goes_along_after_it(store, town):
    samira, karim, (first, second) = town["samira"], town["karim"], town["walks"]
    planned = appointments.plan(store, samira, first.public_id, planned_on=TODAY + timedelta(7), now=NOW)
    asked = builders.make_question(store, first, asked_of=samira.person_id)
    builders.make_session(store, first)
    before = rows(store)
    offer = offered(store, town)
    assert (seen(store, samira), seen(store, karim)) == ([first.id, second.id], [])
    assert [(o.id, o.clients) for o in handovers.to_me(store, karim, now=NOW)] == [(offer.id, 1)]
    with pytest.raises(NotFound):
        access.client_for(store, karim, client(store, first), now=NOW)
    for _ in range(2):  # tapped twice is accepted once
        gone = handovers.accept(store, karim, offer.id, now=NOW)
    assert {first.public_id, planned.public_id, asked.public_id} <= gone.ids
    assert (seen(store, samira), seen(store, karim)) == ([second.id], [first.id])
    assert access.question_for(store, karim, asked.public_id, now=NOW).asked_of == karim.person_id
    assert access.appointment_for(store, karim, planned.public_id, now=NOW) is planned
    for look, about in (
        (access.client_for, client(store, first)), (access.question_for, asked.public_id),
        (access.appointment_for, planned.public_id), (access.trajectory_for, first.public_id),
    ):  # fmt: skip
        with pytest.raises(NotFound):
            look(store, samira, about, now=NOW)
    (event,) = [each for each in history.of(store, first) if each.kind == "handed_over"]
    assert (event.on, event.facts) == (TODAY, {"from_name": "Samira", "to_name": "Karim"})
    noted = store.execute(select(AuditEntry.person_id).where(AuditEntry.verb == "handover.accept")).scalars().all()
    assert noted == [karim.person_id]
    assert rows(store) == before  # what the figures are made of is what it was
    sources = {s.kind: s for s in handovers.sources(store, karim, now=NOW)}
    assert sources["back"].clients == 1
    back = offered(store, town, who="karim", kind="back", about=person(store, samira), to="samira")
    handovers.accept(store, samira, back.id, now=NOW)
    assert (seen(store, samira), seen(store, karim)) == ([first.id, second.id], [])


def test_a_no_a_withdrawal_and_fourteen_days_change_nothing(store, town):
    samira, karim = town["samira"], town["karim"]
    refused = offered(store, town)
    assert handovers.refuse(store, karim, refused.id, now=NOW) == samira.person_id
    withdrawn = offered(store, town)
    handovers.withdraw(store, samira, withdrawn.id, now=NOW)
    replaced = offered(store, town)
    late = offered(store, town, kind="all", about=person(store, samira))
    assert late.clients == 2
    after = {refused.id: NOW, withdrawn.id: NOW, replaced.id: NOW, late.id: NOW + handovers.KEPT}
    for offer, when in after.items():
        with pytest.raises(handovers.OfferOver):
            handovers.accept(store, karim, offer, now=when)
    assert handovers.to_me(store, karim, now=NOW + handovers.KEPT) == []
    assert len(seen(store, samira)) == 2
    handovers.accept(store, karim, late.id, now=NOW + handovers.KEPT - timedelta(seconds=1))  # the control
    assert len(seen(store, karim)) == 2


def test_nobody_gives_or_takes_what_is_not_hers(store, town):
    samira, karim, carla, yusuf = (town[name] for name in ("samira", "karim", "carla", "yusuf"))
    stands_in = replace(karim, stands_in_for=frozenset({(samira.person_id, town["place"].id)}))
    town["stands_in"] = stands_in
    assert len(seen(store, stands_in)) == 2
    hers = client(store, town["walks"][0])
    for facts in (
        {"who": "karim"}, {"who": "stands_in", "to": "samira"}, {"to": "yusuf"}, {"to": "samira"}, {"to": "carla"},
        {"who": "carla"}, {"who": "carla", "kind": "all", "about": person(store, samira)}, {"who": "yusuf"},
        {"kind": "all", "about": person(store, karim)}, {"kind": "back", "about": person(store, karim)},
        {"kind": "left", "about": hers},
    ):  # fmt: skip
        with pytest.raises(NotFound):
            offered(store, town, **facts)
    offer = offered(store, town)
    for who in (samira, carla, yusuf, replace(karim, members=())):
        for does in (handovers.accept, handovers.refuse):
            with pytest.raises(NotFound):
                does(store, who, offer.id, now=NOW)
    for who in (karim, carla, yusuf):
        with pytest.raises(NotFound):
            handovers.withdraw(store, who, offer.id, now=NOW)
    assert {row.answer for row in store.scalars(select(Handover))} == {None}
    assert len(seen(store, samira)) == 2


@pytest.mark.parametrize("way", ["left", "blocked"])
def test_a_coordinator_hands_over_for_who_left_and_nobody_else(store, town, way):
    samira, karim, carla = town["samira"], town["karim"], town["carla"]
    assert handovers.sources(store, carla, now=NOW) == []
    if way == "left":
        member(store, samira).until_on = TODAY - timedelta(1)
    else:
        store.get_one(Person, samira.person_id).blocked_at = NOW
    store.flush()
    ((kind, whose, clients),) = [(s.kind, s.person, s.clients) for s in handovers.sources(store, carla, now=NOW)]
    assert (kind, whose, clients) == ("left", person(store, samira), 2)
    for who in ("karim", "yusuf"):
        with pytest.raises(NotFound):
            offered(store, town, who=who, kind="left", about=whose)
    offer = offered(store, town, who="carla", kind="left", about=whose)
    assert seen(store, karim) == []
    handovers.accept(store, karim, offer.id, now=NOW)
    assert len(seen(store, karim)) == 2
    assert seen(store, carla) == []
    assert {walk.coach_id for walk in store.scalars(select(Trajectory))} == {karim.person_id}
