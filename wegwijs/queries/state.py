"""SELECTs for `status` and `doctor`: counts and instants."""

from datetime import date, datetime, timedelta

from sqlalchemy import func, or_, select, text

from dialogue.models import Beat, Incoming, Outgoing
from foundation.audit import AuditEntry
from foundation.storage import Store
from foundation.storage.store import PERSON
from social_map import freshness
from social_map.models import Listing


def inbox(store: Store) -> dict[str, int]:
    """How many updates wait (`new`) or were given up (`dead`)."""
    query = select(Incoming.state, func.count()).where(Incoming.state.in_(("new", "dead"))).group_by(Incoming.state)
    return {row[0]: row[1] for row in store.execute(query)}


def outbox(store: Store) -> dict[str, int]:
    """How many screens are not sent, by state."""
    query = select(Outgoing.state, func.count()).where(Outgoing.state != "sent").group_by(Outgoing.state)
    return {row[0]: row[1] for row in store.execute(query)}


def oldest_waiting(store: Store) -> datetime | None:
    """When the oldest update came in that was not handled yet."""
    return store.scalar(select(func.min(Incoming.received_at)).where(Incoming.state == "new"))


def last_beat(store: Store) -> datetime | None:
    """When the clock last did one of its duties."""
    return store.scalar(select(func.max(Beat.at)))


def last_audited(store: Store) -> datetime | None:
    """When something was last written in the audit trail: the clock cannot be before it."""
    return store.scalar(select(AuditEntry.at).order_by(AuditEntry.seq.desc()).limit(1))


def listings(store: Store) -> int:
    """How many listings people can find."""
    return store.scalar(select(func.count(Listing.id)).where(Listing.status != "stopped")) or 0


def listings_to_check(store: Store, *, today: date) -> int:
    """How many active listings were never confirmed, or longer ago than their rhythm, or are doubted."""
    rhythms = store.scalars(select(Listing.rhythm_days).where(Listing.status == "active").distinct())
    overdue = (
        (Listing.rhythm_days.is_not_distinct_from(days))
        & (Listing.last_confirmed_on < today - timedelta(days=days or freshness.DEFAULT.rhythm_days))
        for days in rhythms
    )
    due = or_(Listing.last_confirmed_on.is_(None), Listing.doubted_at.is_not(None), *overdue)
    return store.scalar(select(func.count(Listing.id)).where(Listing.status == "active", due)) or 0


def has_wall(store: Store) -> bool:
    """Whether we may take the role for which PostgreSQL keeps organisations apart (`migrations.walls`)."""
    asked = text("SELECT pg_has_role(to_regrole(:role)::oid, 'USAGE')")
    return bool(store.scalar(asked, {"role": PERSON}))


def sqlite_settings(store: Store) -> dict[str, str]:
    """The pragmas on which our promises hang, as this connection has them, with SQLite's version."""
    asked = ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
    found = {name: str(store.scalar(text(f"PRAGMA {name}"))) for name in asked}
    return found | {"version": str(store.scalar(text("SELECT sqlite_version()")))}


def postgresql_version(store: Store) -> str:
    """The version of the server."""
    return str(store.scalar(text("SHOW server_version")))
