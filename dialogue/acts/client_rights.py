"""What a client may ask about her own records, from her screen: each begins a form with her filled in."""

from casework import access, lent
from dialogue import filling
from dialogue.act import Act, Pointed
from dialogue.rights.asked import RIGHTS
from dialogue.screens import Button, Screen, in_rows
from dialogue.table import every_act
from dialogue.talk import Talk

FORMS = {
    "inzage": "insight", "corrigeer": "objection", "wis": "erase", "bewaar": "legal_hold", "logboek": "access_log",
}  # fmt: skip
OF_A_TRAJECTORY = frozenset({"inzage", "corrigeer"})  # the others are about the whole client, whoever walks with her


def show(talk: Talk, at: Pointed) -> Screen:
    """The choices, or one of them."""
    known = access.client_for(talk.store, talk.who, at.about, now=talk.now)
    if at.choice in FORMS:
        about = at.about if at.choice in OF_A_TRAJECTORY else known.public_id
        return filling.begin(talk, every_act()[FORMS[at.choice]], {"client": about})
    buttons = [Button(talk.label(f"client_rights.{word}"), RIGHTS, at.about, choice=word) for word in FORMS]
    back = Button(talk.label("buttons.back"), "cl", at.about)
    walk = access.current_for(talk.store, talk.who, at.about, now=talk.now)
    return Screen(
        "rights/choices",
        {"code_name": lent.called(talk.store, talk.who, walk)},
        (*in_rows(buttons, 2), (back,)),
        private=True,
    )


ACT = Act(
    name="client_rights", roles=frozenset({"coach"}), about_clients=True, in_menu=False, verbs={RIGHTS: show}
)  # fmt: skip
