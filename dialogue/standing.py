"""How the flow of updates stands: for /health, `wegwijs status` and whoever keeps watch."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from dialogue.erasing_clock import stopped
from dialogue.models import Beat, Incoming, Outgoing
from foundation.storage import Store


@dataclass(frozen=True, slots=True)
class Standing:
    """Counts, and how long the oldest has waited, in whole seconds (0: nothing waits)."""

    waiting: int
    oldest_waiting: int
    dead: int
    to_send: int
    oldest_to_send: int
    uncertain: int
    failed: int
    last_tick: datetime | None
    erasing_stopped: bool = False  # the clock jumped: see `erasing_clock`


def standing(store: Store, *, now: datetime) -> Standing:
    """How it stands now."""
    waiting, since = store.execute(
        select(func.count(), func.min(Incoming.received_at)).where(Incoming.state == "new")
    ).one()
    to_send, sending_since = store.execute(
        select(func.count(), func.min(Outgoing.made_at)).where(Outgoing.state.in_(("ready", "sending")))
    ).one()
    counted = select(Outgoing.state, func.count()).where(Outgoing.state.in_(("uncertain", "failed")))
    states = {row[0]: row[1] for row in store.execute(counted.group_by(Outgoing.state))}
    dead = store.scalar(select(func.count()).where(Incoming.state == "dead")) or 0
    return Standing(
        waiting=waiting,
        oldest_waiting=_seconds(since, now),
        dead=dead,
        to_send=to_send,
        oldest_to_send=_seconds(sending_since, now),
        uncertain=states.get("uncertain", 0),
        failed=states.get("failed", 0),
        last_tick=store.scalar(select(func.max(Beat.at))),
        erasing_stopped=stopped(store) is not None,
    )


def _seconds(since: datetime | None, now: datetime) -> int:
    return max(0, int((now - since).total_seconds())) if since is not None else 0
