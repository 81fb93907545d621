"""The figures by themselves: asked for with one tap, stopped with one tap (DOMAIN US-R1)."""

from datetime import date

from dialogue.act import Act, Pointed
from dialogue.reporting import asking
from dialogue.reporting.readers import MAIL
from dialogue.reporting.sending import STOP
from dialogue.screens import Button, Screen
from dialogue.talk import Talk
from foundation.refusals import NotFound
from monitoring.periods import Period
from monitoring.subscriptions import subscribing
from monitoring.subscriptions.due import early_on

START, ALL = "kv", 0


def show(talk: Talk, _rest: str) -> Screen:
    """What comes by itself, with a button to stop each; and what could."""
    names = _places(talk)
    mine = {one.municipality_id or ALL: one for one in subscribing.mine(talk.store, talk.who)}
    stops = [_button(talk, "unsubscribe", names.get(number, "?"), STOP, one.public_id) for number, one in mine.items()]
    starts = [_button(talk, "subscribe", name, START, "-", n) for n, name in names.items() if n not in mine]
    facts = {"places": [names.get(number, "?") for number in mine], "next": _next(talk)}
    return Screen("subscription/list", facts, (*((button,) for button in (*stops, *starts)), *_by_mail(talk)))


def start(talk: Talk, at: Pointed) -> Screen:
    """From now on. `NotFound` for what no button asks."""
    if at.version not in _places(talk):
        raise NotFound
    subscribing.subscribe(talk.store, talk.who, at.version or None, now=talk.now)
    return show(talk, "")


def stop(talk: Talk, at: Pointed) -> Screen:
    """No more."""
    subscribing.stop(talk.store, talk.who, at.about, now=talk.now)
    return show(talk, "")


def _places(talk: Talk) -> dict[int, str]:
    """What she may have, by its number: each of her municipalities, and of several all together."""
    names = {one.id: one.name for one in asking.mine(talk)}
    return names | {ALL: talk.label("report.every_place")} if len(names) > 1 else names


def _by_mail(talk: Talk) -> tuple[tuple[Button, ...], ...]:
    """To who has no chat, where somebody carries mail."""
    return ((Button(talk.label("report.by_mail"), MAIL, "-"),),) if talk.tools.mails and talk.tools.web_url else ()


def _button(talk: Talk, word: str, place: str, verb: str, about: str, number: int = 0) -> Button:  # noqa: PLR0917  a label and what it points at
    return Button(talk.label(f"report.{word}").format(place=place), verb, about, number)


def _next(talk: Talk) -> date:
    """When the next quarter comes."""
    going_on = Period.quarter_of(talk.today)
    last = early_on(going_on.previous())
    return last if last > talk.today else early_on(going_on)


ACT = Act(
    name="subscription", roles=frozenset({"regisseur"}), start=show, verbs={START: start, STOP: stop},
)  # fmt: skip
