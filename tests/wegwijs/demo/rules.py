"""The rules of casework for one trajectory, told once more and slowly. What is broken comes back in words."""

from collections.abc import Iterator
from datetime import date

from casework import milestones
from foundation.codes import codes, of_class
from foundation.language.dates import add_months, is_working_day
from wegwijs.demo.casework.stories import Story


def broken(story: Story, last: date) -> list[str]:
    """The rules that a story breaks, as known after its last day."""
    return [*_days(story, last), *_talks(story), *_choices(story), *_closings(story), *_answers(story), *_codes(story)]


def _days(story: Story, last: date) -> Iterator[str]:
    happened = [
        *(each.on for each in story.referrals), *(each.on for each in story.talks),
        *(each.on for each in story.endings), *(each.on for each in story.choices),
        *(day for each in story.choices for day in (each.started_on, each.stopped_on) if day),
        *(each.reopened_on for each in story.endings if each.reopened_on),
        *(each.settled_on for each in story.asked if each.settled_on),
    ]  # fmt: skip
    if max(happened) > last:
        yield f"the future: {max(happened)}"
    if not story.referrals or story.referrals[0].repeat or min(happened) < story.referrals[0].on:
        yield "before the referral"
    agreed = [each.on for each in (*story.referrals, *story.talks, *story.endings, *story.choices)]
    if not all(is_working_day(day) for day in agreed):
        yield "work at the weekend"


def _talks(story: Story) -> Iterator[str]:
    final = story.endings[-1] if story.endings and story.endings[-1].reopened_on is None else None
    for talk in story.talks:
        if final and talk.on > final.on and talk.kind not in ("opvolg3", "opvolg6"):
            yield "a talk after the closing"
        if talk.minutes is not None and not (1 <= talk.minutes <= 480 and talk.status == "held"):
            yield "minutes"
    if story.talks and min(story.talks, key=lambda talk: talk.on).kind not in ("intake", "huisbezoek"):
        yield "does not begin with an intake"


def _choices(story: Story) -> Iterator[str]:
    for choice in story.choices:
        if choice.started_on and choice.started_on < choice.on:
            yield "started before chosen"
        if choice.stopped_on and choice.stopped_on < (choice.started_on or choice.on):
            yield "stopped before started"
        if (choice.stopped_on is None) != (choice.stop_reason is None):
            yield "a stop without a reason"
        if not choice.name:
            yield "an activity without a name"


def _closings(story: Story) -> Iterator[str]:
    back = story.referrals[0].on
    for number, end in enumerate(story.endings):
        if end.on < back:
            yield "closed too early"
        if end.reopened_on is None:
            if number < len(story.endings) - 1:
                yield "closed twice"
            continue
        if not end.on <= end.reopened_on <= add_months(end.on, 3):
            yield "reopened too early or too late"
        back = end.reopened_on


def _answers(story: Story) -> Iterator[str]:
    for asked in story.asked:
        day = milestones.milestone(asked.first, asked.months)
        if asked.first != milestones.first_start(story.stays()):
            yield "asked about another start"
        if asked.outcome and not milestones.answerable_from(day) <= asked.settled_on <= milestones.last_day(day):
            yield "answered out of its window"
        if asked.outcome and milestones.contradicts(asked.outcome, story.stays(), day):
            yield "says yes of who had stopped"


def _codes(story: Story) -> Iterator[str]:
    used = {
        "main_reason": {story.reason},
        "referrer_type": {each.by for each in story.referrals},
        "session_kind": {each.kind for each in story.talks},
        "session_status": {each.status for each in story.talks},
        "stop_reason": {each.stop_reason for each in story.choices} - {None},
        "found": {each.found for each in story.choices} - {None},
        "outcome": {each.outcome for each in story.asked} - {None},
        "closing_reason": {each.reason for each in story.endings},
    }
    for name, these in used.items():
        if these - codes(name).keys():
            yield f"{name}: {these - codes(name).keys()}"
    if {each.category for each in story.choices} - of_class("category", "activity"):
        yield "a service is no activity"
