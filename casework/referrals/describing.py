"""What may be told of a referral besides what counts: each optional, asked at most once."""

from datetime import datetime

from casework import access, entries
from casework.models import Referral
from casework.models.referrals import CHANNELS, FITS, URGENCIES, VARIANTS
from foundation import audit
from foundation.people.who import Who
from foundation.storage import Store

DETAILS = {"channel": CHANNELS, "urgency": URGENCIES, "fits": FITS, "variant": VARIANTS}


def describe(store: Store, who: Who, referral: str, *, now: datetime, **told: str | None) -> Referral:
    """Tell by which channel it came, how urgent it is, whether it fits, and which variant; None takes one back."""
    described = access.referral_for(store, who, referral, now=now)
    for name, code in told.items():
        if name not in DETAILS or (code is not None and code not in DETAILS[name]):
            raise entries.UnknownCode(list=name)
        setattr(described, name, code)
    store.flush()
    audit.record(
        store, who, "referral.describe", described.public_id, now=now, organisation_id=described.organisation_id
    )
    return described
