"""What the guard knows about names: lists of first names and surnames, and the words around names."""

from functools import cache

from foundation.language import dictionary
from foundation.language.data import table, words
from foundation.language.folding import fold

_PACKAGE = "foundation.language.guard"


@cache
def first_names() -> frozenset[str]:
    """First names that are nothing else."""
    return _folded("first_names.txt")


@cache
def capitalised() -> frozenset[str]:
    """First names that only count with a capital."""
    return (_folded("first_names_capitalised.txt") - in_context()) | first_names()


@cache
def in_context() -> frozenset[str]:
    """First names that are ordinary words too."""
    return _folded("first_names_in_context.txt")


@cache
def any_first_name() -> frozenset[str]:
    """All first names known."""
    return capitalised() | in_context()


@cache
def surnames() -> frozenset[str]:
    """Surnames, ordinary words among them."""
    return _folded("surnames.txt") | surnames_alone()


@cache
def surnames_alone() -> frozenset[str]:
    """Surnames that are nothing else."""
    return _folded("surnames_alone.txt")


@cache
def around(kind: str) -> frozenset[str]:
    """Words of one list in names.toml."""
    return frozenset(table(_PACKAGE, "names.toml")[kind])


@cache
def places() -> frozenset[str]:
    """Words of the names of Dutch municipalities."""
    return frozenset(fold(word) for word in words("foundation.language", "municipalities.txt"))


def is_ordinary(word: str) -> bool:
    """Whether `word` is an ordinary Dutch word; see `dictionary`."""
    return word in around("not_names") or word in places() or dictionary.is_known(word)


@cache
def _folded(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words(_PACKAGE, name))
