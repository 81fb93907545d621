"""Not now: one thing out of the overview until tomorrow, or the overview itself until later today."""

from datetime import datetime, time, timedelta

from sqlalchemy import Delete, Select, delete, select

from dialogue.hours import NOON, hours_of
from dialogue.models import PutOff
from foundation.language.dates import AMSTERDAM, said_on
from foundation.people.who import Who
from foundation.storage import Store, prepared

OVERVIEW = "dag"
AFTER_NOON = time(13)
A_WHILE = timedelta(hours=2)


def key(kind: str, about: str) -> str:
    """How an item is known: the same thing can wait for two reasons."""
    return f"{kind}:{about}"


def hidden(store: Store, who: Who, *, now: datetime) -> set[str]:
    """What she does not want to see yet."""
    hers = select(PutOff.about).where(PutOff.person_id == who.person_id, PutOff.until > now)
    return set(store.scalars(hers))


def until_tomorrow(store: Store, who: Who, about: str, *, now: datetime) -> datetime:
    """Put one thing off; it is back tomorrow morning."""
    tomorrow = datetime.combine(said_on(now) + timedelta(days=1), time(), AMSTERDAM)
    return _until(store, who, about, tomorrow)


def overview_later(store: Store, who: Who, *, now: datetime) -> datetime | None:
    """Put the overview off: in the morning until one o'clock, later two hours. None when her day is over by then."""
    here = now.astimezone(AMSTERDAM)
    later = datetime.combine(here.date(), AFTER_NOON, AMSTERDAM) if here.time() < NOON else here + A_WHILE
    later = later.replace(second=0, microsecond=0)
    if who.person_id is None or later.date() != here.date() or later.time() >= hours_of(store, who.person_id).latest:
        return None
    return _until(store, who, OVERVIEW, later)


def overviews_due(store: Store, *, now: datetime) -> list[int]:
    """Whose overview was put off until now (person ids); each is given once, and one of another day is dropped."""
    ready = store.scalars(*_ready(now=now)).all()
    today = said_on(now)
    due = sorted(each.person_id for each in ready if said_on(each.until) == today)
    for each in ready:
        store.delete(each)
    store.flush()
    return due


@prepared
def _ready(now: datetime) -> Select[PutOff]:
    return select(PutOff).where(PutOff.about == OVERVIEW, PutOff.until <= now)


def forget(store: Store, *, now: datetime) -> int:
    """Drop what is over."""
    return int(store.connection().execute(*_over(now=now)).rowcount)


@prepared
def _over(now: datetime) -> Delete:
    return delete(PutOff).where(PutOff.until <= now, PutOff.about != OVERVIEW)


def _until(store: Store, who: Who, about: str, moment: datetime) -> datetime:
    hers = PutOff.person_id == who.person_id, PutOff.about == about
    row = store.scalars(select(PutOff).where(*hers)).one_or_none()
    if row is None:
        if who.person_id is None:
            raise ValueError("nobody puts something off")
        row = PutOff(person_id=who.person_id, about=about)
        store.add(row)
    row.until = moment
    store.flush()
    return moment
