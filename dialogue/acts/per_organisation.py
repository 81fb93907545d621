"""The main figures of a period per welfare organisation, side by side."""

from dialogue.act import Act
from dialogue.reporting import asking, table_screens
from dialogue.screens import Screen
from dialogue.talk import Talk


def ask(talk: Talk, rest: str) -> Screen | None:
    """`/perorganisatie`, with a period and a municipality or without."""
    return table_screens.ask(talk, rest, "organisation")


ACT = Act(name="per_organisation", roles=frozenset({"regisseur"}), start=ask, takes_more=True, instead=asking.not_yours)
