"""In September a coach is asked once, fills the list in by tapping, and a regisseur adds an item of her own."""

from datetime import date

import pytest
from sqlalchemy import select

from monitoring.evaluation.models import EvaluationScore


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)  # the rules hear both in tests/monitoring
async def test_a_list_with_an_item_of_ones_own_is_filled_in(world, samira, noor):
    await noor.say("/eigenpunt Er is een vaste plek.")
    await noor.tap("Organisatie")
    await noor.expect("1. Er is een vaste plek.")
    await world.at(date(2027, 9, 1), hour=14)
    await samira.expect("Geef 11 korte cijfers")
    await samira.tap("Begin")
    await samira.expect("We zijn het eens over wat Welzijn op Recept is.")
    for _ in range(10):
        await world.taps(samira, "3")
    await samira.expect("Er is een vaste plek.")
    await world.taps(samira, "4")
    await samira.expect("Je gaf 11 van de 11 cijfers")
    assert len(await world.look(lambda store: store.scalars(select(EvaluationScore.id)).all())) == 11
    await world.at(date(2027, 10, 1))
    await noor.say("/zelfevaluatie")
    await noor.expect("Waar minder dan vijf mensen iets invulden")
    await world.taps(noor, "2026", "2027", "Eigen punten", "Haal 1 weg")  # a year back, and here again
    await noor.expect("Er zijn nog geen eigen punten")
