"""The practices of a municipality, for who steers it: all of them in a line each, and one in full."""

from datetime import date, datetime

from dialogue.screens import Button, Screen, in_rows
from dialogue.steering.capacity_screens import said, span
from dialogue.steering.norm_screens import ONE as NORM
from foundation.language.dates import said_on
from foundation.people.models import Municipality
from foundation.people.who import Who
from foundation.storage import Store
from foundation.words import label
from monitoring import norms, practices, quarters
from monitoring.formats.speaking import period_name
from monitoring.norms import Expected
from monitoring.practices import Practice
from monitoring.scope import Scope
from monitoring.scopes import scope_for

LIST, ONE = "yq", "yp"
A_PAGE = 12


def every(store: Store, who: Who, place: int, start: int, now: datetime, *, period: str = "") -> Screen:
    """Every practice by name, with a button for each. `period`: of the figures from which she came."""
    name, scope = _where(store, who, place)
    year, today = quarters.last_four(store, scope, place, now=now), said_on(now)
    found = practices.every(store, year, today=today)
    start = start if 0 <= start < len(found) else 0
    page = found[start : start + A_PAGE]
    rows = in_rows([Button(one.name[:30], ONE, one.id, place, period) for one in page], 2)
    if start + A_PAGE < len(found):
        more = label("dialogue", "buttons.more", who.language)
        rows = (*rows, (Button(more, LIST, period or "-", place, str(start + A_PAGE)),))
    lines = [_line(one, today) for one in page]
    return Screen("by_practice/every", {"place": name, "practices": lines, **span(year)}, rows)


def one(store: Store, who: Who, place: int, practice: str, now: datetime, *, period: str = "") -> Screen:
    """One practice, from a read-only view: its letters take longer than a moment."""
    name, scope = _where(store, who, place)
    found, today = practices.one(store, scope, place, practice, now=now), said_on(now)
    facts = {
        "place": name, **_line(found.practice, today), **span(found.year), "fte": norms.figure(found.fte),
        "letters": found.in_time, "half": period_name(found.in_time.period), "agreements": found.agreements,
        "today": today,
    }  # fmt: skip
    titles = norms.words(who.language)["norm"]
    buttons = [Button(titles[key]["title"], NORM, "-", place, key) for key in ("referrals_agreed", "referrers")]
    back = Button(label("dialogue", "buttons.back", who.language), LIST, period or "-", place)
    return Screen("by_practice/one", facts, (tuple(buttons), (back,)))


def _line(one: Practice, today: date) -> dict[str, object]:
    return {
        "name": one.name, "referrals": said(one.referrals), "at_least": quarters.at_least(one.referrals),
        "hidden": isinstance(one.referrals, str), "expected": _expected(one.expected),
        "agreed": one.expected is not None and one.expected.agreed, "stands": one.stands, "met_on": one.met_on,
        "late": one.late(today),
    }  # fmt: skip


def _expected(found: Expected | None) -> str:
    return f"{found.low}–{found.high}" if found is not None else ""


def _where(store: Store, who: Who, place: int) -> tuple[str, Scope]:
    name = store.get_one(Municipality, place).name
    return name, scope_for(store, who, name)
