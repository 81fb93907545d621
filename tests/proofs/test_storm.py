"""Telegram in a storm: all that was to be said is said once it calms down, and nothing more often than need be."""

from collections import Counter

import pytest
from sqlalchemy import func, select

from dialogue.models import Incoming, Outgoing
from tests.proofs.cast import Line, lines
from tests.proofs.house import House, house
from tests.proofs.test_killed import kept, told
from tests.proofs.waiting import until

PEOPLE, SHORT, LONG = 10, 36, 300
STORM = {"429": 0.15, "500": 0.05, "502": 0.03, "reset": 0.04, "lost": 0.03}  # of all calls, 30 %


def rested(here: House) -> bool:
    here.later(seconds=3)
    with here.database.reading() as store:
        waiting = store.scalar(select(func.count()).where(Incoming.state == "new"))
        letters = store.scalar(select(func.count()).where(Outgoing.state.in_(("ready", "sending"))))
    return here.telegram.waiting() == waiting == letters == 0


async def weathered(here: House, said: list[Line]) -> dict[str, int]:
    """Type everything in the storm, let it calm down, and count what came of it."""
    for kind, chance in STORM.items():
        for method in ("send*", "edit*", "answer*", "delete*"):
            here.telegram.fault(kind, method, probability=chance, retry_after=7)
    async with here.running():
        for line in said:
            await here.people[line.coach].say(line.text)
        patience = 60 + len(said) / 2
        await until(lambda: rested(here) or len(here.telegram.calls_of("sendMessage")) > len(said), within=patience)
        here.telegram.calm()
        await until(lambda: rested(here), within=patience)
    screens = Counter(seen.text for person in here.people for seen in person.see() if "Vastgelegd" in seen.text)
    times = [sum(n for text, n in screens.items() if text.startswith(told(line))) for line in said]
    return {"lost": sum(n == 0 for n in times), "sessions": sum(kept(here.database).values()), "repeats": sum(times)}


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("count", [SHORT, pytest.param(LONG, marks=pytest.mark.prove)])
async def test_a_storm_delays_and_loses_nothing(database, count):
    async with house(database, people=PEOPLE) as here:
        said = lines(here.cast, count)
        found = await weathered(here, said)
        with here.database.reading() as store:
            states = set(store.scalars(select(Outgoing.state)))
        ambiguous = sum(call.error is None for call in here.telegram.calls_of("sendMessage"))
    assert (found["lost"], found["sessions"]) == (0, count)
    assert states == {"sent"}
    assert count <= found["repeats"] <= ambiguous


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
async def test_control_a_sender_that_gives_up_at_once_loses_screens(database, monkeypatch):
    monkeypatch.setattr("dialogue.outbox.MAX_TRIES", 1)
    async with house(database, people=PEOPLE) as here:
        assert (await weathered(here, lines(here.cast, SHORT)))["lost"] > 0
