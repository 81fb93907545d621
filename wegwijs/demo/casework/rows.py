"""What happened in a trajectory, as rows of the tables of casework."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from casework import checks, milestones, participations
from casework.consents import PURPOSES
from casework.models import (
    Appointment,
    Closing,
    Consent,
    Contact,
    Enjoyment,
    Feedback,
    FollowUp,
    Participation,
    Question,
    Referral,
    Session,
)
from foundation.language.dates import AMSTERDAM, said_on
from foundation.storage import Store
from wegwijs.demo.casework import noted
from wegwijs.demo.casework.events import Asked, Chosen
from wegwijs.demo.casework.luck import Luck
from wegwijs.demo.casework.stories import Story
from wegwijs.demo.casework.telling import letters

LOGGED_AT = time(16, 30)  # at the end of the working day

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes rows of one store; nothing was logged after `now`. `luck`: for what is noted beside what happened."""

    store: Store
    now: datetime
    luck: Luck

    def at(self, day: date, hour: time = LOGGED_AT) -> datetime:
        """When something of this day was logged."""
        return min(datetime.combine(day, hour, AMSTERDAM).astimezone(UTC), self.now)

    def row(self, story: Story, trajectory_id: int, day: date, **facts: Any) -> Row:
        """A row of this trajectory, logged by its coach on its day."""
        return {
            "public_id": self.store.new_public_id(), "organisation_id": story.organisation_id,
            "trajectory_id": trajectory_id, "logged_by": story.coach_id, "logged_at": self.at(day), **facts,
        }  # fmt: skip


def events(pen: Pen, story: Story, walk: int) -> Iterator[tuple[type, Row]]:
    """Every row of a trajectory but its own, with the table it belongs to."""
    facts: Row
    for each in story.referrals:
        facts = {"referrer_type": each.by, "practice_id": each.practice_id, "repeat": each.repeat}
        yield Referral, pen.row(story, walk, each.on, received_on=each.on, **facts, **noted.of_referral(each, pen.luck))
    if story.spoken:
        yield from _first_contact(pen, story, walk, story.spoken)
    for talk in story.talks:
        facts = {"held_on": talk.on, "minutes": talk.minutes, "kind": talk.kind, "status": talk.status}
        yield Session, pen.row(story, walk, talk.on, **facts)
    for choice in story.choices:
        yield Participation, pen.row(story, walk, choice.on, **choice_row(choice))
    for asked in story.asked:
        yield from _asked(pen, story, walk, asked)
    for end in story.endings:
        facts = {"closed_on": end.on, "reason": end.reason, "may_ask_later": end.may_ask_later}
        again = {"reopened_on": end.reopened_on, "reopened_by": end.reopened_by}
        yield Closing, pen.row(story, walk, end.on, **facts, **again)
    yield from _told(pen, story, walk)
    if story.appointment:
        last = max([each.on for each in story.referrals] + story.held(), default=said_on(pen.now))
        yield Appointment, {
            "public_id": pen.store.new_public_id(), "organisation_id": story.organisation_id,
            "trajectory_id": walk, "planned_on": story.appointment, "made_at": pen.at(last),
        }  # fmt: skip


def _first_contact(pen: Pen, story: Story, walk: int, day: date) -> Iterator[tuple[type, Row]]:
    yield Contact, pen.row(story, walk, day, made_on=day, outcome="spoken")
    for purpose in PURPOSES:
        yield Consent, {
            "organisation_id": story.organisation_id, "trajectory_id": walk, "purpose": purpose,
            "granted": purpose != "story", "answered_on": day, "logged_by": story.coach_id, "logged_at": pen.at(day),
        }  # fmt: skip


def _told(pen: Pen, story: Story, walk: int) -> Iterator[tuple[type, Row]]:
    for letter in letters(story, said_on(pen.now)):
        facts = {"kind": letter.kind, "about_on": letter.about_on, "channel": letter.channel, "sent_on": letter.sent_on}
        yield Feedback, pen.row(story, walk, letter.sent_on, **facts)


def choice_row(choice: Chosen) -> Row:
    """What a choice says of itself; one that waits is asked about."""
    waits = choice.started_on is None and choice.stopped_on is None
    return {
        "category": choice.category, "listing_id": choice.listing_id, "listing_name": choice.name,
        "chosen_on": choice.on, "planned_on": choice.planned_on, "started_on": choice.started_on,
        "stopped_on": choice.stopped_on, "stop_reason": choice.stop_reason, "found": choice.found,
        "ask_start_on": participations.ask_start_on(choice.planned_on) if waits else None,
    }  # fmt: skip


def _asked(pen: Pen, story: Story, walk: int, asked: Asked) -> Iterator[tuple[type, Row]]:
    today = said_on(pen.now)
    of = {"organisation_id": story.organisation_id, "trajectory_id": walk}
    check = checks.Check(asked.months, asked.first, asked.on)
    last = milestones.last_day(check.milestone)
    yield Question, {
        "public_id": pen.store.new_public_id(), **of, "kind": check.kind, "subject": check.subject,
        "due_on": asked.on, "asked_at": pen.at(asked.on, checks.ASK_AT), "asked_of": story.coach_id,
        "ask_again_on": None if asked.settled_on else milestones.next_reminder(asked.on, today),
        "expires_on": None if asked.settled_on else max(last, asked.on + milestones.ASKED_LATE),
        "settled_at": pen.at(asked.settled_on) if asked.settled_on else None,
    }  # fmt: skip
    yield from answer(pen, story, walk, asked)


def answer(pen: Pen, story: Story, walk: int, asked: Asked) -> Iterator[tuple[type, Row]]:
    """The answer to a question, if there is one, and what was told with it."""
    if asked.outcome and asked.settled_on:
        of = {"organisation_id": story.organisation_id, "trajectory_id": walk, "answered_on": asked.settled_on}
        at = pen.at(asked.settled_on)
        yield FollowUp, {
            **of, "months": asked.months, "outcome": asked.outcome, "answered_by": story.coach_id, "logged_at": at,
        }  # fmt: skip
        if told := noted.enjoyed(asked, pen.luck):
            yield Enjoyment, {**of, **told, "logged_by": story.coach_id, "logged_at": at}
