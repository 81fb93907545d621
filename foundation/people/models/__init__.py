"""Tables of municipalities, organisations, people, accounts, memberships, invites, absences and PINs."""

from foundation.people.models.absences import Leave, OwnHours
from foundation.people.models.invites import Invite, InviteMunicipality, InviteTry
from foundation.people.models.memberships import ROLES, Membership, MembershipMunicipality
from foundation.people.models.organisations import KINDS, Municipality, Organisation
from foundation.people.models.persons import Account, Person
from foundation.people.models.pins import Pin

__all__ = [
    "KINDS",
    "ROLES",
    "Account",
    "Invite",
    "InviteMunicipality",
    "InviteTry",
    "Leave",
    "Membership",
    "MembershipMunicipality",
    "Municipality",
    "Organisation",
    "OwnHours",
    "Person",
    "Pin",
]
