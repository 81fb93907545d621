"""The means of self-scores: made once, of ten or more who do not all say the same, and moved by nothing afterwards."""

from datetime import UTC, date, datetime

from sqlalchemy import select

from casework.models import Satisfaction, SelfScores, Trajectory
from casework.models.goals import DIMENSIONS
from monitoring.positive_health import figures
from monitoring.positive_health.figures import Pair, compute
from monitoring.positive_health.models import HealthSnapshot
from monitoring.positive_health.spider import Line, as_png, said
from monitoring.scopes import all_scopes
from tests.monitoring.cases import Cabinet, Case, Referred

LOGGED = datetime(2026, 1, 1, tzinfo=UTC)
DUE = datetime(2026, 8, 11, 12, tzinfo=UTC)  # 42 days after the first half of 2026


def same(mark):
    return dict.fromkeys(DIMENSIONS, mark)


def test_of_nine_nothing_is_said_and_of_ten_only_the_mean_and_about_how_many():
    pairs = [Pair(same(n % 3), same(n % 3 + 2)) for n in range(10)]
    assert compute(pairs[:9], [7, 8] * 4) == {"dimensions": {}, "satisfaction": None}
    shown = compute(pairs, [7, 8] * 6)
    assert shown["dimensions"]["zin"] == {"n": 10, "before": 0.9, "after": 2.9}
    assert shown["satisfaction"] == {"n": 10, "mean": 7.5}  # of twelve
    skipped = [Pair({**same(n % 3), "zin": None if n == 0 else n % 3}, same(n % 4)) for n in range(10)]
    assert set(compute(skipped, [])["dimensions"]) == set(DIMENSIONS) - {"zin"}


def test_a_mean_that_tells_what_everybody_said_is_not_shown():
    told = compute([Pair(same(n % 3), same(10)) for n in range(12)], [10] * 12)
    assert told == {"dimensions": {}, "satisfaction": None}


def test_it_is_made_once_after_the_half_year_and_nothing_that_changes_later_moves_it(store):
    Cabinet(store).put(*(Case(f"T{n}", f"C{n}", referrals=[Referred(date(2026, 1, 5))]) for n in range(12)))
    for n, walk in enumerate(store.scalars(select(Trajectory).order_by(Trajectory.id))):
        about = {"organisation_id": walk.organisation_id, "trajectory_id": walk.id, "logged_at": LOGGED}
        for moment, on, mark in (
            ("start", date(2025, 12, 1), 3 + n % 2), ("months_3", date(2026, 4, 1), 9),
            ("closing", date(2026, 6, 30), 6 + n % 2),  # the last time in the half-year counts
        ):  # fmt: skip
            store.add(
                SelfScores(public_id=store.new_public_id(), moment=moment, scored_on=on, **same(mark), **about)
            )  # fmt: skip
        store.add(Satisfaction(months=3, mark=7 + n % 2, answered_on=date(2026, 4, 1), **about))
    store.flush()
    early = datetime(2026, 8, 10, 12, tzinfo=UTC)
    assert figures.freeze_due(store, now=early) == 0
    assert figures.freeze_due(store, now=DUE) == 1  # of one municipality; everything together would tell by difference
    assert figures.freeze_due(store, now=DUE) == 0
    (scope,) = (each for each in all_scopes(store) if each.municipality_ids)
    before = figures.latest(store, scope)
    assert before.figures["dimensions"]["meedoen"] == {"n": 10, "before": 3.5, "after": 6.5}
    assert before.figures["satisfaction"] == {"n": 10, "mean": 7.5}
    for row in store.scalars(select(SelfScores).where(SelfScores.trajectory_id == 1)):
        store.delete(row)
    figures.freeze_due(store, now=DUE)
    assert [kept.figures for kept in store.scalars(select(HealthSnapshot))] == [before.figures]


def test_the_picture_holds_gaps_and_one_line(store):
    names = [name.capitalize() for name in DIMENSIONS]
    both = as_png("Cijfers", names, Line("Eerst", [1, 2, None, 4, 5, 6]), Line("Nu", [0, 10, 5, None, 7, 6.4]))
    one = as_png("Cijfers", names, Line("Eerst", [None] * 6), None)
    assert both[:4] == one[:4] == b"\x89PNG"
    assert both != one
    assert [said(mark) for mark in (None, 7, 6.4)] == ["–", "7", "6,4"]
