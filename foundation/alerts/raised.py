"""Raising alerts and reading them back."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from foundation.alerts.models import Alert
from foundation.storage import Store


def note(store: Store, kind: str, *, now: datetime) -> None:
    """Count this kind of trouble (`invite_guessing`, `dead_update` …) in the current hour."""
    hour = now.replace(minute=0, second=0, microsecond=0)
    alert = store.get(Alert, (kind, hour))
    if alert is None:
        store.add(Alert(kind=kind, hour=hour, times=1))
    else:
        alert.times += 1


def since(store: Store, moment: datetime) -> Sequence[Alert]:
    """The alerts of the hours that began at or after this moment, oldest first."""
    return store.scalars(select(Alert).where(Alert.hour >= moment).order_by(Alert.hour, Alert.kind)).all()
