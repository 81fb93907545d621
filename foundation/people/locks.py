"""The lock on what somebody sees of clients: it falls by itself after quiet minutes, or at once."""

from datetime import datetime, timedelta

from sqlalchemy import update

from foundation.people.models import Organisation, Person
from foundation.people.who import Who
from foundation.refusals import NotFound
from foundation.storage import Store

SEE_CLIENTS = ("coach", "coordinator", "admin")
MAY_REQUIRE = ("coordinator", "admin")
USUAL = 15
MINUTES = (5, 15, 30, 60)
_WORTH_WRITING = timedelta(minutes=1)


def stay_open(store: Store, who: Who, *, now: datetime) -> None:
    """A sign of life moves the lock on. Written once a minute at most, and only for who has a PIN."""
    if who.locks_at is None or who.locks_after is None or who.is_locked(now):
        return
    until = now + timedelta(minutes=who.locks_after)
    if abs(until - who.locks_at) >= _WORTH_WRITING:
        store.connection().execute(update(Person).where(Person.id == who.person_id).values(locks_at=until))


def open_up(store: Store, who: Who, *, now: datetime) -> None:
    """She gave her PIN, or chose one."""
    _hers(store, who).locks_at = now + timedelta(minutes=who.locks_after or USUAL)


def shut(store: Store, person_id: int, *, now: datetime) -> bool:
    """Lock at once. False where she has no PIN: then there is nothing to open it with."""
    person = store.get_one(Person, person_id)
    if person.locks_at is None:
        return False
    person.locks_at = min(person.locks_at, now)
    return True


def wait(store: Store, who: Who, minutes: int, *, now: datetime) -> None:
    """She chooses after how many quiet minutes it falls. An organisation may ask for less."""
    if minutes not in MINUTES:
        raise NotFound
    person = _hers(store, who)
    person.lock_minutes = minutes
    if person.locks_at is not None:
        places = (store.get_one(Organisation, number).lock_minutes for number in who.organisations(*SEE_CLIENTS))
        least = min([minutes, *(asked for asked in places if asked is not None)])
        person.locks_at = now + timedelta(minutes=least)


def require(store: Store, who: Who, public_id: str, minutes: int | None) -> Organisation:
    """Whoever sees clients of this organisation needs a PIN, after so many minutes; None: nobody has to any more."""
    place = next((place for place in led(store, who) if place.public_id == public_id), None)
    if place is None or minutes not in (None, *MINUTES):
        raise NotFound
    place.lock_minutes = minutes
    return place


def led(store: Store, who: Who) -> list[Organisation]:
    """The organisations for which she may ask a PIN of everybody."""
    places = [store.get_one(Organisation, number) for number in who.organisations(*MAY_REQUIRE)]
    return [place for place in places if place.kind == "welfare"]


def _hers(store: Store, who: Who) -> Person:
    if who.person_id is None:
        raise NotFound
    return store.get_one(Person, who.person_id)
