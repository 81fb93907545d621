"""What a person can do here, from the table of acts."""

from dialogue import own_listing
from dialogue.act import Act
from dialogue.screens import Screen
from dialogue.table import menu
from dialogue.talk import Talk


def show(talk: Talk, _rest: str) -> Screen:
    """Every command that is open to her, with its help line."""
    facts = {"commands": menu(talk.who), "about_own": own_listing.meant_by(talk.who)}
    return Screen("start/help", facts | {"coach": talk.who.has("coach")})


ACT = Act(name="help", start=show)
