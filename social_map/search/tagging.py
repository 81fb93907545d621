"""What a listing is about: concepts with strengths from its fields, and its words with weights."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import filterfalse

from social_map.search.entry import Entry
from social_map.search.lexicon import Lexicon
from social_map.search.spotting import Spotter
from social_map.search.stopwords import STOP
from social_map.text import words

TITLE, AUDIENCE, TEXT, ORGANISATION, CATEGORY = 0.92, 0.92, 0.64, 0.25, 0.7
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
        self._spotter = Spotter(lexicon.matcher.patterns, lexicon.matcher.atoms_of)
        self._needs = frozenset(code for code, concept in lexicon.concepts.items() if concept.kind == "needs")
        self._homes = {code: lexicon.home(code) for code in lexicon.concepts}
        self._often = lru_cache(maxsize=20_000)(self._read)

    def read(self, entry: Entry) -> tuple[dict[str, float], dict[str, float]]:
        """What a listing is about and for whom: concept → strength (0–1); and word → weight of its best field."""
        title, named = self._often(entry.title)
        if entry.venue and entry.venue in entry.title:
            _, named = self._read(_own_name(entry))
        groups = [self._often(group) for group in entry.audience]
        text = [self._often(sentence) for sentence in _sentences(entry.description)]
        organisation, organised = self._often(entry.organisation)
        found: dict[str, float] = {}
        self._mention(found, named, TITLE)
        for _, owners in groups:
            self._mention(found, owners, AUDIENCE)
        for _, owners in text:
            self._mention(found, owners, TEXT)
        self._mention(found, organised, ORGANISATION)
        words_of: list[tuple[Sequence[str], float]] = [
            (title, TITLE),
            *((group, GROUP_WORD) for group, _ in groups),
            (organisation, ORGANISATION_WORD),
        ]
        words_of += [(self._often(entry.venue)[0], VENUE_WORD), (_telling(words(entry.street)), WORD)]
        words_of += [(self._often(entry.source_category)[0], WORD), *((sentence, WORD) for sentence, _ in text)]
        return self._with_facts(entry, found), _weighted(words_of)

    def _read(self, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The words of a text that are not small ones, and whose patterns stand in it."""
        found = words(text)
        return _telling(found), tuple(self._spotter.owners(found, window=WINDOW))

    def _mention(self, found: dict[str, float], owners: tuple[str, ...], weight: float) -> None:
        """The weight of the field; less for a need that is only mentioned in a text."""
        needs, mentioned = self._needs, weight * MENTIONED if weight < AUDIENCE else weight
        for owner in owners:
            value = mentioned if owner in needs else weight
            if owner in found:
                _raise(found, owner, value)
            else:
                found[owner] = value

    def _with_facts(self, entry: Entry, found: dict[str, float]) -> dict[str, float]:
        """Less for what is at home in another category, and what the facts say besides the words."""
        for code in found:
            if self._homes[code] not in (None, entry.category):
                found[code] *= STRAY
        for code in self.lexicon.of_category(entry.category):
            _raise(found, code, CATEGORY)
        for code, weight in _beside_the_words(entry):
            _raise(found, code, weight)
        return found


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


def _sentences(text: str) -> list[str]:
    return text.replace("!", ".").replace("?", ".").split(". ")


def _telling(some: Iterable[str]) -> tuple[str, ...]:
    return tuple(filterfalse(STOP.__contains__, some))


def _weighted(fields: Sequence[tuple[Iterable[str], float]]) -> dict[str, float]:
    """Word → the weight of the best field it stands in; the fields come with the heaviest first."""
    found: dict[str, float] = {}
    for some, weight in reversed(fields):
        found |= dict.fromkeys(some, weight)
    return found
