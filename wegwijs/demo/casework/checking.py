"""The questions after three and six months, and what coaches answered: by the rules of `casework.milestones`."""

from collections.abc import Mapping
from datetime import date, timedelta

from casework import milestones
from foundation.language.dates import next_working_day
from wegwijs.demo.casework.events import Asked
from wegwijs.demo.casework.luck import Luck
from wegwijs.demo.casework.stories import Story
from wegwijs.demo.casework.talking import hold

ANSWERED = 0.84
STOPPED_UNNOTED = 0.07  # stopped, and nobody wrote down when
WITH_A_TALK = 0.2


def ask(story: Story, luck: Luck, after: date = date.min) -> None:
    """Ask after three and six months, and mostly get an answer.

    `after`: the last day that is known already. What was asked by then and still waits is answered later.
    """
    story.asked[:] = [each if each.settled_on else _answered(story, luck, each, after) for each in story.asked]
    known = {each.months for each in story.asked}
    for months in milestones.MONTHS:
        asked = _question(story, months)
        if asked and asked.on > after and months not in known:
            story.asked.append(_answered(story, luck, asked, after))


def _answered(story: Story, luck: Luck, asked: Asked, after: date) -> Asked:
    first = max(asked.on, after + timedelta(days=1))
    milestone = milestones.milestone(asked.first, asked.months)
    if not luck.has(ANSWERED):
        return _settled(asked, max(milestones.last_day(milestone), first), None)
    day = luck.working_day(first, 0, 12)
    died = milestones.died_on(story.stays(), story.ends_on(day))
    if died and died <= day:
        return _settled(asked, max(died, first), None)
    if day > milestones.last_day(milestone) or milestones.derived(story.stays(), milestone):
        return _settled(asked, day, None)
    outcome = _outcome(story, luck, milestone)
    if outcome == "same" and luck.has(WITH_A_TALK):
        hold(story, luck, day, f"opvolg{asked.months}")
    return _settled(asked, day, outcome)


def answer(story: Story, outcomes: Mapping[int, str | None]) -> None:
    """Ask, and get exactly these answers two working days later; None: not answered yet."""
    for months, outcome in outcomes.items():
        asked = _question(story, months)
        if asked is not None:
            day = next_working_day(asked.on + timedelta(days=2)) if outcome else None
            story.asked.append(_settled(asked, day, outcome))


def _question(story: Story, months: int) -> Asked | None:
    """The question, unless the rules say that it needs none."""
    stays = story.stays()
    first = milestones.first_start(stays)
    if first is None:
        return None
    milestone = milestones.milestone(first, months)
    day = milestones.ask_on(milestone)
    known = [stay for stay in stays if stay.stop_reason != milestones.DIED or (stay.stopped_on or day) <= day]
    if milestones.derived(stays, milestone) or not milestones.may_be_asked(known, story.ends_on(day)):
        return None
    return Asked(months, first, day)


def _outcome(story: Story, luck: Luck, milestone: date) -> str:
    if luck.has(STOPPED_UNNOTED):
        return "stopped"
    oldest = min(story.choices, key=lambda choice: choice.started_on or date.max)
    return "same" if oldest.stopped_on is None or oldest.stopped_on > milestone else "other"


def _settled(asked: Asked, day: date | None, outcome: str | None) -> Asked:
    return Asked(asked.months, asked.first, asked.on, day, outcome)
