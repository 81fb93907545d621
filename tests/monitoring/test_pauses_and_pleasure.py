"""Who rests, who volunteers, and who likes it after six months: counted, and never so that it points at somebody."""

from copy import deepcopy
from datetime import UTC, date, datetime
from random import Random

import pytest
from sqlalchemy import select

from casework.models import Enjoyment, Pause, Trajectory
from monitoring.facts import gather
from monitoring.indicators import compute
from monitoring.periods import Period
from monitoring.scope import Scope
from monitoring.suppression import HIDDEN, INTERNAL, PUBLIC, conceal
from tests.monitoring.attack import published, worked_out
from tests.monitoring.cases import Activity, Answer, Cabinet, Case, Close, Referred, Talk
from tests.monitoring.test_suppression import NOTHING, primary_only

LATER = date(2027, 6, 1)
LOGGED = datetime(2026, 1, 1, tzinfo=UTC)


def d(text):
    return date.fromisoformat(f"2026-{text}")


def note(store, model, **facts):
    """One more row in each trajectory."""
    for walk in store.scalars(select(Trajectory)):
        about = {"organisation_id": walk.organisation_id, "trajectory_id": walk.id, "logged_at": LOGGED}
        about |= {"public_id": store.new_public_id()} if model is Pause else {}
        store.add(model(**about, **facts))
    store.flush()


def figures(store, quarter, today=LATER):
    return compute(gather(store, Scope(), Period.read(quarter), today=today))


def test_who_rests_on_the_last_day_is_in_support_and_shown_apart(store):
    walked = {"referrals": [Referred(d("01-05"))], "talks": [Talk(d("01-09"))]}
    Cabinet(store).put(
        Case("T1", "C1", **walked), Case("T2", "C2", **walked, closings=[Close(d("03-01"), "ander_traject")]),
        Case("T3", "C3", referrals=[Referred(d("01-05"))]),
    )  # fmt: skip
    note(store, Pause, began_on=d("02-01"), until_on=d("05-01"), ended_on=d("06-30"))
    first, second = figures(store, "2026-Q1"), figures(store, "2026-Q2")
    assert first["supported_clients"]["clients"] == 2
    assert first["paused"] == {"on_last_day": 1}  # not who was closed, nor who was never met
    assert first["waiting"]["on_last_day"] == 1  # as INTERFACES says: a pause changes no figure
    assert second["paused"] == {"on_last_day": 0}  # the day of going on is no rest


def test_volunteers_are_people_and_pleasure_is_of_who_still_takes_part(store):
    works = Activity(d("01-10"), d("01-12"), category="vrijwilliger")
    Cabinet(store).put(
        Case("T1", "C1", referrals=[Referred(d("01-05"))], activities=[works, works],
             answers=[Answer(6, "same", d("07-13"))]),
        Case("T2", "C2", referrals=[Referred(d("01-05"))], activities=[Activity(d("01-10"), d("01-12"))],
             answers=[Answer(6, "stopped", d("07-13"))]),
    )  # fmt: skip
    note(store, Enjoyment, joy="beetje", answered_on=d("07-13"))
    note(store, Enjoyment, joy="ja", new_contacts=False, answered_on=d("07-14"))
    assert figures(store, "2026-Q1")["volunteers"] == {"clients": 2, "volunteers": 1}
    plus = figures(store, "2026-Q3")["six_months_plus"]
    assert plus == {"answered": 1, "joy": 1, "new_contacts": 0, "both": 0}
    assert figures(store, "2026-Q3", today=d("07-13"))["six_months_plus"]["joy"] == 0


def invented(chance):
    """A report of which the parts fit together."""
    made = deepcopy(NOTHING)
    going, rests = chance.randrange(20), chance.randrange(6)
    total = going + rests
    made["balance"] |= {"started": total, "end": total}
    made["supported_clients"] |= {"clients": total, "trajectories": total}
    made["paused"] = {"on_last_day": rests}
    both, joy, contacts, neither, silent = (chance.choice((0, 1, 3, 6, 11)) for _ in range(5))
    answered = both + joy + contacts + neither
    made["six_months_plus"] = {"answered": answered, "joy": both + joy, "new_contacts": both + contacts, "both": both}
    made["after_6_months"] |= {"n": answered + silent, "yes": answered + silent}
    volunteers, others = chance.choice((0, 2, 7)), chance.choice((0, 3, 9))
    twice = chance.randrange(3) if volunteers else 0
    kinds = {"vrijwilliger": volunteers + twice, "eten": others}
    made["volunteers"] = {"clients": volunteers + others, "volunteers": volunteers}
    made["found_on_map"]["unknown"] = sum(kinds.values())
    made["chosen"] = {"total": sum(kinds.values()), "by_category": {kind: n for kind, n in kinds.items() if n}}
    return made


def differences(shown):
    """What a reader gets by subtracting: who does not rest, did not answer, has no joy, met nobody."""
    plus, people = shown["six_months_plus"], shown["volunteers"]
    pairs = (
        (shown["balance"]["end"], shown["paused"]["on_last_day"]), (shown["after_6_months"]["yes"], plus["answered"]),
        (plus["answered"], plus["joy"]), (plus["answered"], plus["new_contacts"]), (plus["joy"], plus["both"]),
        (plus["new_contacts"], plus["both"]), (people["clients"], people["volunteers"]),
    )  # fmt: skip
    return [whole - part for whole, part in pairs if HIDDEN not in (whole, part)]


@pytest.mark.parametrize("rule", [INTERNAL, PUBLIC], ids=lambda rule: rule.audience)
def test_no_small_number_of_these_is_shown_or_can_be_worked_out(rule):
    chance, told = Random(5), 0
    for _ in range(15):
        made = invented(chance)
        (shown,) = conceal([made], rule)
        assert worked_out(shown, rounding=rule.rounding) == {}
        assert not [cell for cell, value in published(shown) if value != HIDDEN and 0 < value < rule.threshold]
        assert not [small for small in differences(shown) if 0 < small < rule.threshold and rule.rounding == 1]
        told += sum(0 < small < rule.threshold for small in differences(primary_only(made, rule)))
    assert told > 5  # hiding only the small ones would tell them
