"""What happened since to trajectories that have rows already: new rows, and changes of those that were open."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Table, bindparam, update

from casework import checks
from casework.models import Participation, Pause, Question
from foundation.storage import Store
from wegwijs.demo.casework.luck import Luck
from wegwijs.demo.casework.reading import Told
from wegwijs.demo.casework.resting import pauses, woken
from wegwijs.demo.casework.rows import Pen, Row, answer, choice_row, events
from wegwijs.demo.casework.stories import Story
from wegwijs.demo.casework.writing import insert_all

Change = tuple[Told, Story]  # the story as it was read, and as it is known now
CHANGES = ("started_on", "stopped_on", "stop_reason", "ask_start_on")


def add(store: Store, changes: Sequence[Change], luck: Luck, *, now: datetime) -> None:
    """Write the differences, and plan anew what is to be asked."""
    pen = Pen(store, now, luck)
    later = [(told.trajectory_id, _later(told, story)) for told, story in changes]
    _change(store, Pause, [*woken(store, later)])
    insert_all(store, (row for told, story in changes for row in _new(pen, told, story)))
    insert_all(store, (row for walk, new in later for row in pauses(pen, new, walk)))
    _change(store, Participation, [row for told, story in changes for row in _choices(told, story)])
    _change(store, Question, [row for told, story in changes for row in _settled(pen, told, story)])
    store.expire_all()  # changed behind the back of whatever was loaded
    checks.plan_many(store, [told.trajectory_id for told, _ in changes])


def _later(told: Told, story: Story) -> Story:
    """What of it is new."""
    was = told.story
    return replace(
        story, referrals=story.referrals[len(was.referrals):], talks=story.talks[len(was.talks):],
        choices=story.choices[len(was.choices):], asked=story.asked[len(was.asked):],
        endings=story.endings[len(was.endings):],
        appointment=story.appointment if story.appointment != was.appointment else None,
    )  # fmt: skip


def _new(pen: Pen, told: Told, story: Story) -> Iterator[tuple[type, Row]]:
    yield from events(pen, _later(told, story), told.trajectory_id)
    for before, after in zip(told.story.asked, story.asked, strict=False):
        if before != after:
            yield from answer(pen, story, told.trajectory_id, after)


def _choices(told: Told, story: Story) -> Iterator[Row]:
    for number, before, after in zip(told.choices, told.story.choices, story.choices, strict=False):
        if before != after:
            row = choice_row(after)
            yield {"row": number, **{name: row[name] for name in CHANGES}}


def _settled(pen: Pen, told: Told, story: Story) -> Iterator[Row]:
    for number, before, after in zip(told.questions, told.story.asked, story.asked, strict=False):
        if before != after and after.settled_on:
            yield {"row": number, "settled_at": pen.at(after.settled_on), "ask_again_on": None, "expires_on": None}


def _change(store: Store, table: type[Any], rows: Sequence[Row]) -> None:
    if rows:
        here: Table = table.__table__
        store.connection().execute(update(here).where(here.c.id == bindparam("row")), rows)
