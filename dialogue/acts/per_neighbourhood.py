"""The main figures of a period per neighbourhood; its buttons turn to the other tables."""

from dialogue.act import Act
from dialogue.reporting import asking, screens, table_screens
from dialogue.screens import Screen
from dialogue.talk import Talk
from monitoring.scopes import LEADS


def ask(talk: Talk, rest: str) -> Screen | None:
    """`/perwijk`, with a period and a municipality or without."""
    return table_screens.ask(talk, rest, "neighbourhood")


ACT = Act(
    name="per_neighbourhood", roles=frozenset({"regisseur", *LEADS}), start=ask, takes_more=True,
    instead=asking.not_yours, verbs={screens.TABLE: table_screens.tapped},
    makers={table_screens.MAKER: table_screens.make},
)  # fmt: skip
