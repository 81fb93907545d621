"""What is rarely done about a client: referred again, back by herself, registered twice, consent, to the queue."""

from casework import access, closings, lent
from casework.models import Client, Trajectory
from casework.queries import closings as closings_of
from dialogue import filling
from dialogue.act import Act, Pointed
from dialogue.first_contact import PUT_BACK, tries
from dialogue.handing_over import CLIENT
from dialogue.rights.asked import RIGHTS
from dialogue.screens import Button, Screen, in_rows
from dialogue.table import every_act
from dialogue.talk import Talk
from dialogue.trajectory.verbs import LOOK

MORE = "om"
FORMS = {"verwijs": "referral", "dubbel": "merge", "toestemming": "consent"}
BACK = "terug"


def more(talk: Talk, at: Pointed) -> Screen:
    """The choices; one of them begins a form, or opens the trajectory again."""
    known = access.client_for(talk.store, talk.who, at.about, now=talk.now)
    if at.choice in FORMS:
        return filling.begin(talk, every_act()[FORMS[at.choice]], {"client": at.about})
    walk = access.current_for(talk.store, talk.who, at.about, now=talk.now)
    if at.choice == BACK:
        closings.reopen(talk.store, talk.who, walk.public_id, reopened_on=talk.today, now=talk.now)
        rows = (
            tries(walk.public_id),
            (Button(talk.label("buttons.look"), "cl", lent.pointer(talk.store, talk.who, walk)),),
        )
        return Screen("clients/back_again", {"code_name": known.code_name}, rows, private=True)
    return _choices(talk, known, walk)


def _choices(talk: Talk, known: Client, walk: Trajectory) -> Screen:
    final = closings_of.final(talk.store, walk)
    about = lent.pointer(talk.store, talk.who, walk)
    words = ["verwijs", "dubbel", "toestemming"]
    if final is not None and closings.reopens(final, talk.today):
        words.insert(0, BACK)
    buttons = [Button(talk.label(f"client_more.{word}"), MORE, about, choice=word) for word in words]
    buttons.insert(0, Button(talk.label("trajectory.menu"), LOOK, about))
    if final is None:
        buttons.append(Button(talk.label("queue.put_back"), PUT_BACK, walk.public_id))
    buttons.append(Button(talk.label("colleagues.hand_over"), CLIENT, known.public_id))
    buttons.append(Button(talk.label("client_rights.menu"), RIGHTS, about))
    look = Button(talk.label("buttons.back"), "cl", about)
    facts = {"code_name": lent.called(talk.store, talk.who, walk)}
    return Screen("clients/more", facts, (*in_rows(buttons, 2), (look,)), private=True)


ACT = Act(name="client_more", roles=frozenset({"coach"}), about_clients=True, in_menu=False, verbs={MORE: more})
