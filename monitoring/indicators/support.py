"""Doorstroom: the talks and trajectories of the welfare organisation."""

from collections import Counter

from monitoring.facts.values import Ending, Facts, Walk
from monitoring.indicators.arithmetic import Figures, mean, median, tally


def supported_clients(facts: Facts) -> Figures:
    """Clients in support on at least one day of the period: after a first talk, not yet closed (DOMAIN I5)."""
    walked = [w for w in facts.walks if in_support(w)]
    return {"clients": len({w.client_id for w in walked}), "trajectories": len(walked)}


def paused(facts: Facts) -> Figures:
    """Of those still in support on the last day, how many rested: other help came first (DOMAIN B11, I5)."""
    rests = [w for w in facts.walks if in_support(w) and w.ending is None and w.id in facts.resting]
    return {"on_last_day": len(rests)}


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
        "with_session": sum(e.talks > 0 for e in ended),
        "by_reason": tally(e.reason for e in ended),
    }


def sessions_per_trajectory(facts: Facts) -> Figures:
    """All talks in the whole life of the trajectories closed in the period that had any (DOMAIN I8)."""
    talks = Counter(e.talks for e in closings(facts) if e.talks)
    total = sum(number * count for number, count in talks.items())
    return {"mean": mean(total, talks.total()), "median": median(talks), "n": talks.total()}


def feedback(facts: Facts) -> Figures:
    """First talks and closings of which a referrer could be told, and was told within fourteen days (DOMAIN I19)."""
    found: Counter[tuple[str, bool]] = Counter()
    for each in facts.told:
        found[each.about, each.in_time] += each.count
    return {
        name: value
        for about, many in (("intake", "intakes"), ("closing", "closings"))
        for name, value in (
            (many, found[about, True] + found[about, False]), (f"{many}_in_time", found[about, True])
        )
    }  # fmt: skip


def balance(facts: Facts) -> Figures:
    """Start + started + reopened - closed = end, over trajectories with a talk (DOMAIN I5, INTERFACES)."""
    walked = [w for w in facts.walks if in_support(w)]
    before = [w for w in walked if w.first_held and w.first_held < facts.first]
    came_back = sum(w.away_from is not None for w in before)
    closed_now = sum(w.ending is not None for w in walked)
    return {
        "start": len(before) - came_back,
        "started": len(walked) - len(before),
        "reopened": came_back,
        "closed": closed_now,
        "end": len(walked) - closed_now,
    }


def closings(facts: Facts) -> list[Ending]:
    """The closings of the period that stand."""
    return [w.ending for w in facts.walks if w.ending]


def _with_status(facts: Facts, status: str) -> int:
    return sum(met.count for met in facts.sessions if met.status == status)


def in_support(walk: Walk) -> bool:
    """A talk, and not only one after the closing: such a check brings nobody back into support."""
    return walk.first_held is not None and (walk.ending is None or walk.first_held <= walk.ending.on)
