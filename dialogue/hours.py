"""When people may be spoken to unasked: on working days between eight and eight, in Amsterdam, and as they chose."""

from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import select

from foundation.language.dates import AMSTERDAM, is_working_day
from foundation.people import leaves
from foundation.people.models import OwnHours
from foundation.people.who import Who
from foundation.storage import Store

EARLIEST, LATEST = time(8), time(20)
OVERVIEW_AT = time(8, 30)
NOON = time(12)
WEEKDAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")


@dataclass(frozen=True, slots=True)
class Hours:
    """Within which times of the day she hears from us, when her overview comes, and on which weekdays nothing does."""

    earliest: time = EARLIEST
    overview_at: time = OVERVIEW_AT
    latest: time = LATEST
    days_off: frozenset[str] = frozenset()

    @property
    def overview_until(self) -> time:
        """A morning that was missed is skipped, not caught up: later than this there is no overview."""
        late = time(min(self.overview_at.hour + 3, self.latest.hour), self.overview_at.minute)
        return min(max(NOON, late), self.latest)

    def cover(self, now: datetime) -> bool:
        """Whether this is one of her hours."""
        here = now.astimezone(AMSTERDAM)
        working = is_working_day(here.date()) and WEEKDAYS[here.weekday()] not in self.days_off
        return working and self.earliest <= here.time() < self.latest


def may_speak(now: datetime) -> bool:
    """Whether this is an hour for messages that nobody asked for, whoever it is."""
    return Hours().cover(now)


def hours_of(store: Store, person_id: int) -> Hours:
    """Her own hours; the usual ones where she chose nothing."""
    own = store.get(OwnHours, person_id)
    return _read(own) if own is not None else Hours()


def own_hours(store: Store) -> dict[int, Hours]:
    """The hours of everybody who chose some, by person."""
    return {own.person_id: _read(own) for own in store.scalars(select(OwnHours))}


def choose(store: Store, person_id: int, hours: Hours) -> None:
    """Keep what she chose."""
    own = store.get(OwnHours, person_id)
    if own is None:
        own = OwnHours(person_id=person_id)
        store.add(own)
    own.overview_at, own.quiet_from = _minutes(hours.overview_at), _minutes(hours.latest)
    own.days_off = [day for day in WEEKDAYS if day in hours.days_off]
    store.flush()


def may_speak_to(store: Store, who: Who, now: datetime) -> bool:
    """Whether a coach may be spoken to now: in her own hours, and not while she is away from all her work."""
    if who.person_id is None or not hours_of(store, who.person_id).cover(now):
        return False
    return not leaves.is_away(store, who.person_id, who.organisations("coach"), _day(now))


def _read(own: OwnHours) -> Hours:
    at = _time(own.overview_at)
    return Hours(earliest=at, overview_at=at, latest=_time(own.quiet_from), days_off=frozenset(own.days_off))


def _day(now: datetime) -> date:
    return now.astimezone(AMSTERDAM).date()


def _time(minutes: int) -> time:
    return time(*divmod(minutes, 60))


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
