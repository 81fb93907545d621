"""The figures of a year, as those of a quarter (DOMAIN US-R3)."""

from dialogue.act import Act
from dialogue.reporting import asking
from dialogue.screens import Screen
from dialogue.talk import Talk
from monitoring.scopes import LEADS


def ask(talk: Talk, rest: str) -> Screen | None:
    """`/jaarcijfers`, with a period and a municipality or without."""
    asking.order(talk, "quarter", asking.typed(talk, rest, asking.YEAR))
    return None


ACT = Act(name="year", roles=frozenset({"regisseur", *LEADS}), start=ask, takes_more=True, instead=asking.not_yours)
