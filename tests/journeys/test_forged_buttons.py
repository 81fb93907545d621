"""Buttons point and never permit: double taps, old ones, and data that no button ever had."""

import pytest

from casework.models import Referral, Session
from dialogue.table import every_verb

OLD = ("Dit bestaat niet, of niet meer.", "Deze knop is oud")


def count(table):
    return lambda store: store.query(table).count()


async def test_a_double_tap_is_one_session(world, samira):
    name = await world.client(samira)
    await world.taps(samira, "Gesprek", name, "Vervolg")
    question = await samira.expect("Hoe lang?")
    button = question.button("45")["callback_data"]
    for _ in range(4):
        await samira.forge(button, question)
    await world.quiet()
    assert await world.look(count(Session)) == 1


async def test_a_double_tap_is_one_referral(world, samira):
    await world.taps(samira, "Verwijzing", "De Brink", "Huisarts", "Vandaag")
    question = await samira.expect("belangrijkste reden")
    for label in ("Stress", "Eenzaam", "Geld"):
        await samira.forge(question.button(label)["callback_data"], question)
    await world.quiet()
    assert await world.look(count(Referral)) == 1


async def test_a_button_of_an_older_question_shows_how_things_stand(world, samira):
    name = await world.client(samira)
    await world.taps(samira, "Gesprek", name)
    question = await samira.expect("Wat voor gesprek?")
    old = question.button("Kennismaking")["callback_data"]
    await samira.tap("Vervolg")
    await samira.expect("Hoe lang?")
    await samira.forge(old, question)
    await world.quiet()
    assert "Vervolg" in samira.last().text
    assert "Hoe lang?" in samira.last().text
    await samira.tap("30")
    await samira.expect("vervolggesprek, 30 minuten")


async def test_buttons_of_a_finished_or_stopped_form_do_nothing(world, samira):
    name = await world.client(samira)
    await world.taps(samira, "Gesprek", name, "Vervolg")
    question = await samira.expect("Hoe lang?")
    data = {label: question.button(label)["callback_data"] for label in ("45", "60", "⬅️ Terug", "✖️ Stop")}
    await samira.tap("45")
    kept = await samira.expect("Vastgelegd")
    before = await world.rows()
    for old in data.values():
        await samira.forge(old, kept)
        await world.quiet()
        assert samira.last().text == "Dit is al vastgelegd."
    assert await world.rows() == before
    await samira.tap("Gesprek")
    first = await samira.expect("Met wie?")
    button = first.button(name)["callback_data"]
    await samira.tap("Stop")
    await samira.expect("Gestopt")
    await samira.forge(button, samira.last())
    await samira.expect("Hier was je mee gestopt")
    assert await world.rows() == before


PEOPLE = ("samira", "henk", "noor", "ilse")
FORGED_ABOUT = ("", "-", "a" * 16, "é" * 8, "0", "1", "../../etc", "' OR 1=1", "\u0661\u0662", "A" * 40)
FORGED_VERSION = ("", "-1", "99999999999999999999", "\u0663", "1e3", "0x1", "٣", "1.5")
FORGED_CHOICE = ("", "99999999999999999999", "2026-99-99", "-", "²", "j", "ja", "\u0661", "../", "meer", "all")


# Over the whole way from tap to answer: on SQLite in `make test`, on PostgreSQL too in `make prove`.
@pytest.mark.parametrize(
    "database_kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.prove)], indirect=True
)
@pytest.mark.parametrize("who", PEOPLE)
async def test_forged_data_changes_nothing(world, request, who):
    """Every verb there is, with ids, versions and choices that no button ever had: other ones for each of the four."""
    person = await _person(world, who)
    if who == "samira":
        await world.client(person)
    await world.listing("Wandelen")
    await person.say("/help")
    await person.expect("Dit kun je hier doen")
    before = await world.rows()
    verbs = [*every_verb(), "f", "fb", "fx", "fr", "", "zz", "::::", "F"]
    turn = PEOPLE.index(who)
    for number, verb in enumerate(verbs):
        about = FORGED_ABOUT[(number + turn * 3) % len(FORGED_ABOUT)]
        version = FORGED_VERSION[(number * 2 + turn) % len(FORGED_VERSION)]
        choice = FORGED_CHOICE[(number * 3 + turn) % len(FORGED_CHOICE)]
        await person.forge(f"{verb}:{about}:{version}:{choice}"[:60], person.last())
    await world.quiet(within=60)
    assert await world.rows() == before


async def _person(world, who):
    places = {"samira": ("coach", "Contour", "welfare", "Tilburg"), "henk": ("provider", "Club", "provider"),
              "noor": ("regisseur", "Gemeente", "municipality", "Tilburg"),
              "ilse": ("editor", "Gemeente", "municipality", "Tilburg")}  # fmt: skip
    return await world.invited(who.capitalize(), *places[who])


async def test_codes_that_no_list_has_are_refused(world, samira):
    name = await world.client(samira)
    await world.taps(samira, "Gesprek", name)
    question = await samira.expect("Wat voor gesprek?")
    verb, about, version, _ = question.buttons[0]["callback_data"].split(":")
    before = await world.rows()
    for choice in ("opperhoofd", "-", "", "INTAKE", "\u0661", "meer", "meer", "99999"):
        await samira.forge(f"{verb}:{about}:{version}:{choice}", question)
        await world.quiet()
    await samira.say("vervolg")
    question = await samira.expect("Hoe lang?")
    verb, about, version, _ = question.buttons[0]["callback_data"].split(":")
    for choice in ("481", "0", "-5", "\u0664\u0665", "1" * 30, "²"):
        await samira.forge(f"{verb}:{about}:{version}:{choice}", question)
        await world.quiet()
    assert await world.rows() == before
    await samira.say("45")
    await samira.expect("45 minuten")


async def test_a_tap_on_a_message_that_is_gone_still_gets_its_screen(world, samira):
    name = await world.client(samira)
    await samira.tap("Mijn cliënten")
    listed = await samira.expect(name)
    world.telegram.world.delete(_chat(world, samira), listed.id)
    await samira.forge(listed.button(name)["callback_data"], listed)
    await samira.expect("verwezen door huisarts")


def _chat(world, person):
    return world.telegram.world.private[world.telegram.bot.id, person.id]
