"""A provider says whether she can begin what many look for (DOMAIN US-A6)."""

from dialogue.act import Act, Pointed
from dialogue.screens import Screen
from dialogue.talk import Talk
from social_map.wishes import calling


def yes(talk: Talk, at: Pointed) -> Screen:
    """She can: the editor of the map gets in touch."""
    calling.answer(talk.store, talk.who, at.about, yes=True)
    return Screen("wish/call_yes")


def no(talk: Talk, at: Pointed) -> Screen:
    """She cannot: she is left alone for this quarter."""
    calling.answer(talk.store, talk.who, at.about, yes=False)
    return Screen("wish/call_no")


ACT = Act(name="wish_call", roles=frozenset({"provider"}), verbs={"wj": yes, "wx": no}, in_menu=False)
