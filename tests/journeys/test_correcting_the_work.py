"""/verbeter shows what a coach works on with a client, and mends it in a few taps."""

from datetime import date

from sqlalchemy import select

from casework import barriers, goals
from casework.models import Barrier, Step, Trajectory


async def test_a_step_and_what_is_in_the_way_are_mended_and_taken_away(world, samira):
    name = await world.client(samira)

    def work(store):
        walk, who = store.scalars(select(Trajectory.public_id)).one(), world.who(store, samira)
        goals.plan(store, who, walk, what="bellen", due_on=date(2026, 11, 27), now=world.clock())
        barriers.note(store, who, walk, "schulden", place="eerst", now=world.clock())

    await world.database.write(work)
    await samira.say(f"/verbeter {name}")
    shown = await samira.expect("1. 27 nov: volgende stap: bellen")
    assert "2. 20 nov: in de weg: schulden, hulp eerst" in shown.text
    samira.start_counting()
    await world.taps(samira, "1", "Andere stap", "Langsgaan")
    await samira.expect("stap: Bellen → Langsgaan")
    await world.taps(samira, "Andere dag", "Morgen")
    await samira.expect("op: vrijdag 27 november → ")
    assert samira.taps == 5
    assert await world.look(lambda store: [(s.what, s.due_on) for s in store.scalars(select(Step))]) == [
        ("langsgaan", date(2026, 11, 21))
    ]
    await world.taps(samira, "Terug", "2", "Weghalen")
    await samira.expect("wat in de weg staat weghalen?")
    await samira.tap("Ja, haal weg")
    await samira.expect(f"Weggehaald bij {name}: wat in de weg staat")
    assert await world.look(lambda store: store.scalars(select(Barrier)).all()) == []
