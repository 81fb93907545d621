"""Links and contacts: what is kept of them, and for how long."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from foundation.people import memberships, organisations, people
from foundation.people.models import Person
from foundation.people.who import SYSTEM
from social_map import listings
from social_map.days import day_of
from social_map.keeping_models import Contact, LinkedListing, ProposedChange, ProviderLink
from social_map.links import contacts, making, opening, proposing, pruning
from social_map.listings.changing import NothingChanged

MAIL = "mail:club@example.org"
TABLES = (ProviderLink, LinkedListing, ProposedChange, Contact)


@pytest.fixture
def listing(store, now):
    facts = {"title": "Wandelen", "email": "club@example.org", "cost_cents": 0}
    return listings.add(store, SYSTEM, facts, now=now)


@pytest.fixture
def opened(store, listing, now):
    token = making.make(store, SYSTEM, contacts.known(store, MAIL), [listing], now=now)
    return opening.open_link(store, token, now=now)


def left(store):
    return [store.scalar(select(func.count()).select_from(table)) for table in TABLES]


def test_a_year_after_its_end_nothing_is_left(store, listing, opened, now):
    change = proposing.propose(store, opened, listing, {"cost_cents": 250}, now=now)
    proposing.reject(SYSTEM, change, now=now)
    store.flush()
    assert pruning.prune(store, now=now + timedelta(days=394)) == 0
    assert pruning.prune(store, now=now + timedelta(days=396)) == 1
    assert left(store) == [0, 0, 0, 0]


def test_who_wanted_no_mail_is_remembered(store, opened, now):
    contacts.stop_mail(opened.contact, now=now)
    pruning.prune(store, now=now + timedelta(days=500))
    assert contacts.states(store, [MAIL]) == {MAIL: "stopped"}
    assert left(store)[:3] == [0, 0, 0]


def test_a_proposal_that_waits_keeps_its_link(store, listing, opened, now):
    proposing.propose(store, opened, listing, {"cost_cents": 250}, now=now)
    assert pruning.prune(store, now=now + timedelta(days=500)) == 0
    assert left(store) == [1, 1, 1, 1]


def test_neither_address_nor_number_is_kept_with_a_contact(store, listing):
    contact = contacts.known(store, MAIL)
    assert "club" not in repr({name: value for name, value in vars(contact).items() if not name.startswith("_")})
    assert contacts.known(store, MAIL) is contact


def test_a_second_proposal_takes_the_place_of_the_first(store, listing, opened, now):
    proposing.propose(store, opened, listing, {"cost_cents": 250}, now=now)
    second = proposing.propose(store, opened, listing, {"description": "Rustig."}, now=now)
    assert second.values == {"cost_cents": 250, "description": "Rustig."}
    waiting = store.scalars(select(ProposedChange).where(ProposedChange.state == "waiting")).all()
    assert waiting == [second]
    with pytest.raises(NothingChanged):
        proposing.propose(store, opened, listing, {"cost_cents": 0}, now=now)
    with pytest.raises(KeyError):
        proposing.propose(store, opened, listing, {"title": "Iets anders"}, now=now)


def test_a_proposal_that_was_overtaken_is_said_and_done_with(store, listing, opened, now):
    change = proposing.propose(store, opened, listing, {"cost_cents": 250}, now=now)
    listings.change(store, SYSTEM, listing, {"cost_cents": 250}, now=now, how="editor")
    assert proposing.accept(store, SYSTEM, change, listing, now=now) is None
    assert change.state == "rejected"


def test_a_bounce_ends_the_links_of_that_address_only(store, listing, opened, now):
    other = contacts.known(store, "mail:other@example.org")
    token = making.make(store, SYSTEM, other, [listing], now=now)
    contacts.bounced(store, opened.contact.id, "550 5.1.1", now=now)
    assert opened.link.revoked_at == now
    assert opening.find(store, token).revoked_at is None


def test_who_is_locked_out_or_left_holds_a_dead_link(store, now):
    """At once, for the listings of her organisation; a link to those of others goes on."""
    club, other = (organisations.add(store, SYSTEM, name, kind="provider") for name in ("Club", "Koor"))
    store.flush()
    facts = {"email": "club@example.org"}
    mine = listings.add(store, SYSTEM, {"title": "Wandelen", "organisation_id": club.id, **facts}, now=now)
    theirs = listings.add(store, SYSTEM, {"title": "Zingen", "organisation_id": other.id, **facts}, now=now)
    hers = [_provider(store, club, name, now) for name in ("Henk", "Corrie")]
    token = making.make(store, SYSTEM, contacts.known(store, MAIL), [mine, theirs], now=now)
    single = making.make(store, SYSTEM, contacts.known(store, MAIL), [mine], now=now)
    later = now + timedelta(days=2)

    assert opening.open_link(store, single, now=later).every == (mine,), "control: nobody left"
    hers[0].until_on = day_of(now)
    store.flush()
    assert opening.open_link(store, token, now=later).every == (theirs,)
    with pytest.raises(opening.LinkEnded):
        opening.open_link(store, single, now=later)

    fresh = making.make(store, SYSTEM, contacts.known(store, MAIL), [mine], now=later)
    assert opening.open_link(store, fresh, now=later).every == (mine,)
    people.block(store, SYSTEM, store.get_one(Person, hers[1].person_id).public_id, now=later)
    store.flush()
    with pytest.raises(opening.LinkEnded):
        opening.open_link(store, fresh, now=later)


def _provider(store, organisation, name, now):
    person = Person(public_id=store.new_public_id(), name=name)
    store.add(person)
    store.flush()
    return memberships.give(
        store, person.id, role="provider", organisation_id=organisation.id, today=day_of(now), confirmed_at=now
    )
