"""What can follow a referral: the first call, who she turns out to be, and what may be told besides."""

from casework.models import Referral
from casework.referrals import DETAILS, Received
from dialogue.first_contact import PUT_BACK, tries
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk

MORE, UNDO = "rd", "ru"


def rows(talk: Talk, received: Received) -> tuple[tuple[Button, ...], ...]:
    """The buttons below a referral that was kept. US-C3: she may have called already."""
    about = received.referral.public_id if received.referral else ""
    walk, known = received.trajectory, received.client.public_id
    mine = walk.coach_id is not None
    found: list[tuple[Button, ...]] = []
    if mine and received.how == "new":
        found.append(tries(walk.public_id))
        found.append((Button(talk.label("referral.known"), "om", known, choice="dubbel"),))
    if mine:
        found.append((Button(talk.label("buttons.log_session"), "cl", known, choice="gesprek"),))
    if about:
        more = [Button(talk.label("referral.more"), MORE, about), Button(talk.label("buttons.undo"), UNDO, about)]
        found.append(tuple(more))
    return tuple(found)


def details(talk: Talk, referral: Referral, trajectory: str, *, mine: bool) -> Screen:
    """What may be told of it, each skipped by not touching it."""
    told = {name: getattr(referral, name) for name in DETAILS}
    facts = {"told": {name: talk.label(f"referral_{name}.{code}") for name, code in told.items() if code}}
    buttons = [Button(talk.label(f"referral.{name}"), MORE, referral.public_id, choice=name) for name in DETAILS]
    extra = [(Button(talk.label("referral.to_queue"), PUT_BACK, trajectory),)] if mine else []
    if mine and talk.who.has("coach"):
        extra.append((Button(talk.label("buttons.back"), "cl", trajectory),))
    return Screen("referral/details", facts, (*in_rows(buttons, 2), *extra), private=True)


def choices(talk: Talk, referral: Referral, name: str) -> Screen:
    """The codes of one detail, and to leave it empty."""
    buttons = [
        Button(talk.label(f"referral_{name}.{code}"), MORE, referral.public_id, choice=f"{name}.{code}")
        for code in DETAILS[name]
    ]
    skip = Button(talk.label("buttons.skip"), MORE, referral.public_id, choice=f"{name}.")
    return Screen(f"referral/ask_{name}", {}, (*in_rows(buttons, 2), (skip,)), private=True)
