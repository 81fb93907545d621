"""The practices: who was not spoken to for weeks, a list for at the coffee table, a date for the next time (US-C11)."""

from datetime import timedelta

from casework.feedback import practices
from dialogue import rules_of_thumb
from dialogue.act import Act, Pointed
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from foundation.refusals import NotFound

LIST, MEET = "tk", "tm"
MOST = 12
WAS, PLAN = (0, -1, -7), (7, 14, 21)  # days from today


def show(talk: Talk, _rest: str) -> Screen:
    """Her practices, with how long ago she was there."""
    within = rules_of_thumb.of(talk.store, talk.who, talk.today).meeting
    every = practices.mine(talk.store, talk.who, today=talk.today, within=within)[:MOST]
    facts = {"practices": every, "today": talk.today}
    return Screen("practice/list", facts, in_rows([Button(f"☕ {one.name[:30]}", LIST, one.id) for one in every], 2))


def coffee(talk: Talk, at: Pointed) -> Screen:
    """The list for the meeting."""
    made = practices.coffee(talk.store, talk.who, at.about, today=talk.today, now=talk.now)
    status = {line.trajectory: talk.label(f"statuses.{line.status}") for line in made.going}
    was = [_button(talk, "was", at.about, days) for days in WAS]
    plan = [_button(talk, "plan", at.about, days) for days in PLAN]
    facts = {"coffee": made, "status": status, "today": talk.today}
    return Screen("practice/coffee", facts, (*in_rows(was, 3), *in_rows(plan, 3)), private=True)


def meet(talk: Talk, at: Pointed) -> Screen:
    """They met on the tapped day, or will."""
    if at.choice not in map(str, (*WAS, *PLAN)):
        raise NotFound
    day = talk.today + timedelta(days=int(at.choice))
    practices.meet(talk.store, talk.who, at.about, on=day, today=talk.today, now=talk.now)
    here = practices.one(talk.store, talk.who, at.about, today=talk.today)
    look = Button(talk.label("practice.coffee"), LIST, at.about)
    return Screen("practice/kept", {"name": here.name, "day": day, "ahead": day > talk.today}, ((look,),))


def _button(talk: Talk, word: str, practice: str, days: int) -> Button:
    return Button(talk.label(f"practice.{word}_{abs(days)}"), MEET, practice, choice=str(days))


ACT = Act(name="practice", roles=frozenset({"coach"}), about_clients=True, start=show, verbs={LIST: coffee, MEET: meet})
