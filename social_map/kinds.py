"""The kinds of activity a listing counts for: the one it has, and those that its title names."""

from functools import lru_cache

from social_map.search.lexicon import lexicon
from social_map.text import words

WINDOW = 6


def of(category: str, title: str) -> frozenset[str]:
    """Codes of list `category`. A source that calls chess and language lessons "ontmoeting" hides neither."""
    return _named(title) | {category}


@lru_cache(maxsize=20_000)
def _named(title: str) -> frozenset[str]:
    known = lexicon()
    named = (match.owner for match in known.matcher.find(words(title), window=WINDOW))
    homes = (known.home(code) for code in named if known.concepts[code].kind == "activities")
    return frozenset(home for home in homes if home is not None)
