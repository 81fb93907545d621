"""What two people decide about a client's records: who decides is asked once, and who asked hears the answer."""

from datetime import datetime, timedelta

from casework import access, rights
from casework.models import Erasure, RightsRequest, Trajectory
from casework.queries.rights import erased
from casework.rights import anew
from dialogue import outbox
from dialogue.duty import Duty
from dialogue.hours import may_speak
from dialogue.rights.asked import FETCH, LIST, RIGHTS
from dialogue.screens import Button, Screen
from dialogue.talk import Tools
from dialogue.unasked import may_tell
from dialogue.whereabouts import reached
from foundation.storage import Store
from foundation.words import label

KIND = "rights"
ROLES = ("coach", *rights.DECIDERS)
SINCE = timedelta(days=7)


def ask_rights(store: Store, _tools: Tools, now: datetime) -> int:
    """Counts and kinds only: whom it is about is seen after a tap."""
    if not may_speak(now):
        return 0
    said = sum(_ask(store, row, now) for row in rights.every_waiting(store, now=now))
    said += sum(_tell(store, row, now) for row in rights.answered(store, now=now))
    return said + sum(_tell_erased(store, row, now) for row in erased(store, now - SINCE))


def _ask(store: Store, row: RightsRequest, now: datetime) -> int:
    coach = anew.by(store, row, now=now)
    if coach is not None:
        client = access.client_of(store, store.get_one(Trajectory, row.trajectory_id))
        look = Button(label("dialogue", "buttons.look"), RIGHTS, client.public_id)
        key = f"rights:{row.public_id}:anew:{coach}"
        return _say(store, (coach, row.organisation_id), key, Screen("rights/anew", {}, ((look,),)), now=now)
    said, look = 0, Button(label("dialogue", "rights.all"), LIST, "-")
    for person in rights.deciders(store, row, now=now):
        screen = Screen("rights/waits", {"count": 1}, ((look,),))
        said += _say(store, (person.id, row.organisation_id), f"rights:{row.public_id}:{person.id}", screen, now=now)
    return said


def _tell(store: Store, row: RightsRequest, now: datetime) -> int:
    if row.answered_by == row.asked_by:
        return 0
    agreed = row.answer == "confirmed"
    fetch = ((Button(label("dialogue", "insight.make"), FETCH, row.public_id),),)
    buttons = fetch if agreed and row.kind == "insight" else ()
    screen = Screen("rights/told", {"kind": row.kind, "agreed": agreed}, buttons)
    return _say(store, (row.asked_by, row.organisation_id), f"rights:{row.public_id}:told", screen, now=now)


def _tell_erased(store: Store, row: Erasure, now: datetime) -> int:
    screen = Screen("rights/told", {"kind": "erased", "agreed": True})
    return _say(store, (row.asked_by, row.organisation_id), f"erasure:{row.id}", screen, now=now)


def _say(store: Store, whom: tuple[int | None, int], key: str, screen: Screen, *, now: datetime) -> int:
    to = reached(store, whom[0], *ROLES, organisation_id=whom[1], now=now)
    if to is None or outbox.is_known(store, key) or not may_tell(store, to, now=now):
        return 0
    return int(outbox.prompt(store, to, screen, now=now, key=key, kind=KIND) is not None)


DUTY = Duty("ask_rights", timedelta(minutes=1), ask_rights)
