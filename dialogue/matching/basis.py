"""What is known of what a client looks for, said back; and buttons to change it."""

from casework.preferences import FIELDS as NAMES
from dialogue.matching.fields import FIELDS
from dialogue.matching.profile import known_of, walk_of
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk


def said(talk: Talk, client: str) -> list[str]:
    """Each answer in words; what is not known is left out."""
    known = known_of(talk, client)
    fields = {field.name: field for field in FIELDS}
    values = {name: getattr(known, name) for name in NAMES} if known is not None else {}
    texts = [
        fields[name].echo(talk, value, {"client": client}) for name, value in values.items() if value not in (None, [])
    ]
    return [text for text in texts if text]


def menu(talk: Talk, client: str) -> Screen:
    """Which answer to change."""
    walk_of(talk, client)
    buttons = [Button(talk.label(f"match.about.{name}"), "mw", client, choice=name) for name in NAMES]
    back = Button(talk.label("match.show_now"), "mm", client)
    return Screen("match/wishes", {"known": said(talk, client)}, (*in_rows(buttons, 2), (back,)), private=True)
