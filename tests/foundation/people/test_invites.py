"""Invites: once, for seven days, and hard to guess."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from foundation import alerts
from foundation.people import accounts, invites, memberships, organisations, people
from foundation.people.models import Invite, InviteTry
from foundation.people.who import STRANGER, SYSTEM
from foundation.refusals import Refusal
from tests.foundation.people.cast import TODAY, invite, joins, organisation


def accept(store, code, number=7, *, now, name="Anna"):
    return invites.accept(store, code, channel="telegram", number=number, name=name, now=now)


def who(store, number):
    return people.who(store, "telegram", number, today=TODAY)


def test_a_code_fits_a_telegram_start_link_and_is_not_kept(store, now):
    code = invite(store, SYSTEM, "coach", "Farent", now=now)
    assert len(code) == 16
    assert code.isalnum()
    assert code not in store.scalars(select(Invite.code_hash)).all()


def test_a_code_works_once(store, now):
    code = invite(store, SYSTEM, "coach", "Farent", now=now)
    assert isinstance(accept(store, code, 7, now=now), invites.Accepted)
    assert isinstance(accept(store, code, 8, now=now), invites.InviteUsed)
    assert who(store, 8) is STRANGER


@pytest.mark.parametrize("invented", [True, False])
def test_who_joins_an_invented_organisation_is_invented_too(store, now, invented):
    organisations.add(store, SYSTEM, "Farent", kind="welfare", invented=invented)
    assert joins(store, 7, "coach", "Farent", now=now).person.invented is invented


def test_a_code_works_whatever_capitals_and_spaces_are_typed(store, now):
    code = invite(store, SYSTEM, "coach", "Farent", now=now)
    assert isinstance(accept(store, f" {code.upper()}\n", now=now), invites.Accepted)


@pytest.mark.parametrize(("days", "works"), [(6.99, True), (7, False)])
def test_a_code_lives_seven_days(store, now, days, works):
    code = invite(store, SYSTEM, "coach", "Farent", now=now)
    answer = accept(store, code, now=now + timedelta(days=days))
    assert isinstance(answer, invites.Accepted if works else invites.InviteExpired)


def test_whoever_guesses_learns_nothing_from_the_answer():
    messages = {kind.message() for kind in (invites.InviteUnknown, invites.InviteUsed, invites.InviteExpired)}
    assert messages == {"refusals/invite_gone"}


def test_an_invite_of_a_removed_organisation_is_gone(store, now):
    code = invite(store, SYSTEM, "coach", "Farent", now=now)
    organisations.remove(store, SYSTEM, "Farent", now=now)
    assert isinstance(accept(store, code, now=now), invites.InviteExpired)


def test_the_sixth_try_within_an_hour_is_not_looked_at(store, now):
    good = invite(store, SYSTEM, "coach", "Farent", now=now)
    for n in range(5):
        assert isinstance(accept(store, f"fout{n}", now=now), invites.InviteUnknown)
    assert isinstance(accept(store, good, now=now), invites.InviteTriesUsedUp)
    assert isinstance(accept(store, good, 8, now=now), invites.Accepted)
    other = invite(store, SYSTEM, "coach", "Farent", now=now)
    assert isinstance(accept(store, other, now=now + timedelta(hours=1)), invites.Accepted)


def test_a_hundred_tries_raise_an_alert_and_lock_out_nobody_else(store, now):
    for n in range(100):
        accept(store, "fout", 1000 + n, now=now)
    [alert] = alerts.since(store, now - timedelta(hours=1))
    assert (alert.kind, alert.times) == ("invite_guessing", 1)
    assert isinstance(joins(store, 7, "coach", "Farent", now=now), invites.Accepted)


def test_tries_are_forgotten_after_an_hour(store, now):
    accept(store, "fout", now=now)
    accept(store, "fout", 8, now=now + timedelta(hours=2))
    assert store.scalars(select(InviteTry.number)).all() == [8]


def test_a_coach_invited_in_a_chat_waits_for_who_invited_her(store, now):
    joins(store, 7, "admin", "Farent", now=now)
    code = invite(store, who(store, 7), "coach", "Farent", now=now)
    accepted = accept(store, code, 8, now=now)
    assert not who(store, 8).has("coach")
    assert [m.role for m in who(store, 8).pending] == ["coach"]
    joins(store, 9, "admin", "Farent", now=now)
    with pytest.raises(memberships.MembershipNotFound):
        memberships.confirm(store, who(store, 9), accepted.membership.public_id, now=now)
    memberships.confirm(store, who(store, 7), accepted.membership.public_id, now=now)
    assert who(store, 8).has("coach")


def test_the_wrong_person_can_be_sent_away_before_anything_opened(store, now):
    joins(store, 7, "admin", "Farent", now=now)
    accepted = accept(store, invite(store, who(store, 7), "coach", "Farent", now=now), 8, now=now)
    memberships.reject(store, who(store, 7), accepted.membership.public_id, today=TODAY)
    assert who(store, 8).members == who(store, 8).pending == ()
    confirmed = joins(store, 10, "coach", "Farent", now=now)
    with pytest.raises(memberships.MembershipNotFound):
        memberships.reject(store, SYSTEM, confirmed.membership.public_id, today=TODAY)


def test_a_provider_invited_in_a_chat_starts_at_once(store, now):
    joins(store, 7, "editor", "Gemeente Goirle", now=now, kind="municipality")
    accept(store, invite(store, who(store, 7), "provider", "Gemeente Goirle", now=now), 8, now=now)
    assert who(store, 8).has("provider")


def test_nobody_invites_into_another_organisation_or_above_herself(store, now):
    joins(store, 7, "coordinator", "Farent", now=now)
    elsewhere = organisation(store, "Elders")
    here = organisation(store, "Farent")
    for role, place in [("coach", elsewhere), ("admin", here), ("regisseur", here), ("keizer", here)]:
        with pytest.raises(invites.InviteNotYours):
            invites.make(store, who(store, 7), role=role, organisation_id=place.id, now=now)
    with pytest.raises(invites.InviteNotYours):
        invites.make(store, SYSTEM, role="coach", organisation_id=1_000_000, now=now)


@pytest.mark.parametrize("role", ["coach", "coordinator"])
def test_only_a_welfare_organisation_has_people_with_clients(store, now, role):
    with pytest.raises(invites.InviteRoleUnfit):
        invite(store, SYSTEM, role, "Buurthuis", now=now, kind="provider")


def test_the_same_role_twice_is_one_membership_with_both_places(store, now):
    from foundation.people import municipalities

    goirle = municipalities.named(store, "Goirle", create=True).id
    hilvarenbeek = municipalities.named(store, "Hilvarenbeek", create=True).id
    joins(store, 7, "editor", "Farent", now=now, places=[goirle])
    joins(store, 7, "editor", "Farent", now=now, places=[goirle, hilvarenbeek])
    [member] = who(store, 7).members
    assert member.municipality_ids == {goirle, hilvarenbeek}


def test_a_person_moves_to_a_new_account_and_the_old_one_is_a_stranger(store, now):
    person = joins(store, 7, "coach", "Farent", now=now).person
    code = invites.relink(store, SYSTEM, person.public_id, now=now)
    accepted = accept(store, code, 8, now=now)
    assert accepted.membership is None
    assert who(store, 7) is STRANGER
    assert who(store, 8).person_id == person.id


def test_a_person_cannot_take_over_the_account_of_somebody_else(store, now):
    person = joins(store, 7, "coach", "Farent", now=now).person
    other = joins(store, 8, "coach", "Farent", now=now, name="Bea").person
    code = invites.relink(store, SYSTEM, person.public_id, now=now)
    assert isinstance(accept(store, code, 8, now=now), Refusal)
    assert who(store, 8).person_id == other.id


def test_someone_blocked_gets_no_new_account(store, now):
    person = joins(store, 7, "coach", "Farent", now=now).person
    code = invites.relink(store, SYSTEM, person.public_id, now=now)
    people.block(store, SYSTEM, person.public_id, now=now)
    assert isinstance(accept(store, code, 8, now=now), invites.InviteExpired)
    with pytest.raises(people.PersonNotFound):
        invites.relink(store, SYSTEM, person.public_id, now=now)


@pytest.mark.parametrize(
    ("given", "kept"),
    [("  Anna \n de  Wit ", "Anna de Wit"), ("\u202eannA\u202c", "annA"), ("", "?"), ("x" * 200, "x" * 80)],
)
def test_a_name_from_a_channel_is_made_harmless(store, now, given, kept):
    assert joins(store, 7, "coach", "Farent", now=now, name=given).person.name == kept


def test_an_account_that_cannot_be_reached_is_left_alone_until_it_speaks(store, now):
    person = joins(store, 7, "coach", "Farent", now=now).person
    accounts.mark_unreachable(store, "telegram", 7)
    accounts.mark_unreachable(store, "telegram", 999)
    assert accounts.of(store, person.id) == []
    accounts.mark_reachable(store, "telegram", 7)
    assert [a.number for a in accounts.of(store, person.id, channel="telegram")] == [7]


def test_an_organisation_is_added_once_and_can_come_back(store, now):
    farent = organisations.add(store, SYSTEM, " Farent ", kind="welfare")
    with pytest.raises(organisations.OrganisationExists):
        organisations.add(store, SYSTEM, "farent", kind="welfare")
    organisations.remove(store, SYSTEM, "Farent", now=now)
    assert organisations.list_all(store) == []
    assert organisations.add(store, SYSTEM, "Farent", kind="welfare") is farent
    with pytest.raises(organisations.OrganisationKindUnknown):
        organisations.add(store, SYSTEM, "X", kind="bakkerij")


def test_a_name_shared_by_two_kinds_has_to_be_told_apart(store):
    organisations.add(store, SYSTEM, "De Hoek", kind="practice")
    organisations.add(store, SYSTEM, "De Hoek", kind="provider")
    with pytest.raises(organisations.OrganisationAmbiguous):
        organisations.named(store, "De Hoek")
    assert organisations.named(store, "de hoek", kind="practice").kind == "practice"


def test_who_talks_in_a_chat_adds_practices_but_no_welfare_organisation(store, now):
    joins(store, 7, "coach", "Farent", now=now)
    her = who(store, 7)
    assert organisations.add(store, her, "Praktijk Zuid", kind="practice").id
    with pytest.raises(organisations.OrganisationNotYours):
        organisations.add(store, her, "Nieuw", kind="welfare")
    with pytest.raises(organisations.OrganisationNotYours):
        organisations.remove(store, her, "Farent", now=now)
