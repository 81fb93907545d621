"""The listings that fit a profile, best first: fit, place, availability and capacity; freshness between equals."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from foundation.storage import Store
from social_map.matching.profile import Profile
from social_map.matching.wanting import wanted
from social_map.matching.weighing import weigh
from social_map.search.entry import Entry
from social_map.search.lexicon import lexicon
from social_map.search.reasons import say
from social_map.search.searcher import Hit, Searcher
from social_map.search.tagging import LANGUAGES

LOOKED_AT, MOST = 60, 15


@dataclass(frozen=True, slots=True)
class Match:
    """A listing that may fit: `fits` and `against` in short words, `score` to 1, `also` the same elsewhere."""

    entry: Entry
    score: float
    fits: tuple[str, ...]
    against: tuple[str, ...]
    also: tuple[Entry, ...] = ()


def find(searcher: Searcher, store: Store, profile: Profile, *, today: date, limit: int = MOST) -> list[Match]:
    """Up to `limit` matches. Left out: what is linked already, what stopped, and services, which nobody joins."""
    asked = wanted(profile, _where(searcher, store, profile, today), lexicon())
    found = searcher.search(store, asked, today=today, limit=LOOKED_AT)
    matches = [_match(profile, hit) for hit in found.hits if _may_be_joined(profile, hit.entry)]
    matches.sort(key=lambda match: -match.score)
    return matches[:limit]


def _where(searcher: Searcher, store: Store, profile: Profile, today: date) -> Any:
    """The place as the search knows it: the neighbourhood, else the municipality; nowhere when neither is there."""
    for name in (profile.neighbourhood, profile.municipality):
        if name and (where := searcher.search(store, name, today=today, limit=1).wanted["where"]):
            return where
    return ()


def _may_be_joined(profile: Profile, entry: Entry) -> bool:
    return entry.public_id not in profile.linked and not lexicon().is_service(entry.category)


def _match(profile: Profile, hit: Hit) -> Match:
    before = weigh(profile, hit.entry)
    fits = [text for text in hit.why if text not in hit.against]
    against = [*hit.against, *_language(profile, hit.entry)]
    return Match(
        hit.entry, round(hit.score * before.factor, 4), (*fits, *before.fits), (*before.against, *against), hit.also
    )


def _language(profile: Profile, entry: Entry) -> tuple[str, ...]:
    """That her language is not spoken there, as far as anybody wrote it down."""
    if profile.language not in LANGUAGES or profile.language in entry.languages:
        return ()
    return (say("unsure", what=lexicon().label(LANGUAGES[profile.language])),)
