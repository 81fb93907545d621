"""How long people waited: to the first contact, to the first talk, or until they left (DOMAIN I18, F01)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from monitoring.facts.values import Facts, Walk
from monitoring.indicators.arithmetic import Figures, median, percentile
from monitoring.indicators.endings import is_lost
from monitoring.indicators.inflow import LONG_WAIT_DAYS, waits
from monitoring.indicators.newcomers import intakes

CLASSES = {14: "0-14", 42: "15-42", LONG_WAIT_DAYS: "43-92"}  # days up to and with: two weeks, six weeks, three months
LONGEST = "93+"
_MOST = 90  # per cent of the people waited this long or shorter


def wait_for_contact(facts: Facts) -> Figures:
    """From the referral to the first time somebody spoke, by phone or in a talk, in the period."""
    first = ((walk, first_spoken(facts, walk)) for walk in facts.walks)
    return _spread(
        [_wait(w.received_on, on) for w, on in first if w.received_on and on and on >= facts.first and not _over(w, on)]
    )


def wait_for_intake(facts: Facts) -> Figures:
    """From the referral to the first talk, where that lies in the period. A talk before the referral waited nought."""
    return _spread([days for days, _ in _until_intake(facts)])


def still_waiting(facts: Facts) -> Figures:
    """Of those who waited on the last day: the middle, and what nine in ten did not exceed."""
    days = Counter(waits(facts))
    return {"median_days": median(days), "p90_days": percentile(days, _MOST)}


def waited(facts: Facts) -> Figures:
    """How long those waited who came to a first talk, beside those who were lost before it (DOMAIN F01)."""
    lost = [
        _wait(walk.received_on, walk.ending.on)
        for walk in facts.walks
        if walk.received_on and walk.ending and not walk.ending.talks and is_lost(walk.ending)
    ]
    return {"came": _classes(days for days, _ in _until_intake(facts)), "lost": _classes(lost)}


def _until_intake(facts: Facts) -> Iterator[tuple[int, Walk]]:
    return ((_wait(w.received_on, w.first_held), w) for w in intakes(facts) if w.received_on and w.first_held)


def first_spoken(facts: Facts, walk: Walk) -> date | None:
    """The first time somebody spoke with her, by phone or in a talk."""
    newcomer = facts.newcomers.get(walk.id)
    spoken = newcomer.spoken_on if newcomer else None
    return min((day for day in (spoken, walk.first_held) if day), default=None)


def _over(walk: Walk, on: date) -> bool:
    """Who is spoken to only after the closing came to no contact."""
    return walk.ending is not None and on > walk.ending.on


def _wait(received: date, until: date) -> int:
    return max((until - received).days, 0)


def _spread(days: list[int]) -> Figures:
    found = Counter(days)
    return {
        "n": len(days), "median_days": median(found), "p90_days": percentile(found, _MOST),
        "over_92_days": sum(wait > LONG_WAIT_DAYS for wait in days),
    }  # fmt: skip


def _classes(days: Iterable[int]) -> dict[str, int]:
    """In the order of waiting; a class with nobody is left out."""
    found = Counter(next((name for most, name in CLASSES.items() if wait <= most), LONGEST) for wait in days)
    return {name: found[name] for name in (*CLASSES.values(), LONGEST) if found[name]}
