"""Forty-two days after a half-year the means of the self-scores are made, once (DOMAIN §2.0, §2.6)."""

from datetime import datetime, timedelta

from dialogue.duty import Duty
from dialogue.talk import Tools
from foundation.storage import Store
from monitoring.positive_health import figures


def freeze(store: Store, _tools: Tools, now: datetime) -> int:
    """Freeze what is due."""
    return figures.freeze_due(store, now=now)


DUTY = Duty("freeze_health", timedelta(hours=6), freeze)
