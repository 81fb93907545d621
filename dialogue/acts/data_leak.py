"""What to do now that data leaked, or a phone is gone: the steps before the 72 hours of AVG art. 33 (DOMAIN §4.1)."""

from dialogue.act import Act
from dialogue.screens import Screen
from dialogue.talk import Talk

HELPERS = ("coordinator", "admin")


def show(talk: Talk, _rest: str) -> Screen:
    """The steps; nothing is asked and nothing is kept."""
    return Screen("law/data_leak", {"helper": talk.who.has(*HELPERS)})


ACT = Act(name="data_leak", roles=frozenset({"coach", "coordinator", "admin", "officer"}), start=show)
