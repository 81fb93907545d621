"""What a listing is about: concepts with strengths from its fields, and its words with weights."""

from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import filterfalse

from social_map.search.entry import Entry
from social_map.search.lexicon import Lexicon
from social_map.search.spotting import Spotter
from social_map.search.stopwords import STOP, WELCOME_TOO
from social_map.text import words

TITLE, AUDIENCE, TEXT, ORGANISATION, CATEGORY = 0.92, 0.92, 0.64, 0.25, 0.7
TOO = 0.7  # a group that is welcome too: it is not meant for them, nor are they turned away
GROUP_WORD, ORGANISATION_WORD, VENUE_WORD, WORD = 0.8, 0.75, 0.7, 0.6
MENTIONED, ALSO = 0.7, 0.1
STRAY = 0.8  # a dancer on the list of a walking club
WINDOW = 6
OLD, YOUNG, CHILD = 50, 35, 13  # years
LANGUAGES = {
    "tr": "turks", "ar": "arabisch", "pl": "pools", "uk": "oekraiens", "so": "somalisch", "ti": "eritrees",
    "ber": "marokkaans", "srn": "surinaams", "pap": "antilliaans", "ms": "moluks", "zh": "chinees",
    "en": "engelstalig", "fr": "franstalig", "ru": "russisch",
    "fa": "perzisch", "ro": "roemeens", "bg": "bulgaars", "es": "spaanstalig",
}  # fmt: skip
CULTURES = frozenset(LANGUAGES.values())
_SPEAKS = 0.6


class Tagger:
    """Reads listings with one lexicon. What stands in many of them (a sentence, a group, a name) is read once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._needs = frozenset(code for code, concept in lexicon.concepts.items() if concept.kind == "needs")
        self._homes = {code: lexicon.home(code) for code in lexicon.concepts}
        self._often = lru_cache(maxsize=20_000)(self._read)

    @cached_property
    def spotter(self) -> Spotter:
        """Made when a text is read: a start that finds what was kept of all texts reads none."""
        return Spotter(self.lexicon.matcher.patterns, self.lexicon.matcher.atoms_of)

    def read(self, entry: Entry) -> tuple[dict[str, float], dict[str, float]]:
        """What a listing is about and for whom: concept → strength (0–1); and word → weight of its best field."""
        found: dict[str, float] = {}
        said: dict[str, float] = {}
        for text, about, weight in fields_of(entry):
            telling, owners = self._often(text)
            for owner in owners if about else ():
                _raise(found, owner, self.worth(owner, about))
            for word in telling if weight else ():
                said[word] = max(weight, said.get(word, weight))
        for code in found:
            found[code] *= self.at_home(code, entry.category)
        for code, weight in self.besides(entry):
            _raise(found, code, weight)
        return found, said

    def worth(self, code: str, weight: float) -> float:
        """The weight of the field in which a concept stands; less for a need that is only mentioned in a text."""
        return weight * MENTIONED if weight < AUDIENCE and code in self._needs else weight

    def at_home(self, code: str, category: str) -> float:
        """1, or less for what is at home in another category."""
        return 1.0 if self._homes.get(code) in (None, category) else STRAY

    def besides(self, entry: Entry) -> Iterator[tuple[str, float]]:
        """What the facts of a listing say beside its words: concepts and how strongly."""
        for code in self.lexicon.of_category(entry.category):
            yield code, CATEGORY
        yield from _of_facts(entry)

    def _read(self, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The words of a text that are not small ones, and whose patterns stand in it."""
        found = words(text)
        return tuple(filterfalse(STOP.__contains__, found)), tuple(self.spotter.owners(found, window=WINDOW))


@lru_cache(maxsize=4)
def tagger_of(lexicon: Lexicon) -> Tagger:
    """The tagger of a lexicon."""
    return Tagger(lexicon)


def _raise(found: dict[str, float], code: str, weight: float) -> None:
    known = found.get(code)
    found[code] = weight if known is None else max(known, weight) + ALSO * min(known, weight)


def fields_of(entry: Entry) -> Iterator[tuple[str, float, float]]:
    """Each text of a listing with the weight of the concepts and of the words in it; 0: they do not count."""
    within = bool(entry.venue) and entry.venue in entry.title
    yield entry.title, 0.0 if within else TITLE, TITLE
    if within:
        yield _own_name(entry), TITLE, 0.0
    for group in entry.audience:
        yield group, TOO if group.lower().endswith(WELCOME_TOO) else AUDIENCE, GROUP_WORD
    for sentence in _sentences(entry.description):
        yield sentence, TEXT, WORD
    yield entry.organisation, ORGANISATION, ORGANISATION_WORD
    yield entry.venue, 0.0, VENUE_WORD
    yield entry.street, 0.0, WORD
    yield entry.source_category, 0.0, WORD


def _own_name(entry: Entry) -> str:
    """The title without the name of the building, which says nothing of what happens there."""
    rest = entry.title.replace(entry.venue, " ") if entry.venue else entry.title
    return rest if rest.strip() else entry.title


def _of_facts(entry: Entry) -> Iterator[tuple[str, float]]:
    if entry.age_min is not None and entry.age_min >= OLD:
        yield "ouderen", 0.9
    if entry.age_max is not None and entry.age_max <= YOUNG:
        yield ("kinderen" if entry.age_max <= CHILD else "jongeren"), 0.9
    for language in entry.languages:
        if language in LANGUAGES:
            yield LANGUAGES[language], _SPEAKS
    if entry.volunteer:
        yield "vrijwilligerswerk", 1.0
    if entry.online:
        yield "online_ontmoeten", 0.5


def _sentences(text: str) -> list[str]:
    return text.replace("!", ".").replace("?", ".").split(". ")
