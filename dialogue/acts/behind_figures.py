"""Whose are these? From each of a coach's own figures to the code names and days it counts. Nobody else gets this."""

from dialogue.act import Act, Pointed
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from foundation.refusals import NotFound
from monitoring.definitions import definitions
from monitoring.formats.speaking import period_name
from monitoring.periods import Period
from monitoring.tracing import MOST, TRACED, behind

BEHIND = "kr"
SIGN = "."  # between a period and a figure


def open_figure(talk: Talk, at: Pointed) -> Screen:
    """Without a figure: which one? (`choice` is a period, or a period and a figure)."""
    written, _, key = at.choice.partition(SIGN)
    period = Period.read(written)
    if not key:
        return _which(talk, period)
    found = behind(talk.store, talk.who, period, key, now=talk.now)
    one = definitions(talk.language).get(key)
    if one is None:
        raise NotFound
    facts = {"period": period_name(period), "one": one, "events": found[:MOST], "more": max(len(found) - MOST, 0)}
    buttons = (
        Button(talk.label("buttons.back"), BEHIND, "-", choice=str(period)),
        Button(talk.label("buttons.meaning"), "kd", "-", choice=key),
    )
    return Screen("quarter/behind", {**facts, "total": len(found)}, (buttons,), private=True)


def _which(talk: Talk, period: Period) -> Screen:
    titles = definitions(talk.language)
    buttons = [Button(titles[key].title, BEHIND, "-", choice=f"{period}{SIGN}{key}") for key in TRACED]
    return Screen("quarter/behind_which", {"period": period_name(period)}, in_rows(buttons, 2), fresh=True)


ACT = Act(
    name="behind_figures", roles=frozenset({"coach"}), about_clients=True, in_menu=False, verbs={BEHIND: open_figure}
)
