"""Figures about trajectories, one piece for each, on the day that counts for the figure."""

from collections.abc import Callable, Iterator
from datetime import date

from monitoring.facts.values import Walk
from monitoring.indicators.waits import first_spoken
from monitoring.tracing.ground import Ground, Piece

Day = Callable[[Ground, Walk], date | None]
Split = Callable[[Ground], Iterator[Piece]]


def by_walk(day: Day) -> Split:
    """One piece for each trajectory that has such a day."""

    def split(ground: Ground) -> Iterator[Piece]:
        for walk in ground.facts.walks:
            if on := day(ground, walk):
                yield ground.piece(walk.client_id, on, walks=(walk,))

    return split


def ended(_ground: Ground, walk: Walk) -> date | None:
    """Closed."""
    return walk.ending.on if walk.ending else None


def held(_ground: Ground, walk: Walk) -> date | None:
    """The first talk."""
    return walk.first_held


def received(_ground: Ground, walk: Walk) -> date | None:
    """The first referral."""
    return walk.received_on


def back(_ground: Ground, walk: Walk) -> date | None:
    """Reopened."""
    return walk.away_until


def spoken(ground: Ground, walk: Walk) -> date | None:
    """The first contact."""
    return first_spoken(ground.facts, walk)


def rests(ground: Ground, walk: Walk) -> date | None:
    """Since when it rests."""
    return ground.resting_since.get(walk.id)


def came_or_lost(ground: Ground, walk: Walk) -> date | None:
    """The first talk, or else the closing."""
    return walk.first_held or ended(ground, walk)
