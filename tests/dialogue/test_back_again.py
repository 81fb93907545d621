"""A pause and a full group end on the day that was said."""

from datetime import date, timedelta

from dialogue.duties.back_again import back_again
from foundation.people.who import SYSTEM
from social_map import listings


def test_what_was_said_to_last_until_a_day_ends_on_that_day(store, now):
    today = date(2026, 11, 20)
    paused, full, open_ended = (listings.add(store, SYSTEM, {"title": t}, now=now) for t in ("Koor", "Tuin", "Schaak"))
    listings.pause(store, SYSTEM, paused, until=today, now=now)
    listings.set_full(store, SYSTEM, full, until=today + timedelta(days=1), now=now)
    listings.pause(store, SYSTEM, open_ended, now=now)

    assert back_again(store, None, now) == 1
    assert (paused.status, full.capacity, open_ended.status) == ("active", "vol", "paused")

    assert back_again(store, None, now + timedelta(days=1)) == 1
    assert (full.capacity, full.capacity_until, open_ended.status) == ("open", None, "paused")
