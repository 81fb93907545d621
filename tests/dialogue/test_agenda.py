"""The calendar file holds days and times, and nothing of a client."""

from datetime import UTC, date, datetime

from icalendar import Calendar

from casework import agenda, appointments
from casework.feedback import practices
from dialogue.calendar import calendar
from tests.casework import builders

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
NAMES = {"client": "Afspraak", "practice": "Overleg met praktijk"}


def test_what_is_agreed_is_in_it_and_with_whom_is_not(store):
    place = builders.make_organisation(store)
    coach = builders.make_coach(store, place)
    brink = builders.make_practice(store)
    walk = builders.make_trajectory(store, coach, place, practice_id=brink.id)
    other = builders.make_trajectory(store, coach, place, number=31)
    theirs = builders.make_trajectory(store, builders.make_coach(store, place, name="Truus"), place, number=32)
    planned = [
        appointments.plan(store, coach, walk.public_id, planned_on=date(2026, 12, 1), starts_at="14:00", now=NOW),
        appointments.plan(store, coach, other.public_id, planned_on=date(2026, 12, 1), now=NOW),
    ]
    builders.make_referral(store, theirs)
    practices.meet(store, coach, brink.public_id, on=date(2026, 12, 4), today=TODAY, now=NOW)
    content = calendar(agenda.coming(store, coach, today=TODAY), NAMES, now=NOW)
    events = [(str(e["summary"]), str(e.decoded("dtstart")), str(e["uid"])) for e in Calendar.from_ical(content).events]
    assert events == [
        ("Afspraak", "2026-12-01", "20261201-1@wegwijs"),
        ("Afspraak", "2026-12-01 14:00:00+01:00", "20261201-2@wegwijs"),
        ("Overleg met praktijk", "2026-12-04", "20261204-1@wegwijs"),
    ]
    secrets = ("kievit", "brink", walk.public_id, other.public_id, *(one.public_id for one in planned))
    said = content.decode().lower()
    assert [word for word in secrets if word in said] == []
