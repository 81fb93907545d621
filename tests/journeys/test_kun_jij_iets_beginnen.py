"""What many look for is asked of providers there: from five coaches up, in their one message a week."""

import pytest
from sqlalchemy import select

from dialogue.models import Outgoing
from foundation.people import municipalities, organisations
from foundation.people.models import Person
from social_map.wishes.models import Wish, WishCall

CLUB = "Wandelclub De Zevensprong"


def wished(world, times, concept="schaken", category="spel", *, by_one=False):
    def make(store):
        place, home = municipalities.named(store, "Tilburg"), organisations.named(store, "Contour Welzijn")
        coaches = [Person(public_id=store.new_public_id(), name="Coach") for _ in range(1 if by_one else times)]
        store.add_all(coaches)
        store.flush()
        for number in range(times):
            store.add(
                Wish(
                    public_id=store.new_public_id(), concept=concept, category=category, municipality_id=place.id,
                    month=world.today.replace(day=1), organisation_id=home.id, seq=0, known=[],
                    person_id=coaches[0 if by_one else number].id,
                )
            )  # fmt: skip

    return world.database.write(make)


def asked(store):
    return [row.kind for row in store.scalars(select(Outgoing).where(Outgoing.kind == "still_right"))]


@pytest.fixture
async def club(world, samira, henk):
    """Samira's town, in which Henk's club walks."""
    await world.listing("Wandelen", provider=CLUB)


async def test_what_five_coaches_wish_is_asked_and_nine_wishes_of_four_are_not(world, club, henk, ilse):
    await wished(world, 3)
    await wished(world, 6, by_one=True)
    await world.later(hours=1)
    assert "Kun jij iets beginnen" not in henk.transcript()
    await wished(world, 1)
    await wished(world, 4, "koken", "eten")
    await world.later(hours=1)
    question = await henk.expect("Kun jij iets beginnen?")
    assert "schaken in Tilburg" in question.text
    assert "koken" not in question.text
    henk.start_counting()
    await henk.tap("Bel mij over schaken")
    await henk.expect("Ik geef schaken door")
    assert henk.taps == 1
    await world.later(hours=1)
    await ilse.expect("Wandelclub De Zevensprong wil iets beginnen: schaken in Tilburg")
    await world.later(hours=1)
    assert ilse.transcript().count("wil iets beginnen") == 1


async def test_once_a_quarter_and_at_most_one_message_a_week(world, club, henk):
    await wished(world, 5)
    await world.later(hours=1)
    await henk.expect("schaken in Tilburg")
    await wished(world, 5, "koken", "eten")
    await world.later(days=3)
    assert "koken" not in henk.transcript()
    await world.later(days=4, hours=1)
    await henk.expect("koken in Tilburg")
    await henk.tap("Nee, nu niet")
    await henk.expect("Ik vraag dit voorlopig niet meer")
    await world.later(days=14)
    assert len(await world.look(asked)) == 2
    assert {call.answer for call in await world.look(lambda s: s.scalars(select(WishCall)).all())} == {None, "no"}


async def test_whether_everything_is_still_right_is_asked_first(world, samira, henk):
    await world.listing("Wandelen", provider=CLUB, last_confirmed_on="2026-01-01")
    await wished(world, 5)
    await world.later(hours=1)
    await henk.expect("Klopt dit nog?")
    await henk.tap("✅ Klopt")
    await world.later(days=2)
    assert "Kun jij iets beginnen" not in henk.transcript()
    await world.later(days=5, hours=1)
    await henk.expect("Kun jij iets beginnen?")


async def test_a_provider_of_elsewhere_is_not_asked(world, samira, henk):
    await world.listing("Wandelen", provider=CLUB, place="Breda")
    await wished(world, 5)
    await world.later(hours=1)
    assert "Kun jij iets beginnen" not in henk.transcript()


async def test_two_things_in_one_message_are_two_taps(world, club, henk):
    await wished(world, 6)
    await wished(world, 5, "koken", "eten")
    await world.later(hours=1)
    await world.taps(henk, "Bel mij over schaken", "Bel mij over koken")
    await henk.expect("Ik geef koken door")
    assert [call.answer for call in await world.look(lambda s: s.scalars(select(WishCall)).all())] == ["yes", "yes"]
