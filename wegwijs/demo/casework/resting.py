"""Trajectories that rest between two talks: other help comes first (DOMAIN B11)."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from sqlalchemy import select

from casework.models import Pause
from foundation.storage import Store
from wegwijs.demo.casework.rows import Pen, Row
from wegwijs.demo.casework.stories import Story

RESTS = 0.15  # of the waits between two talks that are long enough
LONG_ENOUGH, TOO_LONG = timedelta(days=14), timedelta(days=35)


def pauses(pen: Pen, story: Story, walk: int) -> Iterator[tuple[type, Row]]:
    """Those that are over, and the one that lasts until the appointment."""
    for since, until, over in _gaps(story):
        if pen.luck.has(RESTS):
            ended = {"began_on": since, "until_on": until, "ended_on": until if over else None}
            yield Pause, pen.row(story, walk, since, **ended)


def _gaps(story: Story) -> Iterator[tuple[date, date, bool]]:
    """Two days with nothing between them for long enough, and whether the second has been."""
    held = story.held() if story.may_rest else []
    for since, until in pairwise(held):
        fits = LONG_ENOUGH <= until - since <= TOO_LONG
        if fits and not any(since <= end.on <= until for end in story.endings):
            yield since, until, True
    if held and story.appointment and LONG_ENOUGH <= story.appointment - held[-1] <= TOO_LONG:
        yield held[-1], story.appointment, False


def woken(store: Store, later: Sequence[tuple[int, Story]]) -> Iterator[Row]:
    """Of the pauses that lasted those that are over now: by trajectory, with what happened since."""
    days = {walk: min([*story.held(), *(end.on for end in story.endings)], default=None) for walk, story in later}
    resting = select(Pause.id, Pause.trajectory_id).where(Pause.ended_on.is_(None))
    for row, walk in store.execute(resting):
        if day := days.get(walk):
            yield {"row": row, "ended_on": day}
