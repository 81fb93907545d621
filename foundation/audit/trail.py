"""Writing, sealing and checking the trail."""

import hashlib
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import Select, select

from foundation.audit.models import AuditEntry, AuditSeal
from foundation.people.who import Who
from foundation.storage import Store, prepared


def record(
    store: Store,
    who: Who,
    verb: str,
    object_id: str,
    *,
    now: datetime,
    organisation_id: int | None = None,
    outcome: str = "done",
) -> None:
    """Note that `who` did `verb` to the thing with this opaque id. `outcome` is done, seen or denied."""
    store.add(
        AuditEntry(
            at=now, person_id=who.person_id, organisation_id=organisation_id,
            verb=verb, object_id=object_id, outcome=outcome,
        )
    )  # fmt: skip


class Thing(Protocol):
    """A row that others point at by an opaque id."""

    public_id: Any
    organisation_id: Any


def note(store: Store, who: Who, verb: str, thing: Thing, *, now: datetime) -> None:
    """Note that `who` did `verb` to this row, in its organisation."""
    record(store, who, verb, thing.public_id, now=now, organisation_id=thing.organisation_id)


def seal(store: Store, *, now: datetime) -> int:
    """Hash every entry since the last seal into the chain. Returns how many entries were sealed."""
    last = store.scalars(*_last_seal()).first()
    entries = list(store.scalars(*_since(after=last.last_seq if last else 0)))
    if entries:
        digest = _digest(last.digest if last else "", entries)
        store.add(AuditSeal(last_seq=entries[-1].seq, sealed_at=now, digest=digest))
    return len(entries)


@prepared
def _last_seal() -> Select[AuditSeal]:
    return select(AuditSeal).order_by(AuditSeal.last_seq.desc()).limit(1)


@prepared
def _since(after: int) -> Select[AuditEntry]:
    return select(AuditEntry).where(AuditEntry.seq > after).order_by(AuditEntry.seq)


def broken_at(store: Store) -> int | None:
    """The `last_seq` of the first seal that no longer fits its entries, or None while the chain holds."""
    digest, after = "", 0
    for link in store.scalars(select(AuditSeal).order_by(AuditSeal.last_seq)):
        digest = _digest(digest, _entries(store, after=after, until=link.last_seq))
        if digest != link.digest:
            return link.last_seq
        after = link.last_seq
    return None


def _entries(store: Store, *, after: int, until: int) -> list[AuditEntry]:
    between = AuditEntry.seq > after, AuditEntry.seq <= until
    return list(store.scalars(select(AuditEntry).where(*between).order_by(AuditEntry.seq)))


def _digest(before: str, entries: list[AuditEntry]) -> str:
    chain = hashlib.sha256(before.encode())
    for e in entries:
        facts = (e.seq, e.at.isoformat(), e.person_id, e.organisation_id, e.verb, e.object_id, e.outcome)
        chain.update(repr(facts).encode())
    return chain.hexdigest()
