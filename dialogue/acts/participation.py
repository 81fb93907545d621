"""One activity of a client: planned, began, stopped, changed for another, and whether she needs more help there."""

from casework import access, lent, participations, signals
from casework.models import Participation
from dialogue.act import Act, Pointed
from dialogue.check_screens import WHY
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from dialogue.trajectory.standing import called
from dialogue.trajectory.verbs import CHOICE, EXTRA, LOOK
from foundation.refusals import NotFound

STOP, SWITCH, MORE_HELP, AGAIN = "stop", "wissel", "extra", "terug"
SWITCHED = "doorgestroomd"


def show(talk: Talk, at: Pointed) -> Screen:
    """What can be said of it; or what was said."""
    choice = access.participation_for(talk.store, talk.who, at.about, now=talk.now)
    what, _, reason = at.choice.partition(".")
    if not what:
        return _screen(talk, choice)
    if what == MORE_HELP:
        return _screen(talk, signals.want_extra_check(talk.store, talk.who, at.about, now=talk.now), asked=True)
    if what == AGAIN:
        return _screen(talk, participations.undo_stop(talk.store, talk.who, at.about, now=talk.now))
    if what == STOP and not reason:
        why = {code: talk.label(f"stop_reasons.{code}") for code in WHY}
        buttons = [Button(said, CHOICE, at.about, choice=f"{STOP}.{code}") for code, said in why.items()]
        return Screen("check/why", {"code_name": _name(talk, choice)}, in_rows(buttons, 2), private=True)
    return _stopped(talk, choice, SWITCHED if what == SWITCH else reason if what == STOP and reason in WHY else "")


def how_it_goes(talk: Talk, at: Pointed) -> Screen:
    """Two weeks on: well, more help is needed, or she stopped."""
    choice = access.participation_for(talk.store, talk.who, at.about, now=talk.now)
    facts = {"code_name": _name(talk, choice), "what": called(choice), "started_on": choice.started_on}
    if not at.choice:
        said = [Button(talk.label(f"extra.{code}"), EXTRA, at.about, choice=code) for code in signals.SAID]
        stop = Button(talk.label("extra.stopped"), CHOICE, at.about, choice=STOP)
        return Screen("trajectory/ask_extra", facts, in_rows([*said, stop], 1), private=True)
    signals.answer_extra_check(talk.store, talk.who, at.about, at.choice, now=talk.now)
    step = Button(talk.label("trajectory.all"), LOOK, _client(talk, choice))
    day = Button(talk.label("trajectory.day"), "td", "-")
    return Screen("trajectory/extra_kept", {**facts, "said": at.choice}, ((step, day),), private=True)


def _screen(talk: Talk, choice: Participation, *, asked: bool = False) -> Screen:
    about = choice.public_id
    if choice.started_on is None:
        ways = [("buttons.already_started", "st", ""), ("buttons.not_yet", "sl", ""), ("buttons.will_not", "sw", "")]
    else:
        ways = [("trajectory.stopped", CHOICE, STOP), ("trajectory.switch", CHOICE, SWITCH)]
        ways += [("trajectory.more_help", CHOICE, MORE_HELP)] if not asked else []
    open_ways = ways if choice.stopped_on is None else []
    buttons = [Button(talk.label(word), verb, about, choice=code) for word, verb, code in open_ways]
    facts = {
        "code_name": _name(talk, choice), "what": called(choice), "asked": asked, "chosen_on": choice.chosen_on,
        "planned_on": choice.planned_on, "started_on": choice.started_on, "stopped_on": choice.stopped_on,
    }  # fmt: skip
    together = Button(talk.label("trajectory.together"), "ap", _client(talk, choice))
    back = Button(talk.label("trajectory.all"), LOOK, _client(talk, choice))
    last = (together, back) if choice.started_on is None else (back,)
    return Screen("trajectory/choice", facts, (*in_rows(buttons, 1), last), private=True)


def _stopped(talk: Talk, choice: Participation, reason: str) -> Screen:
    if not reason:
        raise NotFound
    if choice.stopped_on is None:  # a second tap finds it stopped
        participations.stop(talk.store, talk.who, choice.public_id, stopped_on=talk.today, reason=reason, now=talk.now)
    client = _client(talk, choice)
    rows = (
        (
            Button(talk.label("buttons.find_fitting"), "mt", client),
            Button(talk.label("buttons.choose_activity"), "cl", client, choice="kies"),
        ),
        (Button(talk.label("buttons.undo"), CHOICE, choice.public_id, choice=AGAIN),),
    )
    facts = {"code_name": _name(talk, choice), "what": called(choice), "switched": reason == SWITCHED}
    return Screen("trajectory/stopped", facts, rows, private=True)


def _name(talk: Talk, choice: Participation) -> str:
    return lent.called(talk.store, talk.who, access.trajectory_of(talk.store, choice))


def _client(talk: Talk, choice: Participation) -> str:
    return lent.pointer(talk.store, talk.who, access.trajectory_of(talk.store, choice))


ACT = Act(
    name="participation", roles=frozenset({"coach"}), about_clients=True, in_menu=False,
    verbs={CHOICE: show, EXTRA: how_it_goes},
)  # fmt: skip
