"""Talks: the first, those that follow, those that somebody missed; and how long they took."""

from datetime import date

from wegwijs.demo.casework.events import Talk
from wegwijs.demo.casework.luck import Luck
from wegwijs.demo.casework.stories import Story

MISSED = 0.08  # no-shows, of all that was agreed
CALLED_OFF = 0.04
UNTIMED = 0.03  # held talks without minutes
GAP = (9, 24)  # days between two talks


def talk(story: Story, luck: Luck, first: date, count: int) -> date:
    """So many held talks from this day on, with the missed ones between. Returns the day of the last.

    The first one of all is the intake.
    """
    day = last = first
    for _ in range(count):
        kind = luck.mix("kind") if story.held() else "intake"
        day = last = _until_held(story, luck, day, kind)
        day = luck.working_day(day, *GAP)
    return last


def hold(story: Story, luck: Luck, day: date, kind: str) -> None:
    """One talk that took place."""
    minutes = None if luck.has(UNTIMED) else int(luck.mix("minutes", kind))
    story.talks.append(Talk(day, kind, minutes))


def _until_held(story: Story, luck: Luck, day: date, kind: str) -> date:
    for status, share in (("no_show", MISSED), ("cancelled", CALLED_OFF)):
        if luck.has(share):
            story.talks.append(Talk(day, kind, status=status))
            day = luck.working_day(day, 4, 10)
    hold(story, luck, day, kind)
    return day
