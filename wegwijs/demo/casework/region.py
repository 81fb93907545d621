"""Where the work is done: desks, weights and waiting, as ids."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Desk:
    """A coach's desk in one municipality: from when, and her share of the referrals there."""

    organisation_id: int
    municipality_id: int
    coach_id: int
    since: int  # months after the beginning
    share: float


@dataclass(frozen=True, slots=True)
class Region:
    """What the crowd needs of the cast: ids, weights, and waiting at the beginning and today."""

    desks: Sequence[Desk]
    weights: Mapping[int, float]  # by municipality
    practices: Mapping[int, Sequence[int]]  # by municipality
    waiting: Mapping[int, tuple[float, float]]  # by organisation


@dataclass(frozen=True, slots=True)
class Walk:
    """Who walks with whom, where; `waiting` is the wait there, as a multiple of the usual."""

    client: int
    organisation_id: int
    municipality_id: int
    coach_id: int
    practice_id: int | None
    waiting: float
