"""Using a code: it opens something, or one learns nothing."""

from datetime import datetime

from foundation.people.invites.codes import hashed
from foundation.people.invites.coming_in import Accepted, let_in
from foundation.people.invites.refusals import InviteExpired, InviteTriesUsedUp, InviteUnknown, InviteUsed
from foundation.people.invites.tries import count, too_many
from foundation.people.models import Invite, Organisation
from foundation.people.queries import invites as queries
from foundation.refusals import Refusal
from foundation.storage import Store


def accept(store: Store, code: str, *, channel: str, number: int, name: str, now: datetime) -> Accepted | Refusal:
    """Use a code: the account gets its membership, or the person her new account.

    A refusal is returned and not raised, because the wrong try must be counted and raising would undo that.
    """
    if too_many(store, channel, number, now=now):
        return InviteTriesUsedUp()
    invite = _usable(store, code, now=now)
    answer = invite if isinstance(invite, Refusal) else let_in(store, invite, channel, number, name, now=now)
    if isinstance(answer, Refusal):
        count(store, channel, number, now=now)
    return answer


def _usable(store: Store, code: str, *, now: datetime) -> Invite | Refusal:
    invite = queries.with_hash(store, hashed(code))
    if invite is None:
        return InviteUnknown()
    if invite.used_at is not None:
        return InviteUsed()
    if invite.expires_at <= now or _organisation_gone(store, invite):
        return InviteExpired()
    return invite


def _organisation_gone(store: Store, invite: Invite) -> bool:
    if invite.organisation_id is None:
        return False
    return store.get_one(Organisation, invite.organisation_id).removed_at is not None
