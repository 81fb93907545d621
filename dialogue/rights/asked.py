"""After asking for what two people decide: who is asked now, and how it is taken back."""

from casework import access, rights
from casework.models import RightsRequest, Trajectory
from casework.rights import requests
from dialogue.screens import Button, Screen
from dialogue.talk import Talk

LIST, SEE, ANSWER, WITHDRAW, FETCH = "zw", "zb", "zj", "zx", "zl"
RIGHTS = "zr"  # what a client may ask, from her own screen


def asked(talk: Talk, row: RightsRequest) -> Screen:
    """It waits for somebody else; or an admin decided alone and it is done."""
    client = access.client_of(talk.store, talk.store.get_one(Trajectory, row.trajectory_id))
    facts = {"code_name": client.code_name, "kind": row.kind, "days": requests.KEPT.days}
    if row.answer == "confirmed":
        return Screen("rights/done", {**facts, "agreed": True}, private=True)
    facts["deciders"] = [one.name for one in rights.deciders(talk.store, row, now=talk.now)]
    undo = Button(talk.label("rights.withdraw"), WITHDRAW, row.public_id)
    return Screen("rights/asked", facts, ((undo,),), private=True)
