"""The vocabulary is data that people edit: contradictions and loose ends are found here."""

import copy

import pytest

from social_map.search.lexicon import KINDS, Lexicon, LexiconMistake, lexicon, read_tables, split


@pytest.fixture
def tables():
    return copy.deepcopy(read_tables())


def test_it_covers_the_field():
    assert len(lexicon().concepts) >= 400
    assert lexicon().size >= 5000


def test_no_need_leads_nowhere():
    assert [each.code for each in lexicon().concepts.values() if each.kind == "needs" and not each.helps] == []


def test_no_need_both_asks_for_and_excludes_a_thing():
    found = [(each.code, set(each.without) & set(each.helps)) for each in lexicon().concepts.values()]
    assert [pair for pair in found if pair[1]] == []


def test_no_concept_is_under_itself():
    for concept in lexicon().concepts.values():
        assert concept.code not in set(lexicon()._ancestors(concept.code))


def test_every_concept_finds_itself_first():
    for code, answers in lexicon().answers.items():
        assert answers[code] == 1.0


@pytest.mark.parametrize("kind", KINDS)
def test_labels_are_short(kind):
    for code, entry in read_tables()[kind].items():
        assert 1 < len(entry["label"]) <= 45, code


def test_no_word_is_written_twice_in_one_concept():
    twice = {}
    for kind in KINDS:
        for code, entry in read_tables()[kind].items():
            words = split(entry["words"])
            again = {word for word in words if words.count(word) > 1}
            if again:
                twice[code] = again
    assert twice == {}


def test_an_unknown_relation_is_a_mistake(tables):
    tables["needs"]["rouw"]["helps"] += ", bestaat_niet 5"
    with pytest.raises(LexiconMistake, match="bestaat_niet"):
        Lexicon(tables)


def test_an_unknown_group_is_a_mistake(tables):
    tables["needs"]["rouw"]["words"] += ", @bestaatniet + huis"
    with pytest.raises(LexiconMistake, match="bestaatniet"):
        Lexicon(tables)


def test_a_concept_in_two_files_is_a_mistake(tables):
    tables["services"]["rouw"] = tables["needs"]["rouw"]
    with pytest.raises(LexiconMistake, match="rouw"):
        Lexicon(tables)
