"""A search in between: typed while a form waits for a choice, and like none of what can be chosen (DESIGN §3).

A form about a client takes every line: what is no answer there may tell who she is.
"""

from dataclasses import replace

from dialogue import own_listing
from dialogue.filling import RESUME
from dialogue.forms.choice import ChoiceField
from dialogue.forms.field import Unclear
from dialogue.models import Draft
from dialogue.screens import Button, Screen
from dialogue.table import every_act, wordings
from dialogue.talk import Talk


def is_search(talk: Talk, draft: Draft, text: str) -> bool:
    """Whether the map has something good for a line that answers no question."""
    act = every_act()[draft.act]
    field = act.form.missing(talk, draft.answers) if act.form is not None and not act.about_clients else None
    if not isinstance(field, ChoiceField) or own_listing.meant_by(talk.who):
        return False
    try:
        field.read(talk, draft.answers, text)
    except Unclear as unclear:
        return not unclear.choices and talk.tools.searcher.search(talk.store, text, today=talk.today).helped
    return False


def with_form(talk: Talk, draft: Draft, found: Screen | None) -> Screen | None:
    """What was found, with the form that still waits, to go on with."""
    if found is None:
        return None
    what = talk.label("buttons.go_on_with").format(what=wordings(talk.language)[draft.act].help)
    return replace(found, buttons=(*found.buttons, (Button(what, RESUME, draft.public_id, draft.version),)))
