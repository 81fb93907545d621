"""Which letters a coach owes, over all her clients or for one."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from casework import access
from casework.code_names import CodeName
from casework.feedback.moments import TOO_LONG_AGO, Owed, Told, offered, owed
from casework.models import Trajectory
from casework.queries import feedback as queries
from foundation.people.who import Who
from foundation.storage import Store


@dataclass(frozen=True, slots=True)
class Debt:
    """A letter that is owed about one of her clients. Ids are public; `late`: more than fourteen days after."""

    trajectory: str
    client: str
    code_name: str
    practice: str | None
    referrer_type: str
    letter: Owed
    late: bool


def debts(store: Store, who: Who, *, today: date) -> list[Debt]:
    """Every letter she owes, oldest first. Nothing from before an import is owed."""
    ids = queries.moved(store, access.mine(who), today - TOO_LONG_AGO)
    told = told_of(store, ids)
    found = []
    for row in queries.walks(store, sorted(ids)) if ids else ():
        walk, name = row.Trajectory, str(CodeName(row.code_word, row.code_number))
        for letter in owed(told[walk.id], today):
            if walk.imported_at is None or letter.about_on > walk.imported_at.date():
                late = today > letter.due_on
                debt = Debt(walk.public_id, row.client, name, row.practice, told[walk.id].referrer_type, letter, late)
                found.append(debt)
    return sorted(found, key=lambda debt: (debt.letter.about_on, debt.code_name))


def letters_for(store: Store, who: Who, trajectory: str, *, today: date, now: datetime) -> tuple[Told, list[Owed]]:
    """How one trajectory of hers stands, and the letters that can be written about it now."""
    walk = access.trajectory_for(store, who, trajectory, now=now)
    told = told_of(store, [walk.id])[walk.id]
    return told, offered(told, today)


def to_write(store: Store, walk: Trajectory, *, today: date) -> list[Owed]:
    """The same, for a trajectory that was let through."""
    return offered(told_of(store, [walk.id])[walk.id], today)


def told_of(store: Store, ids: Collection[int]) -> dict[int, Told]:
    """What counts of each of these trajectories."""
    known = sorted(ids)
    referred, held = queries.last_referrals(store, known), queries.first_held(store, known)
    checked, closed = queries.checked(store, known), queries.last_closings(store, known)
    sent, granted, tries = queries.sent(store, known), queries.granted(store, known), queries.tries(store, known)
    found = {}
    for id_ in known:
        last, tried = closed.get(id_), tries.get(id_, [])
        final = last if last is not None and last.reopened_on is None else None
        again = last.reopened_by if last is not None and last.reopened_on is not None else None
        found[id_] = Told(
            referrer_type=again or (referred[id_].referrer_type if id_ in referred else "onbekend"),
            granted=granted.get(id_), first_held=held.get(id_), checked_on=checked.get(id_),
            closed_on=final.closed_on if final else None, closing_reason=final.reason if final else "",
            tries=len(tried), last_try=tried[-1].made_on if tried else None, sent=frozenset(sent.get(id_, ())),
        )  # fmt: skip
    return found
