"""Names of people: after a title, with initials, after `heet`, from lists of names, with `van der`.

No list is complete and many names are words: DOMAIN 4.2 asks to warn and refuse, and to keep free text minimal.
"""

import re
from collections.abc import Iterator, Sequence

from foundation.language.guard import initials, lexicon
from foundation.language.guard.lexicon import around
from foundation.language.guard.naming import (
    brands,
    is_acronym,
    is_arabic,
    is_neutral,
    is_of_a_group,
    is_placelike,
    is_surname,
    past_particles,
)
from foundation.language.guard.view import Finding
from foundation.language.guard.words import Word, after, is_code_name, split
from foundation.language.numbers import value

_SURNAME = 4  # letters from which an unknown word behind `mevrouw van` is a surname
_STREET = re.compile(r"(?:straat|laan|plein|weg|singel|hof|dreef|kade|school|park|stichting)$")


def find(text: str, code_words: frozenset[str] = frozenset()) -> Iterator[Finding]:
    """Likely names in a view's text."""
    yield from initials.with_surname(text)
    yield from initials.behind_title(text)
    yield from initials.letters_apart(text)
    words = split(text)
    branded = brands(words)
    reached = 0
    for place in range(len(words)):
        if place < reached:
            continue
        span = next((span for rule in _RULES if (span := rule(words, place))), None)
        if span is None:
            continue
        first, last = span
        if (
            first in branded
            or is_code_name(text, words[last], code_words)
            or is_code_name(text, words[first], code_words)
        ):
            continue
        last = _with_surname(words, last)
        reached = last + 1
        yield Finding("name", words[first].start, words[last].end)


def _titled(words: Sequence[Word], place: int) -> tuple[int, int] | None:
    """`mevrouw Jansen`, `dhr. van der Berg`, `meneer de vries`; `buurvrouw Truus`."""
    word = words[place]
    if word.folded not in around("titles") and word.folded not in around("kin") and word.folded not in around("work"):
        return None
    name, particles = past_particles(words, place + 1, any_case=word.folded in around("titles"))
    if "." in (words[place + 1].before if name else "") and word.folded not in around("dotted"):
        return None
    if (
        name is None
        or words[name].folded in around("not_names")
        or is_acronym(words[name])
        or len(words[name].said) == 1
    ):
        return None
    if words[name].capital:
        known = words[name].folded in lexicon.any_first_name() | lexicon.surnames()
        sure = word.folded in around("titles") or (word.folded in around("kin") and not is_placelike(words[name]))
        return (place + 1, name) if known or sure else None
    return (place + 1, name) if _known_in_small(words[name].folded, word.folded, particles) else None


def _known_in_small(name: str, title: str, particles: int) -> bool:
    if name in lexicon.first_names():
        return True
    if title not in around("titles"):
        return False
    if particles and not lexicon.is_ordinary(name) and value(name) is None and len(name) >= _SURNAME:
        return True
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
    if word.folded in around("calling") and next_word.folded in {"haar", "hem", "mij", "me"}:
        return _named(words, place + 2)
    if word.folded not in around("called") or is_of_a_group(words, place):
        return None
    name = place + 1
    while name < len(words) and words[name].folded in around("linking") and not words[name].capital:
        name += 1
    return _named(words, name)


def _named(words: Sequence[Word], place: int) -> tuple[int, int] | None:
    name, _ = past_particles(words, place, any_case=False)
    if name is None or words[name].folded in around("not_names") or words[name].before.strip(" :'\"\n"):
        return None
    folded = words[name].folded
    if words[name].capital and not is_acronym(words[name]):
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
    if not (sure or capital or alone or expected) or is_acronym(word):
        return None
    return None if is_neutral(words, place) else (place, place)


def _expected(words: Sequence[Word], place: int) -> bool:
    """Whether a name is expected here: after `met`, before a surname or something that people do."""
    before, behind = after(words, place, -1), after(words, place)
    if behind and behind.near and (behind.folded in around("acts") or _does(words, place)):
        return True
    if (
        behind
        and behind.near
        and (behind.folded in around("strong_particles") or behind.capital)
        and not words[place].opening
    ):
        name, particles = past_particles(words, place + 1, any_case=False)
        return name is not None and words[name].capital and (particles > 0 or words[name].folded in lexicon.surnames())
    return before is not None and not words[place].opening and before.folded in around("towards") and words[place].near


def _does(words: Sequence[Word], place: int) -> bool:
    """Whether a sentence opens with this word and goes on with what a person does: `Merel is gestopt`."""
    behind, then = after(words, place), after(words, place + 1)
    if not words[place].opening or behind is None or behind.folded not in around("does"):
        return False
    return then is not None and then.near and then.folded not in around("pronouns")


def _with_particle(words: Sequence[Word], place: int) -> tuple[int, int] | None:
    """`Djairo van der Zee`, `Xeno Pinas`: a first name that no list knows, with a surname."""
    word, behind = words[place], after(words, place)
    if not word.capital or behind is None or not behind.near or is_acronym(word) or word.folded in around("not_names"):
        return None
    name, particles = past_particles(words, place + 1, any_case=False)
    if name is None or not words[name].capital or words[name].folded in around("not_names"):
        return None
    if particles and behind.folded not in around("strong_particles"):
        return None
    if not is_surname(words, place + 1, name):
        return None
    return (
        (place, name)
        if not lexicon.is_ordinary(word.folded)
        and not is_neutral(words, place)
        and not _STREET.search(words[name].folded)
        else None
    )


def _surname_in_capitals(words: Sequence[Word], place: int) -> tuple[int, int] | None:
    """`Van der Velden` within a sentence, `De Vries belde`: a known surname with a capital particle."""
    if not words[place].capital:
        return None
    name, particles = past_particles(words, place + 1, any_case=False)
    if words[place].opening and words[place].folded in {"van", "de", "den", "el"}:
        behind = after(words, name) if name is not None else None
        particles = int(behind is not None and behind.near and behind.folded in around("acts"))
    elif words[place].folded != "van" or words[place].opening:
        return None
    known = name is not None and particles > 0 and words[name].capital and words[name].folded in lexicon.surnames()
    return (place, name) if known and name is not None else None


def _with_surname(words: Sequence[Word], last: int) -> int:
    """Where the name ends when a surname follows the first name."""
    name, particles = past_particles(words, last + 1, any_case=False)
    if name is None:
        return last
    word = words[name]
    if not word.capital or word.folded in around("not_names") or word.opening or is_acronym(word):
        return last
    strong = particles == 0 or words[last + 1].folded in around("strong_particles") or is_arabic(words[last + 1])
    return name if strong and name - last <= 4 else last  # noqa: PLR2004 - first name, three particles, surname


_RULES = (_titled, _called, _listed, _with_particle, _surname_in_capitals)
