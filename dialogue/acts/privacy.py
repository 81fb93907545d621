"""What is kept of whom, and whom to ask: a bot on Telegram has to say so (DOMAIN §4.1)."""

from dialogue.act import Act
from dialogue.screens import Screen
from dialogue.talk import Talk

WITH_CLIENTS = ("coach", "coordinator", "admin", "officer")


def show(talk: Talk, _rest: str) -> Screen:
    """In a few sentences, for what she is here."""
    facts = {"clients": talk.who.has(*WITH_CLIENTS), "provider": talk.who.has("provider")}
    return Screen("law/privacy", facts)


ACT = Act(name="privacy", start=show)
