"""A client with whom a coach walks, and a colleague for whom she stands in too: which of the two is always said."""

from casework import access
from casework.models import Trajectory
from casework.queries import trajectories
from foundation.people.who import Who
from foundation.storage import Store
from foundation.words import label


def lent(store: Store, who: Who) -> dict[str, str]:
    """Trajectories of colleagues (public ids), with their coach's name, whose client alone would mean two of them."""
    if not who.stands_in_for:
        return {}
    shared = trajectories.shared(store, access.mine(who))
    return {row.public_id: row.name for row in shared if row.coach_id != who.person_id}


def pointer(store: Store, who: Who, walk: Trajectory) -> str:
    """By what a button points at this trajectory of hers: its client, or itself where that would mean two."""
    if who.stands_in_for and walk.public_id in lent(store, who):
        return walk.public_id
    return access.client_of(store, walk).public_id


def called(store: Store, who: Who, walk: Trajectory) -> str:
    """The code name; with the colleague for whom she does it where she walks with the same client herself."""
    code_name = access.client_of(store, walk).code_name
    return named(code_name, lent(store, who).get(walk.public_id), who)


def named(code_name: str, colleague: str | None, who: Who) -> str:
    """`Kievit-27`, or `Kievit-27 (voor Anna)`."""
    if colleague is None:
        return code_name
    return label("casework", "lent.called", who.language).format(code_name=code_name, colleague=colleague)
