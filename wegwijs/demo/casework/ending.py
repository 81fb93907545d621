"""How trajectories end: with a goal reached, with something else, by mistake; and now and then they begin again."""

from dataclasses import replace
from datetime import date, timedelta

from foundation.codes import of_class
from foundation.language.dates import next_working_day
from wegwijs.demo.casework.luck import Luck
from wegwijs.demo.casework.stories import Chosen, Ended, Story
from wegwijs.demo.casework.talking import hold

DIED = "overleden"
COMES_BACK = 0.03
LONG = 45  # days of waiting
SAYS_NO = 0.04  # to being asked later
VOLUNTARY = "doel_bereikt_vrijwilliger"


def end(story: Story, luck: Luck, last: date) -> None:
    """Close it some time after the last talk, for a reason that fits what was reached."""
    begun = [choice.started_on for choice in story.choices if choice.started_on]
    if begun:  # first see whether it goes well
        last = luck.working_day(max(last, *begun, *(choice.on for choice in story.choices)), 14, 45)
        hold(story, luck, last, "afsluiting")
    day = luck.working_day(last, 0, 16)
    reason = _reason(story, luck, day)
    if reason == DIED:
        _died(story, day)
    comes_back = luck.has(COMES_BACK) and reason != DIED
    may_ask = comes_back or not luck.has(SAYS_NO)
    story.endings.append(Ended(day, reason, may_ask))
    if comes_back:
        _again(story, luck, day)


def leave(story: Story, luck: Luck, received: date, waited: int) -> None:
    """Close it before anybody was seen."""
    why = "unseen_long" if waited > LONG else "unseen"
    day = next_working_day(received + timedelta(days=max(2, round(waited * luck.chance.uniform(0.55, 1.0)))))
    story.endings.append(Ended(day, luck.mix("closed", why), may_ask_later=False))


def _again(story: Story, luck: Luck, closed: date) -> None:
    back = luck.working_day(closed, 15, 75)
    by = None if luck.has(0.55) else "huisarts"
    story.endings[-1] = replace(story.endings[-1], reopened_on=back, reopened_by=by)
    count = luck.chance.randint(1, 3)
    day = luck.working_day(back, 3, 14)
    for _ in range(count):
        hold(story, luck, day, "vervolg")
        day = luck.working_day(day, 9, 24)
    last = luck.working_day(story.held()[-1], 0, 14)
    story.endings.append(Ended(last, _reason(story, luck, last, but_for=DIED)))


def _reason(story: Story, luck: Luck, day: date, but_for: str | None = None) -> str:
    reason = luck.mix("closed", _standing(story, day))
    while reason == but_for:
        reason = luck.mix("closed", _standing(story, day))
    if reason == "doel_bereikt_activiteit" and _going(story, day)[-1:] == ["vrijwilliger"]:
        return VOLUNTARY
    return reason


def _standing(story: Story, day: date) -> str:
    if _going(story, day):
        return "going"
    finished = [choice for choice in story.choices if choice.started_on and choice.stop_reason in _positive()]
    return "finished" if any(choice.stopped_on and choice.stopped_on <= day for choice in finished) else "nothing"


def _going(story: Story, day: date) -> list[str]:
    return [choice.category for choice in story.choices if _goes_on(choice, day)]


def _goes_on(choice: Chosen, day: date) -> bool:
    begun = choice.started_on is not None and choice.started_on <= day
    return begun and (choice.stopped_on is None or choice.stopped_on > day)


def _positive() -> frozenset[str]:
    return of_class("stop_reason", "positive")


def _died(story: Story, day: date) -> None:
    """Whoever died takes part in nothing any more."""
    known = [choice for choice in story.choices if choice.on <= day]
    story.choices[:] = [
        replace(choice.by(day), stopped_on=day, stop_reason=DIED) if choice.by(day).stopped_on is None else choice
        for choice in known
    ]
