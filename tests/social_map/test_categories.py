"""The category of a listing follows from its source's word by the table of INTERFACES."""

import pytest

from foundation.codes import codes
from social_map.categories import derive
from social_map.kinds import meant_by
from tests.social_map.conftest import raw_listings

BY_NAME = {
    "bewegen": "wandelen_bewegen", "ontmoeting": "ontmoeten", "gezin": "ouders_kind",
    "vrijwilligerswerk": "vrijwilliger",
    "creatief": "creatief", "natuur": "natuur", "leren": "leren", "eten": "eten", "digitaal": "digitaal",
    "zingeving": "zingeving",
}  # fmt: skip


def test_every_listing_of_the_map_has_a_known_category():
    for row in raw_listings():
        code = derive(row["category"], row["title"], row["description"], row.get("audience") or ())
        assert code in codes("category"), row
        if row["category"] in BY_NAME:
            assert code == BY_NAME[row["category"]], row
        if row["category"] == "geld-en-recht":
            assert code in ("geld_schuld", "juridisch"), row


@pytest.mark.parametrize(
    ("word", "title", "code"),
    [
        ("steun", "Rouwcafé", "rouw"),
        ("steun", "Mantelzorgcafé Noord", "mantelzorg"),
        ("steun", "Alzheimer Café Tilburg", "lotgenoten"),
        ("steun", "Mindfulness, 8 weken", "ontspanning"),
        ("steun", "Klusje in huis?", "thuishulp"),
        ("muziek-en-cultuur", "Koor Klinkklaar", "dansen"),
        ("muziek-en-cultuur", "Leeskring Heyhoef", "leren"),
        ("muziek-en-cultuur", "Theatergroep Zonder Drempel", "creatief"),
        ("geld-en-recht", "Juridisch spreekuur", "juridisch"),
        ("geld-en-recht", "Schuldhulpverlening", "geld_schuld"),
        ("Sport en bewegen", "Volleybal", "wandelen_bewegen"),
        ("wandelen_bewegen", "Volleybal", "wandelen_bewegen"),
        (None, "Koffie", "ontmoeten"),
        ("iets onbekends", "Koffie", "ontmoeten"),
    ],
)
def test_a_word_and_a_title_give_a_code(word, title, code):
    assert derive(word, title, "") == code


@pytest.mark.parametrize(
    ("title", "text", "code"),
    [
        ("Nordic walking in het bos", "", "wandelen_bewegen"),
        ("Fietsen met koffie", "", "wandelen_bewegen"),
        ("Eettafel voor ouderen", "We zingen na het eten.", "eten"),
        ("Donderdagclub", "We spelen bingo.", "spel"),
        ("Donderdagclub", "Kom erbij!", "ontmoeten"),
    ],
)
def test_what_is_made_here_is_sorted_by_its_own_words(title, text, code):
    assert meant_by(title, text) == code
