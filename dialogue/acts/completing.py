"""What is missing in the figures of the quarter, one by one, each with what can be tapped (DOMAIN US-C12, F08)."""

from casework import access
from dialogue.act import Act, Pointed
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from dialogue.telling import screens
from foundation.codes import codes
from foundation.refusals import NotFound
from monitoring.completeness import filling
from monitoring.completeness.queries import Lack
from monitoring.formats.speaking import period_name

NEXT, FILL = "jy", "ji"
SHORT, ALL = 6, "meer"
LISTS = {"referrer": "referrer_type", "reason": "main_reason", "found": "found"}


def show(talk: Talk, _rest: str) -> Screen:
    """The first of what is missing."""
    return _one(talk, 0, whole=False)


def page(talk: Talk, at: Pointed) -> Screen:
    """Another one, or the same with every answer."""
    return _one(talk, at.version, whole=at.choice == ALL)


def fill(talk: Talk, at: Pointed) -> Screen:
    """Keep it; what is missing next stands in its place."""
    kind, _, answer = at.choice.partition(".")
    if answer not in filling.choices(kind):
        raise NotFound
    filling.fill(talk.store, talk.who, kind, at.about, answer, now=talk.now)
    return _one(talk, at.version, whole=False)


def _one(talk: Talk, place: int, *, whole: bool) -> Screen:
    period = screens.usual_period(talk)
    found = filling.mine(talk.store, talk.who, period, today=talk.today)
    if not 0 <= place < len(found):
        figures = Button(talk.label("buttons.my_figures"), "ke", "-")
        facts = {"left": len(found), "period": period_name(period)}
        return Screen("complete/done", facts, ((figures,),))
    lack = found[place]
    access.client_for(talk.store, talk.who, lack.client, now=talk.now)
    rows = [*in_rows(_answers(talk, lack, place, whole=whole), 5 if lack.kind == "minutes" else 2)]
    rows.append((Button(talk.label("buttons.skip"), NEXT, "-", place + 1),))
    facts = {
        "kind": lack.kind, "code_name": lack.code_name, "on": lack.on, "period": period_name(period),
        "number": place + 1, "total": len(found),
    }  # fmt: skip
    return Screen("complete/one", facts, tuple(rows), private=True)


def _answers(talk: Talk, lack: Lack, place: int, *, whole: bool) -> list[Button]:
    if lack.kind == "check":
        return [Button(talk.label("complete.open"), "cl", lack.client)]
    every = filling.choices(lack.kind)
    some = every if whole or len(every) <= SHORT else every[:SHORT]
    labels = {code: each.nl for code, each in codes(LISTS[lack.kind]).items()} if lack.kind in LISTS else {}
    buttons = [
        Button(labels.get(code, code), FILL, lack.public_id, place, f"{lack.kind}.{code}") for code in some
    ]  # fmt: skip
    more = [Button(talk.label("buttons.more_choices"), NEXT, "-", place, ALL)] if len(some) < len(every) else []
    return buttons + more


ACT = Act(
    name="completing", roles=frozenset({"coach"}), about_clients=True, start=show, verbs={NEXT: page, FILL: fill}
)  # fmt: skip
