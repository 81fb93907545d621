"""Being away: from when until when, and who stands in. Nobody stands in before she agreed (DOMAIN A05, US-C14)."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from foundation.language.dates import said_on
from foundation.people.models import Leave
from foundation.people.queries import colleagues
from foundation.people.queries import leaves as queries
from foundation.people.who import Who
from foundation.refusals import NotFound, Refusal
from foundation.storage import Store


class LeaveOverlaps(Refusal):
    """She is away already on some of these days."""


def take(
    store: Store,
    who: Who,
    *,
    organisation_id: int,
    from_on: date,
    until_on: date,
    stand_in_id: int | None,
    now: datetime,
) -> Leave:
    """Be away on these days, both included. Who stands in has to be a coach of that organisation, and to agree."""
    today = said_on(now)
    if organisation_id not in who.organisations("coach") or not today <= from_on <= until_on:
        raise NotFound
    if stand_in_id is not None:
        there = {person.id for person in colleagues.of(store, [organisation_id], "coach", today=today)}
        if stand_in_id not in there - {who.person_id}:
            raise NotFound
    person_id = _person(who)
    if queries.overlapping(store, person_id, organisation_id, from_on, until_on):
        raise LeaveOverlaps
    leave = Leave(
        public_id=store.new_public_id(), person_id=person_id, organisation_id=organisation_id, from_on=from_on,
        until_on=until_on, stand_in_id=stand_in_id, made_at=now,
    )  # fmt: skip
    store.add(leave)
    store.flush()
    return leave


def answer(store: Store, who: Who, public_id: str, *, agrees: bool, now: datetime) -> Leave:
    """Who was asked to stand in agrees, or does not. A refusal leaves the days without anybody."""
    leave = queries.with_public_id(store, public_id)
    if leave is None or who.person_id is None or leave.stand_in_id != who.person_id or leave.until_on < said_on(now):
        raise NotFound
    if agrees:
        leave.accepted_at = leave.accepted_at or now
    else:
        leave.stand_in_id, leave.accepted_at = None, None
    return leave


def end(store: Store, who: Who, public_id: str, *, now: datetime) -> Leave:
    """Back early, or not away after all: from today on she is there again."""
    leave = queries.with_public_id(store, public_id)
    if leave is None or who.person_id is None or leave.person_id != who.person_id or leave.until_on < said_on(now):
        raise NotFound
    today = said_on(now)
    if leave.from_on >= today:
        store.delete(leave)
    else:
        leave.until_on = today - timedelta(days=1)
    store.flush()
    return leave


def coming(store: Store, who: Who, today: date) -> Sequence[Leave]:
    """Her leaves that are not over, earliest first."""
    return queries.coming(store, who.person_id, today) if who.person_id is not None else ()


def asked_of(store: Store, who: Who, today: date) -> Sequence[Leave]:
    """The leaves of colleagues for which she is asked to stand in, and has not answered."""
    return queries.asked_of(store, who.person_id, today) if who.person_id is not None else ()


def unanswered(store: Store, today: date) -> Sequence[Leave]:
    """Every leave for which somebody was asked to stand in who has not answered yet."""
    return queries.unanswered(store, today)


def in_place_of(store: Store, person_id: int, organisation_id: int, day: date) -> int | None:
    """Who is spoken to about this coach's clients on a day: she herself, who stands in, or nobody (None)."""
    leave = queries.on(store, person_id, organisation_id, day)
    if leave is None:
        return person_id
    stand_in = leave.stand_in_id if leave.accepted_at is not None else None
    if stand_in is None or queries.on(store, stand_in, organisation_id, day) is not None:
        return None
    return stand_in


def stood_in(store: Store, person_ids: Collection[int], *, since: date) -> set[int]:
    """Who stood in for any of these, on a day since then."""
    return queries.stood_in(store, person_ids, since)


def is_away(store: Store, person_id: int, organisation_ids: tuple[int, ...], day: date) -> bool:
    """Whether she is away from everything she does: on leave in each of these organisations."""
    return bool(organisation_ids) and all(
        queries.on(store, person_id, organisation_id, day) is not None for organisation_id in organisation_ids
    )


def _person(who: Who) -> int:
    if who.person_id is None:
        raise NotFound
    return who.person_id
