"""Stories into rows, in bulk: one INSERT per table."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from random import Random

from sqlalchemy import insert

from casework import checks
from casework.models import Trajectory
from foundation.storage import Store
from wegwijs.demo.casework import noted
from wegwijs.demo.casework.also import also
from wegwijs.demo.casework.clients import write_clients
from wegwijs.demo.casework.faces import drawn, homes
from wegwijs.demo.casework.luck import Luck
from wegwijs.demo.casework.resting import pauses
from wegwijs.demo.casework.rows import Pen, Row, events
from wegwijs.demo.casework.stories import Story


def write(store: Store, stories: Sequence[Story], *, chance: Random, now: datetime) -> Sequence[int]:
    """Write all of it. Returns the ids of the trajectories, in the order of the stories."""
    luck = Luck(chance)
    pen = Pen(store, now, luck)
    clients = write_clients(store, stories, chance)
    walks = [_trajectory(store, each, clients[each.client], luck) for each in stories]
    ids = store.scalars(insert(Trajectory).returning(Trajectory.id, sort_by_parameter_order=True), walks).all()
    pairs, places = [*zip(stories, ids, strict=True)], homes(store)
    insert_all(store, (row for story, number in pairs for row in events(pen, story, number)))
    insert_all(store, (row for story, number in pairs for row in drawn(pen, story, number, luck, places)))
    insert_all(store, (row for story, number in pairs for row in also(pen, story, number, luck)))
    insert_all(store, (row for story, number in pairs for row in pauses(pen, story, number)))
    checks.plan_many(store, ids)
    return ids


def insert_all(store: Store, every: Iterable[tuple[type, Row]]) -> None:
    """Insert rows as they are, by table: nobody holds these objects yet."""
    rows: dict[type, list[Row]] = defaultdict(list)
    for table, row in every:
        rows[table].append(row)
    store.flush()
    connection = store.connection()
    for table, these in rows.items():
        connection.execute(insert(table), these)


def _trajectory(store: Store, story: Story, client_id: int, luck: Luck) -> Row:
    return {
        "public_id": store.new_public_id(), "organisation_id": story.organisation_id, "client_id": client_id,
        "municipality_id": story.municipality_id, "practice_id": story.practice_id, "coach_id": story.coach_id,
        "main_reason": story.reason, "icpc": noted.icpc(story, luck), "invented": True,
    }  # fmt: skip
