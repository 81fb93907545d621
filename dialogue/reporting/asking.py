"""What somebody asks for: a period, and whose figures; then having it made by the sender.

Whose: who steers, one municipality or all of hers; who leads an organisation, that one, in one municipality or in all.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dialogue import outbox
from dialogue.act import Pointed
from dialogue.letters import Letter
from dialogue.screens import Screen
from dialogue.talk import Talk
from foundation.people import municipalities
from foundation.people.models import Municipality, Organisation
from foundation.people.queries import organisations
from foundation.people.who import Who
from foundation.refusals import NotFound
from foundation.storage import Store
from monitoring.periods import Period
from monitoring.scope import Scope
from monitoring.scopes import LEADS, MunicipalityOutOfScope, organisation_scope, places_of, scope_for, scopes_led

QUARTER, HALF, YEAR = "Q", "H", ""
_LETTERS = {"k": QUARTER, "q": QUARTER, "h": HALF}


@dataclass(frozen=True, slots=True)
class Asked:
    """A period and whose: the name and number of a municipality and of an organisation, or None and 0 for all."""

    period: Period
    place: str | None = None
    place_id: int = 0
    organisation: str | None = None
    organisation_id: int = 0

    @property
    def is_long(self) -> bool:
        """Whether it is of a half-year or a year, of which one sends on a pack."""
        return self.period.part != QUARTER

    @property
    def choice(self) -> str:
        """The period, and which organisation, as a button holds them."""
        return f"{self.period}.{self.organisation_id}" if self.organisation_id else str(self.period)

    @property
    def name(self) -> str | None:
        """Whose figures, as they are called; None for all of hers."""
        return ", ".join(name for name in (self.organisation, self.place) if name) or None

    def scope(self, store: Store, who: Who) -> Scope:
        """What is counted. Refuses what she may not see."""
        if self.organisation is None:
            return scope_for(store, who, self.place)
        return organisation_scope(store, who, self.organisation, self.place)


def typed(talk: Talk, rest: str, part: str = QUARTER) -> Asked:
    """`2026-K3 tilburg`, `kwartaal 3`, or nothing: then the period that people want now (see `usual`)."""
    words = rest.split()
    said = [word for word in words if any(character.isdigit() for character in word)]
    name = " ".join(word for word in words if word not in said)
    period = _period(talk, "-".join(said), part) if said else usual(talk, part)
    every = choices(talk.store, talk.who, period)
    if not name:
        return every[0]
    hers = {each.casefold(): one for one in reversed(every) for each in (one.place, one.name) if each}
    found = hers.get(name.casefold()) or _the_only_place(talk, every, name)
    if found is None:
        for one in (each for each in led(talk.store, talk.who) if each.name.casefold() == name.casefold()):
            organisation_scope(talk.store, talk.who, one.name)  # which says why it is not hers
        raise MunicipalityOutOfScope(name=name)
    return found


def tapped(talk: Talk, at: Pointed) -> Asked:
    """The period (`choice`) and municipality (`version`) of a button. One that is not hers does not exist."""
    period, _, organisation = at.choice.partition(".")
    every = choices(talk.store, talk.who, Period.read(period))
    if not organisation and not at.version:
        return every[0]
    here = (each for each in every if (str(each.organisation_id or ""), each.place_id) == (organisation, at.version))
    found = next(here, None)
    if found is None:
        raise NotFound
    return found


def choices(store: Store, who: Who, period: Period) -> list[Asked]:
    """Whose figures she may ask for: what she gets when she names nobody first. NotFound for who may see none."""
    towns = [Asked(period, one.name, one.id) for one in steered(store, who)]
    found = [*towns, Asked(period)] if len(towns) == 1 else [Asked(period), *towns]
    theirs = [each for one in led(store, who) for each in _of_organisation(store, who, one, period)]
    every = [*(found if towns else ()), *theirs]
    if not every:
        raise NotFound
    return every


def steered(store: Store, who: Who) -> list[Municipality]:
    """The municipalities she steers, by name."""
    hers = who.municipalities("regisseur")
    return [one for one in municipalities.list_all(store) if one.id in hers]


def led(store: Store, who: Who) -> list[Organisation]:
    """The welfare organisations of which she sees the figures, by name."""
    hers = who.organisations(*LEADS)
    return [one for one in organisations.present(store, "welfare") if one.id in hers]


def not_yours(talk: Talk) -> Screen:
    """Who has these figures, and what who asks has instead."""
    has = next((role for role in ("coach", "provider", "editor") if talk.who.has(role)), "")
    return Screen("quarter/not_yours", {"has": has})


def mine(talk: Talk) -> list[Municipality]:
    """The municipalities that who speaks steers, by name."""
    return steered(talk.store, talk.who)


def usual(talk: Talk, part: str = QUARTER) -> Period:
    """The last whole period until it is frozen, 42 days after its end; from then on the one that is going on."""
    going_on = _going_on(talk, part)
    last = going_on.previous()
    return last if talk.today <= last.freezes_on else going_on


def order(talk: Talk, maker: str, asked: Asked, **more: Any) -> None:
    """Have it made from a view that holds nobody up. Refuses now what she may not see."""
    asked.scope(talk.store, talk.who)
    facts = {
        "period": str(asked.period), "place": asked.place, "place_id": asked.place_id,
        "organisation": asked.organisation, "organisation_id": asked.organisation_id, "channel": talk.to.channel,
        "account": talk.to.account, **more,
    }  # fmt: skip
    letter = Letter(errand={"maker": maker, "facts": facts, "language": talk.language})
    outbox.put(talk.store, talk.to, letter, now=talk.now, has_buttons=True)


def _of_organisation(store: Store, who: Who, one: Organisation, period: Period) -> list[Asked]:
    """All its municipalities together, and each where there are several, but for those that she steers herself."""
    whole = Asked(period, organisation=one.name, organisation_id=one.id)
    scopes = scopes_led(store, who, one.name)
    return [replace(whole, place=each.municipality, place_id=min(each.municipality_ids or {0})) for each in scopes]


def _the_only_place(talk: Talk, every: Sequence[Asked], name: str) -> Asked | None:
    """Her organisation, by the name of the one municipality it works in."""
    for one in (each for each in every if each.organisation):
        towns = [town.name.casefold() for town in places_of(talk.store, one.scope(talk.store, talk.who))]
        if towns == [name.casefold()]:
            return one
    return None


def read(facts: Mapping[str, Any]) -> Asked:
    """What was ordered. Orders of before there were organisations name none."""
    period, organisation = Period.read(facts["period"]), facts.get("organisation")
    return Asked(period, facts["place"], facts["place_id"], organisation, facts.get("organisation_id", 0))


def _going_on(talk: Talk, part: str) -> Period:
    months = Period(talk.today.year, part).months
    return Period(talk.today.year, part, (talk.today.month - 1) // months + 1)


def _period(talk: Talk, said: str, part: str) -> Period:
    """The period as it is written, also as `3 2026`; `3` or `K3` is the newest third quarter, `H1` such a half-year."""
    short = re.fullmatch(r"([kqh]?)([1-4])(?:-(20[0-9]{2}))?", said.lower())
    kind = _LETTERS.get(short[1], part) if short else YEAR
    if short is None or kind == YEAR:
        return Period.read(said)
    found = Period.read(f"{short[3] or talk.today.year}-{kind}{short[2]}")
    return found if short[3] or found.first <= talk.today else Period(found.year - 1, kind, found.number)
