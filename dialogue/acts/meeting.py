"""What lies on the table at a meeting: figures, three signals, what has to be done, one story (DOMAIN US-R4, G06)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from dialogue import outbox
from dialogue.act import Act, Pointed
from dialogue.letters import Letter
from dialogue.screens import Screen
from dialogue.steering import meeting_screens, where
from dialogue.steering.meeting_screens import PACK
from dialogue.talk import Talk
from foundation.language.dates import said_on
from foundation.people import people
from foundation.refusals import NotFound
from foundation.storage import Store
from monitoring import meetings
from monitoring.periods import Period
from monitoring.scopes import scope_for

ROLE = "regisseur"


def show(talk: Talk, rest: str) -> Screen | None:
    """`/overleg [gemeente]`: the last whole quarter."""
    place = where.asked(talk, rest, ROLE)
    if place is None:
        return where.which(talk, PACK, ROLE)
    _order(talk, place, Period.quarter_of(talk.today).previous())
    return None


def tapped(talk: Talk, at: Pointed) -> Screen | None:
    """Of one municipality (`version`), about one period (`choice`)."""
    period = Period.read(at.choice) if at.choice else Period.quarter_of(talk.today).previous()
    _order(talk, where.pointed(talk, at.version, ROLE), period)
    return None


def make(store: Store, facts: Mapping[str, Any], now: datetime) -> Screen:
    """The pack, from a read-only view."""
    who = people.who(store, facts["channel"], facts["account"], today=said_on(now))
    name = meeting_screens.municipalities(store, who).get(facts["place"])
    if name is None:
        raise NotFound
    period = Period.read(facts["period"])
    made = meetings.pack(store, scope_for(store, who, name), facts["place"], period, now=now)
    return meeting_screens.pack(made, facts["place"], said_on(now), who.language)


def _order(talk: Talk, place: int, period: Period) -> None:
    facts = {
        "place": place, "period": str(period), "channel": talk.to.channel, "account": talk.to.account,
    }  # fmt: skip
    errand = {"maker": "meeting", "facts": facts, "language": talk.language}
    outbox.put(talk.store, talk.to, Letter(errand=errand), now=talk.now, has_buttons=True)


ACT = Act(
    name="meeting", roles=frozenset({ROLE}), start=show, takes_more=True, verbs={PACK: tapped},
    makers={"meeting": make},
)  # fmt: skip
