"""Two editors decide on the same thing in the same instant: one of them does, the other hears that it is decided."""

import asyncio
from threading import Barrier

import pytest
from sqlalchemy import select

from foundation.people import municipalities
from foundation.people.who import SYSTEM, Member, Who
from social_map import listings
from social_map.duplicates import merging, pairs
from social_map.keeping_models import ProposedChange
from social_map.links import contacts, making, opening, proposing
from social_map.models import Listing
from social_map.pair_models import ListingPair


def prepare(store, now):
    """Two new listings, two changes and two pairs that wait; and their editor."""
    place = municipalities.named(store, "Tilburg", create=True).id
    facts = {"email": "club@example.org", "municipality_id": place}
    there = [listings.add(store, SYSTEM, {"title": f"Wandelen {n}", **facts}, now=now) for n in range(4)]
    opened = opening.open_link(
        store, making.make(store, SYSTEM, contacts.known(store, "mail:club@example.org"), there, now=now), now=now
    )
    for number in range(2):
        listings.propose(store, SYSTEM, {"title": f"Soep {number}", **facts}, now=now)
        proposing.propose(store, opened, there[number], {"cost_cents": 250}, now=now)
        store.add(
            ListingPair(
                public_id=store.new_public_id(), first_id=there[2 * number].id, second_id=there[2 * number + 1].id,
                state="proposed", likeness=90, why=[], proposed_at=now,
            )
        )  # fmt: skip
    return Who(None, "Ilse", members=(Member(1, "editor", 1, "Tilburg", frozenset({place})),))


def publish(store, editor, concept, now):
    listings.publish(store, editor, concept, now=now)


def reject(store, editor, concept, now):
    listings.reject(store, editor, concept, now=now)


def accept(store, editor, change, now):
    proposing.accept(store, editor, *proposing.proposal_for(store, editor, change.public_id), now=now)


def same(store, editor, pair, now):
    pair, first, _ = pairs.pair_for(store, editor, pair.public_id)
    merging.merge(store, editor, pair, first, now=now)


def different(store, editor, pair, now):
    merging.tell_apart(store, editor, pairs.pair_for(store, editor, pair.public_id)[0], now=now)


def carelessly(store, editor, pair, now):
    merging.tell_apart(store, editor, pair, now=now)


CONCEPTS = select(Listing).where(Listing.status == "concept")
CHANGES = select(ProposedChange).where(ProposedChange.state == "waiting")
PAIRS = select(ListingPair).where(ListingPair.state == "proposed")


@pytest.mark.parametrize("database_kind", ["postgresql"], indirect=True)  # SQLite has one writer
async def test_of_two_editors_who_decide_at_once_the_second_hears_it(database, now):
    editor = await database.write(lambda store: prepare(store, now))

    async def both(waiting, *decisions):
        both_looked = Barrier(2)

        def decide(decision):
            def work(store):
                one = store.scalars(waiting.order_by(waiting.selected_columns.id)).first()
                both_looked.wait(10)
                decision(store, editor, one, now)

            return database.write(work)

        outcomes = await asyncio.gather(*map(decide, decisions), return_exceptions=True)
        return sorted(type(outcome).__name__ for outcome in outcomes)

    assert await both(CONCEPTS, publish, reject) == ["NoneType", "ProposalDecided"]
    assert await both(CHANGES, accept, accept) == ["NoneType", "ProposalNotFound"]
    assert await both(PAIRS, same, different) == ["NoneType", "PairDecided"]
    assert await both(PAIRS, carelessly, carelessly) == ["NoneType", "NoneType"], "control: both believe they decided"
