"""How much is missing in the figures of a regisseur, as far as they show it; never whose (DOMAIN F08)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from dialogue.act import Act
from dialogue.reporting import asking, screens
from dialogue.screens import Screen
from dialogue.steering import errands
from dialogue.talk import Talk
from foundation.storage import Store
from monitoring.completeness import telling
from monitoring.formats.speaking import period_name
from monitoring.reports import report
from monitoring.suppression import INTERNAL

MAKER = "completeness"


def show(talk: Talk, rest: str) -> Screen | None:
    """`/volledigheid [2026-K3] [gemeente]`; without a period the one that people want now."""
    asking.order(talk, MAKER, asking.typed(talk, rest))
    return None


def make(store: Store, facts: Mapping[str, Any], now: datetime) -> Screen:
    """The screen, from a read-only view."""
    asked = asking.read(facts)
    scope = asked.scope(store, errands.whose(store, facts, now))
    about = telling.said(report(store, scope, asked.period, now=now, rule=INTERNAL))
    said = {"about": about, "period": period_name(asked.period), "place": asked.name}
    return Screen("complete/about", said, ((screens.back(asked),),))


ACT = Act(name="completeness", roles=frozenset({"regisseur"}), start=show, makers={MAKER: make})
