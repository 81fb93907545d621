"""Invites: a code that works once, for seven days, and brings a person in."""

from foundation.people.invites.accepting import accept
from foundation.people.invites.codes import LIFETIME
from foundation.people.invites.coming_in import Accepted
from foundation.people.invites.making import CONFIRMED_BY_INVITER, MAY_INVITE, make
from foundation.people.invites.refusals import (
    InviteExpired,
    InviteNotYours,
    InviteRoleUnfit,
    InviteTriesUsedUp,
    InviteUnknown,
    InviteUsed,
)
from foundation.people.invites.relinking import relink

__all__ = [
    "CONFIRMED_BY_INVITER",
    "LIFETIME",
    "MAY_INVITE",
    "Accepted",
    "InviteExpired",
    "InviteNotYours",
    "InviteRoleUnfit",
    "InviteTriesUsedUp",
    "InviteUnknown",
    "InviteUsed",
    "accept",
    "make",
    "relink",
]
