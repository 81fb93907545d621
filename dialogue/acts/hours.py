"""Her own week as hours to copy into another system: by day, without a client."""

from datetime import date, timedelta

from casework import network_time
from dialogue import rules_of_thumb
from dialogue.act import Act, Pointed
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from social_map.models import DAYS

WEEKS_BACK = 26
MOST = 10  # entries with a button


def show(talk: Talk, _rest: str) -> Screen:
    """The present week."""
    return _week(talk, 0)


def turn(talk: Talk, at: Pointed) -> Screen:
    """So many weeks ago."""
    return _week(talk, min(at.version, WEEKS_BACK))


def _week(talk: Talk, ago: int) -> Screen:
    found = network_time.week(talk.store, talk.who, network_time.monday(talk.today) - timedelta(weeks=ago))
    facts = {
        "week": found, "number": found.monday.isocalendar().week, "sunday": found.monday + timedelta(days=6),
        "days": [(day, found.talks.get(day, (0, 0)), _network(talk, found, day)) for day in found.days],
        "rule": rules_of_thumb.of(talk.store, talk.who, talk.today).network_said(),
    }  # fmt: skip
    steer = [Button(talk.label("buttons.week_before"), "uw", "-", ago + 1)] if ago < WEEKS_BACK else []
    if ago:
        steer.append(Button(talk.label("buttons.week_after"), "uw", "-", ago - 1))
    mend = [
        Button(f"✏️ {DAYS[row.spent_on.weekday()]} {talk.label(f'network_kinds.{row.kind}')}", "nk", row.public_id)
        for row in found.rows[:MOST]
    ]
    return Screen("hours/week", facts, (*in_rows(mend, 2), tuple(steer)))


def _network(talk: Talk, found: network_time.Week, day: date) -> list[tuple[str, int]]:
    return [(talk.label(f"network_kinds.{kind}"), minutes) for kind, minutes in found.network.get(day, {}).items()]


ACT = Act(name="hours", roles=frozenset({"coach"}), start=show, verbs={"uw": turn})
