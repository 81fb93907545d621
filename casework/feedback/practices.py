"""Meeting the practices every six to eight weeks, with a list for at the coffee table (DOMAIN B16, B17, US-C11)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from casework import access, caseload
from casework.caseload import Line
from casework.feedback.owing import debts
from casework.models import PracticeMeeting
from casework.queries import practices as queries
from foundation import audit
from foundation.people.who import Who
from foundation.refusals import NotFound
from foundation.storage import Store

WARN, ALARM = timedelta(weeks=6), timedelta(weeks=8)  # where a municipality has no norm of its own
FURTHEST = timedelta(weeks=12)


@dataclass(frozen=True, slots=True)
class Practice:
    """A practice whose clients she walks with. `since`: when they last met, or else the first referral.

    They should meet again within `warn`; after `alarm` it is late.
    """

    id: str
    name: str
    number: int
    organisation_id: int
    clients: int
    since: date
    met: bool
    planned_on: date | None
    warn: timedelta = WARN
    alarm: timedelta = ALARM

    def waits(self, today: date) -> bool:
        """Whether they should meet again and nothing is planned."""
        return self.planned_on is None and today - self.since >= self.warn

    def late(self, today: date) -> bool:
        """Whether it is too long ago."""
        return self.planned_on is None and today - self.since > self.alarm

    def weeks(self, today: date) -> int:
        """How many whole weeks ago."""
        return (today - self.since).days // 7


@dataclass(frozen=True, slots=True)
class Coffee:
    """What a coach tells at a practice: its clients with her, and what changed since they last met."""

    practice: Practice
    going: list[Line]
    closed: list[Line]
    new: int
    waiting: int
    letters: int


def mine(store: Store, who: Who, *, today: date, within: tuple[timedelta, timedelta] = (WARN, ALARM)) -> list[Practice]:
    """The practices of the people she walks with now, by name. `within`: how soon they should meet, and must."""
    held: dict[int, date] = {}
    planned: dict[int, date] = {}
    for meeting in queries.meetings(store, who.person_id) if who.person_id is not None else ():
        if meeting.met_on < today or (meeting.met_on == today and meeting.logged_at.date() == today):
            held[meeting.practice_id] = meeting.met_on
        else:
            planned.setdefault(meeting.practice_id, meeting.met_on)
    return [
        Practice(
            id=row.Organisation.public_id, name=row.Organisation.name, number=row.Organisation.id,
            organisation_id=row.organisation_id, clients=row.clients,
            since=held.get(row.Organisation.id, row.first_on), met=row.Organisation.id in held,
            planned_on=planned.get(row.Organisation.id), warn=within[0], alarm=within[1],
        )
        for row in queries.walked_with(store, access.mine(who))
    ]  # fmt: skip


def one(store: Store, who: Who, practice: str, *, today: date) -> Practice:
    """The one with this public id. NotFound for a practice none of her clients came from."""
    found = next((each for each in mine(store, who, today=today) if each.id == practice), None)
    if found is None:
        raise NotFound
    return found


def coffee(store: Store, who: Who, practice: str, *, today: date, now: datetime) -> Coffee:
    """The list for the meeting: code names for the coach only, counts to tell."""
    here = one(store, who, practice, today=today)
    going = [line for line in caseload.lines(store, who, today=today) if line.practice == here.name]
    ended = [line for line in caseload.lines(store, who, today=today, closed=True) if line.practice == here.name]
    owed = sum(debt.practice == here.name for debt in debts(store, who, today=today))
    since = here.since if here.met else date.min
    audit.record(store, who, "practice.coffee", here.id, now=now, organisation_id=here.organisation_id, outcome="seen")
    return Coffee(
        practice=here, going=[line for line in going if line.closed_on is None],
        closed=[line for line in [*going, *ended] if line.closed_on is not None and line.closed_on >= since],
        new=sum(line.received_on > since for line in going), waiting=sum(line.waits() for line in going), letters=owed,
    )  # fmt: skip


def meet(store: Store, who: Who, practice: str, *, on: date, today: date, now: datetime) -> PracticeMeeting:
    """They met on this day, or will: what was planned before gives way to it. Twice the same day is once."""
    here = one(store, who, practice, today=today)
    if who.person_id is None or not today - FURTHEST <= on <= today + FURTHEST:
        raise NotFound
    theirs = [each for each in queries.meetings(store, who.person_id) if each.practice_id == here.number]
    for other in theirs:
        if other.met_on >= today and other.met_on != on:
            store.delete(other)
    made = next((each for each in theirs if each.met_on == on), None)
    if made is None:
        made = PracticeMeeting(
            public_id=store.new_public_id(), organisation_id=here.organisation_id, practice_id=here.number,
            person_id=who.person_id, met_on=on, logged_at=now,
        )  # fmt: skip
        store.add(made)
    store.flush()
    audit.record(store, who, "practice.meet", made.public_id, now=now, organisation_id=here.organisation_id)
    return made
