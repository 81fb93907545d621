"""What lies on the table at a meeting: figures, three signals, what has to be done, one story (DOMAIN US-R4, G06)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from dialogue import outbox
from dialogue.act import Act, Pointed
from dialogue.letters import Letter
from dialogue.screens import Attachment, Screen
from dialogue.steering import meeting_screens, where
from dialogue.steering.meeting_screens import PACK, PAPER
from dialogue.talk import Talk
from foundation.language.dates import said_on
from foundation.people import people
from foundation.people.who import Who
from foundation.refusals import NotFound
from foundation.storage import Store
from monitoring import handout, meetings
from monitoring.formats.speaking import period_name
from monitoring.formats.wording import audience
from monitoring.meetings import Pack
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
    made, who = _pack(store, facts, now)
    return meeting_screens.pack(made, facts["place"], said_on(now), who.language)


def _pack(store: Store, facts: Mapping[str, Any], now: datetime) -> tuple[Pack, Who]:
    who = people.who(store, facts["channel"], facts["account"], today=said_on(now))
    name = meeting_screens.municipalities(store, who).get(facts["place"])
    if name is None:
        raise NotFound
    period = Period.read(facts["period"])
    return meetings.pack(store, scope_for(store, who, name), facts["place"], period, now=now), who


def paper(talk: Talk, at: Pointed) -> Screen | None:
    """The same as a sheet to put on the table."""
    _order(talk, where.pointed(talk, at.version, ROLE), Period.read(at.choice), "meeting_file")
    return None


def make_file(store: Store, facts: Mapping[str, Any], now: datetime) -> Screen:
    """The sheet, from a read-only view."""
    made, _ = _pack(store, facts, now)
    name = f"overleg-{made.report.period}-{made.report.scope.municipality}-intern.pdf".replace(" ", "-").lower()
    content = Attachment(name, handout.as_pdf(made, today=said_on(now)))
    words = {"period": period_name(made.report.period), "audience": audience(made.report)}
    return Screen("quarter/file", words, fresh=True, attachment=content)


def _order(talk: Talk, place: int, period: Period, maker: str = "meeting") -> None:
    facts = {
        "place": place, "period": str(period), "channel": talk.to.channel, "account": talk.to.account,
    }  # fmt: skip
    errand = {"maker": maker, "facts": facts, "language": talk.language}
    outbox.put(talk.store, talk.to, Letter(errand=errand), now=talk.now, has_buttons=True)


ACT = Act(
    name="meeting", roles=frozenset({ROLE}), start=show, takes_more=True, verbs={PACK: tapped, PAPER: paper},
    makers={"meeting": make, "meeting_file": make_file},
)  # fmt: skip
