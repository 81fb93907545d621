"""Personal links go a year after their end (docs/keeping-current.md)."""

from datetime import datetime, timedelta

from dialogue.duty import Duty
from dialogue.talk import Tools
from foundation.storage import Store
from social_map.links import pruning


def tidy_links(store: Store, _tools: Tools, now: datetime) -> int:
    """Prune them."""
    return pruning.prune(store, now=now)


DUTY = Duty("tidy_links", timedelta(days=1), tidy_links)
