"""The listings that fit a profile, best first: fit, place, availability and capacity; freshness between equals."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from foundation.storage import Store
from social_map.matching.meaning import table
from social_map.matching.profile import Profile
from social_map.matching.wanting import wanted
from social_map.matching.weighing import weigh
from social_map.search.entry import Entry
from social_map.search.lexicon import lexicon
from social_map.search.reasons import say
from social_map.search.searcher import Hit, Searcher

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
    """Up to `limit` matches. Left out: what is linked already, what ended, and services, which nobody joins.

    Where nothing is known that she likes and nothing helps her reason, whatever else there is near by.
    """
    matches = _found(searcher, store, profile, today)
    if not matches and not profile.interests and profile.main_reason:
        matches = _found(searcher, store, replace(profile, main_reason=None), today)
    return matches[:limit]


def _found(searcher: Searcher, store: Store, profile: Profile, today: date) -> list[Match]:
    asked = wanted(profile, _where(searcher, store, profile, today), lexicon())
    found = searcher.search(store, asked, today=today, limit=LOOKED_AT)
    matches = [_match(profile, hit) for hit in found.hits if _may_be_joined(profile, hit.entry)]
    matches.sort(key=lambda match: -match.score)
    return matches


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
    fits = [_banded(profile, text) for text in hit.why if text not in hit.against and not _nobody_knows(hit, text)]
    fits = [text for text in fits if not any(other.startswith(f"{text} (") for other in fits)]
    against = [*(_banded(profile, text) for text in hit.against), *_language(profile, hit.entry)]
    return Match(
        hit.entry, round(hit.score * before.factor, 4), (*fits, *before.fits), (*before.against, *against), hit.also
    )


def _banded(profile: Profile, text: str) -> str:
    """An age was asked as one in the middle of its band; it is said as the band."""
    years = table()["ages"].get(profile.age_band)
    return text.replace(f"{years} jaar", str(profile.age_band)) if years else text


def _nobody_knows(hit: Hit, text: str) -> bool:
    """Whether a listing that names no age is said to be for this one."""
    ages = {say("age", years=str(years)) for years in table()["ages"].values()}
    return text in ages and hit.entry.age_min is None and hit.entry.age_max is None


def _language(profile: Profile, entry: Entry) -> tuple[str, ...]:
    """That her language is not spoken there, as far as anybody wrote it down."""
    spoken = table()["languages"].get(profile.language or "")
    if spoken is None or profile.language in entry.languages:
        return ()
    return (say("unsure", what=lexicon().label(spoken)),)
