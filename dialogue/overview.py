"""The coach's day as a screen: by the clock in the morning (counts only), or asked for (with names)."""

from datetime import date

from casework.caseload import Line, Overview, working_days_waiting
from dialogue import choice_ended
from dialogue.screens import Button, Screen, in_rows
from foundation.words import label

NAMED_AT_MOST = 8
TASKS_AT_MOST = 4


def screen(day: Overview, name: str, today: date, *, named: bool) -> Screen:
    """`named`: with code names and a button for each; otherwise counts and one button."""
    facts = {
        "name": name,
        "today": today,
        "named": named,
        "appointments": day.appointments,
        "waiting": [(line, working_days_waiting(line, today)) for line in day.waiting],
        "starts": day.starts,
        "checks": day.checks,
        "ended": [(line, choice) for line in day.ended for choice in line.ended],
        "empty": day.empty(),
    }
    if not named:
        return Screen("today/overview", facts, ((Button(label("dialogue", "buttons.begin"), "td", "-"),),))
    who = dict.fromkeys(_each(day))
    buttons = [Button(code_name, "cl", client) for client, code_name in list(who)[:NAMED_AT_MOST]]
    tasks = [choice_ended.row(line, choice) for line in day.ended for choice in line.ended][:TASKS_AT_MOST]
    return Screen("today/overview", facts, (*tasks, *in_rows(buttons, 2)), private=True)


def _each(day: Overview) -> list[tuple[str, str]]:
    lines: list[Line] = [*day.appointments, *day.ended, *day.starts, *day.checks, *day.waiting]
    return [(line.client, line.code_name) for line in lines]
