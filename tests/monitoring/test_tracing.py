"""From her own figure to the code names and days behind it; as many as the figure, and nobody else's."""

from collections import Counter
from datetime import UTC, date, datetime
from random import Random
from statistics import median

import pytest
from sqlalchemy import select

from casework.models import Enjoyment, Pause, Referral, Trajectory
from foundation.people.who import SYSTEM, Member, Who
from foundation.refusals import NotFound
from monitoring.indicators import INDICATORS, compute
from monitoring.indicators.arithmetic import mean
from monitoring.periods import Period
from monitoring.reports import report
from monitoring.scope import Scope
from monitoring.scopes import own_scope
from monitoring.tracing import TRACED, behind, counts, trace
from monitoring.tracing.ground import Ground
from tests.casework import builders
from tests.casework.builders import make_participation, make_session
from tests.monitoring.cases import Cabinet
from tests.monitoring.invent import casework

NOW = datetime(2026, 9, 30, 9, tzinfo=UTC)
Q3 = Period.read("2026-Q3")

NUMBERED = {"waiting": "on_last_day", "sessions": "held"}


FULL = 4  # in this casework everything occurs


@pytest.mark.parametrize("seed", [FULL, *(pytest.param(seed, marks=pytest.mark.prove) for seed in range(5, 30))])
def test_behind_every_number_of_every_indicator_stand_exactly_so_many_events(store, seed):
    Cabinet(store, seed=seed).put(*casework(seed, size=90))
    tell_the_rest(store, Random(seed))
    tried = set()
    for name, today in (("2026-Q3", date(2027, 3, 1)), ("2026", date(2026, 11, 20))):
        ground = Ground.of(store, Scope(), Period.read(name), today=today)
        figures = compute(ground.facts)
        for key in TRACED:
            listed = Counter(event.part for event in trace(ground, key) if not event.part.endswith("_late"))
            assert listed == {part: number for part, number in counts(figures[key]) if number}, (key, name)
            tried |= {key} if listed else set()
    assert seed != FULL or tried == set(TRACED)
    assert set(INDICATORS) - set(TRACED) == {"wishes", "social_map", "still_waiting"}  # the last has those of waiting
    amounts = {key: [each.amount for each in trace(ground, key) if each.part == part and each.amount is not None]
               for key, part in NUMBERED.items()}  # fmt: skip
    talks = [int(each.amount) for each in trace(ground, "sessions_per_trajectory")]
    assert figures["sessions"]["minutes"] == sum(amounts["sessions"])
    assert figures["waiting"]["longest_days"] == max(amounts["waiting"])
    assert figures["still_waiting"]["median_days"] == median(amounts["waiting"])
    assert figures["sessions_per_trajectory"]["mean"] == mean(sum(talks), len(talks))


def tell_the_rest(store, chance):
    """What the invented casework leaves out: what fitted, who rests, who enjoys it."""
    for referral in store.scalars(select(Referral)):
        referral.fits, referral.variant = chance.choice((None, "passend")), chance.choice((None, "wor", "dansen"))
    for walk in list(store.scalars(select(Trajectory))):
        of = {"organisation_id": walk.organisation_id, "trajectory_id": walk.id, "logged_at": NOW}
        days = {"began_on": date(2025, 9, 1), "until_on": date(2027, 1, 1)}
        store.add(Enjoyment(joy="ja", new_contacts=chance.random() < 0.5, answered_on=date(2026, 3, 1), **of))
        if chance.random() < 0.3:
            store.add(Pause(public_id=f"{walk.id:016x}", **days, **of))
    store.flush()


def test_behind_each_figure_stand_her_own_clients_and_nobody_elses(store):
    place = builders.make_organisation(store)
    samira, karim = (builders.make_coach(store, place, name=name) for name in ("Samira", "Karim"))
    for number, coach in ((1, samira), (2, samira), (3, karim), (4, samira)):
        walk = builders.make_trajectory(store, coach, place, number=number, received_on=date(2026, 7, number))
        if number != 4:
            make_session(store, walk, held_on=date(2026, 8, number), minutes=30)
            make_session(store, walk, held_on=date(2026, 8, 20), minutes=30)
            make_participation(store, walk, chosen_on=date(2026, 8, 21), started_on=None)
    figures = report(store, own_scope(store, samira), Q3, now=NOW, rule=None).figures
    hers = set()
    for key in TRACED:
        found = behind(store, samira, Q3, key, now=NOW)
        late = {part: len(found.pop(part)) for part in list(found) if part.endswith("_late")}
        assert {part: len(listed) for part, listed in found.items()} == {
            part: number for part, number in counts(figures[key]) if number
        }, key
        assert late == ({"intakes_late": 2} if key == "feedback" else {})
        hers |= {each.code_name for listed in found.values() for each in listed}
    his = {each.code_name for each in behind(store, karim, Q3, "referrals", now=NOW)["total"]}
    assert (len(hers), len(his), hers & his) == (3, 1, set())
    regisseur = Who(9, "Ria", members=(Member(1, "regisseur", place.id, "Gemeente", frozenset({1})),))
    above = Who(8, "Coby", members=(Member(1, "coordinator", place.id, place.name),))
    for who, key in ((SYSTEM, "referrals"), (regisseur, "referrals"), (above, "referrals"), (samira, "wishes")):
        with pytest.raises(NotFound):
            behind(store, who, Q3, key, now=NOW)
