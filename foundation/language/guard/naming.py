"""What decides whether a word can be part of a name, and what speaks against it."""

import re
from collections.abc import Sequence
from functools import cache

from foundation.language.guard import lexicon
from foundation.language.guard.lexicon import around
from foundation.language.guard.words import Word, after

_FAR = 6  # words between which a group says that not a person but itself is called something


def is_surname(words: Sequence[Word], first: int, name: int) -> bool:
    """Whether the words from `first` to `name` read as a surname: known, or with more than a mere `de`."""
    surname = words[name].folded
    if name == first:
        return surname in lexicon.surnames() - around("needing_particle")
    return [word.folded for word in words[first:name]] != ["de"] or surname in lexicon.surnames()


def past_particles(words: Sequence[Word], place: int, *, any_case: bool) -> tuple[int | None, int]:
    """The place of the first word that is no particle, and how many were passed; None where there is none near."""
    passed = 0
    while place < len(words) and words[place].near and passed < 4:  # noqa: PLR2004 - `van der`, `van 't`, `el`
        word = words[place]
        if word.folded not in around("particles") or (
            word.capital and not any_case and passed == 0 and not is_arabic(word)
        ):
            return place, passed
        place, passed = place + 1, passed + 1
    return None, passed


def is_arabic(word: Word) -> bool:
    """Whether this is an Arabic article or `son of`, which often has a capital."""
    return word.folded in {"el", "al", "ait", "ben", "bin"}


def is_neutral(words: Sequence[Word], place: int) -> bool:
    """Whether the word names a house, a street, a saint or a brand rather than a person."""
    word, before, behind = words[place], after(words, place, -1), after(words, place)
    if before is not None and words[place].before.strip(" '\"") == "":
        if _is_house(before) or (before.folded in {"de", "het", "t"} and before.capital):
            return True
        house = after(words, place, -2)
        if (
            before.folded in {"de", "het", "t", "la", "el", "al"}
            and house is not None
            and house.folded in around("houses")
        ):
            return True
    if re.search(r"\d\s*$", word.before) and word.folded in around("months"):
        return True
    if behind is None:
        return False
    counted = word.folded in around("counting") and re.match(r"\W*\d", behind.before) is not None
    return counted or (behind.near and behind.folded in around("after_house"))


def _is_house(word: Word) -> bool:
    return word.folded in around("houses") or word.folded.endswith(tuple(around("house_endings")))


def is_of_a_group(words: Sequence[Word], place: int) -> bool:
    """Whether a group, a house or an animal is spoken of just before."""
    return any(word.folded in around("groups") for word in words[max(0, place - _FAR) : place])


def is_acronym(word: Word) -> bool:
    """Whether the word is all capitals."""
    return len(word.said) > 1 and word.said.isupper() and word.capital


def is_placelike(word: Word) -> bool:
    """Whether the word is a place or an ordinary word with a capital."""
    return word.folded in lexicon.places() or (
        word.folded not in lexicon.any_first_name() and lexicon.is_ordinary(word.folded)
    )


@cache
def _brand_words() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in around("brands"))


def brands(words: Sequence[Word]) -> frozenset[int]:
    """The places of words that belong to a well-known name of a shop, a saint or a famous person."""
    folded = [word.folded for word in words]
    found: set[int] = set()
    for phrase in _brand_words():
        for place in range(len(folded) - len(phrase) + 1):
            if folded[place] == phrase[0] and tuple(folded[place : place + len(phrase)]) == phrase:
                found.update(range(place, place + len(phrase)))
    return frozenset(found)
