"""Her own figures of a quarter, at once: a picture and a message. No one can ask for those of another (DOMAIN F14)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from dialogue import outbox
from dialogue.act import Act, Pointed
from dialogue.letters import Letter
from dialogue.reporting.meant import Meant
from dialogue.screens import Attachment, Button, Screen, in_rows
from dialogue.talk import Talk
from foundation.language.dates import said_on
from foundation.people import people
from foundation.storage import Store
from foundation.words import label
from monitoring.course import series
from monitoring.formats import FACES
from monitoring.formats.message import as_message
from monitoring.formats.speaking import period_name
from monitoring.periods import Period, PeriodNotBegun
from monitoring.scopes import own_scope


def ask(talk: Talk, rest: str) -> Screen | None:
    """`/mijncijfers [2026-K3]`; without a period the quarter that goes on."""
    _order(talk, Period.read(rest) if rest else Period.quarter_of(talk.today))
    return None


def tapped(talk: Talk, at: Pointed) -> Screen | None:
    """Another period (`choice`); without one the quarter that goes on. Whatever else the button says is not read."""
    return ask(talk, at.choice)


def make(store: Store, facts: Mapping[str, Any], now: datetime) -> Screen:
    """The picture and the message, of the person to whom the answer goes."""
    who = people.who(store, facts["channel"], facts["account"], today=said_on(now))
    period, face = Period.read(facts["period"]), FACES["png"]
    made = series(store, own_scope(store, who), period, face.periods, now=now, rule=None)
    picture = Attachment(f"{period}.png", face.make(made), picture=True)
    return Screen(
        "quarter/report",
        {"summary": as_message(made[-1])},
        (_near(period, now), *in_rows([_behind(period), *Meant().themes()], 2)),
        attachment=picture,
    )


def _near(period: Period, now: datetime) -> tuple[Button, ...]:
    """The period before, and the one after it where that has begun."""
    near = [period.previous()]
    if period.last < said_on(now):
        near.append(period.shifted(1))
    return tuple(Button(period_name(one).capitalize(), "ke", "-", choice=str(one)) for one in near)


def _behind(period: Period) -> Button:
    return Button(label("dialogue", "buttons.behind_figures"), "kr", "-", choice=str(period))


def _order(talk: Talk, period: Period) -> None:
    own_scope(talk.store, talk.who)  # refuses now
    if period.first > talk.today:
        raise PeriodNotBegun(period=str(period), first=period.first)
    facts = {"period": str(period), "channel": talk.to.channel, "account": talk.to.account}
    errand = {"maker": "my_figures", "facts": facts, "language": talk.language}
    outbox.put(talk.store, talk.to, Letter(errand=errand), now=talk.now, has_buttons=True)


ACT = Act(
    name="my_figures", roles=frozenset({"coach"}), start=ask, takes_more=True, verbs={"ke": tapped},
    makers={"my_figures": make},
)  # fmt: skip
