"""Goals, steps, what is in the way, pauses, and what is pointed out once (DOMAIN B08-B11, C01, C07, C12)."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from casework import (
    barriers,
    caseload,
    circumstances,
    closings,
    contacts,
    due,
    erasing,
    follow_ups,
    goals,
    history,
    pauses,
    portraits,
    signals,
    waiting,
)
from casework.belonging import belonging_to
from casework.models import Barrier, Circumstance, Enjoyment, Goal, Pause, Portrait, Signal, Step, Trajectory
from casework.queries import barriers as barriers_of
from casework.queries import goals as steps_of
from foundation.refusals import NotFound
from tests.casework import builders

TODAY = date(2026, 11, 20)
OURS = (Barrier, Circumstance, Enjoyment, Goal, Pause, Portrait, Signal, Step)


def test_three_reasons_beside_the_main_one(store, coach, place):
    walk = builders.make_trajectory(store, coach, place, main_reason="stress")

    def turn(*whats):
        for what in whats:
            circumstances.turn(store, coach, walk.public_id, what, now=at(TODAY))
        return circumstances.also(store, walk)

    assert turn("geld", "moe", "eenzaamheid", "anders", "geld", "zingeving") == ["eenzaamheid", "zingeving", "anders"]
    for what, refused in (("stress", circumstances.AlreadyTheMainReason), ("geld", circumstances.EnoughReasons)):
        with pytest.raises(refused):
            turn(what)
    with pytest.raises(NotFound):
        turn("onbekend")
    walk.main_reason = "anders"  # told afterwards: it is no other reason any more
    assert turn("geld") == ["eenzaamheid", "zingeving", "geld"]
    assert circumstances.standing(store, walk) == ["moe"]


def at(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def day(store, coach, today=TODAY):
    return caseload.overview(store, coach, today=today)


def test_a_goal_is_set_reached_and_taken_back_with_taps(store, coach, walk):
    def turn(on):
        goals.turn(store, coach, walk.public_id, "meedoen", now=at(on))
        return [(goal.set_on, goal.reached_on) for goal in steps_of.of(store, walk)]

    assert turn(TODAY) == [(TODAY, None)]
    assert turn(TODAY) == []  # a tap too many
    turn(TODAY)
    later = TODAY + timedelta(days=30)
    assert turn(later) == [(TODAY, later)]
    assert turn(later) == [(TODAY, None)]
    turn(later)
    assert len(turn(later + timedelta(days=1))) == 2  # reached before: a goal anew
    with pytest.raises(NotFound):
        goals.turn(store, coach, walk.public_id, "slank", now=at(TODAY))


def test_a_step_is_due_from_its_day_until_it_is_done(store, coach, walk, place):
    on = TODAY + timedelta(days=7)
    step = goals.plan(store, coach, walk.public_id, what="bellen", due_on=on, now=at(TODAY))
    mine = Trajectory.coach_id == coach.person_id
    assert steps_of.due(store, mine, TODAY) == []
    assert [each for each, _ in steps_of.due(store, mine, on + timedelta(days=3))] == [step]
    goals.do(store, coach, step.public_id, now=at(on))
    assert steps_of.due(store, mine, on) == []
    goals.do(store, coach, step.public_id, now=at(on))  # it was not done after all
    assert [each for each, _ in steps_of.due(store, mine, on)] == [step]
    for wrong in (TODAY - timedelta(days=1), TODAY + timedelta(days=500)):
        with pytest.raises(goals.StepOutOfReach):
            goals.plan(store, coach, walk.public_id, what="bellen", due_on=wrong, now=at(TODAY))
    with pytest.raises(NotFound):
        goals.do(store, builders.make_coach(store, place, name="Fatima"), step.public_id, now=at(on))


def test_of_a_barrier_the_place_and_the_help_are_said_later_and_change(store, coach, walk):
    def note(**about):
        barriers.note(store, coach, walk.public_id, "schulden", now=at(TODAY), **about)
        return [(each.kind, each.place, each.help) for each in barriers.standing(store, walk)]

    assert note() == [("schulden", None, None)]
    assert note(place="eerst") == [("schulden", "eerst", None)]
    assert note(help="loopt") == [("schulden", "eerst", "loopt")]
    assert note(place="geen") == []
    with pytest.raises(NotFound):
        note(place="ooit")


def test_who_rests_is_not_nagged_about_and_comes_back_on_her_day(store, coach, walk):
    builders.make_participation(store, walk, chosen_on=date(2026, 11, 2), ask_start_on=date(2026, 11, 9))
    assert [line.code_name for line in day(store, coach).waiting] == ["Kievit-27"]
    assert len(due.due_starts(store, TODAY)) == 1
    until = TODAY + timedelta(weeks=4)
    pauses.begin(store, coach, walk.public_id, until=until, now=at(TODAY))
    resting = day(store, coach)
    assert not resting.waiting
    assert not resting.woken
    assert due.due_starts(store, TODAY) == []
    assert [line.status for line in resting.resting] == ["gepauzeerd"]
    assert [line.code_name for line in day(store, coach, until).woken] == ["Kievit-27"]
    pauses.end(store, coach, walk.public_id, now=at(until))
    assert not day(store, coach, until).woken
    assert [line.code_name for line in day(store, coach, until).waiting] == ["Kievit-27"]
    assert len(due.due_starts(store, until)) == 1
    with pytest.raises(pauses.NotPaused):
        pauses.end(store, coach, walk.public_id, now=at(until))


def test_a_check_after_three_months_does_not_wait_for_a_pause(store, coach, walk):
    builders.make_participation(store, walk, started_on=date(2026, 8, 20))
    pauses.begin(store, coach, walk.public_id, until=date(2026, 12, 18), now=at(date(2026, 8, 21)))
    walk.next_check_on = TODAY
    store.flush()
    assert [each.kind for each in due.due_checks(store, TODAY)] == ["months_3"]


def test_a_pause_lies_within_a_year_and_not_after_closing(store, coach, walk):
    for wrong in (TODAY, TODAY + timedelta(days=370)):
        with pytest.raises(pauses.PauseOutOfReach):
            pauses.begin(store, coach, walk.public_id, until=wrong, now=at(TODAY))
    pauses.begin(store, coach, walk.public_id, until=date(2026, 12, 1), now=at(TODAY))
    pauses.begin(store, coach, walk.public_id, until=date(2027, 1, 5), now=at(TODAY))
    assert pauses.standing(store, walk).until_on == date(2027, 1, 5)
    pauses.end(store, coach, walk.public_id, now=at(TODAY))
    assert history.of(store, walk)[-1].kind == "received"  # a pause of no day was none
    closings.close(store, coach, walk.public_id, reason="geen_klik", closed_on=TODAY, now=at(TODAY))
    with pytest.raises(closings.AlreadyClosed):
        pauses.begin(store, coach, walk.public_id, until=date(2027, 1, 5), now=at(TODAY))


def test_who_is_back_does_not_rest_any_more_and_of_two_pauses_none_is_left(store, coach, walk):
    about = walk.public_id
    pauses.begin(store, coach, about, until=date(2026, 12, 18), now=at(TODAY))
    closings.close(store, coach, about, reason="geen_klik", closed_on=TODAY, now=at(TODAY))
    closings.reopen(store, coach, about, reopened_on=TODAY + timedelta(days=9), now=at(TODAY + timedelta(days=9)))
    assert pauses.standing(store, walk) is None
    for began_on in (date(2026, 12, 1), date(2026, 12, 3)):  # two trajectories that turned out to be one
        store.add(
            Pause(
                public_id=store.new_public_id(), organisation_id=walk.organisation_id, trajectory_id=walk.id,
                began_on=began_on, until_on=date(2026, 12, 18), logged_at=at(TODAY),
            )
        )  # fmt: skip
    store.flush()
    pauses.end(store, coach, about, now=at(date(2026, 12, 2)))  # the clock was moved back: the last was of no day
    assert pauses.standing(store, walk) is None
    assert [(each.began_on, each.ended_on) for each in barriers_of.pauses(store, [walk.id])][1:] == [
        (date(2026, 12, 1), date(2026, 12, 2))
    ]


def test_the_days_of_a_pause_do_not_count_as_waiting(store, coach, place):
    """Received 18 September: nine weeks ago, of which three were a pause."""
    walk = builders.make_trajectory(store, coach, place, received_on=date(2026, 9, 18))
    contacts.log(store, coach, walk.public_id, "spoken", now=at(date(2026, 9, 21)))
    assert [line.code_name for line in day(store, coach).intakes] == ["Kievit-27"]
    assert waiting.count(store, [walk.municipality_id], today=TODAY).long == 1
    pauses.begin(store, coach, walk.public_id, until=date(2026, 10, 30), now=at(date(2026, 10, 9)))
    assert waiting.count(store, [walk.municipality_id], today=TODAY) == waiting.Waiting()
    pauses.end(store, coach, walk.public_id, now=at(date(2026, 10, 30)))
    assert not day(store, coach, date(2026, 11, 19)).intakes  # 41 days
    assert day(store, coach, TODAY).intakes
    assert waiting.count(store, [walk.municipality_id], today=TODAY) == waiting.Waiting()
    assert waiting.count(store, [walk.municipality_id], today=date(2027, 1, 12)) == waiting.Waiting(long=1, too_long=1)
    builders.make_session(store, walk, held_on=TODAY)
    assert not day(store, coach).intakes
    assert waiting.count(store, [walk.municipality_id], today=date(2027, 3, 1)) == waiting.Waiting()


def test_ten_hours_are_pointed_out_once(store, coach, walk):
    for month, minutes in ((1, 150), (2, 150), (3, 99)):
        builders.make_session(store, walk, held_on=date(2026, month, 15), minutes=minutes)
    builders.make_session(store, walk, held_on=TODAY, minutes=60, status="no_show")
    assert signals.ten_hours(store, coach) == []
    builders.make_session(store, walk, held_on=TODAY, minutes=1)
    (found,) = signals.ten_hours(store, coach)
    assert (found.code_name, found.hours) == ("Kievit-27", 10)
    assert signals.ten_hours(store, coach, factor=1.4) == []
    for _ in range(2):
        signals.see_ten_hours(store, coach, walk.public_id, now=at(TODAY))
    assert signals.ten_hours(store, coach) == []


def test_a_volunteer_is_asked_about_after_two_weeks_and_others_where_the_coach_wants_it(store, coach, walk):
    def asked(today):
        return [each.participation for each in signals.extra_checks(store, coach, today=today)]

    started = date(2026, 11, 2)
    works = builders.make_participation(store, walk, category="vrijwilliger", started_on=started).public_id
    eats = builders.make_participation(store, walk, category="eten", started_on=started).public_id
    assert asked(started + timedelta(days=13)) == []
    assert asked(started + timedelta(days=14)) == [works]
    signals.want_extra_check(store, coach, eats, now=at(started))
    assert asked(TODAY) == [works, eats]
    signals.answer_extra_check(store, coach, works, "help", now=at(TODAY))
    signals.answer_extra_check(store, coach, eats, "well", now=at(TODAY))
    assert asked(TODAY) == []
    with pytest.raises(NotFound):
        signals.answer_extra_check(store, coach, eats, "seen", now=at(TODAY))
    late = builders.make_participation(store, walk, category="vrijwilliger", started_on=date(2026, 8, 1)).public_id
    assert late not in asked(TODAY)  # the check after three months is near


@pytest.mark.parametrize(
    ("held_on", "months"),
    [
        (date(2026, 8, 12), None), (date(2026, 8, 13), 3), (date(2026, 10, 1), 3), (date(2026, 10, 2), None),
        (date(2026, 11, 13), 6),
    ],
)  # fmt: skip
def test_a_talk_near_a_check_may_count_as_it(store, coach, walk, held_on, months):
    """Began 20 May: from seven days before the milestone until 42 days after it."""
    builders.make_participation(store, walk, started_on=date(2026, 5, 20))
    session = builders.make_session(store, walk, held_on=held_on)
    assert follow_ups.counts_for(store, session) == months
    if months:
        question = follow_ups.ask_now(store, coach, walk, months, now=at(held_on))
        assert follow_ups.ask_now(store, coach, walk, months, now=at(held_on)) is question
        walk.next_check_on = held_on
        assert [each for each in due.due_checks(store, date(2026, 12, 1)) if each.kind == question.kind] == []
        follow_ups.answer(store, coach, walk.public_id, months=months, outcome="same", now=at(held_on))
        assert follow_ups.counts_for(store, session) is None
        assert question.settled_at is not None


def test_nothing_counts_as_a_check_that_nobody_may_ask(store, coach, walk):
    choice = builders.make_participation(store, walk, started_on=date(2026, 8, 20))
    missed = builders.make_session(store, walk, held_on=TODAY, status="no_show")
    session = builders.make_session(store, walk, held_on=TODAY)
    assert follow_ups.counts_for(store, missed) is None
    assert follow_ups.counts_for(store, session) == 3
    choice.stopped_on, choice.stop_reason = date(2026, 10, 1), "kosten"  # known without asking
    store.flush()
    assert follow_ups.counts_for(store, session) is None
    choice.stopped_on, choice.stop_reason = None, None
    closings.close(
        store, coach, walk.public_id, reason="geen_klik", closed_on=TODAY, may_ask_later=False, now=at(TODAY)
    )
    assert follow_ups.counts_for(store, session) is None


def test_everything_here_goes_with_the_trajectory_and_none_of_it_is_a_colleagues(store, coach, walk, place):
    choice = builders.make_participation(store, walk, category="vrijwilliger", started_on=date(2026, 11, 2))
    goals.turn(store, coach, walk.public_id, "zin", now=at(TODAY))
    goals.plan(store, coach, walk.public_id, what="regelen", due_on=TODAY, now=at(TODAY))
    barriers.note(store, coach, walk.public_id, "rouw", now=at(TODAY))
    circumstances.turn(store, coach, walk.public_id, "scheiding", now=at(TODAY))
    pauses.begin(store, coach, walk.public_id, until=date(2026, 12, 18), now=at(TODAY))
    portraits.tell_gender(store, coach, walk.public_id, "vrouw", now=at(TODAY))
    portraits.tell_enjoyment(store, coach, walk.public_id, joy="beetje", now=at(TODAY))
    portraits.tell_enjoyment(store, coach, walk.public_id, new_contacts=True, now=at(TODAY))
    signals.answer_extra_check(store, coach, choice.public_id, "well", now=at(TODAY))
    kinds = {event.kind for event in history.of(store, walk)}
    assert {"goal_set", "barrier", "paused"} <= kinds
    told = store.query(Enjoyment).one()
    assert (told.joy, told.new_contacts) == ("beetje", True)
    stranger = builders.make_coach(store, place, name="Fatima")
    with pytest.raises(NotFound):
        goals.turn(store, stranger, walk.public_id, "zin", now=at(TODAY))
    with pytest.raises(NotFound):
        signals.see_ten_hours(store, stranger, walk.public_id, now=at(TODAY))
    assert {kind.__tablename__ for kind in OURS} <= {table.name for table in belonging_to(Trajectory)}
    assert all(store.query(kind).count() == 1 for kind in OURS)
    erasing.erase(store, [walk], secret=b"s" * 32, today=TODAY)
    assert [kind.__name__ for kind in OURS if store.query(kind).count()] == []
