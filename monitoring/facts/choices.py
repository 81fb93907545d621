"""What was chosen over a longer time, counted by the database: who volunteers, and what stood on the map (C07, C08)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, func, select

from casework.models import Participation, Trajectory
from foundation.storage import Store
from monitoring.facts.conditions import activities, counted, of_trajectory
from monitoring.facts.values import ON_MAP_NEARBY, VOLUNTEER
from monitoring.scope import Scope


@dataclass(frozen=True, slots=True)
class Chosen:
    """People who chose something, and those who chose to volunteer; choices of which is known how they were found."""

    clients: int
    volunteers: int
    known: int
    nearby: int


def chosen(store: Store, scope: Scope, *, first: date, last: date, today: date) -> Chosen:
    """Of the choices from `first` up to and with `last`, as `volunteers` and `found_on_map` count them."""
    whose = Trajectory.client_id
    row = store.execute(
        select(
            func.count(whose.distinct()),
            func.count(case((Participation.category == VOLUNTEER, whose)).distinct()),
            func.count(func.nullif(Participation.found, "")),
            func.count(case((Participation.found == ON_MAP_NEARBY, 1))),
        )
        .join(Participation, of_trajectory(Participation))
        .where(Participation.chosen_on.between(first, last), activities(), *counted(scope, today))
    ).one()
    return Chosen(*row)
