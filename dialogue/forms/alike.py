"""What typed words mean among labels. All of them have to be in the label: one word in common is no answer."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

ALIKE = 82  # a slip or two in a word
SHORTEST = 3  # letters with which a word can be begun: "poh", "huis"
MORE = 2  # words behind a whole label: "ja hoor"
_WORDS = re.compile(r"[^\W\d_]+|\d+")


def alike(text: str, labels: Sequence[str]) -> list[tuple[int, float]]:
    """Which labels the text can mean, by their place, most alike first; with how alike, 0 to 100."""
    typed = _words(text)
    found = [
        (place, fuzz.ratio(" ".join(typed), " ".join(_words(label))))
        for place, label in enumerate(labels)
        if typed and _means(typed, _words(label))
    ]
    return sorted(found, key=lambda each: -each[1])


def _words(text: str) -> list[str]:
    return _WORDS.findall(text.casefold())


def _means(typed: list[str], label: list[str]) -> bool:
    if not {word for word in typed if word.isdigit()} <= set(label):
        return False
    return (
        all(any(_same(word, other) for other in label) for word in typed)
        or (typed[: len(label)] == label and len(typed) <= len(label) + MORE)
        or fuzz.ratio("".join(typed), "".join(label)) >= ALIKE
    )


def _same(word: str, other: str) -> bool:
    if word == other or len(word) < SHORTEST or word.isdigit():
        return word == other
    return other.startswith(word) or fuzz.ratio(word, other) >= ALIKE
