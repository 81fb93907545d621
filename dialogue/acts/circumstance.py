"""Complaints, life events and reasons beside the main one: a tap notes one, another takes it away (I3b, §3.9)."""

from typing import Any

from casework import access, circumstances, lent
from casework.models import Trajectory
from casework.models.circumstances import COMPLAINTS, LIFE_EVENTS, REASONS
from dialogue.act import Act, Pointed
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from dialogue.trajectory.verbs import CIRCUMSTANCES, LOOK, MORE_REASONS
from foundation.codes import codes
from foundation.refusals import NotFound


def turn(talk: Talk, at: Pointed) -> Screen:
    """Both lists, with what stands marked."""
    walk = access.trajectory_for(talk.store, talk.who, at.about, now=talk.now)
    if at.choice:
        circumstances.turn(talk.store, talk.who, walk.public_id, at.choice, now=talk.now)
    noted = circumstances.standing(talk.store, walk)

    def button(what: str) -> Button:
        words = talk.label(f"circumstances.{what}")
        return Button(f"✔ {words}" if what in noted else words, CIRCUMSTANCES, walk.public_id, choice=what)

    rows = (*in_rows([*map(button, COMPLAINTS)], 2), *in_rows([*map(button, LIFE_EVENTS)], 2))
    more = Button(talk.label("trajectory.more_reasons"), MORE_REASONS, walk.public_id)
    return Screen("trajectory/circumstances", _named(talk, walk), (*rows, (more, _back(talk, walk))), private=True)


def more_reasons(talk: Talk, at: Pointed) -> Screen:
    """The reasons but the main one, with what stands marked."""
    walk = access.trajectory_for(talk.store, talk.who, at.about, now=talk.now)
    if at.choice:
        if at.choice not in REASONS:
            raise NotFound
        circumstances.turn(talk.store, talk.who, walk.public_id, at.choice, now=talk.now)
    noted, called = circumstances.also(talk.store, walk), codes("main_reason")

    def button(what: str) -> Button:
        words = called[what].nl
        return Button(f"✔ {words}" if what in noted else words, MORE_REASONS, walk.public_id, choice=what)

    # one below the other: their names are long
    rows = in_rows([button(what) for what in REASONS if what != walk.main_reason], 1)
    main = walk.main_reason if walk.main_reason in REASONS else None
    facts = {**_named(talk, walk), "main": main and called[main].nl, "most": circumstances.MOST_REASONS}
    return Screen("trajectory/more_reasons", facts, (*rows, (_back(talk, walk),)), private=True)


def _named(talk: Talk, walk: Trajectory) -> dict[str, Any]:
    return {"code_name": lent.called(talk.store, talk.who, walk)}


def _back(talk: Talk, walk: Trajectory) -> Button:
    return Button(talk.label("trajectory.all"), LOOK, lent.pointer(talk.store, talk.who, walk))


ACT = Act(
    name="circumstance", roles=frozenset({"coach"}), about_clients=True, in_menu=False,
    verbs={CIRCUMSTANCES: turn, MORE_REASONS: more_reasons},
)  # fmt: skip
