"""How full a municipality is, and her municipalities side by side: of the last four whole quarters."""

from datetime import date, datetime
from decimal import Decimal

from dialogue.screens import Button, Screen, in_rows
from dialogue.steering import where
from dialogue.steering.norm_screens import ONE
from foundation.language import numbers
from foundation.language.dates import said_on
from foundation.people.models import Municipality
from foundation.people.who import Who
from foundation.storage import Store
from foundation.words import label
from monitoring import capacity, norms, quarters
from monitoring.capacity import Gauge
from monitoring.formats.speaking import period_name
from monitoring.norms import Inhabitants
from monitoring.quarters import Quarters, Shown
from monitoring.scopes import scope_for

GAUGE, REGION = "yc", "yr"
ROLE = "regisseur"
A_LARGE_PLACE = 30_000  # inhabitants from which a regisseur of her own is wanted (C09)


def one(store: Store, who: Who, place: int, now: datetime) -> Screen:
    """The gauge of one municipality, with what it is worked out from."""
    name, today = store.get_one(Municipality, place).name, said_on(now)
    years = quarters.years(store, scope_for(store, who, name), now=now)
    gauge = capacity.gauge(store, years(place), today=today)
    (referred,) = capacity.region(store, years, [place], today=today).each
    facts = {
        "place": name, "gauge": gauge, "new": said(gauge.new), "fte": norms.figure(gauge.fte), **span(years(place)),
        "norm": norms.said(norms.band(store, "clients_per_fte", [place], on=today), who.language),
        "inhabitants": referred.inhabitants, "chain": _chain(store, who, place, gauge, today),
        "regisseur": _regisseur(store, place, referred.inhabitants, today), "rate": rate(referred.rate),
        "wanted": _in_force(store, who, place, "azwa_referrals", today),
    }  # fmt: skip
    titles = norms.words(who.language)["norm"]
    rows = [tuple(Button(titles[key]["title"], ONE, "-", place, key) for key in ("coach_fte", "inhabitants"))]
    if len(who.municipalities(ROLE)) > 1:
        rows.append((Button(label("dialogue", "steering.compare", who.language), REGION, "-"),))
    return Screen("capacity/one", facts, tuple(rows))


def region(store: Store, who: Who, now: datetime) -> Screen:
    """Her municipalities side by side, by name: referrals per 10,000 inhabitants."""
    here = where.named(store, who, ROLE)
    years = quarters.years(store, scope_for(store, who), now=now)
    found = capacity.region(store, years, list(here), today=said_on(now))
    lines = [
        {
            "name": here[each.municipality_id], "referrals": said(each.referrals), "rate": rate(each.rate),
            "at_least": quarters.at_least(each.referrals), "inhabitants": each.inhabitants,
        }
        for each in found.each
    ]  # fmt: skip
    buttons = [Button(name, GAUGE, "-", number) for number, name in here.items()]
    facts = {
        "lines": lines, "referrals": said(found.referrals), "rate": rate(found.rate),
        "at_least": quarters.at_least(found.referrals), **span(years(next(iter(here)))),
    }  # fmt: skip
    return Screen("capacity/region", facts, in_rows(buttons, 2))


def span(year: Quarters) -> dict[str, str]:
    """Which quarters it is about, in words."""
    return {"first": period_name(year.each[0].period), "last": period_name(year.each[-1].period)}


def said(count: Shown) -> str:
    """A count as words: with a star where a quarter does not show its own."""
    if isinstance(count, str):
        return label("dialogue", "steering.hidden")
    if not count:
        return label("dialogue", "steering.none")
    wording = label("dialogue", "steering.at_least") if quarters.at_least(count) else "{n}"
    return wording.format(n=numbers.say(int(count)))


def rate(found: Decimal | None) -> str:
    """Per 10,000 inhabitants, with one decimal; empty where there is none."""
    return "" if found is None else numbers.say(found, 1)


def _chain(store: Store, who: Who, place: int, gauge: Gauge, today: date) -> dict[str, str] | None:
    """The fte there is per 10,000 inhabitants, beside what the agreement of the chain says once it is in force."""
    here, norm = norms.inhabitants(store, [place], on=today)[place], _in_force(store, who, place, "azwa_fte", today)
    if here is None or gauge.fte is None or not norm:
        return None
    return {"fte": numbers.say(10_000 * gauge.fte / here.number, 2), "norm": norm}


def _in_force(store: Store, who: Who, place: int, key: str, today: date) -> str:
    """A norm of the chain once it holds here; before that nothing."""
    band = norms.band(store, key, [place], on=today)
    return norms.said(band, who.language) if band.own or norms.in_force(band.kind, today) else ""


def _regisseur(store: Store, place: int, here: Inhabitants | None, today: date) -> dict[str, str] | None:
    """How much of a regisseur there is, and is wanted; nothing where nobody said the one or the other (C09)."""
    held = norms.bands(store, [place], ["regisseur_fte", "regisseur_per_30000"], on=today)
    if here is None or here.number < A_LARGE_PLACE or not held["regisseur_fte"].known:
        return None
    wanted = held["regisseur_per_30000"].least * here.number / A_LARGE_PLACE
    return {"fte": norms.figure(held["regisseur_fte"].most), "wanted": numbers.say(wanted, 1)}
