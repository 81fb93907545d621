"""The demo's world goes on when its clock moves, on both databases: what was told stays, what follows is believable."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from random import Random
from types import SimpleNamespace

import pytest
from dateutil.relativedelta import relativedelta
from sqlalchemy import delete, func, select

from casework import due, follow_ups, milestones, participations, questions, referrals
from casework.models import Closing, Participation, Question, Referral, Session, Trajectory
from dialogue.hours import may_speak
from dialogue.models import Beat
from foundation.people import people
from foundation.storage import Store
from monitoring import reports
from monitoring.periods import Period
from monitoring.scopes import scope_for
from tests.wegwijs.demo.rules import broken
from tests.wegwijs.demo.test_filling import NUMBERS
from wegwijs.clock import MovableClock
from wegwijs.demo import stage
from wegwijs.demo.accounts import link_accounts, still_here
from wegwijs.demo.casework import arrivals
from wegwijs.demo.casework.luck import Luck
from wegwijs.demo.casework.reading import read
from wegwijs.demo.filling import fill
from wegwijs.demo.going_on import LIVED, go_on, lived

A_DAY = timedelta(days=1)
TODAY = date(2026, 11, 20)
LATER = date(2027, 2, 22)  # the Monday after three months
LAST = date(2027, 5, 24)


def morning(day):
    return datetime(day.year, day.month, day.day, 9, 30, tzinfo=UTC)


def live(store, day, since=TODAY - A_DAY):
    return go_on(store, chance=Random(5), since=since, until=day - A_DAY, now=morning(day))


def everything(store):
    return {told.trajectory_id: told.story for told in read(store, Trajectory.id > 0)}


def who(store, name, today):
    return people.who(store, "telegram", NUMBERS[name], today=today)


def report(store, quarter, day):
    scope = scope_for(store, who(store, "Noor", day), None)
    return reports.report(store, scope, Period.read(quarter), now=morning(day), rule=None).figures


def count(store, table, *conditions):
    return store.scalar(select(func.count()).select_from(table).where(*conditions))


def client_of_samira(store):
    """A referral whose activity began today."""
    samira, now = who(store, "Samira", TODAY), morning(TODAY)
    received = referrals.receive(
        store, samira, organisation_id=samira.organisations("coach")[0], practice_id=None, referrer_type="huisarts",
        municipality_id=min(samira.municipalities("coach")), main_reason="eenzaamheid", received_on=TODAY, now=now,
    )  # fmt: skip
    walk = received.trajectory
    choice = participations.choose(
        store, samira, walk.public_id, chosen_on=TODAY, category="eten", listing_name="Samen eten", now=now
    )
    participations.confirm_start(store, samira, choice.public_id, started_on=TODAY, now=now)
    return walk.id


@pytest.fixture(scope="module", params=["sqlite"])  # the demo has a file of its own
def world(request, houses):
    """Filled, then moved three months twice, in a transaction that is rolled back; with what was known on each stop."""
    with Store(houses(request.param).shared().writer, chance=Random(3)) as store:
        store.begin()
        filled = fill(store, chance=Random(7), today=TODAY, now=morning(TODAY))
        link_accounts(store, "telegram", NUMBERS, morning(TODAY))
        hers = client_of_samira(store)
        known, asked = [everything(store)], []
        since = TODAY - A_DAY
        for day in (LATER, LAST):
            still_here(store, morning(day))
            live(store, day, since)
            since = day - A_DAY
            known.append(everything(store))
            asked.append(due.due_checks(store, day) + due.due_starts(store, day))
        yield SimpleNamespace(store=store, coach=filled.coach, hers=hers, known=known, asked=asked)
        store.rollback()


@pytest.mark.parametrize(("stop", "day"), [(1, LATER), (2, LAST)])
def test_every_story_obeys_the_rules_after_a_move(world, stop, day):
    # What begins on the day itself, and what is asked on it, is known already.
    assert Counter(rule for story in world.known[stop].values() for rule in broken(story, day)) == {}


def test_what_was_told_stays(world):
    for before, after in zip(world.known, world.known[1:], strict=False):
        for number, story in before.items():
            now = after[number]
            assert now.talks[: len(story.talks)] == story.talks
            assert now.endings[: len(story.endings)] == story.endings
            over = [each for each in story.choices if each.stopped_on]
            assert [each for each in now.choices if each in over] == over


def test_the_open_ones_go_on_and_new_ones_come(world):
    before, after = world.known[:2]
    went_on = [number for number, story in before.items() if after[number] != story]
    assert len(went_on) > 200
    assert 180 < len(after) - len(before) < 330


def test_nothing_lies_ahead(world):
    days = [Referral.received_on, Session.held_on, Participation.stopped_on, Closing.closed_on]
    assert all(world.store.scalar(select(func.max(day))) < LAST for day in days)
    moments = [Referral.logged_at, Session.logged_at, Question.asked_at, Question.settled_at]
    assert all(world.store.scalar(select(func.max(moment))) <= morning(LAST) for moment in moments)


def test_the_caseload_you_play_is_left_alone(world):
    def hers(known):
        return {number: story for number, story in known.items() if story.coach_id == world.coach}

    assert hers(world.known[0]) == hers(world.known[1]) == hers(world.known[2])


def test_only_she_is_asked(world):
    for asked in world.asked:
        assert {each.asked_of for each in asked} == {world.coach}
    assert any(each.trajectory_id == world.hers for each in world.asked[0])


def test_most_questions_are_answered(world):
    asked = [a for s in world.known[2].values() for a in s.asked if TODAY < a.on < LAST - timedelta(days=45)]
    answers = Counter(each.outcome for each in asked)
    assert len(asked) > 60
    assert 0.7 < 1 - answers[None] / len(asked) < 0.95
    assert answers["same"] > answers["stopped"] > 0
    assert answers["other"] > 0


def test_the_quarter_that_passed_reads_like_the_others(world):
    figures, before = report(world.store, "2027-Q1", LAST), report(world.store, "2026-Q3", LAST)
    assert 0.8 < figures["referrals"]["total"] / before["referrals"]["total"] < 1.7
    assert 0.8 < figures["sessions"]["held"] / before["sessions"]["held"] < 1.7
    assert figures["sessions"]["held"] > 10 * figures["sessions"]["no_show"] > 0
    assert 3.5 <= figures["sessions_per_trajectory"]["mean"] <= 5.6
    assert figures["participants"]["new"] > 50
    assert 0.35 <= figures["completed"]["total"] / figures["closed"]["total"] <= 0.75
    for months in ("after_3_months", "after_6_months"):
        known = figures[months]["n"] - figures[months]["unknown"] - figures[months]["open"]
        assert figures[months]["n"] > 30
        assert 0.4 <= figures[months]["yes"] / known <= 0.9


def test_days_are_lived_once(world):
    rows = [count(world.store, table) for table in (Trajectory, Session, Question)]
    assert live(world.store, LAST) == 0
    assert live(world.store, LATER) == 0  # the clock was set back
    assert lived(world.store) == LAST - A_DAY
    assert [count(world.store, table) for table in (Trajectory, Session, Question)] == rows


def test_a_demo_opened_again_goes_on_where_it_was(world):
    """The last day lived is kept; a demo of before that was kept begins to live today."""
    store, week_later = world.store, LAST + timedelta(days=7)
    with store.begin_nested() as opened:
        before = count(store, Trajectory)
        stage.live_on(store, now=morning(week_later))
        assert lived(store) == week_later - A_DAY
        assert count(store, Trajectory) > before
        opened.rollback()
    with store.begin_nested() as opened:
        store.execute(delete(Beat).where(Beat.duty == LIVED))
        store.expire_all()
        stage.live_on(store, now=morning(week_later))
        assert (lived(store), count(store, Trajectory)) == (week_later - A_DAY, before)
        opened.rollback()
    store.expire_all()


@pytest.mark.parametrize(("months", "quarter"), [(3, "2027-Q1"), (6, "2027-Q2")])
def test_one_yes_is_counted_by_one(world, months, quarter):
    """The regisseur sees the answer: the others' answers are there too, so that it is no small cell."""
    store, samira = world.store, who(world.store, "Samira", LAST)
    day = LATER if months == 3 else LAST
    before = report(store, quarter, day)[f"after_{months}_months"]
    [asked] = [
        each for each in due.due_checks(store, day) if each.trajectory_id == world.hers and each.kind[-1] == str(months)
    ]
    assert len(questions.ask(store, [asked], now=morning(day))) == 1
    follow_ups.answer(store, samira, asked.trajectory, months=months, outcome="same", now=morning(day))
    after = report(store, quarter, day)[f"after_{months}_months"]
    assert (after["n"], after["yes"]) == (before["n"], before["yes"] + 1)
    assert before["yes"] >= 5


def test_the_going_rate_knows_seasons_and_growth():
    luck = Luck(Random(1))
    first, last = date(2026, 8, 21), date(2026, 11, 19)
    lately = [day for day in (first + timedelta(days=n) for n in range(91)) if day.weekday() < 5] * 4
    half_a_year = arrivals.more_arrivals(luck, lately, last, last + timedelta(days=182))
    assert 1.9 < len(half_a_year) / len(lately) < 2.6
    assert min(half_a_year) > last
    assert max(half_a_year) <= last + timedelta(days=182)
    assert len(arrivals.more_arrivals(luck, lately, last, last + A_DAY)) <= 8
    assert arrivals.more_arrivals(luck, [], last, last + timedelta(days=90)) == []


@pytest.mark.parametrize("year", [2026, 2027])
def test_moves_of_three_months_land_where_the_questions_are_asked(year):
    """A milestone at the weekend is asked on the next working day; and 30 November, moved twice, is 29 May."""
    for number in range(366):
        clock = MovableClock(morning(date(year, 1, 1)) + timedelta(days=number))
        began = clock().date()
        for months in (3, 6):
            clock.move_to(stage.landing(clock, clock() + relativedelta(months=3)))
            assert may_speak(clock())
            assert due.day_of(clock()) >= milestones.ask_on(milestones.milestone(began, months)), began


def test_short_moves_land_where_they_are_told_to():
    clock = MovableClock(morning(date(2027, 1, 28)))
    assert stage.landing(clock, clock() + timedelta(hours=2)) == clock() + timedelta(hours=2)
    assert stage.landing(clock, clock() + timedelta(days=1)).date() == date(2027, 1, 29)
