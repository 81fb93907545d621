"""What a listing is about: concepts with strengths from its fields, and its words with weights."""

from collections.abc import Iterator
from functools import lru_cache

from social_map.search.entry import Entry
from social_map.search.lexicon import Lexicon
from social_map.search.spotting import Spotter
from social_map.search.stopwords import STOP
from social_map.text import words

TITLE, AUDIENCE, TEXT, ORGANISATION, CATEGORY = 0.92, 0.92, 0.6, 0.25, 0.6
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
    """Reads listings with one lexicon. What stands in many of them (a group, an organisation) is read once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._spotter = Spotter(lexicon.matcher.patterns, lexicon.matcher.atoms_of)
        self._needs = frozenset(code for code, concept in lexicon.concepts.items() if concept.kind == "needs")
        self._homes = {code: lexicon.home(code) for code in lexicon.concepts}
        self._often = lru_cache(maxsize=20_000)(self._owners)

    def concepts(self, entry: Entry) -> dict[str, float]:
        """Concept → strength (0–1) of what this listing is about and for whom."""
        found: dict[str, float] = {}
        self._mention(found, self._owners(_own_name(entry)), TITLE)
        for group in entry.audience:
            self._mention(found, self._often(group), AUDIENCE)
        for sentence in entry.description.replace("!", ".").replace("?", ".").split(". "):
            self._mention(found, self._owners(sentence), TEXT)
        self._mention(found, self._often(entry.organisation), ORGANISATION)
        for code in found:
            if self._homes[code] not in (None, entry.category):
                found[code] *= STRAY
        for code in self.lexicon.of_category(entry.category):
            _raise(found, code, CATEGORY)
        for code, weight in _beside_the_words(entry):
            _raise(found, code, weight)
        return found

    def _owners(self, text: str) -> tuple[str, ...]:
        return tuple(self._spotter.owners(words(text), window=WINDOW))

    def _mention(self, found: dict[str, float], owners: tuple[str, ...], weight: float) -> None:
        """The weight of the field; less for a need that is only mentioned in a text."""
        for owner in owners:
            _raise(found, owner, weight * MENTIONED if weight < AUDIENCE and owner in self._needs else weight)


@lru_cache(maxsize=4)
def tagger_of(lexicon: Lexicon) -> Tagger:
    """The tagger of a lexicon."""
    return Tagger(lexicon)


def _raise(found: dict[str, float], code: str, weight: float) -> None:
    known = found.get(code)
    found[code] = weight if known is None else max(known, weight) + ALSO * min(known, weight)


def _own_name(entry: Entry) -> str:
    """The title without the name of the building, which says nothing of what happens there."""
    rest = entry.title.replace(entry.venue, " ") if entry.venue else entry.title
    return rest if rest.strip() else entry.title


def _beside_the_words(entry: Entry) -> Iterator[tuple[str, float]]:
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


def weighted_words(entry: Entry) -> dict[str, float]:
    """Word → the weight of the best field it stands in."""
    found: dict[str, float] = {}
    fields = (
        (entry.title, TITLE),
        (" ".join(entry.audience), 0.8),
        (entry.organisation, 0.75),
        (entry.venue, 0.7),
        (entry.street, 0.5),
        (entry.source_category, 0.5),
        (entry.description, 0.5),
    )
    for text, weight in fields:
        for word in words(text):
            if word not in found and word not in STOP:
                found[word] = weight
    return found
