"""What was wished for in a quarter and is not on the map, for who steers (DOMAIN G07, US-R3)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from dialogue import outbox
from dialogue.act import Act, Pointed
from dialogue.letters import Letter
from dialogue.reporting import screens
from dialogue.reporting.asking import Asked
from dialogue.screens import Screen
from dialogue.talk import Talk
from dialogue.wishing.words import subject
from foundation.language.dates import said_on
from foundation.people import municipalities, people
from foundation.refusals import NotFound
from foundation.storage import Store
from monitoring.formats.reading import reading
from monitoring.formats.speaking import code_name, figure, period_name
from monitoring.formats.wording import facts_of
from monitoring.indicators import INDICATORS
from monitoring.periods import Period
from monitoring.reports import Report, report
from monitoring.scopes import scope_for
from monitoring.suppression import HIDDEN, INTERNAL
from social_map.wishes import counting
from social_map.wishes.calling import ENOUGH

ALL = 0


def ask(talk: Talk, rest: str) -> Screen | None:
    """`/wensen [2026-K3]`; without a period the quarter that goes on."""
    period = Period.read(rest) if rest else Period.quarter_of(talk.today)
    _order(talk, period, ALL)
    return None


def tapped(talk: Talk, at: Pointed) -> Screen | None:
    """Of the period (`choice`) and municipality (`version`) of a report."""
    _order(talk, Period.read(at.choice), at.version)
    return None


def make(store: Store, facts: Mapping[str, Any], now: datetime) -> Screen:
    """The wishes by kind, and what was asked for often."""
    who = people.who(store, facts["channel"], facts["account"], today=said_on(now))
    names = {m.id: m.name for m in municipalities.list_all(store)}
    scope = scope_for(store, who, names.get(facts["place"]))
    made = report(store, scope, Period.read(facts["period"]), now=now, rule=INTERNAL)
    told: dict[str, Any] = made.told.get("wishes", {})
    kinds = [(code_name("wishes.by_category", code), figure(n)) for code, n in told.get("by_category", {}).items()]
    said = facts_of(reading(made, INDICATORS.keys() - {"wishes"}))
    return Screen(
        "quarter/wishes",
        {
            "place": scope.municipality, "period": period_name(made.period), "kinds": kinds,
            "n": said["n"].get("wishes", {}), "apart": said["apart"], "summed": said["summed"],
            "often": _often(store, made, names), "least": ENOUGH, "hidden": figure(HIDDEN),
        },
        ((screens.back(Asked(made.period, scope.municipality, facts["place"])),),),
        fresh=True,
    )  # fmt: skip


def _often(store: Store, made: Report, names: Mapping[int, str]) -> list[str]:
    """What was asked for five times or more, without a number. Of a kind that is hidden nothing is said."""
    found = counting.unanswered(store, made.period.first, made.period.last, made.scope.municipality_ids)
    counts = made.shown.get("wishes", {}).get("by_category", {})
    return [
        f"{subject(each.subject, each.category)} ({names[each.municipality_id]})"
        for each in found
        if each.count >= ENOUGH and counts.get(each.category, HIDDEN) != HIDDEN
    ]


def _order(talk: Talk, period: Period, place: int) -> None:
    """Have it made by the sender. A municipality that is not hers is as one that does not exist."""
    if place and place not in talk.who.municipalities("regisseur"):
        raise NotFound
    facts = {
        "period": str(period), "place": place, "channel": talk.to.channel, "account": talk.to.account,
    }  # fmt: skip
    errand = {"maker": "quarter_wishes", "facts": facts, "language": talk.language}
    outbox.put(talk.store, talk.to, Letter(errand=errand), now=talk.now)


ACT = Act(
    name="quarter_wishes",
    roles=frozenset({"regisseur"}),
    start=ask,
    verbs={"ww": tapped},
    makers={"quarter_wishes": make},
)
