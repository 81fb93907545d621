"""Once a half-year the clock asks a coach two questions; afterwards a regisseur sees the answers of many."""

from datetime import date

from sqlalchemy import select

from monitoring.process.models import ProcessAnswer


async def test_two_questions_are_asked_once_and_answered_in_taps(world, samira, noor):
    await world.at(date(2026, 12, 1), hour=14)
    await samira.expect("Twee korte vragen over dit halfjaar")
    samira.start_counting()
    await world.taps(samira, "Beantwoord", "Gaat wel", "Goed", "Sla over")
    await samira.expect("Na dit halfjaar ziet de regisseur")
    assert samira.taps == 4
    await world.at(date(2026, 12, 3), hour=14)
    assert "Twee korte vragen" not in samira.transcript()
    kept = await world.look(lambda store: store.execute(select(ProcessAnswer.referring, ProcessAnswer.reporting)).all())
    assert [tuple(row) for row in kept] == [("so_so", "well")]
    await noor.say("/proces 2026-H2")
    await noor.expect("komen daarna")
    await world.at(date(2027, 1, 4))
    await noor.say("/proces")
    shown = await noor.expect("Tweede half jaar 2026")
    assert "Waar maar enkele coaches iets antwoordden" in shown.text
    await samira.say("/procesvragen")
    await world.taps(samira, "Goed", "Goed", "Sla over")
    await samira.expect("staan open vanaf 1 juni")
