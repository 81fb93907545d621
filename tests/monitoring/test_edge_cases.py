"""The edge cases of DOMAIN §2.5 that run over quarters, freezes and erasing; the others stand with their own noun."""

from datetime import UTC, date, datetime

from sqlalchemy import select

from casework import erasing
from casework.models import Referral, Trajectory
from foundation.people.who import SYSTEM
from monitoring.letters_in_time import in_time
from monitoring.periods import Period
from monitoring.reports import freeze, report
from monitoring.scope import Scope
from monitoring.suppression import INTERNAL
from tests.casework import builders
from tests.monitoring.cases import Activity, Cabinet, Case, Close, Referred, Talk

QUARTERS = [Period.read(f"2026-Q{n}") for n in (1, 2, 3, 4)]
LATER = datetime(2027, 6, 1, 12, tzinfo=UTC)
FROZEN = datetime(2026, 5, 13, 12, tzinfo=UTC)
AUTUMN = datetime(2026, 9, 1, 12, tzinfo=UTC)


def d(text: str) -> date:
    return date.fromisoformat(f"2026-{text}")


def figures(store, quarter, now=LATER):
    return report(store, Scope(), quarter, now=now, rule=None).figures


def test_what_happens_in_four_quarters_counts_in_each_of_them_once(store):
    """Referred in the first, met in the second, chosen in the third, started in the fourth (4); open all along (5)."""
    activity = Activity(d("08-10"), d("10-12"))
    Cabinet(store).put(
        Case("T1", "C1", referrals=[Referred(d("03-31"))], talks=[Talk(d("04-01"))], activities=[activity])
    )
    each = [figures(store, quarter) for quarter in QUARTERS]
    assert [one["referrals"]["total"] for one in each] == [1, 0, 0, 0]
    assert [one["waiting"]["on_last_day"] for one in each] == [1, 0, 0, 0]
    assert [one["sessions"]["held"] for one in each] == [0, 1, 0, 0]
    assert [one["supported_clients"]["clients"] for one in each] == [0, 1, 1, 1]
    assert [one["chosen"]["total"] for one in each] == [0, 0, 1, 0]
    assert [one["participants"]["new"] for one in each] == [0, 0, 0, 1]
    assert figures(store, Period.read("2027-Q1"))["supported_clients"]["clients"] == 1


def test_of_two_activities_one_stops_and_a_short_course_ends_well(store):
    """Who goes on somewhere has not dropped out (9); a course that is over answers for itself (11)."""
    two = [Activity(d("01-10"), d("01-12"), d("02-20"), "kosten"), Activity(d("01-10"), d("01-15"), category="eten")]
    course = [Activity(d("01-10"), d("01-12"), d("03-09"), "afgerond", category="taal")]
    Cabinet(store).put(
        Case("T1", "C1", referrals=[Referred(d("01-05"))], activities=two),
        Case("T2", "C2", referrals=[Referred(d("01-05"))], activities=course),
    )
    assert figures(store, QUARTERS[0])["dropped_out"]["total"] == 0
    after = figures(store, QUARTERS[1])["after_3_months"]
    assert (after["n"], after["finished"], after["unknown"]) == (2, 1, 1)


def test_who_moves_is_a_neutral_ending_here_and_no_new_referral_there(store):
    """(18) The municipality of a trajectory is never rewritten."""
    Cabinet(store).put(
        Case(
            "T1", "C1", "Tilburg", referrals=[Referred(d("01-05"))], talks=[Talk(d("01-09"))],
            closings=[Close(d("02-20"), "overgedragen_verhuizing")],
        ),
        Case("T2", "C1", "Goirle", referrals=[Referred(d("02-21"), "overdracht")], talks=[Talk(d("03-01"))]),
    )  # fmt: skip
    found = figures(store, QUARTERS[0])
    assert (found["referrals"]["total"], found["referrals"]["transfers"]) == (1, 1)
    assert found["closed"]["by_reason"] == {"overgedragen_verhuizing": 1}
    assert found["completed"]["total"] == found["lost_in_trajectory"]["total"] == 0
    assert found["supported_clients"] == {"clients": 1, "trajectories": 2}


def test_a_late_entry_and_an_erasing_leave_what_was_frozen(store):
    """A talk of the first quarter that is logged in the second (3); erased between the freeze and the asking (19)."""
    cabinet = Cabinet(store)
    cabinet.put(Case("T1", "C1", referrals=[Referred(d("01-05"))], talks=[Talk(d("01-09"))]))
    cabinet.put(Case("T2", "C2", referrals=[Referred(d("01-06"))], talks=[Talk(d("03-31"))]))  # in time
    freeze(store, SYSTEM, Scope(), QUARTERS[0], now=FROZEN)
    cabinet.put(Case("T3", "C3", referrals=[Referred(d("01-07"))], talks=[Talk(d("03-30"))]))
    late = report(store, Scope(), QUARTERS[0], now=LATER, rule=None)
    assert (late.figures["sessions"]["held"], late.revised["sessions"]["held"]) == (2, 3)
    erasing.erase(store, store.scalars(select(Trajectory)).all(), secret=b"s" * 32, today=d("06-01"))
    gone = report(store, Scope(), QUARTERS[0], now=LATER, rule=None)
    assert (gone.figures["sessions"]["held"], gone.revised["sessions"]["held"]) == (2, 0)


def test_a_practice_with_one_coach_shows_no_figures_of_her_work(store):
    """(25) Ten letters in time, all by one coach, are her figures; by two they are the practice's."""
    place, brink = builders.make_organisation(store), builders.make_practice(store)
    town = builders.make_municipality(store, "Goirle")
    samira, karim = (builders.make_coach(store, place, name=name) for name in ("Samira", "Karim"))
    scope = Scope(municipality_ids=frozenset({town.id}))
    alone = []
    for number, coach in enumerate([samira] * 10 + [karim]):
        walk = builders.make_trajectory(
            store, coach, place, number=number + 1, practice_id=brink.id, municipality_id=town.id,
            received_on=d("02-01"),
        )  # fmt: skip
        store.query(Referral).filter_by(trajectory_id=walk.id).one().practice_id = brink.id
        builders.make_session(store, walk, held_on=d("02-10"))
        store.flush()
        alone.append(in_time(store, scope, brink.name, now=AUTUMN).alone)
    assert alone == [True] * 10 + [False]
    counted = report(store, scope, QUARTERS[0], now=LATER, rule=INTERNAL).shown
    assert counted["from_where"]["by_practice"] == {"De Brink": 11}
