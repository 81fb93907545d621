"""Words of a crisis: someone may be in danger, so help comes before everything else (DOMAIN 4.2)."""

import re
from functools import cache
from typing import Literal, cast

from foundation.language.data import phrases
from foundation.language.folding import fold
from foundation.language.guard.view import look

Crisis = Literal["life", "harm"]  # life: 113 and 112; harm: Veilig Thuis and 112


def crisis(text: str) -> Crisis | None:
    """What kind of danger `text` speaks of: to the own life, or harm by others; None where it speaks of none."""
    words = " ".join(re.findall(r"\w+", fold(look(text).text)))
    found = _pattern("life", "harm").search(_pattern("calm").sub("", words))
    return cast("Crisis | None", found.lastgroup) if found else None


@cache
def _pattern(*topics: str) -> re.Pattern[str]:
    said: dict[str, list[str]] = {topic: [] for topic in topics}
    for line in phrases("foundation.language.guard", "crisis.txt"):
        topic, _, phrase = line.partition(" ")
        if topic in said:
            said[topic].append(re.escape(phrase))
    return re.compile("|".join(rf"(?P<{topic}>\b(?:{'|'.join(terms)}))" for topic, terms in said.items()))
