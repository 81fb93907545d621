from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from casework import closings, sessions
from casework.entries import TooLateToUndo, UnknownCode
from casework.models import Session
from foundation.refusals import NotFound
from tests.casework import builders
from tests.conftest import NOW

TODAY = date(2026, 11, 20)


def log(store, coach, walk, now, **facts):
    given = {"held_on": TODAY, "kind": "vervolg", "minutes": 45} | facts
    return sessions.log(store, coach, walk.public_id, now=now, **given)


def test_a_session_is_logged_once_however_often_its_draft_comes(store, coach, walk, now):
    first = log(store, coach, walk, now, draft="d1")
    assert log(store, coach, walk, now, draft="d1") is first
    assert store.scalar(select(func.count(Session.id))) == 1


def test_a_draft_of_another_client_is_not_found(store, coach, walk, place, now):
    other = builders.make_trajectory(store, coach, place, number=28)
    log(store, coach, walk, now, draft="d1")
    with pytest.raises(NotFound):
        log(store, coach, other, now, draft="d1")


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"held_on": date(2026, 11, 21)}, sessions.SessionInTheFuture),
        ({"minutes": 0}, sessions.MinutesOutOfRange),
        ({"minutes": 481}, sessions.MinutesOutOfRange),
        ({"kind": "koffie"}, UnknownCode),
        ({"status": "weg"}, UnknownCode),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(store, coach, walk, facts, refusal):
    with pytest.raises(refusal):
        log(store, coach, walk, NOW, **facts)
    assert store.scalar(select(func.count(Session.id))) == 0


def test_a_refused_change_leaves_the_session_as_it_was(store, coach, walk, now):
    session = log(store, coach, walk, now)
    with pytest.raises(sessions.SessionInTheFuture):
        sessions.change(store, coach, session.public_id, held_on=date(2027, 1, 1), now=now)
    store.flush()
    store.refresh(session)
    assert session.held_on == TODAY
    sessions.change(store, coach, session.public_id, minutes=30, now=now)
    assert (session.minutes, session.kind) == (30, "vervolg")


def test_just_after_midnight_in_amsterdam_the_new_day_has_come(store, coach, walk, now):
    late = now.replace(month=12, day=31, hour=23, minute=30)
    assert log(store, coach, walk, late, held_on=date(2027, 1, 1)).held_on == date(2027, 1, 1)
    with pytest.raises(sessions.SessionInTheFuture):
        log(store, coach, walk, late - timedelta(hours=1), held_on=date(2027, 1, 1))


def test_after_the_closing_only_follow_up_talks_are_logged(store, coach, walk, now):
    closings.close(store, coach, walk.public_id, reason="geen_klik", closed_on=date(2026, 11, 10), now=now)
    log(store, coach, walk, now, held_on=date(2026, 11, 10))
    log(store, coach, walk, now, kind="opvolg3")
    with pytest.raises(sessions.SessionAfterClosing):
        log(store, coach, walk, now)


def test_a_session_before_the_referral_is_allowed_and_said(store, coach, walk, now):
    early = log(store, coach, walk, now, held_on=date(2025, 12, 30))
    assert sessions.before_referral(store, early)
    assert not sessions.before_referral(store, log(store, coach, walk, now))


def test_undo_works_for_ten_minutes(store, coach, walk, now):
    session = log(store, coach, walk, now)
    with pytest.raises(TooLateToUndo):
        sessions.undo(store, coach, session.public_id, now=now + timedelta(minutes=10, seconds=1))
    sessions.undo(store, coach, session.public_id, now=now + timedelta(minutes=10))
    assert store.scalar(select(func.count(Session.id))) == 0


def test_undo_is_for_who_logged_it(store, coach, walk, now):
    session = builders.make_session(store, walk, logged_by=None, logged_at=now)
    with pytest.raises(TooLateToUndo):
        sessions.undo(store, coach, session.public_id, now=now)
