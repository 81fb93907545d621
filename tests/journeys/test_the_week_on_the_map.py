"""On Friday afternoon a coach hears what is new, changed and stopped; nothing when there is nothing."""

from datetime import date

import pytest

from dialogue.duties.map_week import last_working_day
from foundation.people.who import SYSTEM
from social_map import listings
from social_map.access import listing_for
from social_map.exchange import importing
from tests.journeys.world import row

FRIDAY, NEXT = date(2026, 11, 27), date(2026, 12, 4)
WEEK = "De kaart deze week"


def doing(world, public_id, act, **facts):
    return world.database.write(
        lambda store: act(store, SYSTEM, listing_for(store, SYSTEM, public_id), now=world.clock(), **facts)
    )


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2026, 11, 25), FRIDAY), (date(2026, 12, 23), date(2026, 12, 24)), (date(2027, 3, 22), date(2027, 3, 25)),
    ],
)  # fmt: skip
def test_the_week_ends_on_friday_or_the_working_day_before(day, last):
    assert last_working_day(day) == last


async def test_new_changed_and_stopped_each_with_one_tap_to_the_card(world, samira):
    changes, stops = await world.listing("Koken"), await world.listing("Breicafé")
    full, gone = await world.listing("Zingen"), await world.listing("Toch maar niet")
    await world.at(date(2026, 11, 24))
    await world.listing("Schaken", neighbourhood="Reeshof", schedule=[row("do", "19:30")])
    await world.listing("Ver weg", place="Breda")
    await doing(world, changes, listings.change, values={"cost_cents": 300, "venue": "De Poorten"})
    await doing(world, full, listings.set_full)
    await doing(world, stops, listings.stop)
    await doing(world, gone, listings.confirm)
    await world.at(FRIDAY, 14, 50)
    assert WEEK not in samira.transcript()
    await world.at(FRIDAY, 15, 10)
    told = await samira.expect(WEEK)
    for part in ("Nieuw: 1", "1. Schaken – do 19.30", "Reeshof", "Gewijzigd: 2", "Zingen – vol", "Gestopt: 1"):
        assert part in told.text, part
    assert "Koken – andere prijs, andere plek" in told.text
    assert "Ver weg" not in told.text
    assert "Toch maar niet" not in told.text
    samira.start_counting()
    await samira.tap("1", message=told)
    await samira.expect("do 19.30")
    assert samira.taps == 1
    await world.at(FRIDAY, 19)
    assert samira.transcript().count(WEEK) == 1


async def test_nothing_when_nothing_happened_and_a_missed_week_is_not_caught_up(world, samira):
    await world.listing("Schaken")
    await world.at(date(2026, 11, 30))
    assert WEEK not in samira.transcript()
    await world.at(NEXT, 16)
    assert WEEK not in samira.transcript()


async def test_after_an_import_it_stays_short(world, samira):
    await world.at(date(2026, 11, 24))
    for number in range(30):
        await world.listing(f"Activiteit {number}")
    await world.at(FRIDAY, 16)
    told = await samira.expect("Nieuw: 30")
    assert "en nog 26" in told.text
    assert len(told.text) < 400


async def test_a_map_that_is_imported_for_the_first_time_is_no_news(world, samira):
    await world.at(date(2026, 11, 24))
    rows = [{"id": f"X{n}", "title": f"Activiteit {n}", "municipality": "Tilburg"} for n in range(3)]
    await world.database.write(lambda store: importing.run(store, SYSTEM, enumerate(rows, start=1), now=world.clock()))
    await world.at(FRIDAY, 16)
    assert WEEK not in samira.transcript()
    more = [*rows, {"id": "X9", "title": "Later erbij", "municipality": "Tilburg"}]
    await world.at(date(2026, 12, 1))
    await world.database.write(lambda store: importing.run(store, SYSTEM, enumerate(more, start=1), now=world.clock()))
    await world.at(NEXT, 16)
    assert "1. Later erbij" in (await samira.expect("Nieuw: 1")).text
