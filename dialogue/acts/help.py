"""What a person can do here, from the table of acts."""

from dialogue.act import Act
from dialogue.screens import Screen
from dialogue.table import menu
from dialogue.talk import Talk


def show(talk: Talk, _rest: str) -> Screen:
    """Every command that is open to her, with its help line."""
    return Screen("start/help", {"commands": menu(talk.who)})


ACT = Act(name="help", start=show)
