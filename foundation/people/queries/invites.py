"""SELECTs about invites and the tries of those who guess."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select

from foundation.people.models import Invite, InviteMunicipality, InviteTry
from foundation.storage import Store


def with_hash(store: Store, code_hash: str) -> Invite | None:
    """The invite whose code hashes to this, used or not, locked where rows can be locked."""
    return store.scalars(select(Invite).where(Invite.code_hash == code_hash).with_for_update()).one_or_none()


def municipalities(store: Store, invite_id: int) -> frozenset[int]:
    """Ids of the municipalities an invite is for."""
    query = select(InviteMunicipality.municipality_id).where(InviteMunicipality.invite_id == invite_id)
    return frozenset(store.scalars(query))


def open_ones(store: Store, person_id: int, *, now: datetime) -> Sequence[Invite]:
    """Invites still usable that this person gave, or that are meant for this person."""
    meant = (Invite.invited_by == person_id) | (Invite.person_id == person_id)
    return store.scalars(select(Invite).where(meant, Invite.used_at.is_(None), Invite.expires_at > now)).all()


def tries(store: Store, channel: str, number: int, *, since: datetime) -> int:
    """How often this account tried a wrong code since then."""
    mine = (InviteTry.channel == channel) & (InviteTry.number == number)
    return store.scalar(select(func.count(InviteTry.id)).where(mine, InviteTry.tried_at > since)) or 0


def all_tries(store: Store, *, since: datetime) -> int:
    """How often anyone tried a wrong code since then."""
    return store.scalar(select(func.count(InviteTry.id)).where(InviteTry.tried_at > since)) or 0
