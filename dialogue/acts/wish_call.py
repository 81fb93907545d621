"""A provider says whether she can begin what many look for (DOMAIN US-A6)."""

from dialogue.act import Act, Pointed
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from dialogue.wishing.words import subject
from social_map.wishes import calling


def yes(talk: Talk, at: Pointed) -> Screen:
    """She can: the editor of the map gets in touch. What else she was asked stays there."""
    call = calling.answer(talk.store, talk.who, at.about, yes=True)
    others = calling.open_beside(talk.store, talk.who, call)
    label = talk.label("wish.begin")
    buttons = [Button(label.format(what=subject(one.subject, one.subject))[:40], "wj", one.public_id) for one in others]
    return Screen("wish/call_yes", {"what": subject(call.subject, call.subject)}, in_rows(buttons, 1))


def no(talk: Talk, at: Pointed) -> Screen:
    """She cannot: she is left alone for this quarter."""
    calling.answer(talk.store, talk.who, at.about, yes=False)
    return Screen("wish/call_no")


ACT = Act(name="wish_call", roles=frozenset({"provider"}), verbs={"wj": yes, "wx": no}, in_menu=False)
