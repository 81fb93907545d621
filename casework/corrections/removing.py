"""It was not so: what was logged goes, and that it was there stays in the history."""

from datetime import datetime

from casework import participations, questions
from casework.corrections.entries import Entry, find
from casework.corrections.noting import note
from casework.models import Closing, Referral
from casework.referrals.undoing import take_away as take_referral_away
from foundation.people.who import Who
from foundation.refusals import NotFound
from foundation.storage import Store

PARTS = {"start": participations.undo_start, "stop": participations.undo_stop}


def remove(store: Store, who: Who, name: str, id_: str, *, now: datetime) -> None:
    """Remove an entry, or the start or stop of a choice. A first referral goes only while nothing followed it."""
    if name in PARTS:
        _undo_part(store, who, name, id_, now)
        return
    entry = find(store, who, name, id_, now=now)
    facts, row = entry.facts, entry.row
    if isinstance(row, Closing) and row.reopened_on is not None:
        raise NotFound  # that she came back counts as a referral
    if isinstance(row, Referral):
        stays = row.repeat
        take_referral_away(store, row)
        if not stays:
            return
    else:
        take_away(store, entry)
    note(store, who, entry, "removed", now=now, before=facts, after={})
    questions.review(store, entry.walk, now=now)


def take_away(store: Store, entry: Entry) -> None:
    """The row itself."""
    store.delete(entry.row)
    store.flush()


def _undo_part(store: Store, who: Who, name: str, id_: str, now: datetime) -> None:
    entry = find(store, who, "choice", id_, now=now)
    before = entry.facts
    PARTS[name](store, who, id_, now=now)
    store.flush()
    note(store, who, entry, "changed", now=now, before=before, after=entry.facts)
