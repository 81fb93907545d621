"""The main figures of a period side by side: per organisation, per neighbourhood, per practice."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from dialogue.act import Pointed
from dialogue.reporting import asking
from dialogue.reporting.asking import Asked
from dialogue.reporting.screens import REPORT, TABLE
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from foundation.language.dates import said_on
from foundation.people import people
from foundation.refusals import NotFound
from foundation.storage import Store
from foundation.words import label
from monitoring.breakdowns import TABLES, breakdowns
from monitoring.formats.tables import as_message
from monitoring.suppression import INTERNAL

A_PAGE = 12
MAKER = "breakdown"


def ask(talk: Talk, rest: str, by: str) -> Screen | None:
    """`/perwijk [2026-K3] [gemeente]`; she chooses a municipality where there are several."""
    return show(talk, asking.typed(talk, rest), by)


def tapped(talk: Talk, at: Pointed) -> Screen | None:
    """Another table, municipality or page (`about`: which table, and from which row on)."""
    by, _, start = at.about.partition(".")
    if by not in TABLES:
        raise NotFound
    return show(talk, asking.tapped(talk, at), by, int(start) if start.isascii() and start.isdigit() else 0)


def show(talk: Talk, asked: Asked, by: str, start: int = 0) -> Screen | None:
    """Have it made by the sender. Tables of several municipalities are never added up: she chooses one."""
    same = [one for one in asking.choices(talk.store, talk.who, asked.period) if one.organisation == asked.organisation]
    towns = [one for one in same if one.place]
    if asked.place is None and towns:
        buttons = [_button(one.place or "", one, by) for one in towns]
        return Screen("quarter/table_of", {"by": by}, in_rows(buttons, 2), fresh=True)
    asking.order(talk, MAKER, asked, by=by, start=start)
    return None


def make(store: Store, facts: Mapping[str, Any], now: datetime) -> Screen:
    """The screen, from a read-only view."""
    asked, by = asking.read(facts), facts["by"]
    who = people.who(store, facts["channel"], facts["account"], today=said_on(now))
    table = breakdowns(store, asked.scope(store, who), asked.period, [by], now=now, rule=INTERNAL)[0]
    start = facts["start"] if facts["start"] < len(table.rows) else 0
    page = replace(table, rows=table.rows[start : start + A_PAGE])
    turn = [_button(label("dialogue", f"report.by.{other}"), asked, other) for other in TABLES if other != by]
    near = [_button(label("dialogue", "buttons.more"), asked, f"{by}.{start + A_PAGE}")]
    more = near if start + A_PAGE < len(table.rows) else []
    back = Button(label("dialogue", "report.back"), REPORT, "-", asked.place_id, asked.choice)
    return Screen("quarter/table", {"table": as_message(page, last=not more)}, (*in_rows([*more, *turn], 2), (back,)))


def _button(name: str, asked: Asked, about: str) -> Button:
    return Button(name, TABLE, about, asked.place_id, asked.choice)
