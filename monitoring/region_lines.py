"""The municipalities of a region beside each other, as texts for a line each: referrals per 10,000 people (D20)."""

from collections.abc import Iterator
from decimal import Decimal

from foundation.language import numbers
from foundation.language.dates import said_on
from foundation.storage import Store
from foundation.words import label
from monitoring import capacity
from monitoring.formats.beside import TownLine
from monitoring.formats.speaking import figure
from monitoring.noticing import is_of_now
from monitoring.quarters import Shown, Years
from monitoring.reports import Report
from monitoring.summing import mark


def town_lines(store: Store, report: Report, years: Years) -> Iterator[TownLine]:
    """What /capaciteit says of the last four whole quarters, beside the newest report; together comes last."""
    names = {place: town.scope.name or "" for town in report.towns for place in town.scope.municipality_ids or ()}
    if len(names) <= 1 or report.scope.organisation_ids is not None or not is_of_now(report):
        return
    found = capacity.region(store, years, sorted(names, key=lambda place: names[place]), today=said_on(report.as_of))
    for one in found.each:
        people = numbers.say(one.inhabitants.number) if one.inhabitants else ""
        yield TownLine(names[one.municipality_id], figure(one.referrals), people, _rate(one.rate, one.referrals))
    yield TownLine(label("monitoring", "table.total"), figure(found.referrals), "", _rate(found.rate, found.referrals))


def _rate(rate: Decimal | None, count: Shown) -> str:
    """Marked where a quarter does not show its own; empty where there is none."""
    return "" if rate is None else numbers.say(rate, 1) + mark(count)
