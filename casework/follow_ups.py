"""Answers to "does she still take part?" after three and six months (DOMAIN I12, I13)."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from casework import access, checks, entries, milestones, questions
from casework.due import Due
from casework.milestones import Stay
from casework.models import FollowUp, Question, Session, Trajectory
from casework.queries import checks as facts_of
from casework.queries import follow_ups, participations
from casework.queries import questions as asked_before
from foundation import audit
from foundation.language.dates import said_on
from foundation.people.who import Who
from foundation.refusals import Refusal
from foundation.storage import Store


class NothingStarted(Refusal):
    """Without a first start there is no milestone to answer for."""


class TooEarlyToAnswer(Refusal):
    """An answer counts from seven days before the milestone. `answerable_from`, `milestone`."""


def answer(store: Store, who: Who, trajectory: str, *, months: int, outcome: str, now: datetime) -> FollowUp:
    """Record what was so on the milestone date. Answered again, the newest counts and both stay; late is allowed."""
    walk = access.trajectory_for(store, who, trajectory, now=now)
    entries.known("outcome", outcome)
    day = milestone_of(store, walk, months)
    today = said_on(now)
    if today < milestones.answerable_from(day):
        raise TooEarlyToAnswer(answerable_from=milestones.answerable_from(day), milestone=day)
    given = follow_ups.answers(store, walk).get(months)
    if given and (given.outcome, given.answered_by, given.answered_on) == (outcome, who.person_id, today):
        return given
    given = FollowUp(
        organisation_id=walk.organisation_id, trajectory_id=walk.id, months=months, outcome=outcome,
        answered_on=today, answered_by=who.person_id, logged_at=now,
    )  # fmt: skip
    store.add(given)
    audit.record(
        store, who, f"follow_up.answer_{months}", walk.public_id, now=now, organisation_id=walk.organisation_id
    )
    questions.review(store, walk, now=now)
    return given


def answer_of(store: Store, walk: Trajectory, months: int) -> FollowUp | None:
    """The answer that counts, in a trajectory that was let through."""
    return follow_ups.answers(store, walk).get(months)


def undo(store: Store, who: Who, trajectory: str, *, months: int, now: datetime) -> None:
    """Take the newest answer back within ten minutes; the answer before it counts again, or the question is open."""
    walk = access.trajectory_for(store, who, trajectory, now=now)
    given = follow_ups.answers(store, walk).get(months)
    if given is None or given.answered_by != who.person_id or now - given.logged_at > entries.UNDO_WITHIN:
        raise entries.TooLateToUndo
    store.delete(given)
    audit.record(store, who, f"follow_up.undo_{months}", walk.public_id, now=now, organisation_id=walk.organisation_id)
    questions.review(store, walk, now=now)


def counts_for(store: Store, session: Session) -> int | None:
    """The months of the check that this talk may count as: held within its window, and not answered (DOMAIN §2.3)."""
    first = participations.first_start(store, session.trajectory_id) if session.status == "held" else None
    if first is None:
        return None
    days = {months: milestones.milestone(first, months) for months in milestones.MONTHS}
    near = [
        months
        for months, day in days.items()
        if milestones.answerable_from(day) <= session.held_on <= milestones.last_day(day)
    ]
    open_ones = {months for months, _ in _open(store, session.trajectory_id)} if near else set()
    return next((months for months in near if months in open_ones), None)


def late(store: Store, walk: Trajectory, today: date) -> list[int]:
    """The months of the checks whose day has come and that nobody answered, also long after: an answer is welcome."""
    return [months for months, day in _open(store, walk.id) if day <= today]


def _open(store: Store, trajectory_id: int) -> Iterator[tuple[int, date]]:
    """Months and milestone of what may be asked, was not answered, and is not known without asking."""
    facts = facts_of.facts(store, [trajectory_id])[trajectory_id]
    first = milestones.first_start(facts.stays)
    if first is None or facts.refused or not milestones.may_be_asked(facts.stays, facts.ends):
        return
    for months in milestones.MONTHS:
        day = milestones.milestone(first, months)
        if months not in facts.answered and milestones.derived(facts.stays, day) is None:
            yield months, day


def ask_now(store: Store, who: Who, walk: Trajectory, months: int, *, now: datetime) -> Question:
    """The question of this check, of a trajectory that was let through: it was asked, and is not asked on its day."""
    first = milestones.first_start(_stays(store, walk))
    if first is None:
        raise NothingStarted
    check = checks.Check(months, first, milestones.ask_on(milestones.milestone(first, months)))
    known = asked_before.about(store, walk.id, check.kind, check.subject)
    if known is not None:
        return known
    name = access.client_of(store, walk).code_name
    due = Due(
        walk.organisation_id, walk.id, walk.public_id, name, who.person_id or 0, kind=check.kind,
        subject=check.subject, due_on=said_on(now), about=check.milestone,
    )  # fmt: skip
    question = questions.ask(store, [due], now=now)[0]
    question.ask_again_on = None
    store.flush()
    return question


def contradicts(store: Store, who: Who, trajectory: str, *, months: int, outcome: str, now: datetime) -> bool:
    """Whether this answer says "yes" of somebody whose every participation had ended by then: ask which is right."""
    walk = access.trajectory_for(store, who, trajectory, now=now)
    return milestones.contradicts(outcome, _stays(store, walk), milestone_of(store, walk, months))


def milestone_of(store: Store, walk: Trajectory, months: int) -> date:
    """The day a check of this trajectory is about; NothingStarted without a first start."""
    first = milestones.first_start(_stays(store, walk))
    if months not in milestones.MONTHS or first is None:
        raise NothingStarted
    return milestones.milestone(first, months)


def _stays(store: Store, walk: Trajectory) -> Sequence[Stay]:
    return [Stay(p.started_on, p.stopped_on, p.stop_reason) for p in participations.of(store, walk)]
