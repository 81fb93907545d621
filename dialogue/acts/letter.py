"""The letter to the referrer in two taps: make it, say how it went (DOMAIN §5.6).

It is made to be copied: without code name, not protected, and gone after fifteen minutes.
"""

from datetime import timedelta

from casework import feedback
from casework.feedback.moments import Owed
from casework.models import Trajectory
from casework.models.feedback import FEEDBACK_CHANNELS, NOT_NEEDED
from dialogue.act import Act, Pointed
from dialogue.referrers import WRITE
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from foundation.codes import codes
from foundation.refusals import NotFound
from foundation.words import labels

STAYS = timedelta(minutes=15)
SENT, UNDO = "tv", "tu"


def write(talk: Talk, at: Pointed) -> Screen:
    """The letter that is owed (or of the kind that was tapped), ready to copy, with the ways to send it."""
    return shown(talk, at.about, _wanted(talk, at.about, at.choice))


def shown(talk: Talk, trajectory: str, letter: Owed) -> Screen:
    """A letter as a message of its own."""
    made = feedback.compose(talk.store, talk.who, trajectory, letter, now=talk.now)
    likes = labels("dialogue", talk.language)["interests"]
    facts = {
        "letter": made, "to": codes("referrer_type")[made.referrer_type].nl,
        "reason": codes("main_reason")[made.reason].nl if made.reason else "",
        "likes": [likes[each].lower() for each in made.interests if each in likes],
        "activity": made.activity or (codes("category")[made.category].nl.lower() if made.category else ""),
        "ended": codes("closing_reason")[made.closing_reason] if made.closing_reason else None,
    }  # fmt: skip
    channels = [_by(talk, trajectory, letter, channel) for channel in FEEDBACK_CHANNELS]
    return Screen("feedback/letter", facts, in_rows(channels, 2), private=True, copyable=True, fresh=True, stays=STAYS)


def sent(talk: Talk, at: Pointed) -> Screen:
    """Note how it was sent; the letter gives way to what was noted."""
    kind, _, channel = at.choice.partition(".")
    letter = _wanted(talk, at.about, kind)
    kept = feedback.register(talk.store, talk.who, at.about, letter, channel=channel, now=talk.now)
    facts = {
        "channel": "" if channel == NOT_NEEDED else talk.label(f"feedback.{channel}"),
        "sent_on": kept.sent_on,
    }  # fmt: skip
    undo = Button(talk.label("buttons.undo"), UNDO, kept.public_id)
    return Screen("feedback/sent", facts, ((undo,),), private=True, copyable=True, stays=STAYS)


def undo(talk: Talk, at: Pointed) -> Screen:
    """It was not sent: the letter is there again."""
    undone = feedback.undo(talk.store, talk.who, at.about, now=talk.now)
    walk = talk.store.get_one(Trajectory, undone.trajectory_id)
    return shown(talk, walk.public_id, Owed(undone.kind, undone.about_on))


def _by(talk: Talk, trajectory: str, letter: Owed, channel: str) -> Button:
    return Button(talk.label(f"feedback.{channel}"), SENT, trajectory, choice=f"{letter.kind}.{channel}")


def _wanted(talk: Talk, trajectory: str, kind: str) -> Owed:
    told, letters = feedback.letters_for(talk.store, talk.who, trajectory, today=talk.today, now=talk.now)
    happened = {"intake": told.first_held, "three_months": told.checked_on, "closing": told.closed_on}
    found = next((letter for letter in letters if letter.kind == kind), None)
    if found is not None:
        return found
    about_on = happened.get(kind)
    if about_on is None:
        raise feedback.NothingToTell if kind in feedback.KINDS else NotFound
    return Owed(kind, about_on)


ACT = Act(
    name="letter", roles=frozenset({"coach"}), about_clients=True, in_menu=False,
    verbs={WRITE: write, SENT: sent, UNDO: undo},
)  # fmt: skip
