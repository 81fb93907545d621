"""Doorstroom: the talks and trajectories of the welfare organisation."""

from collections import Counter
from datetime import date

from monitoring.facts.values import Facts, Walk
from monitoring.indicators.arithmetic import Figures, mean, median, tally


def supported_clients(facts: Facts) -> Figures:
    """Clients in support on at least one day of the period: after a first talk, not yet closed (DOMAIN I5)."""
    walked = [w for w in facts.walks if _supported(w, facts)]
    return {"clients": len({w.client_id for w in walked}), "trajectories": len(walked)}


def sessions(facts: Facts) -> Figures:
    """Talks held in the period and how long they were (DOMAIN I6, I7). Unknown minutes are in no mean."""
    lengths: Counter[int] = Counter()
    for met in facts.sessions:
        if met.status == "held" and met.minutes is not None:
            lengths[met.minutes] += met.count
    minutes = sum(length * count for length, count in lengths.items())
    held = _with_status(facts, "held")
    return {
        "held": held,
        "no_show": _with_status(facts, "no_show"),
        "cancelled": _with_status(facts, "cancelled"),
        "minutes": minutes,
        "without_minutes": held - lengths.total(),
        "mean_minutes": mean(minutes, lengths.total()),
        "median_minutes": median(lengths),
    }


def closed(facts: Facts) -> Figures:
    """Trajectories closed in the period, a closing that was later annulled left out (DOMAIN I9)."""
    ended = closings(facts)
    return {
        "total": len(ended),
        "with_session": sum(w.held > 0 for w in ended),
        "by_reason": tally(w.reason for w in ended if w.reason),
    }


def sessions_per_trajectory(facts: Facts) -> Figures:
    """All talks in the whole life of the trajectories closed in the period that had any (DOMAIN I8)."""
    talks = Counter(w.held for w in closings(facts) if w.held)
    total = sum(held * count for held, count in talks.items())
    return {"mean": mean(total, talks.total()), "median": median(talks), "n": talks.total()}


def balance(facts: Facts) -> Figures:
    """Start + started + reopened - closed = end, over trajectories with a talk (DOMAIN I5, INTERFACES)."""
    walked = [w for w in facts.walks if _ever_in_support(w)]
    return {
        "start": sum(_started_before(w, facts) and not _away_at_start(w, facts) for w in walked),
        "started": sum(_within(w.first_held, facts) for w in walked),
        "reopened": sum(_started_before(w, facts) and _away_at_start(w, facts) for w in walked),
        "closed": sum(_within(w.closed_on, facts) for w in walked),
        "end": sum(_goes_on(w, facts) for w in walked),
    }


def closings(facts: Facts) -> list[Walk]:
    """The trajectories whose closing lies in the period and stands."""
    return [w for w in facts.walks if _within(w.closed_on, facts)]


def _with_status(facts: Facts, status: str) -> int:
    return sum(met.count for met in facts.sessions if met.status == status)


def _within(day: date | None, facts: Facts) -> bool:
    return day is not None and facts.first <= day <= facts.last


def _ever_in_support(walk: Walk) -> bool:
    """A talk, and not only one after the closing: such a check brings nobody back into support."""
    return walk.first_held is not None and (walk.closed_on is None or walk.first_held <= walk.closed_on)


def _supported(walk: Walk, facts: Facts) -> bool:
    return _ever_in_support(walk) and walk.first_held is not None and walk.first_held <= facts.last


def _started_before(walk: Walk, facts: Facts) -> bool:
    return walk.first_held is not None and walk.first_held < facts.first


def _away_at_start(walk: Walk, facts: Facts) -> bool:
    return walk.away_from is not None and walk.away_from < facts.first


def _goes_on(walk: Walk, facts: Facts) -> bool:
    return _supported(walk, facts) and (walk.closed_on is None or walk.closed_on > facts.last)
