"""Does she still take part? Asked by the clock after three and six months; one tap or two answer (DOMAIN US-C6)."""

from datetime import date

import pytest
from sqlalchemy import select

from casework import participations
from casework.models import Correction, FollowUp, Participation, Question


def answers(store):
    return [(f.months, f.outcome) for f in store.scalars(select(FollowUp).order_by(FollowUp.id))]


def stops(store):
    return [(p.stopped_on, p.stop_reason) for p in store.scalars(select(Participation))]


@pytest.fixture
async def asked(world, samira):
    """Somebody who began on 20 November 2026; it is 22 February, for the 20th is a Saturday."""
    name = await world.client(samira)
    await world.choice(samira, name, started_on=date(2026, 11, 20))
    await world.at(date(2027, 2, 19))
    assert "nog mee?" not in samira.transcript()
    await world.at(date(2027, 2, 22))
    question = samira.last()
    assert f"{name} begon op 20 november 2026 met Wandelen in het park." in question.text
    assert f"Doet {name} nog mee? Het gaat om zaterdag 20 februari." in question.text
    assert question.protected
    samira.start_counting()
    return name


async def test_still_there_is_one_tap_and_after_six_months_it_is_asked_again(world, samira, asked):
    await samira.tap("Ja, nog steeds")
    await samira.expect(f"{asked}, na 3 maanden: doet nog mee")
    assert samira.taps == 1
    assert await world.look(answers) == [(3, "same")]
    await world.at(date(2027, 5, 20))
    assert f"Doet {asked} nog mee? Het gaat om donderdag 20 mei." in samira.last().text
    await samira.tap("Ja, iets anders")
    await samira.expect("na 6 maanden: doet mee aan iets anders")
    assert await world.look(answers) == [(3, "same"), (6, "other")]
    await world.at(date(2027, 9, 1))
    assert samira.transcript().count("nog mee?") == 0


async def test_stopped_is_two_taps_with_the_reason_and_can_be_taken_back(world, samira, asked):
    await samira.tap("Nee, gestopt")
    await samira.tap("Geen klik")
    screen = await samira.expect("na 3 maanden: gestopt")
    assert samira.taps == 2
    assert await world.look(answers) == [(3, "stopped")]
    assert await world.look(stops) == [(date(2027, 2, 22), "geen_klik")]
    assert "🔎 Zoek activiteit" in screen.labels
    await samira.tap("Ongedaan maken")
    await samira.expect("De vraag staat weer open")
    assert await world.look(answers) == []
    assert await world.look(stops) == [(None, None)]


async def test_the_course_is_over_is_one_tap(world, samira, asked):
    await samira.tap("Cursus is klaar")
    await samira.expect("klaar, niets nieuws")
    assert await world.look(answers) == [(3, "finished")]
    assert await world.look(stops) == [(date(2027, 2, 22), "afgerond")]


async def test_not_known_yet_is_asked_again_on_the_day_that_was_chosen(world, samira, asked):
    await samira.tap("Weet ik nog niet")
    await samira.tap("Over een week")
    await samira.expect("Ik vraag het maandag 1 maart opnieuw")
    await world.at(date(2027, 2, 26))
    assert "nog mee?" not in samira.transcript()
    await world.at(date(2027, 3, 1))
    assert f"Doet {asked}" in samira.last().text
    await samira.tap("Ja, nog steeds")
    await samira.expect("doet nog mee")
    assert await world.look(answers) == [(3, "same")]


async def test_without_an_answer_it_ends_after_six_weeks_and_counts_as_unknown(world, samira, asked):
    await world.at(date(2027, 4, 3))
    assert await world.look(lambda store: store.scalars(select(Question.settled_at)).all()) == [None]
    await world.at(date(2027, 4, 5))
    assert await world.look(lambda store: store.scalars(select(Question.settled_at)).one()) is not None
    await samira.tap("Mijn dag")
    overview = await samira.expect("Dag Samira")
    assert "check" not in overview.text
    assert await world.look(answers) == []


async def test_after_a_long_silence_of_ours_it_is_asked_once(world, samira):
    """Wegwijs was off for months: one question, and it stays open long enough to be answered."""
    name = await world.client(samira)
    await world.choice(samira, name, started_on=date(2026, 11, 20))
    for month in (1, 3):
        world.clock.move(world.clock.at.replace(year=2027, month=month))
        await samira.say("/help")
        await world.quiet()
    await world.at(date(2027, 5, 3))
    assert samira.transcript().count("nog mee?") == 1
    await world.later(minutes=5)
    assert samira.transcript().count("nog mee?") == 1
    await samira.tap("Ja, nog steeds")
    await samira.expect("na 3 maanden: doet nog mee")


async def test_a_yes_of_who_had_stopped_is_asked_and_a_late_answer_is_welcome(world, samira, asked):
    """What she tapped contradicts what was noted: which is right? (DOMAIN §2.5, 14)."""

    def stop(store):
        choice = store.scalars(select(Participation)).one()
        participations.stop(
            store, world.who(store, samira), choice.public_id, stopped_on=date(2027, 2, 1), reason="kosten",
            now=world.clock(),
        )  # fmt: skip

    await world.database.write(stop)
    await samira.tap("Ja, nog steeds")
    await samira.expect("dat alles al eerder is gestopt")
    assert await world.look(answers) == []
    await samira.tap("Ja, nog steeds")
    await samira.expect("doet nog mee")
    assert await world.look(answers) == [(3, "same")]
    assert await world.look(stops) == [(None, None)]
    [before] = await world.look(lambda store: store.scalars(select(Correction.before)).all())
    assert before == {"stopped_on": "2027-02-01", "stop_reason": "kosten"}  # what stood there is not lost
    await samira.tap("Ongedaan maken")
    await samira.expect("staat weer open")
    await world.at(date(2027, 4, 12))  # its window has passed: unknown
    assert await world.look(lambda store: store.scalars(select(Question.settled_at)).one()) is not None
    await samira.say("/traject")
    await world.taps(samira, asked, "Check na 3 maanden", "Ja, iets anders")
    await samira.expect("doet mee aan iets anders")
    assert await world.look(answers) == [(3, "other")]
