from datetime import date

import pytest

from casework.milestones import (
    End,
    Stay,
    ask_on,
    contradicts,
    derived,
    first_start,
    may_be_asked,
    milestone,
    next_reminder,
    outcome,
)


@pytest.mark.parametrize(
    ("start", "three", "six"),
    [
        ("2026-01-15", "2026-04-15", "2026-07-15"),
        ("2026-03-31", "2026-06-30", "2026-09-30"),
        ("2026-05-31", "2026-08-31", "2026-11-30"),
        ("2026-08-31", "2026-11-30", "2027-02-28"),
        ("2026-11-29", "2027-02-28", "2027-05-29"),
        ("2026-11-30", "2027-02-28", "2027-05-30"),
        ("2027-11-29", "2028-02-29", "2028-05-29"),
        ("2027-11-30", "2028-02-29", "2028-05-30"),
        ("2027-08-31", "2027-11-30", "2028-02-29"),
        ("2028-02-29", "2028-05-29", "2028-08-29"),
    ],
)
def test_milestones_are_calendar_months_from_the_first_start(start, three, six):
    first = date.fromisoformat(start)
    assert [milestone(first, months).isoformat() for months in (3, 6)] == [three, six]


def test_the_anchor_is_the_first_start_whatever_was_chosen_first():
    stays = [Stay(None), Stay(date(2026, 6, 15)), Stay(date(2026, 5, 31))]
    assert first_start(stays) == date(2026, 5, 31)


def test_a_question_of_a_holiday_waits_for_the_next_working_day():
    assert ask_on(date(2026, 12, 25)) == date(2026, 12, 28)


def test_when_everything_has_stopped_the_last_stop_decides():
    day = date(2026, 6, 30)
    click = Stay(date(2026, 3, 1), date(2026, 4, 1), "geen_klik")
    course = Stay(date(2026, 3, 31), date(2026, 5, 4), "afgerond")
    assert derived([click, course], day) == "finished"
    assert derived([course, Stay(date(2026, 3, 1), date(2026, 6, 30), "kosten")], day) == "stopped"
    assert derived([Stay(date(2026, 3, 1), date(2026, 5, 4), "kosten"), course], day) == "finished"
    assert derived([click, Stay(date(2026, 6, 30))], day) is None
    assert derived([click, Stay(date(2026, 7, 1))], day) == "stopped"
    assert derived([], day) is None


def test_the_order_in_which_an_outcome_is_decided():
    first = date(2026, 1, 10)
    going = [Stay(first)]
    stopped = [Stay(first, date(2026, 3, 1), "kosten")]
    died = [Stay(first, date(2026, 4, 10), "overleden")]
    gone = [End(date(2026, 4, 11), "overleden")]
    day = date(2026, 4, 10)
    assert outcome(going, [], None, 3, today=date(2026, 4, 9)) is None
    assert outcome(died, [], "same", 3, today=day) == "excluded"
    assert outcome(going, gone, "same", 3, today=day) == "same"
    assert outcome(stopped, [], "same", 3, today=day) == "same"
    assert outcome(stopped, [], None, 3, today=day) == "stopped"
    assert outcome(going, [], None, 3, today=date(2026, 5, 22)) == "open"
    assert outcome(going, [], None, 3, today=date(2026, 5, 23)) == "unknown"
    assert outcome([], [], None, 3, today=day) is None


def test_yes_is_doubted_when_everything_had_stopped():
    stopped = [Stay(date(2026, 1, 10), date(2026, 3, 1), "kosten")]
    assert contradicts("same", stopped, date(2026, 4, 10))
    assert not contradicts("stopped", stopped, date(2026, 4, 10))


def test_reminders_missed_in_between_collapse():
    asked = date(2026, 4, 10)
    assert next_reminder(asked, asked) == date(2026, 4, 17)
    assert next_reminder(asked, date(2026, 4, 20)) == date(2026, 4, 24)
    assert next_reminder(asked, date(2026, 5, 30)) is None


def test_nobody_is_asked_about_the_dead_a_mistake_or_who_said_no():
    going = [Stay(date(2026, 1, 10))]
    closed = date(2026, 3, 1)
    assert may_be_asked(going, [])
    assert may_be_asked(going, [End(closed, "doel_bereikt_activiteit", may_ask_later=True)])
    assert may_be_asked(going, [End(closed, "fout", reopened_on=closed)])
    assert not may_be_asked(going, [End(closed, "doel_bereikt_activiteit", may_ask_later=False)])
    assert not may_be_asked(going, [End(closed, "dubbel")])
    assert not may_be_asked(going, [End(closed, "overleden")])
    assert not may_be_asked([Stay(date(2026, 1, 10), closed, "overleden")], [])
