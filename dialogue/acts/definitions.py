"""What every number means, in plain words, as printed in every export (DOMAIN E01); in English for who asks."""

from dialogue.act import Act, Pointed
from dialogue.reporting import meaning
from dialogue.reporting.meant import MEANING, Meant
from dialogue.screens import Screen
from dialogue.talk import Talk


def show(talk: Talk, rest: str) -> Screen:
    """`/definities`, the list; `/definities wachten`, what is called so."""
    return meaning.named(talk, rest)


def tapped(talk: Talk, at: Pointed) -> Screen:
    """One definition, all of a theme, or the list again."""
    return meaning.screen(talk, Meant.read(at.choice))


ACT = Act(
    name="definitions", roles=frozenset({"regisseur", "coach", "coordinator", "admin"}), start=show, takes_more=True,
    verbs={MEANING: tapped},
)  # fmt: skip
