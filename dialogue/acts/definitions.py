"""What every number means, in plain words, as printed in every export (DOMAIN E01)."""

from dialogue.act import Act, Pointed
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from foundation.refusals import NotFound
from monitoring.definitions import definitions
from monitoring.indicators import DEFINITIONS


def show(talk: Talk, _rest: str) -> Screen:
    """The list of indicators."""
    found = definitions(talk.language)
    buttons = [Button(one.title, "kd", "-", choice=key) for key, one in found.items()]
    return Screen("quarter/definitions", {"version": DEFINITIONS}, in_rows(buttons, 2), fresh=True)


def one(talk: Talk, at: Pointed) -> Screen:
    """One definition; or the list again."""
    if not at.choice:
        return show(talk, "")
    found = definitions(talk.language).get(at.choice)
    if found is None:
        raise NotFound
    back = Button(talk.label("buttons.back"), "kd", "-")
    return Screen("quarter/definition", {"one": found, "version": DEFINITIONS}, ((back,),))


ACT = Act(
    name="definitions", roles=frozenset({"regisseur", "coach", "coordinator", "admin"}), start=show, verbs={"kd": one}
)
