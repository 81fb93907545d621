"""More of a referral: channel, urgency, whether it fits, which variant. Each optional, none asked (DOMAIN B02, B04)."""

from casework import access, corrections, referrals
from casework.models import Referral
from casework.referrals import DETAILS
from dialogue.act import Act, Pointed
from dialogue.referral_screens import MORE, choices, details
from dialogue.screens import Screen
from dialogue.talk import Talk
from foundation.refusals import NotFound


def more(talk: Talk, at: Pointed) -> Screen:
    """The four details; one of them; or keep what was tapped."""
    referral = access.referral_for(talk.store, talk.who, at.about, now=talk.now)
    name, dot, code = at.choice.partition(".")
    if name and name not in DETAILS:
        raise NotFound
    if name and not dot:
        return choices(talk, referral, name)
    if name:
        told: dict[str, str | None] = {name: code or None}
        referral = _tell(talk, referral, told)
    walk = access.trajectory_of(talk.store, referral)
    return details(talk, referral, walk.public_id, mine=walk.coach_id is not None)


def _tell(talk: Talk, referral: Referral, told: dict[str, str | None]) -> Referral:
    """What was told before is corrected: what it was stays in the history."""
    if any(getattr(referral, name) is not None for name in told):
        corrections.change(talk.store, talk.who, "referral", referral.public_id, told, now=talk.now)
        return referral
    return referrals.describe(talk.store, talk.who, referral.public_id, now=talk.now, **told)


ACT = Act(
    name="referral_more", roles=frozenset({"coach", "coordinator"}), about_clients=True, in_menu=False,
    verbs={MORE: more},
)  # fmt: skip
