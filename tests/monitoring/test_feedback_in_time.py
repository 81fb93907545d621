"""Was the referrer told in time? (DOMAIN I19): after first talks and closings, fourteen days each."""

from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest

from casework.models import Closing, Feedback
from monitoring.facts import gather
from monitoring.indicators.support import feedback
from monitoring.periods import Period
from monitoring.scope import Scope
from monitoring.suppression import HIDDEN, INTERNAL, PUBLIC, conceal
from tests.casework import builders
from tests.monitoring.attack import published, worked_out
from tests.monitoring.test_suppression import NOTHING, primary_only

Q3 = Period.read("2026-Q3")
TALKED = date(2026, 8, 3)
NOW = datetime(2026, 12, 1, tzinfo=UTC)


def walked(store, coach, place, number, *, by="huisarts", told_after=None, channel="mail", closed_after=None):
    """A first talk on one day, and the letters about it and about its end so many days later."""
    walk = builders.make_trajectory(store, coach, place, number=number)
    if by != "huisarts":
        store.query(builders.Referral).filter_by(trajectory_id=walk.id).one().referrer_type = by
    builders.make_session(store, walk, held_on=TALKED)
    rows = []
    if told_after is not None:
        rows.append(("intake", TALKED, TALKED + timedelta(days=told_after)))
    if closed_after is not None:
        closing = Closing(
            public_id=store.new_public_id(), organisation_id=place.id, trajectory_id=walk.id,
            closed_on=date(2026, 9, 1), reason="kosten", logged_at=NOW,
        )  # fmt: skip
        store.add(closing)
        rows.append(("closing", date(2026, 9, 1), date(2026, 9, 1) + timedelta(days=closed_after)))
    for kind, about_on, sent_on in rows:
        letter = Feedback(
            public_id=store.new_public_id(), organisation_id=place.id, trajectory_id=walk.id, kind=kind,
            about_on=about_on, channel=channel, sent_on=sent_on, logged_at=NOW,
        )  # fmt: skip
        store.add(letter)
    store.flush()


def figures(store, today=date(2026, 12, 1), period=Q3):
    return feedback(gather(store, Scope(), period, today=today))


def test_fourteen_days_are_in_time_and_who_came_alone_is_left_out(store):
    place = builders.make_organisation(store)
    coach = builders.make_coach(store, place)
    walked(store, coach, place, 11, told_after=14, closed_after=3)
    walked(store, coach, place, 12, told_after=15, closed_after=20)
    walked(store, coach, place, 13)
    walked(store, coach, place, 14, told_after=1, channel="geen")
    walked(store, coach, place, 15, by="zelf", told_after=1)
    assert figures(store) == {"intakes": 4, "intakes_in_time": 1, "closings": 2, "closings_in_time": 1}
    open_still = figures(store, today=TALKED + timedelta(days=14))
    assert open_still == {"intakes": 1, "intakes_in_time": 1, "closings": 0, "closings_in_time": 0}
    assert figures(store, period=Period.read("2026-Q4"))["intakes"] == 0


def differences(shown):
    """What a reader gets by subtracting: who came without a referrer, and of how many nobody was told in time."""
    letters = shown["feedback"]
    pairs = (
        (shown["balance"]["started"], letters["intakes"]), (letters["intakes"], letters["intakes_in_time"]),
        (shown["closed"]["total"], letters["closings"]), (letters["closings"], letters["closings_in_time"]),
    )  # fmt: skip
    return [whole - part for whole, part in pairs if HIDDEN not in (whole, part)]


@pytest.mark.parametrize("rule", [INTERNAL, PUBLIC], ids=lambda rule: rule.audience)
def test_no_small_number_of_letters_is_shown_or_can_be_subtracted(rule):
    told = 0
    for started, alone, late in product((3, 9, 25), (0, 2, 6), (0, 1, 8)):
        intakes = max(started - alone, 0)
        made = deepcopy(NOTHING)
        made["balance"] |= {"started": started, "end": started}
        made["supported_clients"] |= {"clients": started, "trajectories": started}
        made["feedback"] = {
            "intakes": intakes, "intakes_in_time": max(intakes - late, 0), "closings": 0, "closings_in_time": 0,
        }  # fmt: skip
        (shown,) = conceal([made], rule)
        assert worked_out(shown, rounding=rule.rounding) == {}
        assert not [cell for cell, value in published(shown) if value != HIDDEN and 0 < value < rule.threshold]
        assert not [small for small in differences(shown) if 0 < small < rule.threshold and rule.rounding == 1]
        told += sum(0 < small < rule.threshold for small in differences(primary_only(made, rule)))
    assert told > 5  # hiding only the small ones would tell them
