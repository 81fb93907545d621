"""About how much is missing in the figures of a regisseur; never whose, never exactly (DOMAIN F08)."""

from dialogue.act import Act
from dialogue.screens import Screen
from dialogue.talk import Talk
from dialogue.telling import screens
from monitoring.completeness import filling
from monitoring.formats.speaking import period_name
from monitoring.scopes import scope_for


def show(talk: Talk, rest: str) -> Screen:
    """`/volledigheid [gemeente]`: of the quarter that people want now."""
    period = screens.usual_period(talk)
    scope = scope_for(talk.store, talk.who, rest or None)
    about = filling.roughly(talk.store, scope, period, now=talk.now)
    return Screen("complete/about", {"about": about, "step": filling.STEP, "period": period_name(period)})


ACT = Act(name="completeness", roles=frozenset({"regisseur"}), start=show)
