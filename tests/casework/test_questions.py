from datetime import UTC, date, datetime, timedelta

import pytest

from casework import checks, closings, due, follow_ups, participations, questions
from casework.entries import TooLateToUndo
from casework.models import Trajectory
from casework.queries import closings as closings_of
from casework.queries import follow_ups as answers_of
from casework.queries import participations as choices_of
from casework.queries import questions as questions_of
from foundation.refusals import NotFound, Refusal
from tests.casework import builders

STARTED = date(2026, 1, 20)
THREE, SIX = date(2026, 4, 20), date(2026, 7, 20)


def at(day, hour=8):
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


@pytest.fixture
def started(store, coach, walk):
    choice = builders.make_participation(store, walk, started_on=STARTED)
    checks.plan(store, walk)
    store.flush()
    return choice


@pytest.fixture
def walk_of_coach(coach, walk):
    return coach, walk


def ask_at(store, day):
    now = at(day)
    return questions.ask(store, due.due_checks(store, due.day_of(now)), now=now)


def test_the_checks_of_three_and_six_months_are_asked_once_each(store, coach, walk, started):
    assert due.due_checks(store, THREE - timedelta(days=1)) == []
    (first,) = due.due_checks(store, THREE)
    assert (first.kind, first.about, first.code_name, first.asked_of) == (
        "months_3", THREE, "Kievit-27", coach.person_id,
    )  # fmt: skip
    (asked,) = questions.ask(store, [first], now=at(THREE))
    assert asked.kind == "months_3"
    assert questions.ask(store, [first], now=at(THREE)) == []
    assert due.due_checks(store, SIX - timedelta(days=1)) == []
    (second,) = ask_at(store, SIX)
    assert second.kind == "months_6"
    assert due.due_checks(store, date(2028, 1, 1)) == []


def test_before_nine_in_amsterdam_it_is_still_yesterday():
    assert due.day_of(datetime(2026, 4, 20, 6, 59, tzinfo=UTC)) == date(2026, 4, 19)
    assert due.day_of(datetime(2026, 4, 20, 7, 0, tzinfo=UTC)) == date(2026, 4, 20)


def test_a_check_whose_window_passed_while_we_were_down_is_asked_once(store, started):
    late = date(2026, 6, 29)
    (asked,) = ask_at(store, late)
    assert asked.expires_on == late + timedelta(days=14)
    assert due.due_checks(store, late) == []


def test_an_answer_settles_the_question_and_undo_opens_it_again(store, coach, walk, started):
    (asked,) = ask_at(store, THREE)
    now = at(THREE, 9)
    follow_ups.answer(store, coach, walk.public_id, months=3, outcome="same", now=now)
    assert asked.settled_at == now
    with pytest.raises(TooLateToUndo):
        follow_ups.undo(store, coach, walk.public_id, months=3, now=now + timedelta(minutes=11))
    follow_ups.undo(store, coach, walk.public_id, months=3, now=now)
    assert asked.settled_at is None
    assert answers_of.answers(store, walk) == {}


def test_answered_twice_the_last_one_counts_and_both_stay(store, coach, walk, started):
    for outcome in ("same", "stopped", "stopped"):
        follow_ups.answer(store, coach, walk.public_id, months=3, outcome=outcome, now=at(THREE))
    assert [answer.outcome for answer in answers_of.of(store, walk)] == ["same", "stopped"]
    assert answers_of.answers(store, walk)[3].outcome == "stopped"


def test_an_answer_counts_from_seven_days_before_and_also_late(store, coach, walk, started):
    def answer(day):
        return follow_ups.answer(store, coach, walk.public_id, months=3, outcome="same", now=at(day))

    with pytest.raises(follow_ups.TooEarlyToAnswer):
        answer(THREE - timedelta(days=8))
    answer(THREE - timedelta(days=7))
    assert due.due_checks(store, THREE) == []
    answer(date(2026, 12, 1))


def test_without_a_start_there_is_nothing_to_answer(store, coach, walk):
    with pytest.raises(follow_ups.NothingStarted):
        follow_ups.answer(store, coach, walk.public_id, months=3, outcome="same", now=at(THREE))


def test_when_everything_stopped_before_the_milestone_nothing_is_asked(store, coach, walk, started):
    def stop(day):
        participations.stop(store, coach, started.public_id, stopped_on=day, reason="afgerond", now=at(SIX))

    stop(THREE)
    assert due.due_checks(store, SIX) == []
    participations.undo_stop(store, coach, started.public_id, now=at(SIX))
    (asked, later) = ask_at(store, SIX)
    assert (asked.kind, later.kind) == ("months_3", "months_6")
    stop(SIX)
    assert asked.settled_at is None
    assert later.settled_at is not None
    assert follow_ups.contradicts(store, coach, walk.public_id, months=6, outcome="same", now=at(SIX))
    assert not follow_ups.contradicts(store, coach, walk.public_id, months=3, outcome="same", now=at(SIX))


@pytest.mark.parametrize(
    ("reason", "may_ask_later", "asked"),
    [
        ("doel_bereikt_activiteit", True, 1),
        ("doel_bereikt_activiteit", None, 1),
        ("doel_bereikt_activiteit", False, 0),
        ("overleden", None, 0),
        ("dubbel", None, 0),
        ("fout", None, 0),
    ],
)
def test_who_is_asked_about_after_a_closing(store, walk_of_coach, reason, may_ask_later, asked):
    coach, walk = walk_of_coach
    builders.make_participation(store, walk, started_on=STARTED)
    closings.close(
        store, coach, walk.public_id, reason=reason, closed_on=date(2026, 3, 1), may_ask_later=may_ask_later,
        now=at(date(2026, 3, 1)),
    )  # fmt: skip
    assert len(due.due_checks(store, THREE)) == asked


def test_a_closing_without_consent_settles_what_was_open(store, coach, walk, started):
    (asked,) = ask_at(store, THREE)
    close_on = date(2026, 4, 22)
    closings.close(
        store, coach, walk.public_id, reason="geen_klik", closed_on=close_on, may_ask_later=False, now=at(close_on)
    )
    assert asked.settled_at is not None
    closings.undo(store, coach, walk.public_id, now=at(close_on))
    assert asked.settled_at is None


def test_nothing_that_was_due_before_an_import_is_asked(store, walk, started):
    walk.imported_at = at(THREE, 12)
    checks.plan(store, walk)
    store.flush()
    assert due.due_checks(store, THREE) == []
    assert [each.kind for each in due.due_checks(store, SIX)] == ["months_6"]


def test_what_is_due_later_on_the_day_of_an_import_is_asked(store, walk, started):
    walk.imported_at = at(THREE, 6)
    checks.plan(store, walk)
    store.flush()
    assert len(due.due_checks(store, THREE)) == 1


def test_nobody_is_asked_about_a_trajectory_without_a_coach(store, place):
    walk = builders.make_trajectory(store, None, place)
    builders.make_participation(store, walk, started_on=STARTED, ask_start_on=STARTED)
    checks.plan(store, walk)
    store.flush()
    assert due.due_checks(store, THREE) == due.due_starts(store, THREE) == []


def test_an_earlier_first_start_moves_the_milestones_and_is_asked_anew(store, coach, walk, started):
    ask_at(store, THREE)
    builders.make_participation(store, walk, chosen_on=date(2026, 1, 6), started_on=date(2026, 1, 10))
    questions.review(store, walk, now=at(THREE))
    store.flush()
    (again,) = due.due_checks(store, THREE)
    assert (again.subject, again.about) == ("2026-01-10", date(2026, 4, 10))


def test_reminders_come_after_one_two_and_four_weeks_and_missed_ones_collapse(store, started):
    (asked,) = ask_at(store, THREE)
    week = timedelta(days=7)
    assert list(questions_of.due_again(store, THREE + week - timedelta(days=1))) == []
    assert list(questions_of.due_again(store, THREE + 3 * week)) == [asked]
    questions.reminded(store, [asked], now=at(THREE + 3 * week))
    assert list(questions_of.due_again(store, THREE + 4 * week - timedelta(days=1))) == []
    questions.reminded(store, questions_of.due_again(store, THREE + 4 * week), now=at(THREE + 4 * week))
    assert asked.ask_again_on is None


def test_a_question_is_put_off_to_a_later_day(store, coach, place, started):
    (asked,) = ask_at(store, THREE)
    with pytest.raises(questions.AskAgainTooEarly):
        questions.postpone(store, coach, asked.public_id, until=THREE, now=at(THREE))
    until = THREE + timedelta(days=3)
    questions.postpone(store, coach, asked.public_id, until=until, now=at(THREE))
    assert list(questions_of.due_again(store, until)) == [asked]
    stranger = builders.make_coach(store, place, name="Truus")
    with pytest.raises(NotFound):
        questions.postpone(store, stranger, asked.public_id, until=until, now=at(THREE))


def test_after_day_42_a_question_ends_once_and_records_nothing(store, walk, started):
    (asked,) = ask_at(store, THREE)
    last = THREE + timedelta(days=42)
    assert questions.expire(store, now=at(last)) == []
    assert questions.expire(store, now=at(last + timedelta(days=1))) == [asked]
    assert questions.expire(store, now=at(last + timedelta(days=2))) == []
    assert answers_of.of(store, walk) == []


def test_whether_it_began_is_asked_a_week_after_the_planned_start(store, coach, walk):
    chosen = date(2026, 2, 2)
    choice = participations.choose(
        store, coach, walk.public_id, category="eten", chosen_on=chosen, now=at(chosen), listing_name="Kookclub"
    )
    assert due.due_starts(store, date(2026, 2, 8)) == []
    (start,) = due.due_starts(store, date(2026, 2, 9))
    assert (start.kind, start.subject, start.listing_name) == ("start", choice.public_id, "Kookclub")
    (asked,) = questions.ask(store, [start], now=at(date(2026, 2, 9)))
    store.refresh(choice)
    assert questions.ask(store, [start], now=at(date(2026, 2, 9))) == []
    assert due.due_starts(store, date(2026, 3, 9)) == []
    participations.plan_start(store, coach, choice.public_id, planned_on=date(2026, 2, 16), now=at(date(2026, 2, 9)))
    assert asked.ask_again_on == date(2026, 2, 23)
    participations.confirm_start(
        store, coach, choice.public_id, started_on=date(2026, 2, 16), now=at(date(2026, 2, 23))
    )
    assert asked.settled_at is not None


def test_the_index_of_what_comes_always_says_what_the_rows_say(store, coach, place, chance):
    """Random work on many trajectories; afterwards each `next_check_on` is what planning from scratch gives."""
    walks = [builders.make_trajectory(store, coach, place, number=n) for n in range(12)]
    day = date(2026, 1, 10)
    for _ in range(120):
        day += timedelta(days=chance.randrange(4))
        _something(store, coach, chance.choice(walks), day, chance)
    planned = [walk.next_check_on for walk in walks]
    checks.plan_many(store, [walk.id for walk in walks])
    store.expire_all()
    assert planned == [store.get_one(Trajectory, walk.id).next_check_on for walk in walks]


def _something(store, coach, walk, day, chance):
    now = at(day)
    choices = list(choices_of.of(store, walk))
    choice = chance.choice(choices) if choices else None
    kinds = ("choose", "start", "start", "stop", "answer", "close", "reopen", "ask")
    kind = chance.choice(kinds)
    try:
        if kind == "choose" or choice is None:
            participations.choose(store, coach, walk.public_id, category="eten", chosen_on=day, now=now)
        elif kind == "start":
            participations.confirm_start(store, coach, choice.public_id, started_on=day, now=now)
        elif kind == "stop":
            participations.stop(store, coach, choice.public_id, stopped_on=day, reason="kosten", now=now)
        elif kind == "answer":
            follow_ups.answer(store, coach, walk.public_id, months=3, outcome="same", now=now)
        elif kind == "close" and closings_of.final(store, walk) is None:
            closings.close(store, coach, walk.public_id, reason="geen_klik", closed_on=day, now=now)
        elif kind == "reopen":
            closings.reopen(store, coach, walk.public_id, reopened_on=day, now=now)
        else:
            questions.ask(store, due.due_checks(store, day), now=now)
            store.expire_all()
    except Refusal:
        store.flush()
