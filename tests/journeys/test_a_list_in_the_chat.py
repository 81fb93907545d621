"""An editor sends a list: rehearsed by the limited process, put on her map with a tap, taken back with another."""

import pytest
from sqlalchemy import select

from dialogue import map_list
from social_map.exchange.confined import Taken
from social_map.import_models import MapImport
from social_map.models import Listing

pytestmark = pytest.mark.parametrize(  # the process that reads takes a second each time: both in `make prove`
    "database_kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.prove)], indirect=True
)
HEAD = "naam;gemeente;dag;begintijd;kosten;kleur\n"


def titles(store):
    return sorted(one.title for one in store.scalars(select(Listing).where(Listing.status == "active")))


async def test_a_list_is_rehearsed_put_on_the_map_and_taken_back(world, ilse):
    await world.listing("Klaverjassen", place="Breda")  # not her map
    csv = HEAD + "Bingo;Tilburg;dinsdag;14:00;gratis;rood\nSoep;Breda;;;;\n;Tilburg;;;;\n"
    await ilse.send_document(csv.encode(), "najaar.csv")
    shown = (await ilse.expect("najaar.csv: dit zou er gebeuren")).text
    assert "Nieuw: 1. Veranderd: 0." in shown
    assert "kosten → kosten" in shown
    assert "Niet herkend, wel bewaard: kleur." in shown
    assert "regel 3: gemeente hoort niet bij de kaart die jij bijhoudt" in shown
    assert "regel 4: naam ontbreekt" in shown
    assert await world.look(titles) == ["Klaverjassen"]
    await ilse.tap("Zet erop")
    await ilse.expect("najaar.csv staat op de kaart.")
    assert await world.look(titles) == ["Bingo", "Klaverjassen"]
    run = await world.look(lambda store: store.scalars(select(MapImport)).one())
    assert (run.file_name, run.counts["added"], run.person_id is not None) == ("najaar.csv", 1, True)
    await ilse.say("bingo")  # the button of the answer goes when something else is said
    await world.quiet()
    await ilse.say("/lijst")
    await ilse.tap("Haal najaar.csv van 20 nov terug")
    await ilse.expect("Teruggedraaid. Van de kaart: 1.")
    assert await world.look(titles) == ["Klaverjassen"]


async def test_anybody_else_s_file_is_refused_and_so_is_what_is_no_list(world, ilse, samira, henk):
    list_ = (HEAD + "Bingo;Tilburg;;;;\n").encode()
    for person, name in ((samira, "najaar.csv"), (henk, "najaar.csv"), (ilse, "dossier.pdf")):
        sent = await person.send_document(list_, name)
        screen = await person.expect("Ik heb je bestand gewist.")
        assert ("wegwijs casework import" in screen.text) == (person is samira)  # who walks with clients
        await world.quiet()
        assert sent.id not in {message.id for message in person.see()}
    await ilse.send_document(b";" * (map_list.MOST_BYTES + 1), "lang.csv")
    await ilse.expect("Deze lijst is te lang voor de chat.")
    taken = Taken([(number, None) for number in range(map_list.MOST_ROWS + 1)])
    facts = {"channel": "telegram", "account": ilse.id, "taken": taken, "name": "lang.csv", "kept": ""}
    with pytest.raises(map_list.ListTooLarge):
        await world.look(lambda store: map_list.rehearse(store, facts, world.clock()))
    assert await world.look(titles) == []
    await ilse.say("/lijst")
    await ilse.expect("hooguit 1000 regels")
