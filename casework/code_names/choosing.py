"""Which code name comes next."""

import random
from collections.abc import Collection, Iterator
from itertools import count

from casework.code_names.names import CodeName, given_out, words

_FIRST, _AFTER = 10, 100  # numbers have two digits until they run out, then three, and so on


def order(seed: int | str) -> Iterator[CodeName]:
    """All code names in the order of `seed`, each once and without end; equal words lie far apart."""
    chance = random.Random(seed)  # noqa: S311 - an order that looks random, not a secret
    for width in count():
        numbers = {word: chance.sample(_numbers(width), len(_numbers(width))) for word in words()}
        for turn in range(len(_numbers(width))):
            for word in chance.sample(words(), len(words())):
                if word in given_out():
                    yield CodeName(word, numbers[word][turn])


def choose(taken: Collection[CodeName], mine: Collection[str], rng: random.Random) -> CodeName:
    """A code name that is not `taken`, with a word that is not `mine` unless I have them all.

    `taken`: every name the organisation ever used. `mine`: the words of my clients and of those I stand in for.
    """
    fresh = words() if given_out() <= set(mine) else [word for word in words() if word not in mine]
    for width in count():
        for word in filter(given_out().__contains__, rng.sample(fresh, len(fresh))):
            free = [number for number in _numbers(width) if CodeName(word, number) not in taken]
            if free:
                return CodeName(word, rng.choice(free))
    raise AssertionError("numbers do not end")  # pragma: no cover - for the type checker


def _numbers(width: int) -> range:
    return range(_FIRST * 10**width, _AFTER * 10**width)
