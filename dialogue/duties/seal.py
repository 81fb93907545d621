"""The audit trail is sealed into a hash chain every minute (DESIGN §4)."""

from datetime import datetime, timedelta

from dialogue.duty import Duty
from dialogue.talk import Tools
from foundation import audit
from foundation.storage import Store


def seal(store: Store, _tools: Tools, now: datetime) -> int:
    """Seal what was written since the last time."""
    return audit.seal(store, now=now)


DUTY = Duty("seal", timedelta(minutes=1), seal)
