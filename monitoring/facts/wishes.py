"""What was wished for and was not on the map, per category."""

from datetime import date

from sqlalchemy import ColumnElement, Select, func, select

from foundation.people.models import Organisation
from monitoring.facts.asking import asked_counts
from monitoring.facts.together import Source, read
from monitoring.facts.values import Wished
from monitoring.scope import Scope
from social_map.wishes.models import Wish


def wished(source: Source, scope: Scope, *, first: date, last: date, today: date) -> tuple[Wished, ...]:
    """Wishes made in the months of the period, and whether something that fits had come by today.

    Who made one is kept only to tell her, so a coach has none in her figures.
    """
    if scope.coach_id is not None:
        return ()
    rows = read(source, _wished, scope, first=first, last=last, today=today)
    return tuple(Wished(category, bool(answered), count) for category, answered, count in rows)


@asked_counts(Wish.municipality_id)
def _wished(scope: Scope, first: date, last: date, today: date) -> Select[str, bool, int]:
    came = Wish.answered_on.is_not(None) & (Wish.answered_on <= today)
    return (
        select(Wish.category, came, func.count())
        .where(Wish.month.between(first, last), *of_scope(scope))
        .group_by(Wish.category, came)
        .order_by(Wish.category)
    )


def of_scope(scope: Scope) -> list[ColumnElement[bool]]:
    """Joins wishes with the organisation that made them: those of this scope."""
    where: list[ColumnElement[bool]] = [
        Organisation.id == Wish.organisation_id, Organisation.invented.is_(scope.invented)
    ]  # fmt: skip
    if scope.municipality_ids is not None:
        where.append(Wish.municipality_id.in_(scope.municipality_ids))
    if scope.organisation_ids is not None:
        where.append(Wish.organisation_id.in_(scope.organisation_ids))
    return where
