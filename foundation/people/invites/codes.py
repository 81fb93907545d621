"""The code of an invite: shown once, kept only as a hash."""

import hashlib
from datetime import datetime, timedelta

from foundation.people.models import (
    Invite,
)
from foundation.people.who import Who
from foundation.storage import Store

LIFETIME = timedelta(days=7)


def new(store: Store, who: Who, *, now: datetime) -> tuple[Invite, str]:
    """An invite without a purpose yet, and its code."""
    code = store.new_public_id()
    invite = Invite(code_hash=hashed(code), invited_by=who.person_id, made_at=now, expires_at=now + LIFETIME)
    return invite, code


def hashed(code: str) -> str:
    """What is kept of a code; capitals and spaces around it do not matter."""
    return hashlib.sha256(code.strip().lower().encode()).hexdigest()
