"""What a line says of what somebody likes: parts of it to ask the map about, never kept as text."""

import re
from dataclasses import dataclass

from casework.session_lines import phrases
from foundation.language.folding import fold

_CLAUSE = re.compile(r"[,.;!?\n]|\bmaar\b")


@dataclass(frozen=True)
class Like:
    """A part of the rest of a line. `sure`: it says that she likes it; otherwise it only names something."""

    text: str
    sure: bool


def likes(rest: str) -> list[Like]:
    """The parts that may tell of a wish, in order; what somebody does not want is none."""
    found = []
    for clause in filter(None, map(str.strip, _CLAUSE.split(rest))):
        words = set(re.findall(r"\w+", fold(clause)))
        if words.isdisjoint(phrases.vocabulary()["likes"]["never"]):
            found.append(Like(clause, not words.isdisjoint(phrases.vocabulary()["likes"]["words"])))
    return found
