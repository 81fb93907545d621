"""How each indicator falls apart into pieces: by referral, session, trajectory, choice or person, and on what day."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from monitoring.facts.behind import sessions_behind
from monitoring.facts.participations import taking_part_behind
from monitoring.facts.referrals import referrals_behind
from monitoring.facts.returns import returns_behind
from monitoring.facts.told import INTAKE, each_told
from monitoring.facts.values import Told, Walk
from monitoring.indicators.outflow import last_stops
from monitoring.indicators.waits import first_spoken
from monitoring.tracing.ground import Ground, Piece

Split = Callable[[Ground], Iterator[Piece]]
Day = Callable[[Ground, Walk], date | None]


def _referrals(ground: Ground) -> Iterator[Piece]:
    for client, on, one in referrals_behind(ground.store, ground.scope, **ground.days):
        yield ground.piece(client, on, referrals=(one,))


def _sessions(ground: Ground) -> Iterator[Piece]:
    for client, on, one in sessions_behind(ground.store, ground.scope, **ground.days):
        yield ground.piece(client, on, sessions=(one,))


def _choices(ground: Ground) -> Iterator[Piece]:
    return (ground.piece(one.client_id, one.chosen_on, joined=(one,)) for one in ground.facts.joined)


def _chose(ground: Ground) -> Iterator[Piece]:
    """One piece for each person, on the day of her first choice in the period."""
    for client, made in ground.joined_by_client:
        days = [each.chosen_on for each in made if each.chosen_on >= ground.facts.first]
        if days:
            yield ground.piece(client, min(days), joined=tuple(made))


def _new(ground: Ground) -> Iterator[Piece]:
    for client, made in ground.joined_by_client:
        days = [each.started_on for each in made if each.first and each.started_on]
        if days:
            yield ground.piece(client, min(days), joined=tuple(made))


def _active(ground: Ground) -> Iterator[Piece]:
    for client, on in taking_part_behind(ground.store, ground.scope, **ground.days):
        yield ground.piece(client, on, taking_part=1)


def _stopped(ground: Ground) -> Iterator[Piece]:
    for client, (on, _, _) in last_stops(ground.facts).items():
        yield ground.piece(client, on, circles=tuple(j for j in ground.facts.circles if j.client_id == client))


def _milestones(months: int) -> Split:
    def split(ground: Ground) -> Iterator[Piece]:
        for one in ground.facts.milestones.get(months, ()):
            yield ground.piece(
                ground.owners[one.trajectory], one.on, milestones={3: (), 6: (), months: (one,)}
            )  # fmt: skip

    return split


def _told(ground: Ground) -> Iterator[Piece]:
    by_id = {walk.id: walk for walk in ground.facts.walks}
    for trajectory, about, in_time in each_told(ground.store, ground.facts.walks, **ground.days):
        walk = by_id[trajectory]
        on = walk.first_held if about == INTAKE else _ended(ground, walk)
        if on:
            yield ground.piece(walk.client_id, on, told=(Told(about, in_time, 1),))


def _returned(ground: Ground) -> Iterator[Piece]:
    for client, on, one in returns_behind(ground.store, ground.scope, **ground.days):
        yield ground.piece(client, on, returned=one)


def _supported(ground: Ground) -> Iterator[Piece]:
    """One piece for each person, on the day of the first talk of any of her trajectories."""
    for client, walks in ground.walks_by_client:
        days = [walk.first_held for walk in walks if walk.first_held]
        if days:
            yield ground.piece(client, min(days), walks=tuple(walks))


def _walks(day: Day) -> Split:
    def split(ground: Ground) -> Iterator[Piece]:
        for walk in ground.facts.walks:
            if on := day(ground, walk):
                yield ground.piece(walk.client_id, on, walks=(walk,))

    return split


def _ended(_ground: Ground, walk: Walk) -> date | None:
    return walk.ending.on if walk.ending else None


def _held(_ground: Ground, walk: Walk) -> date | None:
    return walk.first_held


def _received(_ground: Ground, walk: Walk) -> date | None:
    return walk.received_on


def _back(_ground: Ground, walk: Walk) -> date | None:
    return walk.away_until


def _spoken(ground: Ground, walk: Walk) -> date | None:
    return first_spoken(ground.facts, walk)


def _rests(ground: Ground, walk: Walk) -> date | None:
    return ground.resting_since.get(walk.id)


def _came_or_lost(ground: Ground, walk: Walk) -> date | None:
    return walk.first_held or _ended(ground, walk)


SPLITS: Mapping[str, Split] = {  # by indicator; a number of it with another day or unit has its own, after a dot
    "referrals": _referrals, "fitting": _referrals, "variants": _referrals, "from_where": _referrals,
    "icpc": _walks(_received), "supported_clients": _supported, "supported_clients.trajectories": _walks(_held),
    "reasons": _walks(_held), "reach": _walks(_held), "paused": _walks(_rests), "sessions": _sessions,
    "closed": _walks(_ended), "sessions_per_trajectory": _walks(_ended), "chosen": _choices, "volunteers": _chose,
    "found_on_map": _choices, "participants": _active, "participants.new": _new,
    "after_3_months": _milestones(3), "after_6_months": _milestones(6), "six_months_plus": _milestones(6),
    "dropped_out": _stopped, "lost_before_intake": _walks(_ended), "lost_in_trajectory": _walks(_ended),
    "completed": _walks(_ended), "feedback": _told, "came_back": _returned, "balance": _walks(_held),
    "balance.closed": _walks(_ended), "balance.reopened": _walks(_back), "waiting": _walks(_received),
    "wait_for_contact": _walks(_spoken), "wait_for_intake": _walks(_held), "waited": _walks(_came_or_lost),
}  # fmt: skip
