"""What needs me today: counts first, names after, each done or put off from the list (DOMAIN US-C1)."""

from dialogue import overview
from dialogue.act import Act, Pointed
from dialogue.day import items, put_off
from dialogue.screens import Button, Screen
from dialogue.talk import Talk
from foundation.refusals import NotFound


def show(talk: Talk, _rest: str) -> Screen:
    """The overview, with the names."""
    return _names(talk, 0)


def begin(talk: Talk, at: Pointed) -> Screen:
    """From the morning's counts to the names, or the next page of them."""
    return _names(talk, at.version)


def not_today(talk: Talk, at: Pointed) -> Screen:
    """Put one thing of the list off until tomorrow."""
    day = items.gather(talk.store, talk.who, talk.to, now=talk.now, factor=talk.tools.work_factor)
    if not any((item.kind, item.about) == (at.choice, at.about) for item in day.items):
        raise NotFound
    put_off.until_tomorrow(talk.store, talk.who, put_off.key(at.choice, at.about), now=talk.now)
    return _names(talk, at.version)


def later_today(talk: Talk, _at: Pointed) -> Screen:
    """Put the overview itself off; it comes again."""
    until = put_off.overview_later(talk.store, talk.who, now=talk.now)
    begin = ((Button(talk.label("buttons.begin"), "td", "-"),),)
    return Screen("today/later", {"until": until}, begin)


def _names(talk: Talk, start: int) -> Screen:
    day = items.gather(talk.store, talk.who, talk.to, now=talk.now, factor=talk.tools.work_factor)
    return overview.names(day, talk.who.name, talk.today, start=start)


ACT = Act(
    name="today", roles=frozenset({"coach"}), about_clients=True, start=show,
    verbs={"td": begin, overview.LATER: not_today, overview.OVERVIEW_LATER: later_today},
)  # fmt: skip
