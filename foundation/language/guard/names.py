"""Names of people: after a title, with initials, after `heet`, from lists of names, with `van der`.

No list is complete and many names are words: DOMAIN 4.2 asks to warn and refuse, and to keep free text minimal.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from foundation.language.guard import lexicon
from foundation.language.guard.lexicon import around
from foundation.language.guard.view import Finding
from foundation.language.guard.words import Word, after, is_code_name, split

_INITIALS = re.compile(
    r"(?<![A-Za-z.])(?P<initials>(?:[A-Z](?:h|j)?\. ?){1,5})"
    r"(?P<particles>(?:(?:van|von|de|der|den|el|al|ter|ten|te|'t|v\.?d\.?) ){0,3})"
    r"(?P<surname>[A-Z][a-z'-]{2,}(?:-[A-Z][a-z]+)?)(?![A-Za-z]|\s?-?\s?\d{2,4}(?!\d))"
)
_ABBREVIATIONS = frozenset({"p.s.", "n.b.", "a.d.", "b.v.", "n.v.", "p.c.", "g.g.", "d.d."})
_STREET = re.compile(r"(?:straat|laan|plein|weg|singel|hof|dreef|kade|school|park|stichting)$")
_FAR = 6  # words between which a group says that not a person but itself is called something


def find(text: str, code_words: frozenset[str] = frozenset()) -> Iterator[Finding]:
    """Likely names in a view's text."""
    yield from _with_initials(text)
    words = split(text)
    brands = _brands(words)
    reached = 0
    for place in range(len(words)):
        if place < reached:
            continue
        span = next((span for rule in _RULES if (span := rule(words, place))), None)
        if span is None:
            continue
        first, last = span
        if (
            first in brands
            or is_code_name(text, words[last], code_words)
            or is_code_name(text, words[first], code_words)
        ):
            continue
        last = _with_surname(words, last)
        reached = last + 1
        yield Finding("name", words[first].start, words[last].end)


def _with_initials(text: str) -> Iterator[Finding]:
    for found in _INITIALS.finditer(text):
        surname = found["surname"].lower()
        if found["initials"].lower().replace(" ", "") in _ABBREVIATIONS or _STREET.search(surname):
            continue
        if found["particles"] or surname in lexicon.surnames() or not lexicon.is_ordinary(surname):
            yield Finding("name", found.start(), found.end())


def _titled(words: Sequence[Word], place: int) -> tuple[int, int] | None:
    """`mevrouw Jansen`, `dhr. van der Berg`, `meneer de vries`; `buurvrouw Truus`."""
    word = words[place]
    if word.folded not in around("titles") and word.folded not in around("kin") and word.folded not in around("work"):
        return None
    name, particles = _past_particles(words, place + 1, any_case=word.folded in around("titles"))
    if "." in (words[place + 1].before if name else "") and word.folded not in around("dotted"):
        return None
    if name is None or words[name].folded in around("not_names") or _acronym(words[name]):
        return None
    if words[name].capital:
        known = words[name].folded in lexicon.any_first_name() | lexicon.surnames()
        sure = word.folded in around("titles") or (word.folded in around("kin") and not _placelike(words[name]))
        return (place + 1, name) if known or sure else None
    return (place + 1, name) if _known_in_small(words[name].folded, word.folded, particles) else None


def _known_in_small(name: str, title: str, particles: int) -> bool:
    if name in lexicon.first_names():
        return True
    if title not in around("titles"):
        return False
    return name in lexicon.surnames() and (
        particles > 0 or name in lexicon.surnames_alone() or name not in around("adjectives")
    )


def _called(words: Sequence[Word], place: int) -> tuple[int, int] | None:
    """`heet Truus`, `naam is fatima`, `ik ben Henk`."""
    word, next_word = words[place], after(words, place)
    if next_word is None:
        return None
    if word.folded in around("being"):
        return _named(words, place + 1) if words[place - 1].folded in {"ik", "u", "jij"} and place else None
    if word.folded not in around("called") or _of_a_group(words, place):
        return None
    name = place + 1
    while name < len(words) and words[name].folded in around("linking") and not words[name].capital:
        name += 1
    return _named(words, name)


def _named(words: Sequence[Word], place: int) -> tuple[int, int] | None:
    name, _ = _past_particles(words, place, any_case=False)
    if name is None or words[name].folded in around("not_names") or words[name].before.strip(" :'\"\n"):
        return None
    folded = words[name].folded
    if words[name].capital and not _acronym(words[name]):
        return place, name
    return (place, name) if folded in lexicon.any_first_name() - around("doubtful") else None


def _listed(words: Sequence[Word], place: int) -> tuple[int, int] | None:
    """A first name or surname from the lists."""
    word = words[place]
    parts = word.folded.split("-")
    sure = word.folded in lexicon.first_names() or (
        len(parts) > 1 and all(part in lexicon.capitalised() for part in parts)
    )
    capital = word.capital and word.folded in lexicon.capitalised()
    alone = word.folded in lexicon.surnames_alone()
    expected = word.capital and word.folded in lexicon.in_context() and _expected(words, place)
    if not (sure or capital or alone or expected) or _acronym(word):
        return None
    return None if _neutral(words, place) else (place, place)


def _expected(words: Sequence[Word], place: int) -> bool:
    """Whether a name is expected here: after `met`, before a surname or something that people do."""
    before, behind = after(words, place, -1), after(words, place)
    if behind and behind.near and behind.folded in around("acts"):
        return True
    if (
        behind
        and behind.near
        and (behind.folded in around("strong_particles") or behind.capital)
        and not words[place].opening
    ):
        name, particles = _past_particles(words, place + 1, any_case=False)
        return name is not None and words[name].capital and (particles > 0 or words[name].folded in lexicon.surnames())
    return before is not None and not words[place].opening and before.folded in around("towards") and words[place].near


def _with_particle(words: Sequence[Word], place: int) -> tuple[int, int] | None:
    """`Djairo van der Zee`, `Xeno Pinas`: a first name that no list knows, with a surname."""
    word, behind = words[place], after(words, place)
    if not word.capital or behind is None or not behind.near or _acronym(word) or word.folded in around("not_names"):
        return None
    name, particles = _past_particles(words, place + 1, any_case=False)
    if name is None or not words[name].capital or words[name].folded in around("not_names"):
        return None
    if particles and behind.folded not in around("strong_particles"):
        return None
    if not _is_surname(words, place + 1, name):
        return None
    return (
        (place, name)
        if not lexicon.is_ordinary(word.folded)
        and not _neutral(words, place)
        and not _STREET.search(words[name].folded)
        else None
    )


def _is_surname(words: Sequence[Word], first: int, name: int) -> bool:
    """Whether the words from `first` to `name` read as a surname: known, or with more than a mere `de`."""
    surname = words[name].folded
    if name == first:
        return surname in lexicon.surnames() - around("needing_particle")
    return [word.folded for word in words[first:name]] != ["de"] or surname in lexicon.surnames()


def _past_particles(words: Sequence[Word], place: int, *, any_case: bool) -> tuple[int | None, int]:
    """The place of the first word that is no particle, and how many were passed; None where there is none near."""
    passed = 0
    while place < len(words) and words[place].near and passed < 4:  # noqa: PLR2004 - `van der`, `van 't`, `el`
        word = words[place]
        if word.folded not in around("particles") or (
            word.capital and not any_case and passed == 0 and not _arabic(word)
        ):
            return place, passed
        place, passed = place + 1, passed + 1
    return None, passed


def _arabic(word: Word) -> bool:
    return word.folded in {"el", "al", "ait", "ben", "bin"}


def _with_surname(words: Sequence[Word], last: int) -> int:
    """Where the name ends when a surname follows the first name."""
    name, particles = _past_particles(words, last + 1, any_case=False)
    if name is None:
        return last
    word = words[name]
    if not word.capital or word.folded in around("not_names") or word.opening or _acronym(word):
        return last
    strong = particles == 0 or words[last + 1].folded in around("strong_particles") or _arabic(words[last + 1])
    return name if strong and name - last <= 4 else last  # noqa: PLR2004 - first name, three particles, surname


def _neutral(words: Sequence[Word], place: int) -> bool:
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


def _of_a_group(words: Sequence[Word], place: int) -> bool:
    return any(word.folded in around("groups") for word in words[max(0, place - _FAR) : place])


def _acronym(word: Word) -> bool:
    return len(word.said) > 1 and word.said.isupper() and word.capital


def _placelike(word: Word) -> bool:
    return word.folded in lexicon.places() or (
        word.folded not in lexicon.any_first_name() and lexicon.is_ordinary(word.folded)
    )


@cache
def _brand_words() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in around("brands"))


def _brands(words: Sequence[Word]) -> frozenset[int]:
    """The places of words that belong to a well-known name of a shop, a saint or a famous person."""
    folded = [word.folded for word in words]
    found: set[int] = set()
    for phrase in _brand_words():
        for place in range(len(folded) - len(phrase) + 1):
            if folded[place] == phrase[0] and tuple(folded[place : place + len(phrase)]) == phrase:
                found.update(range(place, place + len(phrase)))
    return frozenset(found)


_RULES = (_titled, _called, _listed, _with_particle)
