"""What the trajectories themselves bring to a day: steps, pauses that are over, intakes, extra checks, ten hours."""

from collections.abc import Iterator
from datetime import date

from casework import access, lent, signals
from casework.caseload import Line, Overview
from casework.models import Client
from casework.queries import goals
from dialogue.day.item import Item
from dialogue.screens import Button
from dialogue.trajectory.verbs import DONE, EXTRA, GO_ON, SEEN
from foundation.people.who import Who
from foundation.storage import Store
from foundation.words import label


def items(
    store: Store, who: Who, overview: Overview, today: date, *, factor: float = signals.FACTOR,
    hours: float = signals.TEN,
) -> Iterator[Item]:  # fmt: skip
    """Each with the button that does it; with the colleague's name where the code name alone would mean two."""
    two = lent.lent(store, who)
    for step, client_id in goals.due(store, access.mine(who), today):
        walk = access.trajectory_of(store, step).public_id
        name = lent.named(store.get_one(Client, client_id).code_name, two.get(walk), who)
        what = label("dialogue", f"steps.{step.what}")
        done = Button(f"👉 {name}: {what.lower()} ✓", DONE, step.public_id)
        yield Item("steps", step.public_id, name, (done,), what=what.lower(), late=step.due_on < today)
    for line in overview.woken:
        on = Button(f"▶️ {line.code_name}", GO_ON, line.trajectory)
        yield Item("woken", line.trajectory, line.code_name, (on,))
    for line in overview.intakes:
        yield Item("intakes", line.client, line.code_name, (_open(line),), late=True)
    resting = {line.trajectory for line in overview.resting}
    for each in signals.extra_checks(store, who, today=today):
        if each.trajectory not in resting:
            name = lent.named(each.code_name, two.get(each.trajectory), who)
            ask = Button(f"🙋 {name}", EXTRA, each.participation)
            yield Item("extra", each.participation, name, (ask,), what=each.what)
    for each in signals.ten_hours(store, who, factor=factor, hours=hours):
        if each.trajectory not in resting:
            name = lent.named(each.code_name, two.get(each.trajectory), who)
            see = Button(f"⏱ {name}", SEEN, each.trajectory)
            yield Item("hours", each.trajectory, name, (see,), days=each.hours)


def _open(line: Line) -> Button:
    return Button(f"🪑 {line.code_name}", "cl", line.client)
