"""Linking an activity to a client: from the map in three taps, or by its name when the map does not have it."""

from casework import access, lent, participations
from casework.models import Participation
from dialogue import filling
from dialogue.act import Act, Pointed
from dialogue.forms.choice import ChoiceField, kinds
from dialogue.forms.clients import ClientField
from dialogue.forms.field import Answers
from dialogue.forms.form import Form
from dialogue.forms.text import SharedTextField
from dialogue.screens import Button, Screen, in_rows
from dialogue.table import every_act
from dialogue.talk import Talk
from foundation.codes import codes
from foundation.refusals import NotFound
from social_map import listings
from social_map.access import shown_to

FOUND = tuple(codes("found"))


def not_on_map(talk: Talk, answers: Answers) -> bool:
    """Whether the activity has to be named, because no listing was chosen."""
    return not answers.get("listing")


def finish(talk: Talk, answers: Answers, draft: str) -> Screen:
    """Keep the choice. How it was found is asked after, in one tap, and stays unknown without an answer."""
    walk = access.current_for(talk.store, talk.who, answers["client"], now=talk.now)
    listing = answers.get("listing")
    choice = participations.choose(
        talk.store, talk.who, walk.public_id, chosen_on=talk.today, listing=listing, category=answers["category"],
        listing_name=answers["title"], found=None if listing else "gezocht", draft=draft, now=talk.now,
    )  # fmt: skip
    return kept(talk, choice)


def kept(talk: Talk, choice: Participation) -> Screen:
    """What was chosen, and what can be said about it in one tap."""
    code_name = lent.called(talk.store, talk.who, access.trajectory_of(talk.store, choice))
    about = choice.public_id
    began = Button(talk.label("buttons.already_started"), "st", about)
    rows: list[tuple[Button, ...]] = [(began, Button(talk.label("buttons.first_time"), "sl", about))]
    if choice.listing_id is None:
        rows.append((Button(talk.label("buttons.propose"), "lp", about),))
    elif choice.found is None:
        rows += in_rows([Button(talk.label(f"found.{code}"), "lf", about, choice=code) for code in FOUND], 2)
    rows.append((Button(talk.label("buttons.undo"), "lu", about),))
    facts = {
        "code_name": code_name, "what": choice.listing_name, "category": codes("category")[choice.category].nl,
        "found": codes("found")[choice.found].nl if choice.found else None, "ask_on": choice.ask_start_on,
    }  # fmt: skip
    return Screen("link/kept", facts, tuple(rows), private=True)


def begin(talk: Talk, at: Pointed) -> Screen:
    """From a listing's card to the client; or a name, when it is not on the map."""
    given = {} if at.about == "-" else {"listing": shown_to(talk.store, talk.who, at.about).public_id}
    if at.choice:  # the client it was sought for
        access.client_for(talk.store, talk.who, at.choice, now=talk.now)
        given["client"] = at.choice
    return filling.begin(talk, every_act()["link"], given)


def found(talk: Talk, at: Pointed) -> Screen:
    """How it was found."""
    if at.choice not in FOUND:
        raise NotFound
    return kept(talk, participations.describe(talk.store, talk.who, at.about, found=at.choice, now=talk.now))


def undo(talk: Talk, at: Pointed) -> Screen:
    """Take the choice back."""
    participations.undo(talk.store, talk.who, at.about, now=talk.now)
    return Screen("link/undone", private=True)


def propose(talk: Talk, at: Pointed) -> Screen:
    """Propose it as a listing. The map's editor looks at it before anybody finds it; no client is mentioned."""
    choice = access.participation_for(talk.store, talk.who, at.about, now=talk.now)
    if choice.listing_id is not None:  # a second tap, or a button that was never there
        return Screen("link/proposed", {"what": choice.listing_name}, private=True)
    walk = access.trajectory_of(talk.store, choice)
    values = {"title": choice.listing_name, "category": choice.category, "municipality_id": walk.municipality_id}
    proposed = listings.propose(talk.store, talk.who, values, now=talk.now)
    participations.describe(talk.store, talk.who, at.about, listing=proposed.public_id, now=talk.now)
    return Screen("link/proposed", {"what": choice.listing_name}, private=True)


ACT = Act(
    name="link",
    roles=frozenset({"coach"}),
    about_clients=True,
    form=Form(
        fields=(
            SharedTextField(name="title", words="link", when=not_on_map, most=120, echoed=True),
            ChoiceField(name="category", words="link", choices=kinds, when=not_on_map, short=8),
            ClientField(name="client", words="link"),
        ),
        finish=finish,
    ),
    verbs={"lk": begin, "lf": found, "lu": undo, "lp": propose},
)
