"""What a client may ask about her own records, from her screen: each begins a form with her filled in."""

from casework import access
from dialogue import filling
from dialogue.act import Act, Pointed
from dialogue.rights.asked import RIGHTS
from dialogue.screens import Button, Screen, in_rows
from dialogue.table import every_act
from dialogue.talk import Talk

FORMS = {
    "inzage": "insight", "corrigeer": "objection", "wis": "erase", "bewaar": "legal_hold", "logboek": "access_log",
}  # fmt: skip


def show(talk: Talk, at: Pointed) -> Screen:
    """The choices, or one of them."""
    known = access.client_for(talk.store, talk.who, at.about, now=talk.now)
    if at.choice in FORMS:
        return filling.begin(talk, every_act()[FORMS[at.choice]], {"client": known.public_id})
    buttons = [Button(talk.label(f"client_rights.{word}"), RIGHTS, known.public_id, choice=word) for word in FORMS]
    back = Button(talk.label("buttons.back"), "cl", known.public_id)
    return Screen("rights/choices", {"code_name": known.code_name}, (*in_rows(buttons, 2), (back,)), private=True)


ACT = Act(
    name="client_rights", roles=frozenset({"coach"}), about_clients=True, in_menu=False, verbs={RIGHTS: show}
)  # fmt: skip
