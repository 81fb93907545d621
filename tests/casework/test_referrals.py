from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from casework import closings, referrals, sessions
from casework.entries import TooLateToUndo, UnknownCode
from casework.models import Client, CodeNameGiven, Referral, Trajectory
from foundation.refusals import NotFound

TODAY = date(2026, 11, 20)


def rows(store, table):
    return store.scalar(select(func.count()).select_from(table))


def test_a_new_referral_gives_a_code_name_and_a_trajectory_of_hers(store, coach, receive):
    got = receive()
    assert got.how == "new"
    assert got.client.code_name == f"{got.client.code_word.capitalize()}-{got.client.code_number}"
    assert got.trajectory.coach_id == coach.person_id
    assert got.referral.repeat is False


def test_a_coach_never_gets_the_same_word_twice_and_nobody_the_same_name(store, receive):
    names = [receive().client for _ in range(25)]
    assert len({client.code_word for client in names}) == 25


def test_while_a_trajectory_is_open_a_referral_is_a_repeat(store, receive):
    first = receive()
    again = receive(client=first.client.public_id, referrer_type="poh_ggz")
    assert (again.how, again.referral.repeat, again.trajectory) == ("repeat", True, first.trajectory)
    assert rows(store, Client) == rows(store, Trajectory) == 1


@pytest.mark.parametrize(
    ("facts", "how"),
    [
        ({"received_on": date(2026, 10, 31)}, "reopened"),
        ({"received_on": date(2026, 11, 1)}, "new"),
        ({"received_on": date(2026, 10, 31), "anew": True}, "new"),
    ],
)
def test_within_three_months_of_closing_a_referral_reopens(store, coach, receive, facts, how):
    first = receive(received_on=date(2026, 7, 1))
    closings.close(
        store, coach, first.trajectory.public_id, reason="geen_klik", closed_on=date(2026, 7, 31),
        now=datetime(2026, 7, 31, 12, tzinfo=UTC),
    )  # fmt: skip
    back = receive(client=first.client.public_id, **facts)
    assert (back.how, back.client) == (how, first.client)
    assert (back.trajectory is first.trajectory) == (how == "reopened")
    assert (back.referral is None) == (how == "reopened")


def test_the_same_draft_is_one_referral(store, receive):
    assert receive(draft="d1").referral is receive(draft="d1").referral
    assert rows(store, Client) == 1


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"received_on": date(2026, 11, 21)}, referrals.ReceivedInTheFuture),
        ({"referrer_type": "dokter"}, UnknownCode),
        ({"main_reason": "zomaar"}, UnknownCode),
        ({"icpc": "P3"}, referrals.UnknownIcpc),
        ({"practice_id": 999}, NotFound),
        ({"municipality_id": 999}, NotFound),
        ({"organisation_id": 999}, NotFound),
        ({"client": "nosuchclient"}, NotFound),
    ],
)
def test_what_cannot_be_is_refused_and_spends_no_code_name(store, receive, facts, refusal):
    with pytest.raises(refusal):
        receive(**facts)
    assert rows(store, CodeNameGiven) == rows(store, Referral) == 0


def test_a_welfare_organisation_is_no_practice(place, receive):
    with pytest.raises(NotFound):
        receive(practice_id=place.id)


def test_undoing_a_new_referral_takes_the_client_away_but_not_the_name(store, coach, receive, now):
    got = receive()
    with pytest.raises(TooLateToUndo):
        referrals.undo(store, coach, got.referral.public_id, now=now + timedelta(minutes=11))
    referrals.undo(store, coach, got.referral.public_id, now=now)
    assert rows(store, Client) == rows(store, Trajectory) == rows(store, Referral) == 0
    assert rows(store, CodeNameGiven) == 1


def test_a_referral_after_which_something_was_logged_is_not_undone(store, coach, receive, now):
    got = receive()
    sessions.log(store, coach, got.trajectory.public_id, held_on=TODAY, kind="intake", now=now)
    with pytest.raises(referrals.ReferralHasFollowed):
        referrals.undo(store, coach, got.referral.public_id, now=now)


def test_undoing_a_repeat_leaves_the_rest(store, coach, receive, now):
    first = receive()
    again = receive(client=first.client.public_id)
    referrals.undo(store, coach, again.referral.public_id, now=now)
    assert rows(store, Referral) == rows(store, Client) == 1
