"""What was wished for and has not come, counted."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from foundation.storage import Store
from social_map.wishes.models import Wish

MOST = 2000
FORGOTTEN = 0  # no person has this number


@dataclass(frozen=True, slots=True)
class Asked:
    """How often the same was wished and not found: a concept, or a category where no concept was understood.

    `coaches`: how many different people wished it; those who are forgotten count as one.
    """

    municipality_id: int
    subject: str
    category: str
    count: int
    coaches: int


def unanswered(store: Store, first: date, last: date, municipality_ids: Collection[int] | None = None) -> list[Asked]:
    """What was wished in these months and has not come, most first; what was asked for once too."""
    subject = func.coalesce(Wish.concept, Wish.category)
    coaches = func.count(func.distinct(func.coalesce(Wish.person_id, FORGOTTEN)))
    query = (
        select(Wish.municipality_id, subject, func.min(Wish.category), func.count(), coaches)
        .where(Wish.month.between(first, last), Wish.answered_on.is_(None))
        .group_by(Wish.municipality_id, subject)
        .order_by(func.count().desc(), subject)
    )
    if municipality_ids is not None:
        query = query.where(Wish.municipality_id.in_(municipality_ids))
    return [Asked(*row) for row in store.execute(query.limit(MOST))]
