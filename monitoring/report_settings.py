"""Which indicators a municipality wants in its reports, and how often it wants one (DOMAIN G05).

What is left out is left out of what people read; data that scripts read stays whole (INTERFACES).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select

from foundation import audit
from foundation.people.who import SYSTEM, Who
from foundation.refusals import NotFound
from foundation.storage import Store
from monitoring.indicators import INDICATORS
from monitoring.periods import Period
from monitoring.steering_models import FREQUENCIES, ReportSetting

QUARTER = FREQUENCIES[0]
_PARTS = {"Q": ("quarter",), "H": ("quarter", "half"), "": FREQUENCIES}


@dataclass(frozen=True, slots=True)
class Setting:
    """`every`: quarter, half or year. `left_out`: the keys of indicators that nobody here asked for."""

    every: str = QUARTER
    left_out: frozenset[str] = field(default_factory=frozenset)

    def wants(self, period: Period) -> bool:
        """Whether a report of this period is sent by itself: of longer periods always, of shorter ones when asked."""
        return self.every in _PARTS[period.part]


def of(store: Store, municipality_id: int) -> Setting:
    """The setting of a municipality; every quarter with everything where it chose nothing."""
    row = store.get(ReportSetting, municipality_id)
    return _read(row) if row is not None else Setting()


def of_all(store: Store, municipality_ids: Collection[int]) -> Mapping[int, Setting]:
    """Of each of these municipalities, in one question to the database."""
    rows = store.scalars(select(ReportSetting).where(ReportSetting.municipality_id.in_(municipality_ids)))
    return dict.fromkeys(municipality_ids, Setting()) | {row.municipality_id: _read(row) for row in rows}


def left_out(store: Store, municipality_ids: Collection[int] | None) -> frozenset[str]:
    """What none of these municipalities wants to read. Of all there are (None) everything is reported."""
    if not municipality_ids:
        return frozenset()
    return frozenset.intersection(*(each.left_out for each in of_all(store, municipality_ids).values()))


def send_every(store: Store, who: Who, municipality_id: int, every: str, *, now: datetime) -> Setting:
    """Every quarter, half-year or year. NotFound for who does not steer there, or another rhythm."""
    if every not in FREQUENCIES:
        raise NotFound
    row = _row(store, who, municipality_id, now)
    row.every = every
    return _kept(store, who, row, now)


def turn(store: Store, who: Who, municipality_id: int, key: str, *, now: datetime) -> Setting:
    """Leave an indicator out, or take it in again. NotFound for who does not steer there, or no such indicator."""
    if key not in INDICATORS:
        raise NotFound
    row = _row(store, who, municipality_id, now)
    row.left_out = sorted({*row.left_out} ^ {key})
    return _kept(store, who, row, now)


def _row(store: Store, who: Who, municipality_id: int, now: datetime) -> ReportSetting:
    if who is not SYSTEM and municipality_id not in who.municipalities("regisseur"):
        raise NotFound
    row = store.get(ReportSetting, municipality_id)
    if row is None:
        row = ReportSetting(municipality_id=municipality_id, every=QUARTER, left_out=[], set_at=now)
        store.add(row)
    return row


def _kept(store: Store, who: Who, row: ReportSetting, now: datetime) -> Setting:
    row.set_by, row.set_at = who.person_id, now
    store.flush()
    audit.record(store, who, "report_setting.change", str(row.municipality_id), now=now)
    return _read(row)


def _read(row: ReportSetting) -> Setting:
    """An indicator that a later version of the definitions dropped is left out of nothing."""
    return Setting(row.every, frozenset(row.left_out) & frozenset(INDICATORS))
