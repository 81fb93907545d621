"""Setting a norm from a day on, its history, and taking back what was set. Nothing is ever overwritten."""

from collections.abc import Sequence
from datetime import date, datetime

from foundation import audit
from foundation.people.models import Organisation
from foundation.people.who import SYSTEM, Who
from foundation.refusals import NotFound, Refusal
from foundation.storage import Store
from monitoring.norms.catalogue import Kind, kind
from monitoring.queries import norms as queries
from monitoring.steering_models import Norm

MOST = 100_000_000
MOST_HISTORY = 12


class NotABand(Refusal):
    """A bound below zero or beyond reason, or a lower one above the upper one."""


class NormNotYours(Refusal):
    """Only who speaks for this municipality sets this norm there."""


def set_from(
    store: Store, who: Who, key: str, municipality_id: int, *, low: float | None, high: float | None, from_on: date,
    practice_id: int | None = None, now: datetime,
) -> Norm:  # fmt: skip
    """From this day on it is so; until then what held keeps holding. Refuses `NotABand` and `NormNotYours`."""
    each = kind(key)
    if not may_set(who, each, municipality_id):
        raise NormNotYours
    refuse_impossible(low, high)
    if practice_id is not None:
        _check_practice(store, each, practice_id, municipality_id)
    row = Norm(
        public_id=store.new_public_id(), municipality_id=municipality_id, practice_id=practice_id, key=key, low=low,
        high=high, from_on=from_on, set_by=who.person_id, set_at=now,
    )  # fmt: skip
    store.add(row)
    store.flush()
    audit.record(store, who, "norm.set", row.public_id, now=now)
    return row


def take_back(store: Store, who: Who, public_id: str, *, now: datetime) -> Norm:
    """It was a mistake: what held before holds again. Twice is once. NotFound for who may not set it."""
    row = queries.one(store, public_id, _hers(who))
    if row is None or not may_set(who, kind(row.key), row.municipality_id):
        raise NotFound
    if row.taken_back_at is None:
        row.taken_back_at = now
        store.flush()
        audit.record(store, who, "norm.take_back", row.public_id, now=now)
    return row


def history(store: Store, key: str, municipality_id: int) -> Sequence[Norm]:
    """What was set of this norm, for practices too, newest first, with what was taken back."""
    return queries.history(store, municipality_id, kind(key).key, most=MOST_HISTORY)


def may_set(who: Who, each: Kind, municipality_id: int) -> bool:
    """A regisseur of this municipality, or who has one of the roles of this norm there."""
    return who is SYSTEM or municipality_id in who.municipalities("regisseur", *each.by)


def _hers(who: Who) -> frozenset[int]:
    return who.municipalities("regisseur", "coordinator", "coach")


def refuse_impossible(low: float | None, high: float | None) -> None:
    """`NotABand` for bounds that no norm has."""
    bounds = [bound for bound in (low, high) if bound is not None]
    if not bounds or not all(0 <= bound <= MOST for bound in bounds) or bounds != sorted(bounds):
        raise NotABand


def _check_practice(store: Store, each: Kind, practice_id: int, municipality_id: int) -> None:
    found = store.get(Organisation, practice_id)
    if not each.practice or found is None or found.kind != "practice" or found.removed_at is not None:
        raise NotFound
    if found.municipality_id not in (None, municipality_id):
        raise NotFound
