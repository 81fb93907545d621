"""Whether the clock may erase. A server's clock that is suddenly weeks ahead would end every term at once.

So erasing notes when it was last sure of the time. Where that is more than thirty days ago the clock jumped, or the
server stood still for long: nothing is erased, who runs Wegwijs is told once, and it goes on when she says that the
time is right, or when it is right again.
"""

from datetime import datetime, timedelta

import structlog
from sqlalchemy import Delete, delete

from dialogue.models import Beat
from dialogue.talk import Tools
from foundation import alerts, audit
from foundation.people.who import SYSTEM
from foundation.storage import Store, prepared

log = structlog.get_logger(__name__)
MOST = timedelta(days=30)
SURE, STOPPED, BEFORE = "erasing_sure", "erasing_stopped", "end_terms"  # beats; `BEFORE`: of who upgrades


def may_erase(store: Store, tools: Tools, *, now: datetime) -> bool:
    """Asked by every duty that erases by itself; remembers the answer."""
    last = _at(store, SURE) or _at(store, BEFORE)
    if tools.clock_leaps or last is None or now - last <= MOST:
        _sure(store, now)
        return True
    if _at(store, STOPPED) is None:
        log.error("erasing_stopped", last_sure=last.isoformat(), clock=now.isoformat())
        alerts.note(store, "clock_jumped", now=now)
        _note(store, SURE, last)
        _note(store, STOPPED, now)
    return False


def stopped(store: Store) -> datetime | None:
    """Since when nothing is erased, by the clock that is doubted."""
    return _at(store, STOPPED)


def confirm(store: Store, *, now: datetime) -> bool:
    """Who runs Wegwijs says that the time is right. False where nothing was stopped."""
    if _at(store, STOPPED) is None:
        return False
    _sure(store, now)
    audit.record(store, SYSTEM, "terms.clock_confirmed", "clock", now=now)
    return True


def _sure(store: Store, now: datetime) -> None:
    _note(store, SURE, now)
    store.execute(*_no_doubt())


@prepared
def _no_doubt() -> Delete:
    return delete(Beat).where(Beat.duty == STOPPED)


def _at(store: Store, beat: str) -> datetime | None:
    row = store.get(Beat, beat, populate_existing=True)
    return row.at if row is not None else None


def _note(store: Store, beat: str, at: datetime) -> None:
    row = store.get(Beat, beat)
    if row is None:
        store.add(Beat(duty=beat, at=at))
    else:
        row.at = at
    store.flush()
