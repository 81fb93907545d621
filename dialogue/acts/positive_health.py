"""Positive Health of an organisation: on or off; and of a municipality: the frozen means (DOMAIN §3.10, §2.6)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from casework import positive_health
from casework.models.goals import DIMENSIONS
from casework.queries import positive_health as queries
from dialogue.act import Act, Pointed
from dialogue.screens import Attachment, Button, Screen
from dialogue.talk import Talk
from foundation.language.dates import said_on
from foundation.people import municipalities, people
from foundation.people.who import Who
from foundation.refusals import NotFound
from foundation.storage import Store
from foundation.words import label
from monitoring.formats.speaking import figure, period_name
from monitoring.periods import Period
from monitoring.positive_health import figures
from monitoring.positive_health.models import HealthSnapshot
from monitoring.positive_health.spider import Line, as_png
from monitoring.scopes import scope_for

SWITCH, FIGURES, PICTURE = "go", "gf", "gy"
ON, OFF = "aan", "uit"


def start(talk: Talk, _rest: str) -> Screen:
    """Who decides sees whether it is on; a regisseur sees the figures."""
    return _switches(talk) if talk.who.has(*positive_health.SWITCHED_BY) else _figures(talk, 0)


def switch(talk: Talk, at: Pointed) -> Screen:
    """On or off for one organisation of hers (`version`)."""
    if at.choice not in (ON, OFF):
        raise NotFound
    positive_health.switch(talk.store, talk.who, at.version, on=at.choice == ON, now=talk.now)
    return _switches(talk)


def shown(talk: Talk, at: Pointed) -> Screen:
    """One of her municipalities (`version`)."""
    return _figures(talk, at.version)


def picture(talk: Talk, at: Pointed) -> None:
    """The means as a picture."""
    facts = {"place": _place(talk, at.version), "channel": talk.to.channel, "account": talk.to.account}
    talk.errand("health_picture", facts)


def make(store: Store, facts: Mapping[str, Any], now: datetime) -> Screen:
    """The picture of the means that are frozen."""
    who = people.who(store, facts["channel"], facts["account"], today=said_on(now))
    kept = _kept(store, who, facts["place"])
    if kept is None or not kept.figures["dimensions"]:
        raise NotFound
    means = kept.figures["dimensions"]
    lines = [
        Line(label("dialogue", f"positive_health.{side}"), [means.get(name, {}).get(side) for name in DIMENSIONS])
        for side in ("before", "after")
    ]
    names = [label("dialogue", f"dimensions.{name}") for name in DIMENSIONS]
    title = f"{facts['place']}, {period_name(Period.read(kept.period))}"
    content = as_png(title, names, *lines, note=label("dialogue", "positive_health.hidden"))
    attachment = Attachment("positieve-gezondheid.png", content, picture=True)
    return Screen("positive_health/mean_picture", {"place": facts["place"]}, attachment=attachment)


def _switches(talk: Talk) -> Screen:
    places = {m.organisation_id: m.organisation for m in talk.who.members if m.role in positive_health.SWITCHED_BY}
    on = {number for number in places if queries.uses(talk.store, number)}
    rows = [(Button(_offer(talk, name, number in on), SWITCH, "-", number, OFF if number in on else ON),)
            for number, name in places.items()]  # fmt: skip
    if talk.who.has("regisseur"):
        rows.append((Button(talk.label("positive_health.figures"), FIGURES, "-"),))
    facts = {"places": [(name, number in on) for number, name in places.items()]}
    return Screen("positive_health/switch", facts, tuple(rows))


def _offer(talk: Talk, name: str, on: bool) -> str:
    return talk.label(f"positive_health.{'switch_off' if on else 'switch_on'}").format(name=name)


def _figures(talk: Talk, number: int) -> Screen:
    mine = talk.who.municipalities("regisseur")
    places = [each for each in municipalities.list_all(talk.store) if each.id in mine]
    if not places:
        raise NotFound
    place = next((each for each in places if each.id == number), None if number else places[0])
    if place is None:
        raise NotFound
    kept = _kept(talk.store, talk.who, place.name)
    others = [(Button(each.name, FIGURES, "-", each.id),) for each in places if each.id != place.id]
    facts: dict[str, Any] = {"place": place.name, "period": None}
    if kept is None:
        return Screen("positive_health/figures", facts, tuple(others))
    means, content = kept.figures["dimensions"], kept.figures["satisfaction"]
    facts |= {
        "period": period_name(Period.read(kept.period)),
        "rows": [(talk.label(f"dimensions.{name}"), _said(means.get(name))) for name in DIMENSIONS],
        "content": {"n": content["n"], "mean": figure(content["mean"])} if content else None,
    }  # fmt: skip
    see = [(Button(talk.label("positive_health.picture"), PICTURE, "-", place.id),)] if means else []
    return Screen("positive_health/figures", facts, (*see, *others))


def _said(means: Mapping[str, Any] | None) -> dict[str, str] | None:
    return None if means is None else {key: figure(value) for key, value in means.items()}


def _kept(store: Store, who: Who, place: str) -> HealthSnapshot | None:
    return figures.latest(store, scope_for(store, who, place))


def _place(talk: Talk, number: int) -> str:
    mine = talk.who.municipalities("regisseur")
    name = next((each.name for each in municipalities.list_all(talk.store) if each.id == number in mine), None)
    if name is None:
        raise NotFound
    return name


ACT = Act(
    name="positive_health", roles=frozenset({"coordinator", "admin", "regisseur"}), start=start,
    verbs={SWITCH: switch, FIGURES: shown, PICTURE: picture}, makers={"health_picture": make},
)  # fmt: skip
