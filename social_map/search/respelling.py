"""Words that people type short, and names of several words typed as they sound: "ned les", "zjeu de boel"."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from foundation.language import dictionary
from social_map.search.index import Index
from social_map.search.lexicon import Lexicon
from social_map.search.stopwords import SHORT, STOP
from social_map.search.wordlist import WordList, sound

KINDS = frozenset({"activities", "services"})
LONGEST, ENOUGH = 4, 8  # words, and letters together
SHORT_NAME = 6  # letters of a name that is only known by its sound: "tai tsji"
EDITS = {12: 1, 600: 2}  # wrong letters allowed in names of up to so many


def prepare(lexicon: Lexicon) -> None:
    """Make the lists of names beforehand."""
    _list(lexicon)
    _sounding(lexicon)


def respell(typed: Sequence[str], index: Index) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """What was typed, in pieces, each with the words that it stands for."""
    at = 0
    while at < len(typed):
        length, meant = _name_at(typed, at, index) or (1, SHORT.get(typed[at], (typed[at],)))
        yield tuple(typed[at : at + length]), meant
        at += length


def _name_at(typed: Sequence[str], at: int, index: Index) -> tuple[int, tuple[str, ...]] | None:
    """The longest name that starts here, mistyped: how many words it takes, and its own."""
    for length in range(min(LONGEST, len(typed) - at), 0, -1):
        some = typed[at : at + length]
        joined = "".join(some)
        if len(joined) < SHORT_NAME or not any(_strange(word, index) for word in some):
            continue
        named = _named(joined, index.lexicon) if length > 1 else _names(index.lexicon).get(joined)
        if named is not None:
            return length, named
    return None


def _strange(word: str, index: Index) -> bool:
    """Whether a word is nothing that we know, nor Dutch, nor likely one of ours with a typo."""
    known = word in STOP or word in SHORT or word.isdigit() or index.has_word(word) or index.lexicon.matcher.knows(word)
    return not (known or word in index.gazetteer.words or dictionary.is_known(word))


def _named(joined: str, lexicon: Lexicon) -> tuple[str, ...] | None:
    """The name that is spelled or sounds nearly like this."""
    names = _names(lexicon)
    if len(joined) < ENOUGH:
        return names.get(sound(joined))
    edits = next(edits for longest, edits in EDITS.items() if len(joined) <= longest)
    near = _list(lexicon).near(joined, edits) + _sounding(lexicon).near(sound(joined), 1)
    best = min(near, key=lambda hit: (hit[1], hit[0]), default=None)
    return names.get(best[0]) if best is not None else None


@lru_cache(maxsize=4)
def _names(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """The names of activities and services that take several words, by their letters and by their sound."""
    found: dict[str, tuple[str, ...]] = {}
    for pattern in lexicon.matcher.patterns:
        rows = pattern.parts[0]
        if lexicon.concepts[pattern.owner].kind in KINDS and len(pattern.parts) == len(rows) == 1 and len(rows[0]) > 1:
            name = tuple(next(iter(word)).strip("*=") for word in rows[0])
            joined = "".join(name)
            if len(joined) >= ENOUGH:
                found[joined] = name
            if len(joined) >= SHORT_NAME:
                found.setdefault(sound(joined), name)
    return found


@lru_cache(maxsize=4)
def _list(lexicon: Lexicon) -> WordList:
    return WordList(_long_names(lexicon))


@lru_cache(maxsize=4)
def _sounding(lexicon: Lexicon) -> WordList:
    return WordList(map(sound, _long_names(lexicon)))


def _long_names(lexicon: Lexicon) -> Iterator[str]:
    """Those that are known by their letters as well."""
    return (joined for joined in map("".join, _names(lexicon).values()) if len(joined) >= ENOUGH)
