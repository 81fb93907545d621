"""Phrases heard without their small words: "hoor het niet meer goed" is "hoort niet goed"."""

from collections.abc import Iterable, Mapping, Sequence

from social_map.search.patterns import Match, Matcher, Pattern, compile_phrase, split
from social_map.text import fold

FEWEST = 2  # words that must be left of a phrase
JOINED = " + "


class Loosely:
    """Finds the phrases of many owners in a text, whatever small words stand between or were left out."""

    def __init__(self, phrases: Iterable[tuple[str, str]], small_words: Mapping[str, str]) -> None:
        self._small = frozenset(split(small_words["loose"]))
        self._same = {form.split()[0]: form.split()[1] for form in split(small_words["forms"])}
        self._dull = self._small | frozenset(split(small_words["stop"]))
        self._matcher = Matcher(pattern for owner, phrase in phrases for pattern in self._bare(owner, phrase))

    def _bare(self, owner: str, phrase: str) -> list[Pattern]:
        """The pattern of a plain phrase of some words; none where too little would be left of it to mean anything."""
        if phrase.isalnum() or any(sign in phrase for sign in (JOINED, "/", "@")):
            return []
        words = [fold(word) for word in phrase.replace("-", " ").split()]
        kept = [self._said(word) for word in words if word not in self._small]
        told = sum(word not in self._dull for word in kept)
        telling = told >= FEWEST or (told > 0 and len(kept) > FEWEST)
        return [compile_phrase(owner, " ".join(kept), {})] if telling else []

    def _said(self, word: str) -> str:
        return self._same.get(word, word)

    def find(self, words: Sequence[str]) -> set[Match]:
        """Every phrase in these words, with the positions of the words that said it."""
        left = [position for position, word in enumerate(words) if word not in self._small]
        found = self._matcher.find([self._said(words[position]) for position in left])
        return {Match(match.owner, frozenset(left[at] for at in match.covers)) for match in found}
