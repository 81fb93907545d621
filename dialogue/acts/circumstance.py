"""Complaints and life events beside the main reason: a tap notes one, another takes it away (DOMAIN §3.9)."""

from casework import access, circumstances, lent
from casework.models.circumstances import COMPLAINTS, LIFE_EVENTS
from dialogue.act import Act, Pointed
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from dialogue.trajectory.verbs import CIRCUMSTANCES, LOOK


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
    back = Button(talk.label("trajectory.all"), LOOK, lent.pointer(talk.store, talk.who, walk))
    facts = {"code_name": lent.called(talk.store, talk.who, walk)}
    return Screen("trajectory/circumstances", facts, (*rows, (back,)), private=True)


ACT = Act(
    name="circumstance", roles=frozenset({"coach"}), about_clients=True, in_menu=False, verbs={CIRCUMSTANCES: turn}
)
