"""What is read fast is read right: our stems are the library's, and the spotter finds what the matcher finds."""

from itertools import count

import numpy as np
import pytest
import snowballstemmer

from social_map import stemming
from social_map.search.bulk import Bulk, sweep_of
from social_map.search.lexicon import lexicon
from social_map.search.meanings import Meanings
from social_map.search.patterns import Matcher, compile_phrase
from social_map.search.ragged import ragged
from social_map.search.spotting import Spotter
from social_map.search.sweep import Sweep
from social_map.search.tagging import WINDOW, tagger_of
from social_map.text import words, words_of_each
from tests.social_map.conftest import entry_from, raw_listings


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


def swept(sweep, some, window=WINDOW):
    """The owners in each of these sentences, found in all at once."""
    known, spotter = {}, sweep.spotter
    numbers = ragged(some, lambda word: known.setdefault(word, len(known)))
    found = sweep.owners(numbers, list(known), Meanings(spotter, sweep.codes), window=window)
    names = list(sweep.codes)
    return [sorted(names[number] for number in found[place].tolist()) for place in range(len(some))]


def test_the_sweep_finds_in_all_sentences_what_the_spotter_finds_in_each():
    sweep, some = sweep_of(tagger_of(lexicon())), [*sentences(), [], ["en"]]
    assert swept(sweep, some) == [sorted(sweep.spotter.owners(each, window=WINDOW)) for each in some]


def test_many_listings_are_read_at_once_as_each_is_read_alone():
    tagger, entries = tagger_of(lexicon()), [entry_from(key, row) for key, row in enumerate(raw_listings())]
    alone = [tagger.read(entry) for entry in entries]
    for number, together in enumerate(Bulk(tagger).read(entries)):
        found = [{} for _ in entries]
        for term in together.terms:
            for row, weight in zip(*together.of(term), strict=True):
                found[row][term] = float(weight)
        assert found == [{term: float(np.float32(w)) for term, w in each[number].items()} for each in alone]


@pytest.mark.parametrize(
    "texts", [["Oma's café", "'s-Gravenmoer", "a_b – 'n \x1e"], ["Σ", "ΟΔΟΣ", "\ud83d 2²"], ["", "x"]]
)
def test_the_words_of_many_texts_are_those_of_each(texts):
    assert words_of_each(texts) == [words(text) for text in texts]


def test_what_must_stand_together_or_near_is_held_to_it():
    groups = {"wie": ["oma", "opa en oma"]}
    phrases = ["blokje om", "durven + straat", "@wie + oppassen", "bridge"]
    patterns = [compile_phrase(phrase, phrase, groups) for phrase in phrases]
    spotter = Spotter(patterns, Matcher(patterns).atoms_of)

    sweep = Sweep(spotter, dict(zip(phrases, count(), strict=False)))

    def found(text, window=3):
        alone = sorted(spotter.owners(words(text), window=window))
        assert swept(sweep, [words(text)], window) == [alone]
        return alone

    assert found("een blokje om en weer een blokje om") == ["blokje om", "blokje om"]
    assert found("om het blokje") == []
    assert found("durft de straat niet op") == ["durven + straat"]
    assert found("durft soms overdag alleen de straat op", window=2) == []
    assert found("opa en oma passen op, oppassen dus: bridge") == ["@wie + oppassen", "bridge"]
