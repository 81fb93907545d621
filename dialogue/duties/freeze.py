"""Forty-two days after a period its figures are frozen; later changes appear beside them (DOMAIN §2.0)."""

from datetime import datetime, timedelta

from dialogue.duty import Duty
from dialogue.talk import Tools
from foundation.storage import Store
from monitoring.reports import freeze_due


def freeze(store: Store, _tools: Tools, now: datetime) -> int:
    """Freeze what is due."""
    return len(freeze_due(store, now=now))


DUTY = Duty("freeze", timedelta(hours=1), freeze)
