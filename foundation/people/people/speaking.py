"""Who is behind an account, with what she may do today."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row

from foundation.people import locks
from foundation.people.models import Person
from foundation.people.people.days import day
from foundation.people.people.members import members
from foundation.people.queries.who import speaker
from foundation.people.who import STRANGER, Who
from foundation.storage import Store

IDLE_DAYS = 90
LAPSING = frozenset({"coach", "admin", "regisseur"})


def who(store: Store, channel: str, number: int, *, today: date) -> Who:
    """The person behind an account, with what she may do today; `STRANGER` for an unknown or blocked one.

    One query, asked at every update. Memberships of coach, admin and regisseur lapse after 90 days without a
    sign of life; those of providers never do (DESIGN §4 "People").
    """
    rows = speaker(store, channel, number, today=today)
    if not rows:
        return STRANGER
    first = rows[0]
    confirmed, waiting = members(rows)
    idle = first.last_seen_at is not None and (today - day(first.last_seen_at)).days > IDLE_DAYS
    return Who(
        person_id=first.person_id,
        name=first.name,
        language=first.language,
        members=tuple(m for m in confirmed if not (idle and m.role in LAPSING)),
        pending=tuple(waiting),
        lapsed=tuple(m for m in confirmed if idle and m.role in LAPSING),
        seen_at=first.last_seen_at,
        stands_in_for=frozenset((row.absent_id, row.absent_from_id) for row in rows if row.absent_id is not None),
        locks_at=first.locks_at,
        locks_after=_quiet_minutes(rows),
    )


def _quiet_minutes(rows: Iterable[Row[*tuple[Any, ...]]]) -> int | None:
    """The least that she herself or an organisation where she sees clients asks for; None where nobody does."""
    walks = [row for row in rows if row.role in locks.SEE_CLIENTS]  # who is nothing of that any more, is asked none
    asked = [row.asked_minutes for row in walks if row.asked_minutes is not None]
    own = [row.lock_minutes or locks.USUAL for row in walks if row.locks_at is not None]
    return min(asked + own, default=None)


def seen(store: Store, who: Who, *, now: datetime) -> None:
    """Note a sign of life, at most once a day; while a membership is lapsed only a colleague can do that."""
    if who.person_id is None or who.lapsed or (who.seen_at is not None and day(who.seen_at) >= day(now)):
        return
    store.get_one(Person, who.person_id).last_seen_at = now
