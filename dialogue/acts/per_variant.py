"""The main figures of a period for Welzijn op Recept alone, beside the other variants of social referral."""

from dialogue.act import Act
from dialogue.reporting import asking, table_screens
from dialogue.screens import Screen
from dialogue.talk import Talk
from monitoring.scopes import LEADS


def ask(talk: Talk, rest: str) -> Screen | None:
    """`/pervariant`, with a period and a municipality or without."""
    return table_screens.ask(talk, rest, "variant")


ACT = Act(
    name="per_variant", roles=frozenset({"regisseur", *LEADS}), start=ask, takes_more=True, instead=asking.not_yours
)
