"""How full a municipality is, and her municipalities side by side."""

from decimal import Decimal

from dialogue.screens import Button, Screen, in_rows
from dialogue.steering import where
from dialogue.steering.norm_screens import ONE
from dialogue.talk import Talk
from foundation.language import numbers
from foundation.people.models import Municipality
from foundation.words import label
from monitoring import capacity, norms
from monitoring.capacity import Gauge, Shown
from monitoring.norms import Inhabitants
from monitoring.scopes import scope_for

GAUGE, REGION = "yc", "yr"
A_LARGE_PLACE = 30_000  # inhabitants from which a regisseur of her own is wanted (C09)


def one(talk: Talk, place: int) -> Screen:
    """The gauge of one municipality, with what it is worked out from."""
    name = talk.store.get_one(Municipality, place).name
    scope = scope_for(talk.store, talk.who, name)
    gauge = capacity.gauge(talk.store, scope, place, today=talk.today)
    (referred,) = capacity.region(talk.store, scope, [place], today=talk.today).each
    here = norms.inhabitants(talk.store, [place], on=talk.today)[place]
    facts = {
        "place": name, "gauge": gauge, "new": said(gauge.new), "fte": norms.figure(gauge.fte),
        "norm": _said(talk, place, "clients_per_fte"), "inhabitants": here, "chain": _chain(talk, place, gauge, here),
        "regisseur": _regisseur(talk, place, here), "referrals": said(referred.referrals),
        "rate": _rate(referred.rate), "wanted": _in_force(talk, place, "azwa_referrals"),
    }  # fmt: skip
    titles = norms.words(talk.language)["norm"]
    rows = [tuple(Button(titles[key]["title"], ONE, "-", place, key) for key in ("coach_fte", "inhabitants"))]
    if len(where.mine(talk, "regisseur")) > 1:
        rows.append((Button(talk.label("steering.compare"), REGION, "-"),))
    return Screen("capacity/one", facts, tuple(rows))


def region(talk: Talk) -> Screen:
    """Her municipalities side by side, by name: referrals per 10,000 inhabitants."""
    here = where.mine(talk, "regisseur")
    found = capacity.region(talk.store, scope_for(talk.store, talk.who), list(here), today=talk.today)
    lines = [
        {
            "name": here[each.municipality_id], "referrals": said(each.referrals, "hidden"),
            "rate": _rate(each.rate), "inhabitants": each.inhabitants,
        }
        for each in found.each
    ]  # fmt: skip
    buttons = [Button(name, GAUGE, "-", number) for number, name in here.items()]
    facts = {"lines": lines, "referrals": said(found.referrals, "hidden"), "rate": _rate(found.rate)}
    return Screen("capacity/region", facts, in_rows(buttons, 2))


def said(count: Shown, hidden: str = "few") -> str:
    """A count in steps of five as words; `hidden` names the label for one that is not shown."""
    if isinstance(count, str):
        return label("dialogue", f"steering.{hidden}")
    return label("dialogue", "steering.about" if count else "steering.none").format(n=numbers.say(count))


def _rate(rate: Decimal | None) -> str:
    return "" if rate is None else numbers.say(rate, 1)


def _said(talk: Talk, place: int, key: str) -> str:
    return norms.said(norms.band(talk.store, key, [place], on=talk.today), talk.language)


def _chain(talk: Talk, place: int, gauge: Gauge, here: Inhabitants | None) -> dict[str, str] | None:
    """The fte there is per 10,000 inhabitants, beside what the agreement of the chain says once it is in force."""
    norm = _in_force(talk, place, "azwa_fte")
    if here is None or gauge.fte is None or not norm:
        return None
    return {"fte": numbers.say(10_000 * gauge.fte / here.number, 2), "norm": norm}


def _in_force(talk: Talk, place: int, key: str) -> str:
    """A norm of the chain once it holds here; before that nothing."""
    band = norms.band(talk.store, key, [place], on=talk.today)
    return norms.said(band, talk.language) if band.own or norms.in_force(band.kind, talk.today) else ""


def _regisseur(talk: Talk, place: int, here: Inhabitants | None) -> dict[str, str] | None:
    """How much of a regisseur there is, and is wanted; nothing where nobody said the one or the other (C09)."""
    held = norms.bands(talk.store, [place], ["regisseur_fte", "regisseur_per_30000"], on=talk.today)
    if here is None or here.number < A_LARGE_PLACE or not held["regisseur_fte"].known:
        return None
    wanted = held["regisseur_per_30000"].least * here.number / A_LARGE_PLACE
    return {"fte": norms.figure(held["regisseur_fte"].most), "wanted": numbers.say(wanted, 1)}
