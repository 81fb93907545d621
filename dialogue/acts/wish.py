"""A search that helps nobody becomes a wish in two taps; who wished hears it when something comes (DOMAIN B21)."""

from dataclasses import fields, replace
from typing import Any

from dialogue import filling
from dialogue.act import Act, Pointed
from dialogue.finding import asking
from dialogue.forms.choice import kinds
from dialogue.forms.field import Answers
from dialogue.forms.form import Form
from dialogue.models import Draft
from dialogue.screens import Button, Screen
from dialogue.talk import Talk
from dialogue.wishing import making, parts, words
from dialogue.wishing.field import FROM_LIST, GONE, WishField
from foundation.refusals import NotFound
from social_map import wishes
from social_map.search.lexicon import lexicon
from social_map.wishes import queries, wanted
from social_map.wishes.models import Wish

WHAT = WishField(name="what", words="wish", choices=kinds)


def finish(talk: Talk, answers: Answers, _draft: str) -> Screen:
    """What was typed or tapped, as a wish to keep."""
    return making.preview(talk, making.begin(talk, wanted.Wanted(**answers["what"])))


def from_search(talk: Talk, at: Pointed) -> Screen:
    """What was understood of a search, but for what was taken off, as a wish; below the list, which stays."""
    kept: dict[str, Any] = asking.mine(talk, at.about).answers
    found = talk.tools.searcher.search(
        talk.store, kept["wanted"], today=talk.today, limit=1, without=kept["off"]
    )  # fmt: skip
    return replace(making.preview(talk, making.begin(talk, wanted.read(found.wanted, lexicon()))), fresh=True)


def other(talk: Talk, at: Pointed) -> Screen:
    """Another kind, place or part of the day."""
    if at.choice not in parts.FIELDS:
        raise NotFound
    return making.ask(talk, making.mine(talk, at.about), at.choice)


def chosen(talk: Talk, at: Pointed) -> Screen:
    """Take what was tapped."""
    draft = making.mine(talk, at.about)
    making.choose(draft, at.choice, at.version)
    return making.preview(talk, draft)


def keep(talk: Talk, at: Pointed) -> Screen:
    """Keep it. A second tap keeps no second wish."""
    draft = making.mine(talk, at.about)
    facts: dict[str, Any] = draft.answers
    if not facts["category"]:
        return making.preview(talk, draft)
    wish = queries.open_one(talk.store, talk.who, facts.get("kept", "")) or _make(talk, draft)
    draft.answers = {**facts, "kept": wish.public_id}
    what = words.line(facts, facts["municipality"], talk.language)
    undo = Button(talk.label("buttons.undo"), "wd", wish.public_id)
    return filling.with_earlier(talk, Screen("wish/kept", {"what": what}, ((undo,),)))


def take_back(talk: Talk, at: Pointed) -> Screen:
    """It was a mistake, or no longer needed. From the list: back to what is left of it."""
    wishes.withdraw(talk.store, talk.who, at.about)
    return filling.begin(talk, ACT, {GONE: True}) if at.choice == FROM_LIST else Screen("wish/gone")


def _make(talk: Talk, draft: Draft) -> Wish:
    facts: dict[str, Any] = draft.answers
    place: int = facts["municipality_id"]
    return wishes.make(
        talk.store, talk.who, wanted.Wanted(**{each.name: facts[each.name] for each in fields(wanted.Wanted)}),
        talk.tools.searcher, category=facts["category"], municipality_id=place,
        organisation_id=_organisation(talk, place), now=talk.now,
    )  # fmt: skip


def _organisation(talk: Talk, place: int) -> int:
    """Hers in that municipality, or else her first."""
    hers = [member for member in talk.who.members if member.role in parts.ROLES]
    there = [member for member in hers if place in member.municipality_ids]
    return (there or hers)[0].organisation_id


ACT = Act(
    name="wish",
    roles=frozenset(parts.ROLES),
    form=Form(private=False, fields=(WHAT,), finish=finish, read_line=WHAT.line),
    verbs={"wm": from_search, "wo": other, "ws": chosen, "wy": keep, "wd": take_back},
)
