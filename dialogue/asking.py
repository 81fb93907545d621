"""Asking coaches what is due: whom, in which chat, and at most one question of a kind in a tick (DESIGN §2.6)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import func, select

from casework import questions
from casework.due import Due
from casework.models import Question, Trajectory
from dialogue import outbox
from dialogue.hours import may_speak_to
from dialogue.models import Outgoing
from dialogue.outbox import Address
from dialogue.screens import Screen
from dialogue.unasked import APART, may_tell
from dialogue.whereabouts import reached
from foundation.language.dates import said_on
from foundation.people import leaves, people
from foundation.people.who import Who
from foundation.storage import Store

A_DAY = 5  # questions to one coach in a day; the rest waits in her overview and for tomorrow
Worded = Callable[[Store, Who, Question], Screen]


def ask_due(store: Store, kind: str, due: Sequence[Due], worded: Worded, *, now: datetime) -> int:
    """Ask every coach the first question that is due and note that it was asked, in one transaction.

    During her leave who stands in is asked; without anybody it waits until she is back. What finds no room among the
    unasked messages of this day is noted without a message: from then on it is a line in her overview.
    """
    asked = 0
    for first, to in _first_of_each(store, due, now=now):
        if not _may_hear(store, to, now=now):
            continue
        room = _may_ask(store, to, kind, now=now)
        if kind in APART and not room:
            continue
        for question in questions.ask(store, [first], now=now):
            question.ask_again_on = None  # reminders are lines in her overview; only what she put off is asked anew
            asked += speak(store, to, kind, question, worded, now=now) if room else 0
    return asked


def ask_again(store: Store, kind: str, waiting: Sequence[Question], worded: Worded, *, now: datetime) -> int:
    """Ask anew what a coach put off until today: of her, or of whoever stands in by now."""
    asked, seen = 0, set[Address]()
    for question in waiting:
        coach_id = store.get_one(Trajectory, question.trajectory_id).coach_id
        found = _reachable(store, coach_id, question.organisation_id, now=now)
        if found is not None and found[1] not in seen and _may_ask(store, found[1], kind, now=now):
            question.asked_of, to = found
            seen.add(to)
            question.ask_again_on = None
            asked += speak(store, to, kind, question, worded, now=now)
    return asked


def speak(store: Store, to: Address, kind: str, question: Question, worded: Worded, *, now: datetime) -> int:
    """Put the question in the outbox, once for this question on this day."""
    who = people.who(store, to.channel, to.account, today=said_on(now))
    key = f"{kind}:{question.public_id}:{said_on(now)}"
    row = outbox.prompt(store, to, worded(store, who, question), now=now, key=key, about=question.public_id, kind=kind)
    return int(row is not None)


def _first_of_each(store: Store, due: Sequence[Due], *, now: datetime) -> list[tuple[Due, Address]]:
    """The oldest question for everybody who may be asked it, and where."""
    first: dict[Address, Due] = {}
    known: dict[tuple[int, int], tuple[int, Address] | None] = {}
    for one in sorted(due, key=lambda d: d.due_on):
        whose = one.asked_of, one.organisation_id
        if whose not in known:
            known[whose] = _reachable(store, *whose, now=now)
        found = known[whose]
        if found is not None and found[1] not in first:
            first[found[1]] = replace(one, asked_of=found[0])
    return [(one, to) for to, one in first.items()]


def _reachable(
    store: Store, person_id: int | None, organisation_id: int, *, now: datetime
) -> tuple[int, Address] | None:
    """Who is asked, and where: the coach, or who stands in for her today.

    She has to be a coach there today: not blocked, left, pending or lapsed.
    """
    today = said_on(now)
    spoken_to = leaves.in_place_of(store, person_id, organisation_id, today) if person_id is not None else None
    to = reached(store, spoken_to, "coach", organisation_id=organisation_id, now=now)
    return (spoken_to, to) if spoken_to is not None and to is not None else None


def _may_ask(store: Store, to: Address, kind: str, *, now: datetime) -> bool:
    """A check has a daily limit of its own; any other question is the one thing that is said unasked on a day."""
    if kind not in APART:
        return may_tell(store, to, now=now)
    return _may_hear(store, to, now=now) and _asked_today(store, to, kind, now=now) < A_DAY


def _may_hear(store: Store, to: Address, *, now: datetime) -> bool:
    """Whether this is one of her hours."""
    return may_speak_to(store, people.who(store, to.channel, to.account, today=said_on(now)), now)


def _asked_today(store: Store, to: Address, kind: str, *, now: datetime) -> int:
    since = now - timedelta(hours=12)
    count = store.scalar(
        select(func.count()).where(
            Outgoing.channel == to.channel, Outgoing.account == to.account, Outgoing.kind == kind,
            Outgoing.made_at > since,
        )
    )  # fmt: skip
    return count or 0
