"""What is given away of a listing: text, picture, mail and calendar, without what is for coaches only."""

from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes
from email.policy import SMTP
from urllib.parse import unquote
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from foundation.people.who import SYSTEM
from social_map import listings
from social_map.cards import sharing
from social_map.cards.calendar import calendar
from social_map.cards.mailing import message
from social_map.cards.picture import picture
from tests.social_map.conftest import TODAY

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)  # it is drawn and written, not asked
NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
SECRET = {"phone": "06-55550123", "email": "wil@example.org", "website": "https://wil.example.org"}


def week(day, start="10:00", end="12:00", **more):
    return {"day": day, "start": start, "end": end, "frequency": "wekelijks", "dates": [], **more}


@pytest.fixture
def listing(store):
    def make(**facts):
        about = {"title": "Wandelen", "category": "wandelen_bewegen", "venue": "De Heyhoef", "cost_cents": 250}
        return listings.add(store, SYSTEM, about | facts, now=NOW)

    return make


def everything(listing):
    """All that is given away, as bytes by name."""
    shared = sharing.of(listing, "tilburg", TODAY)
    return {
        "text": sharing.text(shared).encode(),
        "whatsapp": unquote(sharing.whatsapp(shared)).encode(),
        "picture": picture(shared),
        "calendar": calendar(listing, shared, today=TODAY, now=NOW),
        "mail": message(listing, shared, today=TODAY, now=NOW),
    }


def given(listing, store, seen, secret):
    facts = {f"{name}_visibility": seen for name in SECRET} | secret
    text = f"Bel Wil: {secret['phone']} of mail {secret['email']}. Kijk op {secret['website']}."
    facts |= {"description": text, "organisation_name": f"Wil, {secret['phone']}", "venue": secret["email"]}
    listings.change(store, SYSTEM, listing, facts | {"schedule": [week("di")]}, now=NOW)
    return everything(listing)


@pytest.mark.parametrize("seen", ["coaches", "nobody"])
def test_what_is_not_public_changes_nothing_that_is_given_away(store, listing, seen):
    other = {"phone": "06-55559999", "email": "els@example.org", "website": "https://els.example.org"}
    one = listing()
    first, second = given(one, store, seen, SECRET), given(one, store, seen, other)
    assert first == second
    for value in SECRET.values():
        assert value.encode() not in first["text"] + first["whatsapp"] + first["calendar"]


def test_control_what_is_public_is_in_all_of_it(store, listing):
    other = {"phone": "06-55559999", "email": "els@example.org", "website": "https://els.example.org"}
    one = listing()
    first, second = given(one, store, "public", SECRET), given(one, store, "public", other)
    assert all(first[name] != second[name] for name in first)
    for value in SECRET.values():
        assert value.encode() in first["text"]


def test_the_text_says_when_where_and_that_it_is_full(store, listing):
    one = listing(schedule=[week("di"), week("do")], capacity="vol", registration="vooraf bellen")
    text = sharing.text(sharing.of(one, "tilburg", TODAY))
    assert "Wanneer: dinsdag en donderdag 10.00–12.00, wekelijks" in text
    assert "Waar: De Heyhoef, Tilburg" in text
    assert "Nu is er geen plek." in text
    assert "Kosten: € 2,50" in text


def test_the_link_to_whatsapp_never_grows_too_long(store, listing):
    shared = sharing.of(listing(description="é " * 900, title="ë" * 290, venue="ö" * 290), "tilburg", TODAY)
    assert len(sharing.whatsapp(shared)) <= sharing.IN_ALL + len(sharing.WHATSAPP)
    unquote(sharing.whatsapp(shared), errors="strict")


def test_a_long_or_odd_listing_still_makes_a_picture(store, listing):
    one = listing(title="🧶 $x^2$ " + "breien " * 40, description="woord " * 900, website="https://e.org/" + "a" * 200)
    assert picture(sharing.of(one, "", TODAY)).startswith(b"\x89PNG")


def moments(file):
    """The starts of the first event in local time, as a calendar program works them out."""
    event = Calendar.from_ical(file).events[0]
    rule = rrulestr(event["rrule"].to_ical().decode(), dtstart=event["dtstart"].dt)
    off = event.get("exdate")
    skipped = {each.dt for each in off.dts} if off is not None else set()
    return [start for start in rule if start not in skipped]


def test_every_week_at_the_same_time_in_winter_and_in_summer(store, listing):
    one = listing(schedule=[week("di")])
    file = everything(one)["calendar"]
    starts = moments(file)
    assert starts[0] == datetime(2026, 11, 24, 10, tzinfo=AMSTERDAM)
    assert {start.strftime("%a %H:%M") for start in starts} == {"Tue 10:00"}
    assert len({start.utcoffset() for start in starts}) == 2
    assert len(starts) == 52
    assert b"TZID:Europe/Amsterdam" in file
    assert b"BEGIN:DAYLIGHT" in file


def test_days_that_were_cancelled_or_closed_are_skipped(store, listing):
    one = listing(schedule=[week("di")], closures=[["2026-12-20", "2027-01-03"]])
    listings.cancel_date(store, SYSTEM, one, date(2026, 12, 8), now=NOW)
    days = {start.date() for start in moments(everything(one)["calendar"])}
    assert not {date(2026, 12, 8), date(2026, 12, 22), date(2026, 12, 29)} & days
    assert {date(2026, 12, 1), date(2026, 12, 15), date(2027, 1, 5)} <= days


def test_only_days_that_are_sure_are_in_the_file(store, listing):
    unsure = week("di", frequency="2-wekelijks")
    named = week(None, dates=["2026-11-10", "2026-12-02"], frequency="eenmalig")
    assert everything(listing(schedule=[unsure]))["calendar"] is None
    events = Calendar.from_ical(everything(listing(schedule=[unsure, named]))["calendar"]).events
    assert [event["dtstart"].dt.date() for event in events] == [date(2026, 12, 2)]
    over = listing(schedule=[week("di")], valid_until=(TODAY + timedelta(days=20)).isoformat())
    assert len(moments(everything(over)["calendar"])) == 3


def test_a_year_that_no_calendar_has_makes_no_file(store, listing):
    far = week(None, end="09:00", dates=["0001-01-01", "9999-12-31"])
    assert everything(listing(schedule=[far]))["calendar"] is None
    assert everything(listing(schedule=[week("di")], valid_from="9999-12-01"))["calendar"] is None


def test_the_mail_has_no_sender_and_no_receiver(store, listing):
    mail = message_from_bytes(everything(listing(schedule=[week("di")]))["mail"], policy=SMTP)
    assert mail["from"] is mail["to"] is None
    assert [part.get_content_type() for part in mail.iter_attachments()] == ["image/png", "text/calendar"]
    assert "Wandelen" in mail.get_body().get_content()
