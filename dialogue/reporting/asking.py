"""What somebody asks for: a period, and one municipality or all of hers; then having it made by the sender."""

import re
from dataclasses import dataclass
from typing import Any

from dialogue import outbox
from dialogue.act import Pointed
from dialogue.letters import Letter
from dialogue.talk import Talk
from foundation.people import municipalities
from foundation.people.models import Municipality
from foundation.refusals import NotFound
from monitoring.periods import Period
from monitoring.scopes import scope_for

QUARTER, HALF, YEAR = "Q", "H", ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A period and a place: the name and number of a municipality, or None and 0 for all of hers."""

    period: Period
    place: str | None = None
    place_id: int = 0


def typed(talk: Talk, rest: str, part: str = QUARTER) -> Asked:
    """`2026-K3 tilburg`, `kwartaal 3`, or nothing: then the period that people want now (see `usual`)."""
    words = rest.split()
    said = [word for word in words if any(character.isdigit() for character in word)]
    place = " ".join(word for word in words if word not in said) or None
    period = _period(talk, "-".join(said), part) if said else usual(talk, part)
    if place is None:
        return _of_all(talk, period)
    scope_for(talk.store, talk.who, place)  # refuses now what she may not see
    found = municipalities.named(talk.store, place)
    return Asked(period, found.name, found.id)


def tapped(talk: Talk, at: Pointed) -> Asked:
    """The period (`choice`) and municipality (`version`) of a button. One that is not hers does not exist."""
    period = Period.read(at.choice)
    if not at.version:
        return _of_all(talk, period)
    found = next((one for one in mine(talk) if one.id == at.version), None)
    if found is None:
        raise NotFound
    return Asked(period, found.name, found.id)


def mine(talk: Talk) -> list[Municipality]:
    """The municipalities she steers, by name."""
    hers = talk.who.municipalities("regisseur")
    return [one for one in municipalities.list_all(talk.store) if one.id in hers]


def usual(talk: Talk, part: str = QUARTER) -> Period:
    """The last whole period until it is frozen, 42 days after its end; from then on the one that is going on."""
    going_on = _going_on(talk, part)
    last = going_on.previous()
    return last if talk.today <= last.freezes_on else going_on


def order(talk: Talk, maker: str, asked: Asked, **more: Any) -> None:
    """Have it made from a view that holds nobody up. Refuses now what she may not see."""
    scope_for(talk.store, talk.who, asked.place)
    facts = {
        "period": str(asked.period), "place": asked.place, "place_id": asked.place_id, "channel": talk.to.channel,
        "account": talk.to.account, **more,
    }  # fmt: skip
    letter = Letter(errand={"maker": maker, "facts": facts, "language": talk.language})
    outbox.put(talk.store, talk.to, letter, now=talk.now, has_buttons=True)


def _of_all(talk: Talk, period: Period) -> Asked:
    """Of all her municipalities; of who has one, that one by name."""
    here = mine(talk)
    return Asked(period, here[0].name, here[0].id) if len(here) == 1 else Asked(period)


def _going_on(talk: Talk, part: str) -> Period:
    months = Period(talk.today.year, part).months
    return Period(talk.today.year, part, (talk.today.month - 1) // months + 1)


def _period(talk: Talk, said: str, part: str) -> Period:
    """The period as it is written; `3` or `K3` is the newest third quarter that has begun, `H1` such a half-year."""
    short = re.fullmatch(r"[kqh]?([1-4])", said, re.IGNORECASE) if part else None
    if short is None:
        return Period.read(said)
    found = Period.read(f"{talk.today.year}-{part}{short[1]}")
    return found if found.first <= talk.today else Period(found.year - 1, part, found.number)
