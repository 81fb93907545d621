"""Last week as a table, her clients against the days: a gap is a tap away from being logged."""

from datetime import date, timedelta

from casework import access, week_sheet
from casework.network_time import monday
from casework.week_sheet import Row
from dialogue import filling
from dialogue.act import Act, Pointed
from dialogue.meetings import kept
from dialogue.screens import Button, Screen
from dialogue.table import every_act
from dialogue.talk import Talk
from foundation.refusals import NotFound
from social_map.models import DAYS

A_PAGE = 8
WEEKS_BACK = 26
NEXT = "verder"
SATURDAY = 5


def show(talk: Talk, _rest: str) -> Screen:
    """Last week; in the weekend the week that has just passed."""
    return _page(talk, 0 if talk.today.weekday() >= SATURDAY else 1, 0)


def turn(talk: Talk, at: Pointed) -> Screen:
    """Another week: so many ago; or more clients of it."""
    start = at.choice.removeprefix(NEXT)
    return _page(talk, min(at.version, WEEKS_BACK), int(start) if start.isdecimal() and start.isascii() else 0)


def log(talk: Talk, at: Pointed) -> Screen:
    """Log a session of this client on this day."""
    access.client_for(talk.store, talk.who, at.about, now=talk.now)
    try:
        day = date.fromisoformat(at.choice)
    except ValueError as forged:
        raise NotFound from forged
    if day > talk.today:
        raise NotFound
    return filling.begin(talk, every_act()["session"], {"client": at.about, "held_on": day.isoformat()})


def look(talk: Talk, at: Pointed) -> Screen:
    """What was logged, to mend it."""
    return kept.screen(talk, access.session_for(talk.store, talk.who, at.about, now=talk.now))


def _page(talk: Talk, ago: int, start: int) -> Screen:
    first = monday(talk.today) - timedelta(weeks=ago)
    sheet = week_sheet.sheet(talk.store, talk.who, first, today=talk.today)
    some = sheet.rows[start : start + A_PAGE]
    facts = {
        "number": first.isocalendar().week, "first": first, "last": first + timedelta(days=4), "days": sheet.days,
        "rows": [(number, row) for number, row in enumerate(some, start + 1)], "total": len(sheet.rows), "ago": ago,
        "talks": sum(len(each) for row in sheet.rows for each in row.sessions.values()),
        "forgotten": sum(len(row.forgotten()) for row in sheet.rows), "today": talk.today,
    }  # fmt: skip
    table = [
        (Button(str(number), "cl", row.client), *(_cell(talk, row, day) for day in sheet.days))
        for number, row in enumerate(some, start + 1)
    ]
    steer = [Button(talk.label("buttons.week_before"), "wv", "-", ago + 1)] if ago < WEEKS_BACK else []
    if ago:
        steer.append(Button(talk.label("buttons.week_after"), "wv", "-", ago - 1))
    if start + A_PAGE < len(sheet.rows):
        steer.append(Button(talk.label("buttons.more"), "wv", "-", ago, f"{NEXT}{start + A_PAGE}"))
    return Screen("week_sheet/week", facts, (*table, tuple(steer)), private=True)


def _cell(talk: Talk, row: Row, day: date) -> Button:
    """What is logged, or the day as a gap; one where something was agreed stands out."""
    there = row.sessions.get(day)
    if not there:
        mark = "❗" if day in row.forgotten() else ""
        return Button(f"{mark}{DAYS[day.weekday()]}", "wg", row.client, choice=day.isoformat())
    return Button("✓" if _held(row, day) else "✗", "wl", there[0].public_id)


def _held(row: Row, day: date) -> bool:
    return any(session.status == "held" for session in row.sessions[day])


ACT = Act(
    name="week_sheet", roles=frozenset({"coach"}), about_clients=True, start=show,
    verbs={"wv": turn, "wg": log, "wl": look},
)  # fmt: skip
