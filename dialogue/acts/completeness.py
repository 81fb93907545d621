"""About how much is missing in the figures of a regisseur; never whose, never exactly (DOMAIN F08)."""

from dialogue.act import Act
from dialogue.reporting import asking
from dialogue.screens import Screen
from dialogue.talk import Talk
from monitoring.completeness import filling
from monitoring.formats.speaking import period_name
from monitoring.scopes import scope_for


def show(talk: Talk, rest: str) -> Screen:
    """`/volledigheid [2026-K3] [gemeente]`; without a period the one that people want now."""
    asked = asking.typed(talk, rest)
    scope = scope_for(talk.store, talk.who, asked.place)
    about = filling.roughly(talk.store, scope, asked.period, now=talk.now)
    return Screen("complete/about", {"about": about, "step": filling.STEP, "period": period_name(asked.period)})


ACT = Act(name="completeness", roles=frozenset({"regisseur"}), start=show)
