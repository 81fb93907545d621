"""What a listing is about: concepts with strengths from its fields, and its words with weights."""

from collections.abc import Iterator

from social_map.search.entry import Entry
from social_map.search.lexicon import Lexicon
from social_map.search.patterns import Match
from social_map.search.stopwords import STOP
from social_map.text import words

TITLE, AUDIENCE, TEXT, ORGANISATION, CATEGORY = 0.92, 0.92, 0.6, 0.25, 0.45
MENTIONED, ALSO = 0.7, 0.1
STRAY = 0.8  # a dancer on the list of a walking club
WINDOW = 6
OLD, YOUNG, CHILD = 50, 35, 13  # years
_LANGUAGES = {
    "tr": "turks", "ar": "arabisch", "pl": "pools", "uk": "oekraiens", "so": "somalisch", "ti": "eritrees",
    "ber": "marokkaans", "srn": "surinaams", "pap": "antilliaans", "ms": "moluks", "zh": "chinees",
    "en": "engelstalig", "fr": "franstalig", "ru": "russisch",
    "fa": "perzisch", "ro": "roemeens", "bg": "bulgaars", "es": "spaanstalig",
}  # fmt: skip
CULTURES = frozenset(_LANGUAGES.values())
_SPEAKS = 0.6


def concepts(entry: Entry, lexicon: Lexicon) -> dict[str, float]:
    """Concept → strength (0–1) of what this listing is about and for whom."""
    found: dict[str, float] = {}
    for text, weight in _fields(entry):
        for match in lexicon.matcher.find(words(text), window=WINDOW):
            _raise(found, match.owner, _strength(match, lexicon, weight))
    for code in found:
        if lexicon.home(code) not in (None, entry.category):
            found[code] *= STRAY
    for code in lexicon.of_category(entry.category):
        _raise(found, code, CATEGORY)
    for code, weight in _beside_the_words(entry):
        _raise(found, code, weight)
    return found


def _strength(match: Match, lexicon: Lexicon, weight: float) -> float:
    """The weight of the field; less for a need that is only mentioned in a text."""
    return weight * (MENTIONED if lexicon.concepts[match.owner].kind == "needs" and weight < AUDIENCE else 1.0)


def _raise(found: dict[str, float], code: str, weight: float) -> None:
    known = found.get(code, 0.0)
    found[code] = max(known, weight) + (ALSO * min(known, weight) if known else 0.0)


def _fields(entry: Entry) -> Iterator[tuple[str, float]]:
    yield _own_name(entry), TITLE
    for group in entry.audience:
        yield group, AUDIENCE
    for sentence in entry.description.replace("!", ".").replace("?", ".").split(". "):
        yield sentence, TEXT
    yield entry.organisation, ORGANISATION


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
        if language in _LANGUAGES:
            yield _LANGUAGES[language], _SPEAKS
    if entry.volunteer:
        yield "vrijwilligerswerk", 1.0
    if entry.online:
        yield "online_ontmoeten", 0.5


def weighted_words(entry: Entry) -> dict[str, float]:
    """Word → the weight of the best field it stands in."""
    found: dict[str, float] = {}
    fields = [
        (entry.title, TITLE),
        (" ".join(entry.audience), 0.8),
        (entry.organisation, 0.75),
        (entry.venue, 0.7),
        (entry.street, 0.5),
        (entry.source_category, 0.5),
        (entry.description, 0.5),
    ]
    for text, weight in fields:
        for word in words(text):
            if word not in STOP and weight > found.get(word, 0.0):
                found[word] = weight
    return found
