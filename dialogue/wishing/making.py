"""The wish that is being made: prefilled from a search, each part one tap to change."""

from dataclasses import asdict
from typing import Any

from dialogue import drafts
from dialogue.models import Draft
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from dialogue.wishing.parts import FIELDS, home
from dialogue.wishing.words import line
from foundation.refusals import NotFound
from social_map.wishes.wanted import Wanted

WISH = "wish"


def begin(talk: Talk, wanted: Wanted) -> Draft:
    """Keep what was understood; the municipality is the one that was named, or her own."""
    mine = home(talk)
    named = next((m for m in mine if m[1] == wanted.municipality), None)
    place = named or (mine[0] if mine else None)
    if place is None:
        raise NotFound
    near = wanted.neighbourhood if named else None
    facts = asdict(wanted) | {"neighbourhood": near, "municipality_id": place[0], "municipality": place[1]}
    return drafts.keep(talk, WISH, facts)


def mine(talk: Talk, public_id: str) -> Draft:
    """The wish that she is making. `NotFound` for anything else."""
    draft = drafts.mine(talk, public_id)
    if draft.act != WISH:
        raise NotFound
    return draft


def preview(talk: Talk, draft: Draft) -> Screen:
    """What will be kept; what is not known yet is asked first."""
    facts: dict[str, Any] = draft.answers
    if not facts["category"]:
        return ask(talk, draft, "category")
    what = line(facts, facts["municipality"], talk.language)
    keep = (Button(talk.label("wish.keep"), "wy", draft.public_id),)
    others = [Button(talk.label(f"wish.other.{field}"), "wo", draft.public_id, choice=field) for field in FIELDS]
    return Screen("wish/preview", {"what": what}, (keep, *in_rows(others, 3)))


def ask(talk: Talk, draft: Draft, field: str) -> Screen:
    """One part, to choose. The choices are kept with the draft, so that a button only counts them."""
    found = FIELDS[field](talk, draft)
    draft.answers = {**draft.answers, "choices": [value for value, _ in found]}
    buttons = [Button(name[:40], "ws", draft.public_id, number, field) for number, (_, name) in enumerate(found)]
    return Screen(f"wish/ask_{field}", {}, in_rows(buttons, 2))


def choose(draft: Draft, field: str, number: int) -> None:
    """Keep what was chosen. `NotFound` for a button that was never there."""
    facts: dict[str, Any] = draft.answers
    choices = facts.get("choices", [])
    if field not in FIELDS or number >= len(choices):
        raise NotFound
    draft.answers = {**facts, **choices[number]}
