"""Another organisation's client is indistinguishable from one that does not exist (DESIGN §3, §4)."""

import pytest
from sqlalchemy import select

from casework.models import Client, Participation, Question, Referral, Session, Trajectory
from dialogue.models import Draft
from foundation.people.models import Membership

BREDA = ("coach", "Welzijn Breda", "welfare", "Breda")
POINTED = (
    ("cl", Client), ("su", Session), ("sy", Session), ("sa", Session), ("ru", Referral), ("xu", Trajectory),
    ("st", Participation), ("sz", Participation), ("sl", Participation), ("sw", Participation),
    ("lf", Participation), ("lu", Participation), ("lp", Participation), ("f", Draft), ("fb", Draft),
    ("fx", Draft), ("fr", Draft),
)  # fmt: skip
NOT_THERE = "Dit bestaat niet, of niet meer."


@pytest.fixture
async def bea(world):
    """A coach of another organisation."""
    return await world.invited("Bea", *BREDA)


async def test_a_coach_elsewhere_gets_exactly_the_answer_of_a_missing_object(world, samira, bea):
    name = await world.client(samira)
    await world.choice(samira, name)
    await samira.say(f"{name} 45 intake")
    await samira.expect("Vastgelegd")
    await samira.tap("Gesprek")
    await samira.tap(name)
    await samira.expect("Wat voor gesprek?")
    await bea.say("/help")
    await bea.expect("/gesprek")
    ids = await world.look(_ids)
    before = await world.rows()
    for verb, kind in POINTED:
        for about in (ids[kind], "a" * 16):
            for choice in ("", ":onbekend"):
                await bea.forge(f"{verb}:{about}:1{choice}", bea.last())
                await world.quiet()
                assert (bea.last().text, bea.last().labels) == (NOT_THERE, []), verb
    assert await world.rows() == before
    assert name not in bea.transcript()
    await samira.tap("Vervolg")
    await samira.expect("Hoe lang?")


def _ids(store):
    kinds = (Client, Session, Referral, Trajectory, Participation, Draft)
    return {kind: store.scalars(select(kind).order_by(kind.id)).all()[-1].public_id for kind in kinds}


async def test_typing_somebody_elses_code_name_tells_nothing(world, samira, bea):
    name = await world.client(samira)
    await world.client(bea)
    await bea.say(f"{name} 45 intake gisteren")
    asked = await bea.expect("Die codenaam ken ik niet bij jou")
    assert name not in asked.text + str(asked.labels)
    await bea.tap("Stop")
    await bea.tap("Gesprek")
    await bea.say(name)
    unknown = await bea.expect("Die codenaam ken ik niet bij jou")
    await bea.say("Wulp-9999")
    nobody = await bea.expect("Die codenaam ken ik niet bij jou")
    assert unknown.text == nobody.text
    assert await world.look(lambda store: store.scalars(select(Session)).all()) == []


async def test_one_account_in_two_organisations_is_asked_which_and_told_which(world, samira):
    at_contour = await world.client(samira, organisation="Contour Welzijn")
    await world.invited("Samira", *BREDA)
    await samira.tap("Verwijzing")
    asked = await samira.expect("Bij welke organisatie?")
    assert {"Contour Welzijn", "Welzijn Breda"} <= set(asked.labels)
    await world.taps(samira, "Welzijn Breda", "Geen praktijk", "Breda", "Huisarts", "Vandaag", "Stress")
    screen = await samira.expect("De codenaam is")
    at_breda = screen.text.split("codenaam is ")[1].split(".")[0]
    await samira.tap("Mijn cliënten")
    listed = await samira.expect("Jouw cliënten (2)")
    assert f"{at_contour} (Contour Welzijn)" in listed.text
    assert f"{at_breda} (Welzijn Breda)" in listed.text
    for name, organisation in ((at_contour, "Contour Welzijn"), (at_breda, "Welzijn Breda")):
        await samira.say(f"/gesprek {name}")
        question = await samira.expect("Wat voor gesprek?")
        assert f"{name} ({organisation})" in question.text
        await samira.tap("Stop")


async def test_when_one_membership_ends_its_clients_are_gone_and_the_others_stay(world, samira):
    at_contour = await world.client(samira, organisation="Contour Welzijn")
    await world.invited("Samira", *BREDA)
    at_breda = await world.client(samira, organisation="Welzijn Breda")

    def end_contour(store):
        who = world.who(store, samira)
        number = next(m.id for m in who.members if m.organisation == "Contour Welzijn")
        store.get_one(Membership, number).until_on = world.today

    await world.choice(samira, at_contour)
    await world.database.write(end_contour)
    await world.later(days=10)
    await samira.tap("Mijn cliënten")
    listed = await samira.expect(at_breda)
    assert at_contour not in listed.text
    assert "gelukt om te gaan" not in samira.transcript()
    await samira.say(f"/gesprek {at_contour}")
    question = await samira.expect("Die codenaam ken ik niet bij jou")
    assert at_contour not in question.text + str(question.labels)
    assert await world.look(lambda store: store.scalars(select(Question)).all()) == []
