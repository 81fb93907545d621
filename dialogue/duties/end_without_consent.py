"""Who was asked for consent and gave no answer in time, leaves only a countable referral (42 days; a setting)."""

from datetime import datetime, timedelta

from casework import consents
from dialogue import forgetting
from dialogue.duty import Duty
from dialogue.erasing_clock import may_erase
from dialogue.talk import Tools
from foundation.language.dates import said_on
from foundation.people.who import SYSTEM
from foundation.storage import Store


def end_without_consent(store: Store, tools: Tools, now: datetime) -> int:
    """Take away what may not be kept. Her coach saw the day coming in her overview."""
    late = consents.unanswered(store, today=said_on(now), within=tools.consent_within)
    if not late or not may_erase(store, tools, now=now):
        return 0
    forgetting.forget(store, consents.strip(store, SYSTEM, late, secret=tools.secret, now=now), now=now)
    return len(late)


DUTY = Duty("end_without_consent", timedelta(hours=1), end_without_consent)
