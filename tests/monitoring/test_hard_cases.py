"""The hard cases of DOMAIN §2.5 and INTERFACES ("Who counts where"), one sentence each."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from monitoring.facts import gather
from monitoring.facts.values import Milestone, Stay
from monitoring.indicators import compute
from monitoring.indicators.arithmetic import half_up, mean, median, percentage
from monitoring.indicators.outflow import outcome
from monitoring.periods import Period
from monitoring.scope import Scope
from tests.monitoring.cases import Activity, Answer, Cabinet, Case, Close, Referred, Talk

LATER = date(2027, 6, 1)


def d(text: str) -> date:
    return date.fromisoformat(f"2026-{text}")


def a_case(name="T1", client="C1", **events) -> Case:
    return replace(Case(name, client, referrals=[Referred(d("01-05"))]), **events)


def count(store, *cases, quarter="2026-Q1", today=LATER, scope=None):
    cabinet = Cabinet(store)
    cabinet.put(*cases)
    places = frozenset({cabinet.municipality(scope).id}) if scope else None
    return compute(gather(store, Scope(places), Period.read(quarter), today=today))


def test_a_transfer_in_is_no_referral_but_is_supported(store):
    case = a_case(referrals=[Referred(d("01-05"), "overdracht")], talks=[Talk(d("01-09"))])

    figures = count(store, case)

    assert figures["referrals"] == {"total": 0, "from_primary_care": 0, "by_type": {}, "repeat": 0, "transfers": 1}
    assert figures["supported_clients"]["clients"] == 1


def test_a_repeat_referral_has_a_line_of_its_own(store):
    case = a_case(referrals=[Referred(d("01-05")), Referred(d("01-05"), "poh_ggz", repeat=True)])

    figures = count(store, case)

    assert (figures["referrals"]["total"], figures["referrals"]["repeat"]) == (1, 1)
    assert figures["waiting"]["on_last_day"] == 1


@pytest.mark.parametrize("reason", ["dubbel", "fout"])
def test_a_void_closing_takes_the_trajectory_out_of_every_figure(store, reason):
    case = a_case(
        talks=[Talk(d("01-09"))],
        activities=[Activity(d("01-10"), d("01-12"), d("02-01"), "kosten")],
        answers=[Answer(3, "same", d("04-12"))],
        closings=[Close(d("05-01"), reason)],
    )

    figures = count(store, case)

    assert figures == count(store, scope="Nergenshuizen")
    assert count(store, quarter="2026-Q2") == count(store, quarter="2026-Q2", scope="Nergenshuizen")


def test_a_void_closing_that_was_reopened_or_lies_ahead_voids_nothing(store):
    reopened = a_case("T1", "C1", talks=[Talk(d("01-09"))], closings=[Close(d("01-20"), "fout", d("01-21"))])
    ahead = a_case("T2", "C2", talks=[Talk(d("01-09"))], closings=[Close(d("03-30"), "fout")])

    assert count(store, reopened, ahead, today=d("03-01"))["referrals"]["total"] == 2


def test_unknown_minutes_are_in_no_mean(store):
    figures = count(store, a_case(talks=[Talk(d("01-09"), 60), Talk(d("01-10"), None), Talk(d("01-11"), 31)]))

    assert figures["sessions"] == {
        "held": 3, "no_show": 0, "cancelled": 0, "minutes": 91, "without_minutes": 1,
        "mean_minutes": 45.5, "median_minutes": 45.5,
    }  # fmt: skip


def test_a_reopening_by_a_referrer_is_a_referral_and_by_herself_is_none(store):
    sent = a_case("T1", "C1", closings=[Close(d("01-20"), "geen_klik", d("04-20"), "poh_ggz")])
    came = a_case("T2", "C2", closings=[Close(d("01-20"), "geen_klik", d("04-20"))])

    figures = count(store, sent, came, quarter="2026-Q2")

    assert figures["referrals"]["by_type"] == {"poh_ggz": 1}


def test_a_reopened_closing_is_annulled_in_its_own_quarter_too(store):
    case = a_case(talks=[Talk(d("01-09"))], closings=[Close(d("03-31"), "geen_klik", d("04-01"))])

    figures = count(store, case)

    assert figures["closed"]["total"] == 0
    assert figures["balance"] == {"start": 0, "started": 1, "reopened": 0, "closed": 0, "end": 1}


def test_one_client_with_two_trajectories_counts_once(store):
    cases = [
        a_case(name, "C1", talks=[Talk(d("01-09"))], activities=[Activity(d("01-10"), d("01-12"))]) for name in "AB"
    ]

    figures = count(store, *cases)

    assert figures["supported_clients"] == {"clients": 1, "trajectories": 2}
    assert figures["participants"] == {"active": 1, "new": 1}


def test_a_client_in_two_municipalities_counts_in_both(store):
    cases = [a_case(town, "C1", municipality=town, talks=[Talk(d("01-09"))]) for town in ("Goirle", "Tilburg")]

    assert count(store, *cases, scope="Goirle")["supported_clients"]["clients"] == 1
    assert compute(gather(store, Scope(), Period.read("2026-Q1"), today=LATER))["supported_clients"]["clients"] == 1


def test_another_activity_in_another_municipality_makes_it_a_switch(store):
    stop = Activity(d("01-10"), d("01-12"), d("02-01"), "kosten")
    switched = a_case("A", "C1", municipality="Goirle", activities=[stop])
    other = a_case("B", "C1", municipality="Tilburg", activities=[Activity(d("02-20"), d("03-01"))])
    alone = a_case("C", "C9", municipality="Goirle", activities=[stop])

    assert count(store, switched, other, scope="Goirle")["dropped_out"]["total"] == 0
    assert count(store, alone, scope="Goirle")["dropped_out"]["total"] == 1


@pytest.mark.parametrize(("days", "dropped"), [(28, 0), (29, 1)])
def test_a_new_start_within_28_days_is_a_switch(store, days, dropped):
    stopped = d("02-01")
    case = a_case(
        activities=[
            Activity(d("01-10"), d("01-12"), stopped, "kosten"),
            Activity(d("01-10"), stopped + timedelta(days=days)),
        ]
    )

    assert count(store, case)["dropped_out"]["total"] == dropped


def test_two_stops_on_one_day_are_one_drop_out(store):
    case = a_case(activities=[Activity(d("01-10"), d("01-12"), d("02-01"), "kosten") for _ in range(2)])

    assert count(store, case)["dropped_out"] == {"total": 1, "by_reason": {"kosten": 1}}


def test_a_choice_that_never_started_is_no_drop_out(store):
    case = a_case(activities=[Activity(d("01-10"), None, d("02-01"), "kosten")])

    figures = count(store, case)

    assert (figures["chosen"]["total"], figures["dropped_out"]["total"], figures["participants"]["active"]) == (1, 0, 0)


def test_who_stops_on_the_day_of_the_start_took_part(store):
    case = a_case(activities=[Activity(d("01-10"), d("01-12"), d("01-12"), "drempel")])

    figures = count(store, case)

    assert figures["participants"] == {"active": 1, "new": 1}
    assert figures["dropped_out"]["total"] == 1


def test_a_start_after_closing_counts_as_taking_part(store):
    case = a_case(
        talks=[Talk(d("01-09"))],
        closings=[Close(d("01-20"), "geen_klik")],
        activities=[Activity(d("01-10"), d("04-12"))],
    )

    assert count(store, case, quarter="2026-Q2")["participants"]["new"] == 1
    assert count(store)["lost_in_trajectory"]["total"] == 0  # she did start, be it later


def test_a_talk_after_closing_brings_nobody_back_into_support(store):
    case = a_case(closings=[Close(d("01-20"), "wachttijd")], talks=[Talk(d("04-12"), kind="opvolg3")])

    figures = count(store, case, quarter="2026-Q2")

    assert figures["supported_clients"]["clients"] == 0
    assert figures["balance"] == {"start": 0, "started": 0, "reopened": 0, "closed": 0, "end": 0}


def test_the_quarter_in_progress_counts_up_to_today(store):
    case = a_case(
        talks=[Talk(d("01-09")), Talk(d("03-20"))],
        activities=[Activity(d("01-10"), d("03-20"))],
        closings=[Close(d("03-25"), "geen_klik")],
    )

    figures = count(store, case, today=d("03-01"))

    assert figures["sessions"]["held"] == 1
    assert figures["participants"]["active"] == 0
    assert figures["balance"]["end"] == 1


def test_waiting_is_counted_in_days_up_to_the_last_day(store):
    cases = [
        a_case("A", "C1"),
        a_case("B", "C2", referrals=[Referred(d("03-31"))]),
        a_case("C", "C3", talks=[Talk(d("04-01"))]),
    ]

    assert count(store, *cases)["waiting"] == {"on_last_day": 3, "longest_days": 85, "over_92_days": 0}
    assert count(store, quarter="2026-Q2")["waiting"] == {"on_last_day": 2, "longest_days": 176, "over_92_days": 1}


@pytest.mark.parametrize(
    ("start", "quarter"),
    [("2026-11-30", "2027-Q1"), ("2026-12-31", "2027-Q1"), ("2026-08-31", "2026-Q4"), ("2026-09-30", "2026-Q4")],
)
def test_the_cohort_of_three_months_started_in_the_quarter_before(store, start, quarter):
    case = a_case(activities=[Activity(d("08-01"), date.fromisoformat(start))])

    assert count(store, case, quarter=quarter, today=date(2027, 12, 1))["after_3_months"]["n"] == 1


STAY = Stay(d("01-12"), None, None)
MILESTONE = Milestone(d("04-12"), (STAY,), None, None)


def stay(stopped, reason="kosten"):
    return Stay(d("01-12"), d(stopped), reason)


@pytest.mark.parametrize(
    ("milestone", "today", "expected"),
    [
        (replace(MILESTONE, died_on=d("04-12"), answer="same"), LATER, "excluded"),
        (replace(MILESTONE, died_on=d("04-13"), answer="same"), LATER, "yes"),
        (replace(MILESTONE, answer="other"), LATER, "yes"),
        (replace(MILESTONE, answer="finished", stays=(stay("02-01"),)), LATER, "finished"),
        (replace(MILESTONE, answer="unknown", stays=(stay("02-01"),)), LATER, "unknown"),
        (replace(MILESTONE, stays=(stay("04-12"),)), LATER, "stopped"),
        (replace(MILESTONE, stays=(stay("04-13"),)), LATER, "unknown"),
        (replace(MILESTONE, stays=(stay("02-01", "afgerond"), stay("03-01"))), LATER, "stopped"),
        (replace(MILESTONE, stays=(stay("03-01", "afgerond"), stay("03-01"))), LATER, "finished"),
        (replace(MILESTONE, stays=(stay("02-01"), STAY)), LATER, "unknown"),
        (replace(MILESTONE, stays=(stay("02-01"), Stay(d("04-13"), None, None))), LATER, "stopped"),
        (MILESTONE, d("04-12"), "open"),
        (MILESTONE, d("05-24"), "open"),
        (MILESTONE, d("05-25"), "unknown"),
    ],
)
def test_after_three_months(milestone, today, expected):
    assert outcome(milestone, today) == expected


def test_of_two_answers_the_last_one_counts(store):
    case = a_case(
        activities=[Activity(d("01-10"), d("01-12"))],
        answers=[Answer(3, "same", d("04-12")), Answer(3, "stopped", d("04-20"))],
    )

    assert count(store, case, quarter="2026-Q2", today=d("04-19"))["after_3_months"]["yes"] == 1
    assert compute(gather(store, Scope(), Period.read("2026-Q2"), today=LATER))["after_3_months"]["stopped"] == 1


def test_a_milestone_ahead_is_not_counted_yet(store):
    case = a_case(activities=[Activity(d("01-10"), d("01-12"))])

    assert count(store, case, quarter="2026-Q2", today=d("04-11"))["after_3_months"]["n"] == 0


def test_invented_people_are_never_counted_with_real_ones(store):
    count(store, a_case("A", "C1"), a_case("B", "C2", invented=True))

    real, invented = (
        compute(gather(store, Scope(invented=flag), Period.read("2026-Q1"), today=LATER)) for flag in (False, True)
    )

    assert real["referrals"]["total"] == invented["referrals"]["total"] == 1


def test_half_is_rounded_up():
    assert percentage(1, 8) == 13
    assert mean(181, 4) == 45.3
    assert mean(0, 0) is None
    assert str(half_up(2, 1)) == "2.0"
    assert median({30: 1, 45: 1}) == 37.5
    assert median({}) is None
