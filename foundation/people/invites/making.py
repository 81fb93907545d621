"""Inviting someone for a role in an organisation."""

from collections.abc import Iterable
from datetime import datetime

from foundation.people.invites.codes import new
from foundation.people.invites.refusals import InviteNotYours, InviteRoleUnfit
from foundation.people.models import ROLES, InviteMunicipality, Organisation
from foundation.people.who import Who
from foundation.storage import Store

CONFIRMED_BY_INVITER = frozenset({"coach", "regisseur", "admin"})


WITH_CLIENTS = frozenset({"coach", "coordinator"})


MAY_INVITE = {
    "admin": frozenset(ROLES),
    "coordinator": frozenset({"coach", "coordinator"}),
    "editor": frozenset({"provider", "editor"}),
    "provider": frozenset({"provider"}),
}


def make(
    store: Store,
    who: Who,
    *,
    role: str,
    organisation_id: int,
    municipality_ids: Iterable[int] = (),
    now: datetime,
) -> str:
    """Invite someone for a role in an organisation. Returns the code, 16 characters of base32 (80 bits).

    The code fits a Telegram start link and is shown once: only its hash is kept. `InviteNotYours` unless the
    command line asks (`SYSTEM`), or an admin, or one of `MAY_INVITE` for her own organisation. Coaches,
    regisseurs and admins who were invited in a chat are confirmed by who invited them.
    """
    organisation = store.get(Organisation, organisation_id)
    if organisation is None or organisation.removed_at is not None or not _may_invite(who, role, organisation_id):
        raise InviteNotYours
    if role in WITH_CLIENTS and organisation.kind != "welfare":
        raise InviteRoleUnfit(role=role, organisation=organisation.name)
    invite, code = new(store, who, now=now)
    invite.role = role
    invite.organisation_id = organisation_id
    invite.needs_confirmation = who.person_id is not None and role in CONFIRMED_BY_INVITER
    store.add(invite)
    store.flush()
    for municipality_id in sorted(set(municipality_ids)):
        store.add(InviteMunicipality(invite_id=invite.id, municipality_id=municipality_id))
    return code


def _may_invite(who: Who, role: str, organisation_id: int) -> bool:
    if who.person_id is None:
        return role in ROLES
    here = (m.role for m in who.members if m.organisation_id == organisation_id)
    return any(role in MAY_INVITE.get(own, ()) for own in here)
