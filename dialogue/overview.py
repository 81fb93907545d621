"""The coach's day as a screen: by the clock in the morning (counts only), or asked for (with names)."""

from datetime import date

from dialogue.day.items import KINDS, Day
from dialogue.screens import Button, Screen
from foundation.words import label

A_PAGE = 8
LATER, OVERVIEW_LATER = "tl", "tg"


def counts(day: Day, name: str, today: date, *, week: bool = False) -> Screen:
    """The morning: how much there is of what, without a name. `week`: last Friday's overview can be looked at too."""
    begin = [Button(label("dialogue", "buttons.begin"), "td", "-")]
    if not day.empty():
        begin.append(Button(label("dialogue", "buttons.later_today"), OVERVIEW_LATER, "-"))
    more = ((Button(label("dialogue", "buttons.last_week"), "tw", "-"),),) if week else ()
    return Screen("today/overview", _facts(day, name, today, named=False), (tuple(begin), *more))


def names(day: Day, name: str, today: date, *, start: int = 0) -> Screen:
    """With code names: each item with its button, and one to put it off until tomorrow."""
    start = start if 0 <= start < len(day.items) else 0
    rows: list[tuple[Button, ...]] = []
    for item in day.items[start : start + A_PAGE]:
        later = Button(label("dialogue", "buttons.not_today"), LATER, item.about, start, item.kind)
        rows.append((*item.buttons, later) if item.buttons else (later,))
    if start + A_PAGE < len(day.items):
        rows.append((Button(label("dialogue", "buttons.more"), "td", "-", start + A_PAGE),))
    return Screen("today/overview", _facts(day, name, today, named=True), tuple(rows), private=True)


def _facts(day: Day, name: str, today: date, *, named: bool) -> dict[str, object]:
    kinds = {kind: day.of(kind) for kind in KINDS}
    return {
        "name": name,
        "today": today,
        "named": named,
        "empty": day.empty(),
        "for_whom": ", ".join(day.for_whom),
        "after": day.after,
        **kinds,
    }
