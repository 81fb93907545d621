"""The figures of a period: a picture, a message with every indicator, and the same as a spreadsheet (DOMAIN US-R1)."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from dialogue import outbox
from dialogue.act import Act, Pointed
from dialogue.letters import Letter
from dialogue.screens import Attachment, Button, Screen, in_rows
from dialogue.talk import Talk
from foundation.language.dates import said_on
from foundation.people import municipalities, people
from foundation.people.who import Who
from foundation.refusals import NotFound
from foundation.storage import Store
from foundation.words import label
from monitoring.formats import FACES
from monitoring.formats.message import as_message
from monitoring.formats.speaking import period_name
from monitoring.periods import Period
from monitoring.reports import Report, report
from monitoring.scopes import scope_for
from monitoring.suppression import INTERNAL

ALL = "0"


def ask(talk: Talk, rest: str) -> Screen | None:
    """`/kwartaal [2026-K3] [gemeente]` or `kwartaal 3`; without a period the one that people want now (see `usual`)."""
    period, place = _read(talk, rest)
    _order(talk, "quarter", period, place)
    return None


def tapped(talk: Talk, at: Pointed) -> Screen | None:
    """Another period (`choice`) or municipality (`version`)."""
    _order(talk, "quarter", Period.read(at.choice), _place(talk, at.version))
    return None


def file(talk: Talk, at: Pointed) -> Screen | None:
    """The same report as a spreadsheet."""
    _order(talk, "quarter_file", Period.read(at.choice), _place(talk, at.version))
    return None


def places(talk: Talk, at: Pointed) -> Screen:
    """Choose one of her municipalities."""
    period = Period.read(at.choice)
    mine = [m for m in municipalities.list_all(talk.store) if m.id in talk.who.municipalities("regisseur")]
    buttons = [Button(m.name, "kw", "-", m.id, str(period)) for m in mine]
    every = Button(talk.label("buttons.all_places"), "kw", "-", 0, str(period))
    return Screen("quarter/places", {"period": period_name(period)}, (*in_rows(buttons, 2), (every,)), fresh=True)


def usual(talk: Talk) -> Period:
    """The last whole quarter until it is frozen, 42 days after its end; from then on the quarter that is going on."""
    going_on = Period.quarter_of(talk.today)
    last = going_on.previous()
    return last if talk.today <= last.freezes_on else going_on


def make(store: Store, facts: Mapping[str, Any], now: datetime) -> Screen:
    """The picture and the message."""
    made = _reports(store, facts, now, FACES["png"].periods)
    picture = Attachment(f"{facts['period']}.png", FACES["png"].make(made), picture=True)
    before = made[-2] if len(made) > 1 else None
    return Screen(
        "quarter/report", {"summary": as_message(made[-1], before)}, _buttons(made[-1], facts, now), attachment=picture
    )


def make_file(store: Store, facts: Mapping[str, Any], now: datetime) -> Screen:
    """The spreadsheet."""
    made = _reports(store, facts, now, FACES["xlsx"].periods)
    name = f"welzijn-op-recept-{facts['period']}-{facts['place'] or 'alle-gemeenten'}.xlsx"
    return Screen(
        "quarter/file", {"period": period_name(made[-1].period)}, fresh=True,
        attachment=Attachment(name.replace(" ", "-").lower(), FACES["xlsx"].make(made)),
    )  # fmt: skip


def _reports(store: Store, facts: Mapping[str, Any], now: datetime, count: int) -> list[Report]:
    who: Who = people.who(store, facts["channel"], facts["account"], today=said_on(now))
    scope = scope_for(store, who, facts["place"])
    period = Period.read(facts["period"])
    return [report(store, scope, one, now=now, rule=INTERNAL) for one in period.last_ones(count)]


def _buttons(made: Report, facts: Mapping[str, Any], now: datetime) -> tuple[tuple[Button, ...], ...]:
    place, period = facts["place_id"], made.period
    near = [period.previous()]
    if period.last < said_on(now):
        near.append(period.shifted(1))
    steps = tuple(Button(period_name(one).capitalize(), "kw", "-", place, str(one)) for one in near)
    more = (
        Button(label("dialogue", "buttons.file"), "kf", "-", place, str(period)),
        Button(label("dialogue", "buttons.places"), "kp", "-", place, str(period)),
        Button(label("dialogue", "buttons.definitions"), "kd", "-"),
        Button(label("dialogue", "buttons.wishes"), "ww", "-", place, str(period)),
    )
    return steps, more[:2], more[2:]  # three in a row do not fit a phone


def _order(talk: Talk, maker: str, period: Period, place: str | None) -> None:
    scope_for(talk.store, talk.who, place)  # refuses now what she may not see
    place_id = municipalities.named(talk.store, place).id if place else 0
    facts = {
        "period": str(period), "place": place, "place_id": place_id, "channel": talk.to.channel,
        "account": talk.to.account,
    }  # fmt: skip
    outbox.put(
        talk.store, talk.to, Letter(errand={"maker": maker, "facts": facts, "language": talk.language}),
        now=talk.now, has_buttons=True,
    )  # fmt: skip


def _place(talk: Talk, number: int) -> str | None:
    """The municipality behind a button. One that is not hers is as one that does not exist."""
    if not number:
        return None
    mine = talk.who.municipalities("regisseur")
    name = next((m.name for m in municipalities.list_all(talk.store) if m.id == number and m.id in mine), None)
    if name is None:
        raise NotFound
    return name


def _read(talk: Talk, rest: str) -> tuple[Period, str | None]:
    words = rest.split()
    said = [word for word in words if any(character.isdigit() for character in word)]
    place = " ".join(word for word in words if word not in said)
    return _period(talk, "-".join(said)) if said else usual(talk), place or None


def _period(talk: Talk, said: str) -> Period:
    """The period as it is written; `3` or `K3` is the newest third quarter that has begun."""
    short = re.fullmatch(r"[kq]?([1-4])", said, re.IGNORECASE)
    if short is None:
        return Period.read(said)
    quarter = Period(talk.today.year, "Q", int(short[1]))
    return quarter if quarter.first <= talk.today else Period(talk.today.year - 1, "Q", quarter.number)


ACT = Act(
    name="quarter", roles=frozenset({"regisseur"}), start=ask, takes_more=True,
    verbs={"kw": tapped, "kf": file, "kp": places}, makers={"quarter": make, "quarter_file": make_file},
)  # fmt: skip
