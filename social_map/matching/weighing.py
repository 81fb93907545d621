"""What was tried before, held against a listing: a factor, and what to say of it. Pure."""

from dataclasses import dataclass

from foundation.codes import codes
from social_map.matching.meaning import stopped
from social_map.matching.profile import Profile, Tried
from social_map.search.entry import Entry
from social_map.search.reasons import say

SAME, SAME_KIND, DEAR, WAIT, FAR, AGAIN = 0.25, 0.75, 0.7, 0.6, 0.75, 1.05


@dataclass(frozen=True, slots=True)
class Weighed:
    """`factor` multiplies the score; `fits` and `against` are said."""

    factor: float = 1.0
    fits: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


def weigh(profile: Profile, entry: Entry) -> Weighed:
    """Everything that was tried before, held against one listing."""
    found = Weighed()
    for tried in profile.tried:
        one = _one(tried, profile, entry)
        found = Weighed(found.factor * one.factor, (*found.fits, *one.fits), (*found.against, *one.against))
    return Weighed(found.factor, tuple(dict.fromkeys(found.fits)), tuple(dict.fromkeys(found.against)))


def _one(tried: Tried, profile: Profile, entry: Entry) -> Weighed:
    reason = codes("stop_reason")[tried.reason].nl.lower() if tried.reason in codes("stop_reason") else tried.reason
    if tried.listing == entry.public_id:
        if stopped(tried.reason, "went_well"):
            return Weighed(SAME_KIND, against=(say("done_before", reason=reason),))
        return Weighed(SAME, against=(say("tried_before", reason=reason),))
    return _alike(tried, profile, entry, reason)


def _alike(tried: Tried, profile: Profile, entry: Entry, reason: str) -> Weighed:
    """What stopping something else says of this."""
    if tried.category == entry.category and stopped(tried.reason, "went_well"):
        return Weighed(AGAIN, fits=(say("like_before", what=tried.called),))
    if tried.category == entry.category and stopped(tried.reason, "not_this_kind"):
        return Weighed(SAME_KIND, against=(say("kind_before", what=tried.called, reason=reason),))
    again = (
        (stopped(tried.reason, "too_dear") and bool(entry.cost_cents), DEAR),
        (stopped(tried.reason, "too_long_a_wait") and entry.capacity != "open", WAIT),
        (stopped(tried.reason, "too_far") and _elsewhere(profile, entry), FAR),
    )
    factor = next((factor for holds, factor in again if holds), 1.0)
    return Weighed(factor, against=(say("stopped_before", reason=reason),) if factor < 1.0 else ())


def _elsewhere(profile: Profile, entry: Entry) -> bool:
    return bool(profile.neighbourhood) and entry.neighbourhood != profile.neighbourhood
