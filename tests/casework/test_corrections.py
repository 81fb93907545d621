"""Whatever was logged can be changed, moved and removed at any time by who walks with the client, with its history."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from casework import (
    access,
    appointments,
    closings,
    corrections,
    follow_ups,
    participations,
    preferences,
    referrals,
    sessions,
)
from casework.entries import UnknownCode
from casework.models import (
    Client,
    Closing,
    Correction,
    FollowUp,
    Participation,
    Question,
    Referral,
    Session,
    Trajectory,
)
from casework.queries import appointments as appointments_of
from casework.queries import corrections as queries
from foundation.refusals import NotFound
from tests.casework import builders

TODAY = date(2026, 11, 20)


@pytest.fixture
def other(store, coach, place, walk):
    return builders.make_trajectory(store, coach, place, number=28, received_on=date(2026, 3, 1))


def client_of(store, walk):
    return access.client_of(store, walk).public_id


def history(store, walk):
    rows = store.scalars(select(Correction).where(Correction.trajectory_id == walk.id).order_by(Correction.id))
    return [(row.entry, row.verb, row.before, row.after) for row in rows]


def test_a_session_is_changed_long_after_and_what_it_was_stays(store, coach, walk, now):
    session = builders.make_session(store, walk, held_on=date(2026, 2, 2), minutes=60)
    changes = {"held_on": date(2026, 2, 3), "minutes": 45}
    corrections.change(store, coach, "session", session.public_id, changes, now=now)
    corrections.change(store, coach, "session", session.public_id, {"minutes": 45}, now=now)
    assert (session.held_on, session.minutes) == (date(2026, 2, 3), 45)
    before, after = {"held_on": "2026-02-02", "minutes": 60}, {"held_on": "2026-02-03", "minutes": 45}
    assert history(store, walk) == [("session", "changed", before, after)]
    tomorrow = {"held_on": TODAY + timedelta(days=1)}
    with pytest.raises(sessions.SessionInTheFuture):
        corrections.change(store, coach, "session", session.public_id, tomorrow, now=now)


def test_a_session_moves_by_the_rules_of_where_it_goes(store, coach, walk, other, now):
    session = builders.make_session(store, walk, held_on=TODAY)
    corrections.change(store, coach, "session", session.public_id, {"minutes": 30}, now=now)
    corrections.move(store, coach, "session", session.public_id, client_of(store, other), now=now)
    assert session.trajectory_id == other.id
    assert history(store, walk) == [("session", "moved_away", {}, {})]
    assert [verb for _, verb, _, _ in history(store, other)] == ["changed", "moved_here"]
    assert session.public_id not in [row.entry_id for row in queries.gone(store, walk)]
    with pytest.raises(corrections.MovedNowhere):
        corrections.move(store, coach, "session", session.public_id, client_of(store, other), now=now)
    closings.close(store, coach, walk.public_id, reason="geen_klik", closed_on=date(2026, 11, 1), now=now)
    with pytest.raises(sessions.SessionAfterClosing):
        corrections.move(store, coach, "session", session.public_id, client_of(store, walk), now=now)


def test_what_is_removed_is_still_said(store, coach, walk, now):
    session = builders.make_session(store, walk)
    corrections.remove(store, coach, "session", session.public_id, now=now)
    assert store.scalar(select(func.count(Session.id))) == 0
    [(entry, verb, before, _)] = history(store, walk)
    assert (entry, verb, before["minutes"], before["held_on"]) == ("session", "removed", 60, "2026-01-15")


def test_a_colleague_corrects_nothing(store, place, coach, walk, now):
    session = builders.make_session(store, walk)
    colleague = builders.make_coach(store, place, name="Fatima")
    hers = client_of(store, builders.make_trajectory(store, colleague, place, number=29))
    for who, client in ((colleague, hers), (coach, hers)):
        with pytest.raises(NotFound):
            corrections.move(store, who, "session", session.public_id, client, now=now)
    with pytest.raises(NotFound):
        corrections.remove(store, colleague, "session", session.public_id, now=now)
    with pytest.raises(NotFound):
        corrections.change(store, colleague, "session", session.public_id, {"minutes": 10}, now=now)
    with pytest.raises(NotFound):  # no fact of a session
        corrections.change(store, coach, "session", session.public_id, {"reason": "fout"}, now=now)
    with pytest.raises(NotFound):  # another kind of thing under that id
        corrections.find(store, coach, "closing", session.public_id, now=now)
    assert history(store, walk) == []


def test_a_referral_that_was_another_clients_goes_there_with_its_empty_trajectory(store, coach, walk, other, now):
    first = store.scalars(select(Referral).where(Referral.trajectory_id == other.id)).one()
    preferences.tell(store, coach, client_of(store, other), {"age_band": "75+"}, now=now)
    corrections.change(store, coach, "referral", first.public_id, {"referrer_type": "zelf"}, now=now)
    corrections.move(store, coach, "referral", first.public_id, client_of(store, walk), now=now)
    assert preferences.of(store, coach, client_of(store, walk), now=now).age_band == "75+"
    rows = store.scalars(select(Referral).where(Referral.trajectory_id == walk.id).order_by(Referral.received_on)).all()
    assert [(row.received_on, row.repeat, row.referrer_type) for row in rows] == [
        (date(2026, 1, 5), False, "huisarts"), (date(2026, 3, 1), True, "zelf"),
    ]  # fmt: skip
    assert store.scalar(select(func.count(Trajectory.id))) == store.scalar(select(func.count(Client.id))) == 1


def test_practice_channel_and_urgency_of_a_referral_are_corrected_with_their_history(store, coach, walk, now):
    practice, elsewhere = builders.make_practice(store), builders.make_organisation(store, "Elders")
    first = store.scalars(select(Referral).where(Referral.trajectory_id == walk.id)).one()
    referrals.describe(store, coach, first.public_id, urgency="gewoon", now=now)
    changes = {"practice_id": practice.id, "channel": "mail", "urgency": "spoed"}
    corrections.change(store, coach, "referral", first.public_id, changes, now=now)
    assert (first.practice_id, first.channel, first.urgency, walk.practice_id) == (
        practice.id, "mail", "spoed", practice.id,
    )  # fmt: skip
    before = {"practice_id": None, "channel": None, "urgency": "gewoon"}
    assert history(store, walk) == [("referral", "changed", before, changes)]
    for wrong, refusal in (({"practice_id": elsewhere.id}, NotFound), ({"channel": "duif"}, UnknownCode)):
        with pytest.raises(refusal):
            corrections.change(store, coach, "referral", first.public_id, wrong, now=now)
    repeat = builders.make_referral(store, walk, received_on=TODAY, repeat=True)
    corrections.change(store, coach, "referral", repeat.public_id, {"practice_id": None}, now=now)
    assert walk.practice_id == practice.id


def test_the_first_referral_stays_first_and_does_not_go_from_under_a_trajectory(store, coach, walk, other, now):
    first = store.scalars(select(Referral).where(Referral.trajectory_id == walk.id)).one()
    repeat = builders.make_referral(store, walk, received_on=date(2026, 2, 1), repeat=True)
    with pytest.raises(corrections.OutOfOrder):
        corrections.change(store, coach, "referral", first.public_id, {"received_on": date(2026, 2, 2)}, now=now)
    with pytest.raises(corrections.OutOfOrder):
        corrections.change(store, coach, "referral", repeat.public_id, {"received_on": date(2026, 1, 1)}, now=now)
    with pytest.raises(referrals.ReferralHasFollowed):
        corrections.move(store, coach, "referral", first.public_id, client_of(store, other), now=now)
    corrections.remove(store, coach, "referral", repeat.public_id, now=now)
    corrections.remove(store, coach, "referral", first.public_id, now=now)
    assert store.scalar(select(func.count(Trajectory.id))) == 1


def test_choice_start_and_stop_are_corrected_and_take_their_questions_along(store, coach, walk, other, now):
    choice = participations.choose(
        store, coach, walk.public_id, category="ontmoeten", chosen_on=date(2026, 1, 20), now=now
    )
    participations.confirm_start(store, coach, choice.public_id, started_on=date(2026, 1, 27), now=now)
    participations.stop(store, coach, choice.public_id, stopped_on=date(2026, 11, 1), reason="geen_klik", now=now)
    corrections.change(store, coach, "choice", choice.public_id, {"stop_reason": "kosten"}, now=now)
    with pytest.raises(corrections.OutOfOrder):
        corrections.change(store, coach, "choice", choice.public_id, {"chosen_on": date(2026, 2, 1)}, now=now)
    corrections.remove(store, coach, "stop", choice.public_id, now=now)
    corrections.change(store, coach, "choice", choice.public_id, {"started_on": date(2026, 9, 1)}, now=now)
    assert walk.next_check_on is not None
    corrections.move(store, coach, "choice", choice.public_id, client_of(store, other), now=now)
    assert walk.next_check_on is None
    assert other.next_check_on is not None
    corrections.remove(store, coach, "start", choice.public_id, now=now)
    assert (choice.started_on, choice.stopped_on, other.next_check_on) == (None, None, None)
    corrections.remove(store, coach, "choice", choice.public_id, now=now)
    assert store.scalar(select(func.count(Participation.id))) == 0
    assert [verb for _, verb, _, _ in history(store, walk)] == ["moved_away"]
    assert [verb for _, verb, _, _ in history(store, other)] == [
        "changed", "changed", "changed", "moved_here", "changed", "removed",
    ]  # fmt: skip


def test_a_check_is_answered_anew_moved_and_taken_back(store, coach, walk, other, now):
    for each in (walk, other):
        builders.make_participation(store, each, chosen_on=date(2026, 8, 5), started_on=date(2026, 8, 5))
    question = builders.make_question(store, walk, subject="2026-08-05", due_on=date(2026, 11, 5))
    follow_ups.answer(store, coach, walk.public_id, months=3, outcome="same", now=now)
    corrections.change(store, coach, "check3", walk.public_id, {"outcome": "other"}, now=now)
    assert question.settled_at is not None
    assert history(store, walk)[0][2:] == ({"outcome": "same"}, {"outcome": "other"})
    corrections.remove(store, coach, "check3", walk.public_id, now=now)
    corrections.move(store, coach, "check3", walk.public_id, client_of(store, other), now=now)
    assert [(row.trajectory_id, row.outcome) for row in store.scalars(select(FollowUp))] == [(other.id, "same")]
    assert store.get_one(Question, question.id).settled_at is None


def test_a_closing_is_corrected_by_the_rules_of_closing(store, coach, walk, other, now):
    builders.make_session(store, walk, held_on=date(2026, 6, 1))
    closing = closings.close(store, coach, walk.public_id, reason="geen_klik", closed_on=date(2026, 11, 1), now=now)
    changes = {"closed_on": date(2026, 10, 1), "reason": "fout"}
    corrections.change(store, coach, "closing", closing.public_id, changes, now=now)
    with pytest.raises(closings.ClosedTooEarly):
        corrections.change(store, coach, "closing", closing.public_id, {"closed_on": date(2026, 5, 1)}, now=now)
    corrections.move(store, coach, "closing", closing.public_id, client_of(store, other), now=now)
    moved = store.scalars(select(Closing)).one()
    assert (moved.trajectory_id, moved.closed_on, moved.reason) == (other.id, date(2026, 10, 1), "fout")
    corrections.remove(store, coach, "closing", moved.public_id, now=now + timedelta(days=30))
    assert store.scalar(select(func.count(Closing.id))) == 0
    again = closings.close(store, coach, walk.public_id, reason="geen_klik", closed_on=date(2026, 11, 1), now=now)
    closings.reopen(store, coach, walk.public_id, reopened_on=date(2026, 11, 10), now=now, by="huisarts")
    with pytest.raises(NotFound):  # that she came back counts
        corrections.remove(store, coach, "closing", again.public_id, now=now)


def test_an_appointment_keeps_its_time_and_goes_to_another_client(store, coach, walk, other, now):
    planned = appointments.plan(store, coach, walk.public_id, planned_on=date(2026, 12, 1), starts_at="14:00", now=now)
    corrections.change(store, coach, "appointment", planned.public_id, {"planned_on": date(2026, 12, 2)}, now=now)
    with pytest.raises(appointments.NoTimeOfDay):
        corrections.change(store, coach, "appointment", planned.public_id, {"starts_at": "25:00"}, now=now)
    corrections.move(store, coach, "appointment", planned.public_id, client_of(store, other), now=now)
    assert list(appointments_of.of(store, walk)) == []
    assert [(a.planned_on, a.starts_at) for a in appointments_of.of(store, other)] == [(date(2026, 12, 2), "14:00")]
    assert appointments.usual_time(store, other, 2) == "14:00"
