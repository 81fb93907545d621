"""Full, or room again; until when is one more tap (DOMAIN US-A4)."""

from dialogue.act import Act
from dialogue.until import FULL

ACT = Act(
    name="listing_full",
    roles=frozenset({"provider", "editor"}),
    start=FULL.ask_which,
    verbs={FULL.verb: FULL.answer},
    in_menu=False,
)
