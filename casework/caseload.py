"""A coach's caseload: one line per client, with what the day asks of her."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from casework import access, contacts, lent, pauses, queue
from casework.code_names import CodeName
from casework.models import Appointment, Closing, Participation, Pause, Question
from casework.queries import barriers, caseload
from casework.queries.caseload import AnyRow
from casework.status import Standing, status
from foundation.language.dates import is_working_day
from foundation.people.who import Who
from foundation.storage import Store

LATE_FOR_INTAKE = 42  # days (DOMAIN C12), where a municipality has no norm of its own


@dataclass(slots=True)
class Line:
    """One trajectory of hers. Ids are public; `last_contact` is the last held session; days are business dates.

    `client`: by what a button points at it (`lent.pointer`).
    """

    trajectory: str
    client: str
    code_name: str
    word: str
    number: int
    organisation: str
    practice: str | None
    received_on: date
    last_contact: date | None = None
    contacted: bool = False
    calls: int = 0  # in vain, since she was last spoken
    consent_asked_on: date | None = None  # her answer is waited for
    status: str = "aangemeld"
    closed_on: date | None = None
    appointment: Appointment | None = None
    questions: list[Question] = field(default_factory=list)
    participations: list[Participation] = field(default_factory=list)
    ended: list[Participation] = field(default_factory=list)  # those that go on at a listing that has stopped
    pauses: list[Pause] = field(default_factory=list)

    @property
    def pause(self) -> Pause | None:
        """The pause that stands: nothing is asked of her, until its day of waking."""
        return next((each for each in self.pauses if each.ended_on is None), None)

    def waits(self) -> bool:
        """Whether nobody has spoken her yet: no session of any kind, no appointment, no call that she answered."""
        return self.closed_on is None and not self.contacted and self.appointment is None and self.pause is None

    def waits_for_intake(self, today: date, within: int = LATE_FOR_INTAKE) -> bool:
        """Whether she was spoken, but so many days after her referral nobody met her (DOMAIN C12): pauses left out."""
        spoken = self.contacted and self.last_contact is None and self.pause is None
        days = (today - self.received_on).days - pauses.days(self.pauses, self.received_on, today)
        return spoken and self.closed_on is None and days >= within


@dataclass(frozen=True, slots=True)
class Overview:
    """What needs her today (/vandaag), each the longest waiting first. Count before you name.

    `ended`: clients who take part in, or chose, what is no longer on the map. `consents`: who was asked for consent
    and has not answered. `unassigned`: how many referrals of her organisations wait for a coach. `intakes`: spoken, but
    nobody met her in time. Of who rests (`resting`) only appointments, checks and consents are here, and that
    the day of waking has come (`woken`).
    """

    appointments: list[Line]
    waiting: list[Line]
    starts: list[Line]
    checks: list[Line]
    ended: list[Line]
    consents: list[Line] = field(default_factory=list)
    unassigned: int = 0
    intakes: list[Line] = field(default_factory=list)
    woken: list[Line] = field(default_factory=list)
    resting: list[Line] = field(default_factory=list)

    def empty(self) -> bool:
        """Whether nothing needs her."""
        lists = (
            self.appointments, self.waiting, self.starts, self.checks, self.ended, self.consents,
            self.intakes, self.woken,
        )  # fmt: skip
        return not any(lists) and not self.unassigned


@dataclass(frozen=True, slots=True)
class Name:
    """A client of hers, only as far as she is recognised. `client`: see `lent.pointer`."""

    client: str
    code_name: str
    word: str
    number: int
    organisation: str


def names(store: Store, who: Who, *, closed: bool = False) -> list[Name]:
    """Whom `lines` tells of, only by name: one SELECT where it takes eight, asked at every line and tap."""
    found, two = [], lent.lent(store, who)
    for row in caseload.names(store, access.walkers(who), closed=closed):
        pointer, code_name = _which(row, row.public_id, two, who)
        found.append(Name(pointer, code_name, row.code_word, row.code_number, row.organisation))
    return found


def lines(store: Store, who: Who, *, today: date, closed: bool = False) -> list[Line]:
    """Her open trajectories and those with an open question (`closed`: the others), who needs her first.

    Today's appointments, then open questions, then those waiting for a first contact, then the longest unseen.
    """
    walks = caseload.walks(store, access.mine(who), closed=closed)
    ids = [row.Trajectory.id for row in walks]
    received = caseload.first_received(store, ids)
    two = lent.lent(store, who)
    found = {row.Trajectory.id: _line(row, received, _which(row, row.Trajectory.public_id, two, who)) for row in walks}
    _fill(store, found, today)
    return sorted(found.values(), key=lambda line: _urgency(line, today))


def overview(store: Store, who: Who, *, today: date, intake_within: int = LATE_FOR_INTAKE) -> Overview:
    """Her day in lists. An intake is late after so many days."""
    mine = lines(store, who, today=today)
    awake = [line for line in mine if line.pause is None]
    waiting = sorted((line for line in mine if line.waits()), key=lambda line: (line.received_on, line.code_name))
    return Overview(
        appointments=[line for line in mine if line.appointment and line.appointment.planned_on == today],
        waiting=waiting,
        starts=[line for line in awake if any(asked.kind == "start" for asked in line.questions)],
        checks=[line for line in mine if any(asked.kind != "start" for asked in line.questions)],
        ended=[line for line in awake if line.ended],
        consents=[line for line in mine if line.consent_asked_on],
        unassigned=queue.count(store, who, imported=False),
        intakes=[line for line in awake if line.waits_for_intake(today, intake_within)],
        resting=[line for line in mine if line.pause],
        woken=[line for line in mine if line.pause and line.pause.until_on <= today and line.closed_on is None],
    )


def called(store: Store, who: Who, word: str, number: int, *, today: date) -> list[Line]:
    """Her lines with this code name: in two organisations it can be two clients. Open ones first."""
    every = lines(store, who, today=today) + lines(store, who, today=today, closed=True)
    return [line for line in every if (line.word, line.number) == (word, number)]


def working_days_waiting(line: Line, today: date) -> int:
    """How many working days ago the referral came in; the days of a pause do not count (DOMAIN B11)."""
    since = (line.received_on + timedelta(days=day) for day in range(1, (today - line.received_on).days + 1))
    return sum(is_working_day(day) and not pauses.covers(line.pauses, day) for day in since)


def _which(row: AnyRow, trajectory: str, two: Mapping[str, str], who: Who) -> tuple[str, str]:
    """By what to point at her, and what she is called: see `lent`."""
    name = str(CodeName(row.code_word, row.code_number))
    return (trajectory if trajectory in two else row.client), lent.named(name, two.get(trajectory), who)


def _line(row: AnyRow, received: dict[int, date], which: tuple[str, str]) -> Line:
    return Line(
        trajectory=row.Trajectory.public_id, client=which[0], code_name=which[1], word=row.code_word,
        number=row.code_number, organisation=row.organisation, practice=row.practice,
        received_on=received[row.Trajectory.id], consent_asked_on=row.Trajectory.consent_asked_on,
    )  # fmt: skip


def _fill(store: Store, found: dict[int, Line], today: date) -> None:
    ids = list(found)
    meetings = defaultdict(list)
    for row in caseload.sessions(store, ids):
        meetings[row.trajectory_id].append((row.held_on, row.status == "held"))
    tries = defaultdict(list)
    for row in caseload.tries(store, ids):
        tries[row.trajectory_id].append(row.outcome)
    for planned in caseload.appointments(store, ids, today):
        found[planned.trajectory_id].appointment = found[planned.trajectory_id].appointment or planned
    stopped = caseload.ended(store, ids)
    for choice in caseload.participations(store, ids):
        found[choice.trajectory_id].participations.append(choice)
        if choice.id in stopped:
            found[choice.trajectory_id].ended.append(choice)
    _fill_waiting(store, found)
    last = {closing.trajectory_id: closing for closing in caseload.closings(store, ids)}
    answered = caseload.answered(store, ids)
    for id_, line in found.items():
        line.calls = contacts.calls(tries[id_])
        spoken = contacts.SPOKEN in tries[id_]
        _judge(line, meetings[id_], last.get(id_), spoken=spoken, answered=id_ in answered)


def _fill_waiting(store: Store, found: dict[int, Line]) -> None:
    for pause in barriers.pauses(store, list(found)):
        found[pause.trajectory_id].pauses.append(pause)
    for asked in caseload.questions(store, list(found)):
        found[asked.trajectory_id].questions.append(asked)


def _judge(
    line: Line, meetings: Iterable[tuple[date, bool]], last: Closing | None, *, spoken: bool, answered: bool
) -> None:
    held = [day for day, was_held in meetings if was_held]
    reopened_on = last.reopened_on if last else None
    line.closed_on = last.closed_on if last and reopened_on is None else None
    line.contacted = spoken or bool(list(meetings))
    line.last_contact = max(held, default=None)
    open_ones = [choice for choice in line.participations if choice.stopped_on is None]
    line.status = status(
        Standing(
            closed=line.closed_on is not None,
            paused=line.pause is not None,
            reopened=reopened_on is not None,
            held=len(held),
            held_since_reopening=sum(reopened_on is not None and day >= reopened_on for day in held),
            not_held=len(list(meetings)) - len(held) + spoken,
            appointments=line.appointment is not None,
            waiting=sum(choice.started_on is None for choice in open_ones),
            going=sum(choice.started_on is not None for choice in open_ones),
            ended=len(line.participations) - len(open_ones),
            answered=answered,
        )
    )


def _urgency(line: Line, today: date) -> tuple[int, date, str]:
    if line.appointment and line.appointment.planned_on == today:
        return 0, today, line.code_name
    if line.questions:
        return 1, line.questions[0].due_on, line.code_name
    if line.waits():
        return 2, line.received_on, line.code_name
    return 3, line.last_contact or line.received_on, line.code_name
