"""How trajectories end: with a goal reached, with something else, by mistake; and now and then they begin again."""

from dataclasses import replace
from datetime import date, timedelta

from foundation.language.dates import next_working_day
from wegwijs.demo.casework.events import Ended
from wegwijs.demo.casework.luck import Luck
from wegwijs.demo.casework.reasons import reason
from wegwijs.demo.casework.stories import Story
from wegwijs.demo.casework.talking import hold

DIED = "overleden"
FAREWELL = "afsluiting"
COMES_BACK = 0.03
LONG = 45  # days of waiting
SAYS_NO = 0.04  # to being asked later


def end(story: Story, luck: Luck, last: date, after: date = date.min, agreed: date | None = None) -> None:
    """See once more whether it goes well with what began, and close it; all of it later than `after`.

    `agreed`: the day of that last talk, if there is one already.
    """
    begun = [choice.started_on for choice in story.choices if choice.started_on]
    if begun:
        seen = luck.working_day(max(last, *begun, *(choice.on for choice in story.choices)), 14, 45)
        last = agreed or luck.later(seen, after)
        hold(story, luck, last, FAREWELL)
    close(story, luck, last, after)


def close(story: Story, luck: Luck, last: date, after: date = date.min) -> None:
    """Close it some time after the last talk, for a reason that fits what was reached."""
    day = luck.later(luck.working_day(last, 0, 16), after)
    why = reason(story, luck, day)
    if why == DIED:
        _died(story, day)
    comes_back = luck.has(COMES_BACK) and why != DIED
    may_ask = comes_back or not luck.has(SAYS_NO)
    story.endings.append(Ended(day, why, may_ask))
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
    story.endings.append(Ended(last, reason(story, luck, last, but_for=DIED)))


def _died(story: Story, day: date) -> None:
    """Whoever died takes part in nothing any more."""
    known = [choice for choice in story.choices if choice.on <= day]
    story.choices[:] = [
        replace(choice.by(day), stopped_on=day, stop_reason=DIED) if choice.by(day).stopped_on is None else choice
        for choice in known
    ]
