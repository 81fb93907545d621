"""What coaches told the referrers: most of it in time, some later, some never."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from casework.feedback.moments import NOBODY, SILENT
from wegwijs.demo.casework.luck import Luck
from wegwijs.demo.casework.stories import Story

WITHIN = {"soon": (0, 10), "late": (16, 40)}  # days after what it tells of, counted on to a working day


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that was sent, and the day it tells of."""

    kind: str
    about_on: date
    channel: str
    sent_on: date


def letters(story: Story, last: date) -> Iterator[Letter]:
    """The letters about what is new in this story that were sent by a day. Each has a chance of its own.

    So a story that is told twice has the same letters, and nobody else's changes.
    """
    if story.referrals and story.referrals[0].by in NOBODY:
        return
    moments = [("intake", talk.on) for talk in story.talks if talk.kind == "intake" and talk.status == "held"]
    moments += [("closing", end.on) for end in story.endings if end.reason not in SILENT]
    for kind, day in moments:
        luck = Luck(Random(f"{story.client} {kind} {day}"))  # noqa: S311  invented people
        told = luck.mix("letter")
        if told in WITHIN and (sent := luck.working_day(day, *WITHIN[told])) <= last:
            yield Letter(kind, day, luck.mix("letter_channel"), sent)
