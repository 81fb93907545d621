"""The engine: asks what is missing, takes taps and typed text, and finishes the form (DESIGN §3)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from dialogue import drafts
from dialogue.act import Act, Pointed
from dialogue.forms.field import SKIP, Choice, Elsewhere, Field, Stale, Unclear, View
from dialogue.forms.form import Form
from dialogue.forms.text import leave_no_name
from dialogue.models import Draft
from dialogue.screens import Button, Screen, in_rows
from dialogue.table import every_act, wordings
from dialogue.talk import Talk
from foundation.refusals import NotFound, Refusal
from foundation.words import say

PICK, BACK, STOP, RESUME = "f", "fb", "fx", "fr"


def begin(talk: Talk, act: Act, given: Mapping[str, Any] | None = None) -> Screen:
    """Start an act's form with what is already known; asks the first missing field, or finishes at once."""
    draft = drafts.begin(talk, act.name, given or {})
    return _go_on(talk, draft)


def typed(talk: Talk, draft: Draft, text: str) -> Screen:
    """Take a typed answer to the question that stands."""
    form = _form(talk, draft)
    field = form.missing(talk, draft.answers)
    if field is None:
        return _go_on(talk, draft)
    try:
        value = field.read(talk, draft.answers, text)
    except Unclear as unclear:
        names = leave_no_name(talk, text) if every_act()[draft.act].about_clients else None
        note = words_of(names, talk.language) if names else talk.say(unclear.words, **unclear.facts)
        return _question(talk, draft, field, note=note, choices=unclear.choices)
    except Refusal as refusal:
        return _question(talk, draft, field, note=words_of(refusal, talk.language))
    drafts.fill(draft, talk, field.name, value)
    draft.last_line = talk.said.message
    return _go_on(talk, draft)


def retyped(talk: Talk, draft: Draft, text: str) -> Screen:
    """The message that filled the last field was edited: fill it anew."""
    drafts.unfill(draft, talk)
    return typed(talk, draft, text)


def tapped(talk: Talk, at: Pointed) -> Screen:
    """Take a tapped answer. A button of an older question shows how things stand now."""
    draft = drafts.mine(talk, at.about)
    if draft.state in ("done", "stopped"):
        return Screen(f"form/{draft.state}_before", toast=talk.label("toasts.old_button"))
    draft = _awake(talk, draft)
    form = _form(talk, draft)
    field = form.missing(talk, draft.answers)
    if field is None:
        return _go_on(talk, draft)
    if at.version != draft.version:
        return _question(talk, draft, field)
    name = field.name
    try:
        value = None if at.choice == SKIP and field.optional else field.pick(talk, draft.answers, at.choice)
    except View as other:
        return _question(talk, draft, field, view=other.view)
    except Stale:
        return _question(talk, draft, field)
    except Elsewhere as other:
        name, value = other.field, other.value
    drafts.fill(draft, talk, name, value)
    return _go_on(talk, draft)


def back(talk: Talk, at: Pointed) -> Screen:
    """Ask the question before again."""
    draft = drafts.mine(talk, at.about)
    if draft.state in ("done", "stopped"):
        return Screen(f"form/{draft.state}_before", toast=talk.label("toasts.old_button"))
    draft = _awake(talk, draft)
    if at.version == draft.version:
        drafts.unfill(draft, talk)
    return _go_on(talk, draft)


def stop(talk: Talk, at: Pointed) -> Screen:
    """Throw the draft away."""
    draft = drafts.mine(talk, at.about)
    if draft.state == "done":
        return Screen("form/done_before", toast=talk.label("toasts.old_button"))
    _form(talk, draft)
    draft.state = "stopped"
    drafts.touch(draft, talk)
    return with_earlier(talk, Screen("form/stopped"))


def resume(talk: Talk, at: Pointed) -> Screen:
    """Go on with a draft that was put aside."""
    draft = drafts.mine(talk, at.about)
    if draft.state in ("done", "stopped"):
        return Screen(f"form/{draft.state}_before", toast=talk.label("toasts.old_button"))
    return _go_on(talk, _awake(talk, draft))


def words_of(refusal: Refusal, language: str) -> str:
    """The words of a refusal, from the room that refused."""
    return Markup(say(_room(refusal), refusal.message(), language, **refusal.facts))  # noqa: S704  rendered with escaping


def refused(refusal: Refusal) -> Screen:
    """A refusal as a screen of its own: below what was tapped, so that the question there can still be answered.

    Only what is not there (any more) takes the place of its button.
    """
    gone = isinstance(refusal, NotFound | Stale)
    return Screen(refusal.message(), refusal.facts, room=_room(refusal), fresh=not gone)


def beside(talk: Talk, screen: Screen) -> Screen:
    """What was typed or sent answers nothing: the question that stands comes again below why, with its buttons."""
    draft = None if talk.who.is_locked(talk.now) else drafts.open_one(talk)
    if draft is None or talk.now - draft.updated_at >= drafts.WAITS_FOR:
        return screen
    try:
        form = _form(talk, draft)
        field = form.missing(talk, draft.answers)
        return screen if field is None else _question(talk, draft, field, note=screen.html(talk.language))
    except Refusal:  # what the form is about is gone
        return screen


def _room(refusal: Refusal) -> str:
    return type(refusal).__module__.split(".")[0]


def _form(talk: Talk, draft: Draft) -> Form:
    act = every_act()[draft.act]
    if act.form is None:
        raise Stale
    talk.notes.behind_pin |= act.behind_pin or act.form.private
    return act.form


def _awake(talk: Talk, draft: Draft) -> Draft:
    if draft.state == "parked":
        drafts.park(talk)
        draft.state = "open"
        talk.store.flush()
    return draft


def _go_on(talk: Talk, draft: Draft) -> Screen:
    form = _form(talk, draft)
    field = form.missing(talk, draft.answers)
    if field is not None:
        return _question(talk, draft, field)
    screen = form.finish(talk, form.complete(talk, draft.answers), draft.public_id)
    draft.state, draft.asking = "done", None
    drafts.touch(draft, talk)
    return with_earlier(talk, screen)


def with_earlier(talk: Talk, screen: Screen) -> Screen:
    """With the form that was put aside for the one that is done or left, to go on with."""
    talk.store.flush()
    earlier = drafts.put_aside(talk)
    if earlier is None or drafts.open_one(talk) is not None:
        return screen
    what = talk.label("buttons.go_on_with").format(what=wordings(talk.language)[earlier.act].help)
    return replace(screen, buttons=(*screen.buttons, (Button(what, RESUME, earlier.public_id, earlier.version),)))


def _question(
    talk: Talk, draft: Draft, field: Field, *, note: str = "", choices: Sequence[Choice] = (), view: str = ""
) -> Screen:
    form = _form(talk, draft)
    asked = field.ask(talk, draft.answers, view)
    draft.asking = field.name
    offered = [Button(c.label, PICK, draft.public_id, draft.version, c.code) for c in (list(choices) or asked.choices)]
    steer = [Button(talk.label("buttons.stop"), STOP, draft.public_id, draft.version)]
    if field.optional:
        steer.insert(0, Button(talk.label("buttons.skip"), PICK, draft.public_id, draft.version, SKIP))
    if draft.asked:
        steer.insert(0, Button(talk.label("buttons.back"), BACK, draft.public_id, draft.version))
    facts = {
        "note": Markup(note),  # noqa: S704  rendered with escaping
        "known": form.echo(talk, draft.answers),
        "question": Markup(talk.say(asked.words, **asked.facts)),  # noqa: S704  rendered with escaping
    }
    rows = (*in_rows(offered, asked.columns), *asked.beside, tuple(steer))
    return Screen("form/question", facts, rows, private=form.private)
