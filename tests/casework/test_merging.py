"""One person is one client, whoever registered her twice (DOMAIN I1, I5, I11)."""

from datetime import date

import pytest
from sqlalchemy import func, select

from casework import (
    access,
    access_log,
    closings,
    consents,
    contacts,
    feedback,
    portraits,
    preferences,
    referrals,
    sessions,
)
from casework.code_names import CodeName
from casework.entries import UnknownCode
from casework.feedback.moments import Owed
from casework.models import Client, Feedback, Preference, Referral, Session, Trajectory
from casework.queries import closings as closings_of
from casework.queries import portraits as portraits_of
from foundation.refusals import NotFound
from tests.casework import builders

TODAY = date(2026, 11, 20)
SECRET = b"for tests only"


@pytest.fixture
def receive(store, coach, place, now):
    municipality = builders.make_municipality(store)

    def received(**facts):
        given = {
            "organisation_id": place.id, "practice_id": None, "municipality_id": municipality.id,
            "referrer_type": "huisarts", "received_on": TODAY, "main_reason": "eenzaamheid", "now": now,
        }  # fmt: skip
        return referrals.receive(store, coach, **given | facts)

    return received


def count(store, table):
    return store.scalar(select(func.count()).select_from(table))


def test_beside_an_open_trajectory_it_was_a_repeat_and_nothing_logged_is_lost(store, coach, receive, now):
    first, twice = receive(received_on=date(2026, 11, 2)), receive(referrer_type="poh_ggz")
    contacts.log(store, coach, twice.trajectory.public_id, "spoken", now=now)
    preferences.tell(store, coach, twice.client.public_id, {"age_band": "61-74"}, now=now)
    for got, gender in ((first, "vrouw"), (twice, None)):  # told in one, skipped in the other
        portraits.tell_gender(store, coach, got.trajectory.public_id, gender, now=now)
    talk = sessions.log(store, coach, twice.trajectory.public_id, held_on=TODAY, kind="intake", now=now)
    assert referrals.merge(store, coach, twice.client.public_id, first.client, secret=SECRET, now=now) == first.client
    assert count(store, Client) == count(store, Trajectory) == 1
    assert preferences.of(store, coach, first.client.public_id, now=now).age_band == "61-74"
    assert portraits_of.of(store, first.trajectory).gender == "vrouw"
    store.refresh(talk)
    assert talk.trajectory_id == first.trajectory.id
    told = store.execute(select(Referral.referrer_type, Referral.repeat).order_by(Referral.received_on)).all()
    assert told == [("huisarts", False), ("poh_ggz", True)]
    assert first.trajectory.consent_asked_on == TODAY  # her answer is still waited for
    consents.answer(store, coach, first.trajectory.public_id, {"registration": True}, now=now)
    third = receive()
    contacts.log(store, coach, third.trajectory.public_id, "spoken", now=now)
    referrals.merge(store, coach, third.client.public_id, first.client, secret=SECRET, now=now)
    assert first.trajectory.consent_asked_on is None  # she gave it before


@pytest.mark.parametrize(("closed_on", "reopens"), [(date(2026, 8, 20), True), (date(2026, 8, 19), False)])
def test_within_three_months_of_closing_it_reopens(  # noqa: PLR0917  fixtures
    store, coach, receive, now, closed_on, reopens
):
    first = receive(received_on=date(2026, 6, 1))
    closings.close(store, coach, first.trajectory.public_id, reason="geen_klik", closed_on=closed_on, now=now)
    twice = receive(referrer_type="wijkverpl")
    referrals.merge(store, coach, twice.client.public_id, first.client, secret=SECRET, now=now)
    assert count(store, Client) == 1
    assert count(store, Trajectory) == count(store, Referral) == (1 if reopens else 2)
    (closing,) = closings_of.of(store, first.trajectory)
    assert closing.reopened_by == ("wijkverpl" if reopens else None)


def test_whom_a_colleague_knows_is_one_client_and_his_trajectory_stays_unseen(store, coach, place, receive, now):
    karim = builders.make_coach(store, place, name="Karim")
    his = builders.make_trajectory(store, karim, place, number=31)
    builders.make_session(store, his)
    hers = receive()
    known = referrals.named(store, coach, hers.client.public_id, CodeName("kievit", 31), now=now)
    referrals.merge(store, coach, hers.client.public_id, known, secret=SECRET, now=now)
    assert {walk.client_id for walk in store.scalars(select(Trajectory))} == {his.client_id}
    assert count(store, Client) == 1
    assert hers.referral.repeat is False  # a trajectory of its own, so a referral of its own
    with pytest.raises(NotFound):
        sessions.log(store, coach, his.public_id, held_on=TODAY, kind="vervolg", now=now)
    assert count(store, Session) == 1


def test_who_does_not_exist_or_lives_elsewhere_is_nobody(store, coach, receive, now):
    got = receive()
    elsewhere = builders.make_client(store, builders.make_organisation(store, "Elders"), number=44)
    with pytest.raises(referrals.NobodyCalled):
        referrals.named(store, coach, got.client.public_id, CodeName("kievit", 44), now=now)
    with pytest.raises(NotFound):
        referrals.merge(store, coach, got.client.public_id, elsewhere, secret=SECRET, now=now)
    with pytest.raises(referrals.SameClient):
        referrals.merge(store, coach, got.client.public_id, got.client, secret=SECRET, now=now)


def test_details_are_codes_and_each_may_stay_empty(store, coach, receive, now):
    got = receive()
    told = referrals.describe(store, coach, got.referral.public_id, channel="zorgdomein", fits="passend", now=now)
    assert (told.channel, told.urgency, told.fits, told.variant) == ("zorgdomein", None, "passend", None)
    for wrong in ({"channel": "duif"}, {"colour": "rood"}):
        with pytest.raises(UnknownCode):
            referrals.describe(store, coach, got.referral.public_id, now=now, **wrong)


def test_a_letter_that_both_had_stands_once(store, coach, receive, now):
    first, twice = receive(), receive()
    for got in (first, twice):
        walk = got.trajectory.public_id
        feedback.register(store, coach, walk, Owed("waiting", TODAY), channel="mail", now=now)
    feedback.register(store, coach, walk, Owed("not_reached", TODAY), channel="mail", now=now)
    referrals.merge(store, coach, twice.client.public_id, first.client, secret=SECRET, now=now)
    told = store.execute(select(Feedback.kind, Feedback.trajectory_id).order_by(Feedback.kind)).all()
    assert told == [("not_reached", first.trajectory.id), ("waiting", first.trajectory.id)]


def test_a_referral_taken_back_takes_along_what_she_likes_but_not_a_letter(store, coach, receive, now):
    asked, told = receive(), receive()
    preferences.tell(store, coach, asked.client.public_id, {"age_band": "61-74"}, now=now)
    referrals.undo(store, coach, asked.referral.public_id, now=now)
    assert count(store, Preference) == 0
    feedback.register(store, coach, told.trajectory.public_id, Owed("waiting", TODAY), channel="mail", now=now)
    with pytest.raises(referrals.ReferralHasFollowed):
        referrals.undo(store, coach, told.referral.public_id, now=now)


def test_of_a_colleagues_trajectory_her_log_tells_when_but_not_who_or_what(store, coach, place, receive, now):
    karim = builders.make_coach(store, place, name="Karim")
    his = builders.make_trajectory(store, karim, place, number=31)
    hers = receive()
    known = referrals.named(store, coach, hers.client.public_id, CodeName("kievit", 31), now=now)
    referrals.merge(store, coach, hers.client.public_id, known, secret=SECRET, now=now)
    store.flush()
    access.client_for(store, karim, known.public_id, now=now)
    sessions.log(store, karim, his.public_id, held_on=TODAY, kind="vervolg", minutes=45, now=now)
    sessions.log(store, coach, hers.trajectory.public_id, held_on=TODAY, kind="vervolg", minutes=45, now=now)
    store.flush()
    _, lines = access_log.read(store, coach, known.public_id, now=now)
    seen = [(line.by, line.verb) for line in lines]
    assert ("Samira", "session.log") in seen
    assert ("een collega", access_log.ELSEWHERE) in seen
    assert "Karim" not in str(lines)
    whole = access_log.of(store, known, [his, hers.trajectory])  # who keeps watch, and two people, read it all
    assert ("Karim", "client.read") in [(line.by, line.verb) for line in whole]
