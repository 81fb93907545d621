"""What figures count one by one, or person by person, and the day that counts."""

from collections.abc import Iterator

from monitoring.facts.behind import sessions_behind
from monitoring.facts.participations import taking_part_behind
from monitoring.facts.referrals import referrals_behind
from monitoring.facts.returns import returns_behind
from monitoring.facts.told import INTAKE, each_told
from monitoring.facts.values import Told
from monitoring.indicators.outflow import last_stops
from monitoring.tracing.ground import Ground, Piece
from monitoring.tracing.walks import Split, ended


def referrals(ground: Ground) -> Iterator[Piece]:
    """Every referral."""
    for client, on, one in referrals_behind(ground.store, ground.scope, **ground.days):
        yield ground.piece(client, on, referrals=(one,))


def sessions(ground: Ground) -> Iterator[Piece]:
    """Every session."""
    for client, on, one in sessions_behind(ground.store, ground.scope, **ground.days):
        yield ground.piece(client, on, sessions=(one,))


def choices(ground: Ground) -> Iterator[Piece]:
    """Every choice."""
    return (ground.piece(one.client_id, one.chosen_on, joined=(one,)) for one in ground.facts.joined)


def chose(ground: Ground) -> Iterator[Piece]:
    """One piece for each person, on the day of her first choice in the period."""
    for client, made in ground.joined_by_client:
        days = [each.chosen_on for each in made if each.chosen_on >= ground.facts.first]
        if days:
            yield ground.piece(client, min(days), joined=tuple(made))


def new(ground: Ground) -> Iterator[Piece]:
    """One piece for each person, on the day of her first start."""
    for client, made in ground.joined_by_client:
        days = [each.started_on for each in made if each.first and each.started_on]
        if days:
            yield ground.piece(client, min(days), joined=tuple(made))


def active(ground: Ground) -> Iterator[Piece]:
    """One piece for each person who took part."""
    for client, on in taking_part_behind(ground.store, ground.scope, **ground.days):
        yield ground.piece(client, on, taking_part=1)


def stopped(ground: Ground) -> Iterator[Piece]:
    """One piece for each person who dropped out, on the day of her last stop."""
    for client, (on, _, _) in last_stops(ground.facts).items():
        yield ground.piece(client, on, circles=tuple(j for j in ground.facts.circles if j.client_id == client))


def milestones(months: int) -> Split:
    """Every trajectory of the cohort, on its milestone."""

    def split(ground: Ground) -> Iterator[Piece]:
        for one in ground.facts.milestones.get(months, ()):
            yield ground.piece(
                ground.owners[one.trajectory], one.on, milestones={3: (), 6: (), months: (one,)}
            )  # fmt: skip

    return split


def told(ground: Ground) -> Iterator[Piece]:
    """Every first talk and closing of which a referrer could be told."""
    by_id = {walk.id: walk for walk in ground.facts.walks}
    for trajectory, about, in_time in each_told(ground.store, ground.facts.walks, **ground.days):
        walk = by_id[trajectory]
        on = walk.first_held if about == INTAKE else ended(ground, walk)
        if on:
            yield ground.piece(walk.client_id, on, told=(Told(about, in_time, 1),))


def returned(ground: Ground) -> Iterator[Piece]:
    """Every coming back."""
    for client, on, one in returns_behind(ground.store, ground.scope, **ground.days):
        yield ground.piece(client, on, returned=one)


def supported(ground: Ground) -> Iterator[Piece]:
    """One piece for each person, on the day of the first talk of any of her trajectories."""
    for client, walks in ground.walks_by_client:
        days = [walk.first_held for walk in walks if walk.first_held]
        if days:
            yield ground.piece(client, min(days), walks=tuple(walks))
