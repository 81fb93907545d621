"""Who is speaking, and what ends that."""

from datetime import date, timedelta

import pytest

from foundation.people import invites, municipalities, organisations, people
from foundation.people.models import MembershipMunicipality, Person
from foundation.people.who import STRANGER, SYSTEM
from foundation.refusals import Refusal
from tests.foundation.people.cast import TODAY, invite, joins


def who(store, number, today=TODAY):
    return people.who(store, "telegram", number, today=today)


def test_an_unknown_account_is_a_stranger(store):
    assert who(store, 1) is STRANGER


def test_a_person_is_known_with_role_organisation_and_municipalities(store, now):
    tilburg = municipalities.named(store, "Tilburg", create=True)
    joins(store, 7, "regisseur", "Gemeente Tilburg", now=now, kind="municipality", places=[tilburg.id])
    her = who(store, 7)
    assert her.has("regisseur")
    assert not her.has("coach")
    assert her.municipalities("regisseur") == {tilburg.id}
    assert her.members[0].organisation == "Gemeente Tilburg"


def test_one_account_works_in_two_organisations(store, now):
    first = joins(store, 7, "coach", "ContourdeTwern", now=now)
    second = joins(store, 7, "coach", "Farent", now=now)
    assert first.person.id == second.person.id
    assert len(who(store, 7).organisations("coach")) == 2


def test_a_64_bit_account_number_fits(store, now):
    joins(store, 2**52 - 1, "coach", "Farent", now=now)
    assert who(store, 2**52 - 1).has("coach")


def test_a_membership_that_ended_or_has_to_begin_opens_nothing(store, now):
    accepted = joins(store, 7, "coach", "Farent", now=now)
    accepted.membership.until_on = TODAY
    assert who(store, 7).has("coach")
    assert not who(store, 7, TODAY + timedelta(days=1)).has("coach")
    assert not who(store, 7, TODAY - timedelta(days=1)).has("coach")


def test_a_removed_organisation_opens_nothing_for_anyone(store, now):
    joins(store, 7, "coach", "Farent", now=now)
    organisations.remove(store, SYSTEM, "farent", now=now)
    assert who(store, 7).members == ()


def test_someone_blocked_is_a_stranger_and_her_invites_stop(store, now):
    admin = joins(store, 7, "admin", "Farent", now=now)
    given = invite(store, who(store, 7), "provider", "Farent", now=now)
    people.block(store, SYSTEM, admin.person.public_id, now=now)
    assert who(store, 7) is STRANGER
    assert isinstance(
        invites.accept(store, given, channel="telegram", number=8, name="B", now=now), invites.InviteExpired
    )


def test_an_invite_from_before_the_block_does_not_bring_someone_back(store, now):
    old = invite(store, SYSTEM, "coach", "Farent", now=now)
    person = joins(store, 7, "coach", "Farent", now=now).person
    people.block(store, SYSTEM, person.public_id, now=now + timedelta(hours=1))
    later = now + timedelta(hours=2)
    assert isinstance(invites.accept(store, old, channel="telegram", number=7, name="A", now=later), Refusal)
    assert who(store, 7) is STRANGER


def test_a_new_invite_after_a_block_gives_only_what_it_says(store, now):
    person = joins(store, 7, "admin", "Farent", now=now).person
    people.block(store, SYSTEM, person.public_id, now=now)
    joins(store, 7, "provider", "Buurthuis De Pannen", now=now + timedelta(hours=1), kind="provider")
    assert [m.role for m in who(store, 7).members] == ["provider"]


def test_nobody_blocks_from_within_a_chat(store, now):
    admin = joins(store, 7, "admin", "Farent", now=now)
    colleague = joins(store, 8, "coach", "Farent", now=now)
    assert admin.person.id != colleague.person.id
    with pytest.raises(people.PersonNotFound):
        people.block(store, who(store, 7), colleague.person.public_id, now=now)


def test_a_coach_lapses_after_90_idle_days_and_a_provider_never_does(store, now):
    joins(store, 7, "coach", "Farent", now=now)
    joins(store, 7, "provider", "Buurthuis", now=now, kind="provider")
    assert who(store, 7, TODAY + timedelta(days=90)).has("coach")
    late = who(store, 7, TODAY + timedelta(days=91))
    assert [m.role for m in late.members] == ["provider"]
    assert [m.role for m in late.lapsed] == ["coach"]


def test_speaking_does_not_lift_a_lapse_but_a_colleague_does(store, now):
    person = joins(store, 7, "coach", "Farent", now=now).person
    joins(store, 8, "coordinator", "Farent", now=now)
    joins(store, 9, "coordinator", "Elders", now=now)
    later = now + timedelta(days=100)
    today = TODAY + timedelta(days=100)
    people.seen(store, who(store, 7, today), now=later)
    assert who(store, 7, today).lapsed
    with pytest.raises(people.PersonNotFound):
        people.re_confirm(store, who(store, 9, today), person.public_id, now=later)
    with pytest.raises(people.PersonNotFound):
        people.re_confirm(store, who(store, 7, today), person.public_id, now=later)
    people.re_confirm(store, who(store, 8, today), person.public_id, now=later)
    assert who(store, 7, today).has("coach")


def test_a_sign_of_life_is_noted_once_a_day(store, now):
    person = joins(store, 7, "coach", "Farent", now=now).person
    people.seen(store, who(store, 7), now=now + timedelta(hours=3))
    assert person.last_seen_at == now
    people.seen(store, who(store, 7), now=now + timedelta(days=1))
    assert person.last_seen_at == now + timedelta(days=1)
    people.seen(store, STRANGER, now=now)


def test_the_list_names_everyone_with_what_has_not_ended(store, now):
    joins(store, 7, "coach", "Farent", now=now, name="Zita")
    ended = joins(store, 8, "coach", "Farent", now=now, name="Anna")
    ended.membership.until_on = date(2026, 1, 1)
    store.flush()
    assert [(x.person.name, len(x.memberships)) for x in people.list_all(store, today=TODAY)] == [
        ("Anna", 0),
        ("Zita", 1),
    ]


def test_two_people_with_one_name_are_told_apart_by_their_id(store, now):
    first = joins(store, 7, "coach", "Farent", now=now, name="Anna").person
    joins(store, 8, "coach", "Farent", now=now, name="Anna")
    with pytest.raises(people.PersonAmbiguous):
        people.found(store, "Anna")
    assert people.found(store, first.public_id) is first
    with pytest.raises(people.PersonNotFound):
        people.found(store, "Niemand")


def test_who_asks_one_question(store, now):
    from sqlalchemy import event

    joins(store, 7, "coach", "Farent", now=now)
    store.flush()
    asked = []
    event.listen(store.get_bind(), "before_cursor_execute", lambda *a: asked.append(a[2]))
    assert who(store, 7).has("coach")
    assert len(asked) == 1
    assert store.get(Person, 1_000_000) is None
    assert store.get(MembershipMunicipality, (1_000_000, 1)) is None
