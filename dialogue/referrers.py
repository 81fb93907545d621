"""The button that makes a letter to the referrer, for every screen where one can be owed."""

from casework import feedback
from dialogue.screens import Button
from dialogue.talk import Talk
from foundation.codes import codes

WRITE = "tb"


def offer(talk: Talk, trajectory: str) -> tuple[Button, ...]:
    """For the letter that can be written about one of her trajectories now; nothing when there is none."""
    told, letters = feedback.letters_for(talk.store, talk.who, trajectory, today=talk.today, now=talk.now)
    to = codes("referrer_type")[told.referrer_type].nl
    name = talk.label("feedback.write").format(to=to if to[1:2].isupper() else to.lower())
    return tuple(Button(name, WRITE, trajectory, choice=letter.kind) for letter in letters[:1])
