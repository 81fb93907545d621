"""Without an invitation nothing is shown; with one, exactly what it gives (DESIGN §4 "People")."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from foundation.people import people
from foundation.people.models import Person
from foundation.people.who import SYSTEM

STRANGER = "Je hebt een uitnodiging nodig"
GONE = "Deze uitnodiging bestaat niet meer"


async def test_a_stranger_reads_what_wegwijs_is_and_nothing_else(world):
    piet = world.telegram.person("Piet")
    world.people["Piet"] = piet
    for said in ("/start", "hallo", "/gesprek", "/clienten", "/help", "Gesprek", "wandelen", "Kievit-27 45"):
        await piet.say(said)
        screen = await piet.expect(STRANGER)
        assert screen.labels == []
    assert piet.commands() == []
    seen = len(piet.see())
    await piet.send_photo()
    await piet.send_voice()
    await piet.forge("cl:abc:0", piet.last())
    await world.quiet()
    assert len([m for m in piet.see() if m.from_bot]) == len([m for m in piet.see()[:seen] if m.from_bot])
    assert await world.look(lambda store: store.scalars(select(Person)).all()) == []


async def test_an_invitation_works_once_and_for_a_week(world, samira):
    used = await world.invitation("coach", "Contour Welzijn", "welfare", "Tilburg")
    old = await world.invitation("coach", "Contour Welzijn", "welfare", "Tilburg")
    first, second, third = (world.telegram.person(name) for name in ("Aad", "Bo", "Cas"))
    await first.say(f"/start {used}")
    await first.expect("Welkom, Aad")
    await second.say(f"/start {used}")
    refused = await second.expect(GONE)
    await world.later(days=7, minutes=1)
    await third.say(f"/start {old}")
    expired = await third.expect(GONE)
    await third.say("/start wrongcode")
    wrong = await third.expect(GONE)
    assert refused.text == expired.text == wrong.text
    await third.say("/gesprek")
    await third.expect(STRANGER)


async def test_guessing_ends_after_five_tries(world):
    piet = world.telegram.person("Piet")
    for number in range(5):
        await piet.say(f"/start guess{number}")
        await piet.expect(GONE)
    code = await world.invitation("provider", "Club", "provider")
    await piet.say(f"/start {code}")
    await piet.expect("Probeer het over een uur opnieuw")
    world.clock.move(world.clock.at + timedelta(minutes=61))
    await piet.say(f"/start {code}")
    await piet.expect("Welkom, Piet")


async def test_the_menu_shows_what_ones_role_may_do(world, samira, henk, noor, ilse):
    await world.quiet()
    assert {"gesprek", "verwijzing", "clienten", "vandaag", "zoek"} <= set(samira.commands())
    assert "kwartaal" in noor.commands()
    assert "activiteiten" in henk.commands()
    assert "voorstellen" in ilse.commands()
    for other in (henk, noor, ilse):
        assert not {"gesprek", "clienten", "vandaag"} & set(other.commands())
    assert henk.keyboard() == ["Mijn activiteiten"]


async def test_start_payloads_of_any_kind_let_nobody_in(world):
    piet = world.telegram.person("Piet")
    for payload in _payloads():
        await piet.say(f"/start {payload}")
    await world.quiet(within=60)
    texts = {m.text for m in piet.see() if m.from_bot}
    assert all(STRANGER in t or GONE in t or "te vaak" in t or "te lang" in t for t in texts), texts
    assert await world.look(lambda store: store.scalars(select(Person)).all()) == []


def _payloads():
    """A few dozen texts of every kind, the same in every run."""
    found: list[str] = []

    @settings(max_examples=30, deadline=None, derandomize=True, database=None)
    @given(st.text(min_size=1, max_size=60))
    def gather(payload):
        found.append(payload)

    gather()
    return list(dict.fromkeys(found))


async def test_who_was_put_out_sees_nothing_and_is_told_nothing(world, samira):
    name = await world.client(samira)
    await world.choice(samira, name)
    await samira.tap("Mijn cliënten")
    listed = await samira.expect(name)
    await world.database.write(lambda store: people.block(store, SYSTEM, "Samira", now=world.clock()))
    for said in ("/clienten", f"{name} 45 intake", "Gesprek", "/vandaag", "wandelen"):
        await samira.say(said)
        await samira.expect(STRANGER)
    before = await world.rows()
    await samira.forge(listed.buttons[0]["callback_data"], listed)
    await world.later(days=7)
    await world.later(days=95)
    assert "gelukt om te gaan" not in samira.transcript()
    assert "nog mee?" not in samira.transcript()
    assert "Goedemorgen" not in samira.transcript()
    after, by_itself = await world.rows(), {"report_snapshot", "report_version", "alert"}  # what the clock keeps
    assert {k: v for k, v in after.items() if k not in by_itself} == {
        k: v for k, v in before.items() if k not in by_itself
    }
