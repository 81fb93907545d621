"""Asking coaches what is due: whom, in which chat, and at most one question of a kind in a tick (DESIGN §2.6)."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, select

from casework import questions
from casework.due import Due
from casework.models import Question
from dialogue import outbox
from dialogue.models import Outgoing
from dialogue.outbox import Address
from dialogue.screens import Screen
from foundation.language.dates import said_on
from foundation.people import accounts, people
from foundation.people.who import Who
from foundation.storage import Store

A_DAY = 5  # questions to one coach in a day; the rest waits in her overview and for tomorrow
Worded = Callable[[Store, Who, Question], Screen]


def ask_due(store: Store, kind: str, due: Sequence[Due], worded: Worded, *, now: datetime) -> int:
    """Ask every coach the first question that is due and note that it was asked, in one transaction."""
    asked = 0
    for first, to in _first_of_each(store, due, now=now):
        if _asked_today(store, to, kind, now=now) >= A_DAY:
            continue
        for question in questions.ask(store, [first], now=now):
            question.ask_again_on = None  # reminders are lines in her overview; only what she put off is asked anew
            asked += speak(store, to, kind, question, worded, now=now)
    return asked


def ask_again(store: Store, kind: str, waiting: Sequence[Question], worded: Worded, *, now: datetime) -> int:
    """Ask anew what a coach put off until today."""
    asked, seen = 0, set[int]()
    for question in waiting:
        to = _reachable(store, question.asked_of, question.organisation_id, now=now)
        if to is not None and question.asked_of is not None and question.asked_of not in seen:
            seen.add(question.asked_of)
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
    first: dict[int, tuple[Due, Address]] = {}
    known: dict[tuple[int, int], Address | None] = {}
    for one in sorted(due, key=lambda d: d.due_on):
        whose = one.asked_of, one.organisation_id
        if one.asked_of not in first and whose not in known:
            known[whose] = _reachable(store, *whose, now=now)
        to = known.get(whose)
        if one.asked_of not in first and to is not None:
            first[one.asked_of] = one, to
    return list(first.values())


def _reachable(store: Store, person_id: int | None, organisation_id: int, *, now: datetime) -> Address | None:
    """Where she can be asked, if she is a coach of this organisation today: not blocked, left, pending or lapsed."""
    if person_id is None:
        return None
    for account in accounts.of(store, person_id):
        who = people.who(store, account.channel, account.number, today=said_on(now))
        if organisation_id in who.organisations("coach"):
            return Address(account.channel, account.number, account.number, who.language)
    return None


def _asked_today(store: Store, to: Address, kind: str, *, now: datetime) -> int:
    since = now - timedelta(hours=12)
    count = store.scalar(
        select(func.count()).where(
            Outgoing.channel == to.channel, Outgoing.account == to.account, Outgoing.kind == kind,
            Outgoing.made_at > since,
        )
    )  # fmt: skip
    return count or 0
