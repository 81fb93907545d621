"""Whom the editor should call, why, and who comes first."""

from datetime import date, timedelta

import pytest

from dialogue import call_round
from dialogue.talk import Tools
from foundation.people import municipalities
from foundation.people.who import SYSTEM, Member, Who
from social_map import listings, looks
from social_map.links import contacts
from social_map.models import Listing
from social_map.search import Searcher

TOOLS = Tools(searcher=Searcher(), secret=b"s" * 32, web_url="https://kaart.example.org", mails=True)


@pytest.fixture
def here(store):
    return municipalities.named(store, "Tilburg", create=True).id


@pytest.fixture
def ilse(here):
    return Who(None, "Ilse", members=(Member(1, "editor", 1, "Gemeente", frozenset({here})),))


@pytest.fixture
def add(store, here, now):
    def add_one(title, **about):
        facts = {"title": title, "municipality_id": here, "last_confirmed_on": "2025-11-20", **about}
        return listings.add(store, SYSTEM, facts, now=now - timedelta(days=500))

    return add_one


def calls(store, ilse, now, tools=TOOLS):
    store.flush()
    found = call_round.waiting(store, tools, ilse, now=now)
    return [(store.get(Listing, call.listing.id).title, call.why) for call in found]


def test_most_overdue_and_most_used_come_first_and_what_is_doubted_before_all(store, ilse, add, now):
    add("Oud", last_confirmed_on="2025-01-01")
    often = add("Vaak bekeken")
    doubted = add("Twijfel", last_confirmed_on=now.date().isoformat())
    for _ in range(5):
        looks.count(store, often, now=now)
    listings.doubt(store, SYSTEM, doubted, now=now)
    assert [title for title, _ in calls(store, ilse, now)] == ["Twijfel", "Vaak bekeken", "Oud"]


def test_what_wegwijs_can_ask_itself_waits_thirty_days_for_the_answer(store, ilse, add, now):
    one = add("Wandelen", email="club@example.org")
    assert calls(store, ilse, now) == []
    assert calls(store, ilse, now, Tools(searcher=Searcher(), secret=b"s" * 32)) == [("Wandelen", "unreached")]
    listings.asked(store, one, now=now)
    assert calls(store, ilse, now + timedelta(days=29)) == []
    assert calls(store, ilse, now + timedelta(days=30)) == [("Wandelen", "silent")]


def test_why_mail_is_no_way(store, ilse, add, now):
    add("A", email="weg@example.org")
    add("B", email="liever.niet@example.org")
    add("C", email="geen adres")
    contacts.bounced(store, contacts.known(store, "mail:weg@example.org").id, "550 5.1.1", now=now)
    contacts.stop_mail(contacts.known(store, "mail:liever.niet@example.org"), now=now)
    assert calls(store, ilse, now) == [("A", "bounced"), ("B", "stopped"), ("C", "unreached")]


def test_a_failed_call_counts_at_once_and_comes_back_after_a_week(store, ilse, add, now):
    one = add("Bingo", phone="013-055 1234")
    listings.missed_call(store, ilse, one, now=now)
    assert one.neglected_on == date(2026, 11, 20)
    assert calls(store, ilse, now + timedelta(days=6)) == []
    assert calls(store, ilse, now + timedelta(days=7)) == [("Bingo", "unreached")]
    listings.confirm(store, ilse, one, now=now + timedelta(days=7), how="phone")
    assert one.neglected_on is None
    assert calls(store, ilse, now + timedelta(days=8)) == []


def test_stopped_over_and_another_municipalitys_are_not_called(store, ilse, add, now):
    listings.stop(store, SYSTEM, add("Gestopt"), now=now)
    add("Voorbij", valid_until="2026-11-19")
    add("Elders", municipality_id=municipalities.named(store, "Breda", create=True).id)
    assert calls(store, ilse, now) == []


@pytest.mark.parametrize(
    ("phone", "number", "mobile"),
    [
        ("013-055 1234", "+31130551234", False),
        ("06-5555 1234", "+31655551234", True),
        ("+31 6 5555 1234", "+31655551234", True),
        ("bel maar", None, False),
        (None, None, False),
    ],
)
def test_a_number_as_a_phone_dials_it(add, phone, number, mobile):
    one = add("Bingo", phone=phone)
    assert (contacts.phone_of(one), contacts.is_mobile(one)) == (number, mobile)


@pytest.mark.parametrize(
    ("email", "address"),
    [
        ("Club@Example.ORG ", "club@example.org"), ("geen adres", None), ("a@b", None), ("", None), (None, None),
        ("a@example.org, b@example.org", None), ("x <a@example.org>", None), ("a@example.org\r\nBcc: b@c.nl", None),
        ("jöran@example.org", None), ("a@münchen.example", None), ("a@[example.org", None), ("gr:a@example.org", None),
        ("=?utf-8?q?x?=@example.org", None), ("a@b.org@example.org", None),
    ],
)  # fmt: skip
def test_an_address_that_can_be_mailed(add, email, address):
    assert contacts.mail_of(add("Bingo", email=email)) == address
