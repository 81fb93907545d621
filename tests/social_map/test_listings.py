"""What can be done with a listing, and that it can be undone."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from foundation.people.models import Organisation
from foundation.people.who import STRANGER, SYSTEM, Member, Who
from social_map import access, listings
from social_map.models import ListingHistory
from social_map.queries import history as histories
from social_map.queries import keeping
from social_map.queries import listings as queries
from tests.social_map.conftest import row


@pytest.fixture
def listing(take_in, store):
    take_in([row(1, organisation="Wandelclub", cost_eur=2, schedule=[{"day": "di", "start": "10:00", "end": "11:00"}])])
    return queries.by_source_id(store, "X1")


@pytest.fixture
def provider(store, listing):
    return Who(None, "Ans", members=(Member(1, "provider", listing.organisation_id, "Wandelclub"),))


def test_a_change_keeps_before_and_after(store, provider, listing, now):
    history = listings.change(store, provider, listing, {"cost_cents": 300, "title": "Wandelen"}, now=now)
    assert (history.before, history.after) == (
        {"cost_cents": 200, "title": "Activiteit 1"},
        {"cost_cents": 300, "title": "Wandelen"},
    )


def test_a_change_can_be_undone_schedule_and_all(store, provider, listing, now):
    later = [{"day": "wo", "start": "14:00", "end": "15:00", "frequency": None, "dates": []}]
    history = listings.change(store, provider, listing, {"schedule": [*later, *later]}, now=now)
    store.expire_all()
    assert [each.day for each in listing.schedule] == ["wo", "wo"]
    listings.undo(store, provider, history, now=now)
    store.flush()
    store.expire_all()
    assert [(each.day, each.start) for each in listing.schedule] == [("di", "10:00")]


def test_a_change_is_undone_once_and_not_after_it_was_changed_again(store, provider, listing, now):
    first = listings.change(store, provider, listing, {"title": "A"}, now=now)
    second = listings.change(store, provider, listing, {"title": "B"}, now=now)
    with pytest.raises(listings.CannotBeUndone):
        listings.undo(store, provider, first, now=now)
    listings.undo(store, provider, second, now=now)
    assert listing.title == "A"
    with pytest.raises(listings.CannotBeUndone):
        listings.undo(store, provider, second, now=now)


def test_a_change_is_not_undone_after_a_week(store, provider, listing, now):
    history = listings.change(store, provider, listing, {"title": "A"}, now=now)
    with pytest.raises(listings.CannotBeUndone):
        listings.undo(store, provider, history, now=now + timedelta(days=8))


def test_nothing_changed_and_unknown_facts_are_refused(store, provider, listing, now):
    with pytest.raises(listings.NothingChanged):
        listings.change(store, provider, listing, {"cost_cents": 200}, now=now)
    with pytest.raises(listings.NotAListingFact):
        listings.change(store, provider, listing, {"public_id": "x"}, now=now)


def test_the_category_follows_the_title_unless_an_editor_chose_it(store, take_in, now):
    take_in([row(2, category="steun")])
    listing = queries.by_source_id(store, "X2")
    listings.change(store, SYSTEM, listing, {"title": "Rouwcafé"}, now=now)
    assert listing.category == "rouw"
    assert histories.of(store, listing)[0].before["category"] == "lotgenoten"


def test_confirming_ends_the_asking_and_the_doubt(store, provider, listing, now):
    listings.asked(store, listing, now=now)
    listings.doubt(store, provider, listing, now=now)
    listings.confirm(store, provider, listing, now=now)
    assert (listing.first_asked_at, listing.doubted_at) == (None, None)
    assert (listing.last_confirmed_on, listing.confirmed_how) == (date(2026, 11, 20), "chat")


def test_full_open_paused_and_stopped(store, provider, listing, now):
    listings.set_full(store, provider, listing, now=now, waiting_list=True, until=date(2027, 1, 4))
    assert (listing.capacity, listing.capacity_until) == ("wachtlijst", date(2027, 1, 4))
    listings.set_open(store, provider, listing, now=now)
    listings.pause(store, provider, listing, now=now, until=date(2027, 1, 4))
    assert (listing.capacity, listing.status) == ("open", "paused")
    stopped = listings.stop(store, provider, listing, now=now, reason="geen begeleider")
    assert (listing.status, listing.stopped_on) == ("stopped", date(2026, 11, 20))
    with pytest.raises(listings.ListingStopped):
        listings.confirm(store, provider, listing, now=now)
    listings.undo(store, provider, stopped, now=now)
    assert (listing.status, listing.stopped_on) == ("paused", None)
    listings.resume(store, provider, listing, now=now)
    assert (listing.status, listing.paused_until) == ("active", None)


def test_one_date_is_cancelled_and_restored(store, provider, listing, now):
    listings.cancel_date(store, provider, listing, date(2026, 11, 24), now=now)
    store.flush()
    assert [each.on for each in listing.cancelled] == [date(2026, 11, 24)]
    with pytest.raises(listings.NothingChanged):
        listings.cancel_date(store, provider, listing, date(2026, 11, 24), now=now)
    with pytest.raises(listings.DateAlreadyOver):
        listings.cancel_date(store, provider, listing, date(2026, 11, 19), now=now)
    with pytest.raises(listings.DateTooFar):
        listings.cancel_date(store, provider, listing, date(9999, 12, 31), now=now)
    listings.restore_date(store, provider, listing, date(2026, 11, 24), now=now)
    store.expire_all()
    assert listing.cancelled == []
    with pytest.raises(listings.NothingChanged):
        listings.restore_date(store, provider, listing, date(2026, 11, 24), now=now)


def test_a_proposal_waits_until_it_is_published(store, provider, listing, now):
    facts = {"title": " Nieuw  idee ", "municipality_id": listing.municipality_id}
    proposed = listings.propose(store, STRANGER, facts, now=now)
    assert (proposed.title, proposed.status) == ("Nieuw idee", "concept")
    with pytest.raises(access.ListingNotFound):
        access.shown_to(store, provider, proposed.public_id)
    listings.publish(store, SYSTEM, proposed, now=now)
    assert access.shown_to(store, provider, proposed.public_id) is proposed


def test_a_listing_that_is_added_is_active_and_confirmed(store, provider, listing, now):
    added = listings.add(store, provider, {"title": "Yoga", "municipality_id": listing.municipality_id}, now=now)
    assert (added.status, added.last_confirmed_on, added.source) == ("active", date(2026, 11, 20), "wegwijs")
    with pytest.raises(listings.TitleMissing):
        listings.add(store, provider, {"title": " "}, now=now)


def test_a_new_listing_at_a_venue_of_the_map_is_where_the_venue_is(store, provider, listing, take_in, now):
    place = {"venue": "De Brug", "street": "Kade 1", "neighbourhood": "Reeshof", "lat": 51.57, "lon": 5.0}
    take_in([row(3, **place)])
    there = {"title": "Schaken", "municipality_id": queries.by_source_id(store, "X3").municipality_id}
    made = [
        listings.propose(store, STRANGER, {**there, **said}, now=now)
        for said in (
            {"venue": "de brug"}, {"venue": "De Brug", "street": "kade 1"}, {"venue": "De Brug", "street": "Plein 9"},
            {"venue": "De Brugwachter"}, {"venue": "De Brug", "neighbourhood": "Korvel"},
        )
    ]  # fmt: skip
    assert [one.neighbourhood for one in made] == ["Reeshof", "Reeshof", None, None, "Korvel"]
    assert [one.lat for one in made] == [51.57, 51.57, None, None, None]


def test_a_provider_reaches_its_own_listings_and_no_other(store, provider, listing, take_in):
    take_in([row(2, organisation="Een ander")])
    other = queries.by_source_id(store, "X2")
    assert access.listing_for(store, provider, listing.public_id) is listing
    for public_id in (other.public_id, "bestaatniet"):
        with pytest.raises(access.ListingNotFound) as refused:
            access.listing_for(store, provider, public_id)
        assert refused.value.facts == {}


def test_an_editor_reaches_the_map_of_her_municipality_only(store, listing, take_in):
    take_in([row(2, municipality="Dongen")])
    other = queries.by_source_id(store, "X2")
    editor = Who(None, "Bo", members=(Member(1, "editor", 99, "Welzijn", frozenset({listing.municipality_id})),))
    assert access.listing_for(store, editor, listing.public_id) is listing
    with pytest.raises(access.ListingNotFound):
        access.listing_for(store, editor, other.public_id)


@pytest.mark.parametrize("role", ["coach", "regisseur", "officer"])
def test_no_other_role_changes_a_listing(store, listing, role):
    who = Who(None, "C", members=(Member(1, role, listing.organisation_id, "X", frozenset({listing.municipality_id})),))
    with pytest.raises(access.ListingNotFound):
        access.listing_for(store, who, listing.public_id)
    assert access.shown_to(store, who, listing.public_id) is listing


def test_history_is_for_who_may_change_the_listing(store, provider, listing):
    history = store.scalars(select(ListingHistory).where(ListingHistory.listing_id == listing.id)).one()
    assert access.history_for(store, provider, history.public_id) is history
    for who in (STRANGER, Who(None, "D", members=(Member(1, "provider", 12345, "Y"),))):
        with pytest.raises(access.ListingNotFound):
            access.history_for(store, who, history.public_id)


def test_listings_of_known_providers_are_due_by_their_rhythm(store, listing, now, take_in):
    take_in([row(2, organisation="Wandelclub", last_confirmed="2026-11-01"), row(3, last_confirmed="2020-01-01")])
    listing.last_confirmed_on = date(2026, 1, 1)
    store.flush()

    def due(later):
        found = keeping.due(store, now + timedelta(days=later), {}, [listing.organisation_id], mails=False)
        return [one.id for one in found]

    assert due(0) == [listing.id]
    assert store.get(Organisation, listing.organisation_id).kind == "provider"
    listings.asked(store, listing, now=now)
    assert (due(0), due(7)) == ([], [listing.id])
    assert len(queries.of_organisations(store, [listing.organisation_id])) == 2
