"""Positive Health: a coordinator switches it on, six marks in six taps, a picture of before and after, satisfaction."""

from datetime import date

from sqlalchemy import select

from casework import consents
from casework.models import Satisfaction, SelfScores, Trajectory
from casework.models.goals import DIMENSIONS
from monitoring.positive_health.figures import Pair, compute
from monitoring.positive_health.models import HealthSnapshot
from monitoring.scopes import all_scopes


def marks(store):
    return [(s.moment, s.lichaam, s.mentaal, s.dagelijks) for s in store.scalars(select(SelfScores))]


async def test_six_marks_before_and_after_and_how_content(world, samira):
    name = await world.client(samira)
    await world.choice(samira, name, started_on=date(2026, 8, 20))
    walk = await world.look(lambda store: store.scalars(select(Trajectory.public_id)).one())
    await samira.say(f"{name} 45 intake")
    kept = await samira.expect("Vastgelegd")
    assert not any("zes cijfers" in label for label in kept.labels)  # off by default
    karel = await world.invited("Karel", "coordinator", "Contour Welzijn", "welfare", "Tilburg")
    await karel.say("/positievegezondheid")
    await karel.expect("Contour Welzijn: uit")
    await karel.tap("Zet aan: Contour Welzijn")
    await karel.expect("Contour Welzijn: aan")

    await samira.say("/traject")
    await world.taps(samira, name, "Positieve gezondheid", "Start")
    await samira.expect("Vraag eerst toestemming")
    who = world.who

    def agreed(store):
        consents.answer(store, who(store, samira), walk, {"registration": True}, now=world.clock())

    await world.database.write(agreed)
    await samira.say(f"{name} 30 intake")
    await samira.expect("Vastgelegd")
    await samira.tap("Vraag zes cijfers")
    await samira.expect("Lichaam (1 van 6)")
    samira.start_counting()
    await world.taps(samira, "4", "0", "3", "6", "2", "Sla over")
    shown = await samira.expect("Mentaal: 0")
    assert samira.taps == 6
    assert "Dagelijks leven: –" in shown.text
    assert await world.look(marks) == [("start", 4, 0, None)]

    await world.at(date(2026, 11, 23))
    await samira.expect("20 nov")
    await samira.tap("Ja, nog steeds")
    answered = await samira.expect("na 3 maanden: doet nog mee")
    assert answered.labels == ["⭐ Hoe tevreden?", "🕸 Vraag zes cijfers", "↩️ Ongedaan maken"]
    await world.taps(samira, "Hoe tevreden?", "8")
    await samira.expect("na 3 maanden: doet nog mee")
    assert await world.look(lambda store: [row.mark for row in store.scalars(select(Satisfaction))]) == [8]
    await samira.tap("Vraag zes cijfers")
    await world.taps(samira, "5", "7", "6", "6", "7", "8")
    await samira.expect("Mentaal: 0 → 7")
    await samira.tap("Als plaatje")
    picture = await samira.expect(lambda seen: seen.kind == "photo")
    assert name in picture.text
    await world.taps(samira, "Ongedaan maken")
    assert [moment for moment, *_ in await world.look(marks)] == ["start"]


async def test_a_regisseur_sees_means_that_were_made_once_and_a_picture(world, samira, noor):
    await world.client(samira)
    await noor.say("/positievegezondheid")
    await noor.expect("Er zijn nog geen cijfers")

    def freeze(store):
        (scope,) = (each for each in all_scopes(store) if each.municipality_ids)
        pairs = [Pair(dict.fromkeys(DIMENSIONS, 3 + n % 2), {**dict.fromkeys(DIMENSIONS, 6 + n % 3), "zin": None})
                 for n in range(14)]  # fmt: skip
        shown = compute(pairs, [7, 8] * 6)
        store.add(HealthSnapshot(scope=scope.key, period="2026-H1", frozen_at=world.clock(), figures=shown))

    await world.database.write(freeze)
    await noor.say("/positievegezondheid")
    seen = await noor.expect("Positieve gezondheid in Tilburg")
    assert "Lichaam: 3,5 → 6,9 (ongeveer 15 mensen)" in seen.text
    assert "Zingeving: ·" in seen.text
    assert "Tevredenheid: 7,5 (ongeveer 10 mensen)" in seen.text
    await noor.tap("Als plaatje")
    assert "Tilburg" in (await noor.expect(lambda seen: seen.kind == "photo")).text
