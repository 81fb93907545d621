"""What is said of a referral, and whether it can be so."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from casework import entries
from casework.referrals.refusals import ReceivedInTheFuture, UnknownIcpc
from foundation.people.models import Municipality, Organisation
from foundation.refusals import NotFound
from foundation.storage import Store

ICPC = re.compile(r"[ABDFHKLNPRSTUWXYZ]\d{2}(\.\d{2})?")  # DOMAIN §3.8


@dataclass(frozen=True, slots=True)
class Facts:
    """What the coach says of it."""

    organisation_id: int
    municipality_id: int
    practice_id: int | None
    referrer_type: str
    received_on: date
    main_reason: str | None
    icpc: str | None
    draft: str | None


def check(store: Store, facts: Facts, now: datetime) -> None:
    """Refuse what cannot be: a later day, an unknown code, a practice or municipality that is none."""
    entries.not_in_future(facts.received_on, now, ReceivedInTheFuture)
    entries.known("referrer_type", facts.referrer_type)
    if facts.main_reason:
        entries.known("main_reason", facts.main_reason)
    if facts.icpc and not ICPC.fullmatch(facts.icpc):
        raise UnknownIcpc
    practice(store, facts.practice_id)
    if store.get(Municipality, facts.municipality_id) is None:
        raise NotFound


def practice(store: Store, id_: int | None) -> int | None:
    """The id of a practice, or None for none; NotFound for what is no practice."""
    found = store.get(Organisation, id_) if id_ else None
    if id_ and (found is None or found.kind != "practice"):
        raise NotFound
    return id_ or None
