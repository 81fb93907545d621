"""Why an invite is not made or not accepted."""

from foundation.refusals import NotFound, Refusal


class InviteUnknown(Refusal):
    """No invite has this code."""

    @classmethod
    def message(cls) -> str:
        """One sentence for all three: who guesses learns nothing from the answer."""
        return "refusals/invite_gone"


class InviteUsed(InviteUnknown):
    """The invite has been used."""


class InviteExpired(InviteUnknown):
    """The invite is older than seven days, or was withdrawn."""


class InviteTriesUsedUp(Refusal):
    """Five wrong codes from this account within an hour."""


class InviteRoleUnfit(Refusal):
    """Coaches and coordinators work for a welfare organisation: only those own clients."""


class InviteNotYours(NotFound):
    """You may not invite for this role in this organisation."""
