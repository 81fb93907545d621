"""Clients who were closed long enough ago are erased; an organisation's own terms decide (DOMAIN §4.4)."""

from datetime import datetime, timedelta

from casework import terms
from dialogue import forgetting
from dialogue.duty import Duty
from dialogue.erasing_clock import may_erase
from dialogue.talk import Tools
from foundation.storage import Store


def end_terms(store: Store, tools: Tools, now: datetime) -> int:
    """Erase what is past its term, so many at a time."""
    if not may_erase(store, tools, now=now):
        return 0
    gone = terms.end(store, tools.terms, secret=tools.secret, now=now)
    if gone is None:
        return 0
    forgetting.forget(store, gone, now=now)
    return len(gone.ids)


DUTY = Duty("end_terms", timedelta(hours=1), end_terms)
