"""The practices of a municipality, for who steers it: all of them in a line each, and one in full."""

from datetime import date

from dialogue.screens import Button, Screen, in_rows
from dialogue.steering.capacity_screens import said
from dialogue.steering.norm_screens import ONE as NORM
from dialogue.talk import Talk
from foundation.people.models import Municipality
from foundation.people.who import Who
from foundation.storage import Store
from foundation.words import label
from monitoring import norms, practices
from monitoring.norms import Expected
from monitoring.practices import Practice
from monitoring.scope import Scope
from monitoring.scopes import scope_for

LIST, ONE = "yq", "yp"
A_PAGE = 12


def every(talk: Talk, place: int, start: int = 0) -> Screen:
    """Every practice by name, with a button for each."""
    name, scope = _where(talk.store, talk.who, place)
    found = practices.every(talk.store, scope, place, today=talk.today)
    start = start if 0 <= start < len(found) else 0
    page = found[start : start + A_PAGE]
    rows = in_rows([Button(one.name[:30], ONE, one.id, place) for one in page], 2)
    if start + A_PAGE < len(found):
        rows = (*rows, (Button(talk.label("buttons.more"), LIST, "-", place, str(start + A_PAGE)),))
    facts = {"place": name, "practices": [_line(one, talk.today) for one in page]}
    return Screen("by_practice/every", facts, rows)


def one(store: Store, who: Who, place: int, practice: str, today: date) -> Screen:
    """One practice, from a read-only view: its letters of a year take longer than a moment."""
    name, scope = _where(store, who, place)
    found = practices.one(store, scope, place, practice, today=today)
    facts = {
        "place": name, **_line(found.practice, today), "in_time": found.in_time, "fte": norms.figure(found.fte),
        "agreements": found.agreements, "today": today,
    }  # fmt: skip
    titles = norms.words(who.language)["norm"]
    buttons = [Button(titles[key]["title"], NORM, "-", place, key) for key in ("referrals_agreed", "referrers")]
    back = Button(label("dialogue", "buttons.back", who.language), LIST, "-", place)
    return Screen("by_practice/one", facts, (tuple(buttons), (back,)))


def _line(one: Practice, today: date) -> dict[str, object]:
    return {
        "name": one.name, "referrals": said(one.referrals), "expected": _expected(one.expected),
        "agreed": one.expected is not None and one.expected.agreed, "stands": one.stands, "met_on": one.met_on,
        "late": one.late(today), "alone": one.coaches == 1,
    }  # fmt: skip


def _expected(found: Expected | None) -> str:
    return f"{found.low}–{found.high}" if found is not None else ""


def _where(store: Store, who: Who, place: int) -> tuple[str, Scope]:
    name = store.get_one(Municipality, place).name
    return name, scope_for(store, who, name)
