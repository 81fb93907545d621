"""What is read fast is read right: our stems are the library's, and the spotter finds what the matcher finds."""

import snowballstemmer

from social_map import stemming
from social_map.search.lexicon import lexicon
from social_map.search.patterns import Matcher, compile_phrase
from social_map.search.spotting import Spotter
from social_map.search.tagging import WINDOW
from social_map.text import words
from tests.social_map.conftest import raw_listings


def sentences():
    for row in raw_listings():
        yield from (words(text) for text in (row["title"], row["organisation"], *row["description"].split(". ")))


def test_every_word_has_the_stem_that_the_library_gives_it():
    theirs = snowballstemmer.stemmer("dutch_porter")
    known = {word for sentence in sentences() for word in sentence} | set(lexicon().matcher.words)
    known |= {
        "mogelijkheden",
        "gemene",
        "jaarlijkse",
        "bewegingen",
        "betrouwbare",
        "yoghurt",
        "ooievaar",
        "gemeen",
        "en",
    }
    different = {word: stemming.stem(word) for word in known if stemming.stem(word) != theirs.stemWord(word)}
    assert not different
    assert len(known) > 5_000


def test_the_spotter_finds_what_the_matcher_finds():
    matcher = lexicon().matcher
    spotter = Spotter(matcher.patterns, matcher.atoms_of)
    for sentence in sentences():
        found = spotter.owners(sentence, window=WINDOW)
        assert sorted(found) == sorted(match.owner for match in matcher.find(sentence, window=WINDOW)), sentence


def test_what_must_stand_together_or_near_is_held_to_it():
    groups = {"wie": ["oma", "opa en oma"]}
    phrases = ["blokje om", "durven + straat", "@wie + oppassen", "bridge"]
    patterns = [compile_phrase(phrase, phrase, groups) for phrase in phrases]
    spotter = Spotter(patterns, Matcher(patterns).atoms_of)

    def found(text, window=3):
        return sorted(spotter.owners(words(text), window=window))

    assert found("een blokje om en weer een blokje om") == ["blokje om", "blokje om"]
    assert found("om het blokje") == []
    assert found("durft de straat niet op") == ["durven + straat"]
    assert found("durft soms overdag alleen de straat op", window=2) == []
    assert found("opa en oma passen op, oppassen dus: bridge") == ["@wie + oppassen", "bridge"]
