"""Somebody stops: her activities go to a colleague, or to the editor of the map, with one tap."""

from dialogue import editors, own_listing
from dialogue.act import Act, Pointed
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from foundation.people.models import Person
from foundation.people.queries import colleagues
from foundation.refusals import NotFound
from social_map import listings
from social_map.models import Listing

TO_EDITOR = "-"
SURE, BACK = "ja", "terug"


def whom(talk: Talk, _text: str) -> Screen:
    """To whom: the others of her organisation, or the editor."""
    buttons = [Button(person.name[:40], "po", person.public_id) for person in _colleagues(talk)]
    buttons.append(Button(talk.label("buttons.to_editor"), "po", TO_EDITOR))
    buttons.append(Button(talk.label("buttons.back"), "pb"))
    return Screen("handover/whom", {"titles": own_listing.titles(talk, _hers(talk))}, in_rows(buttons, 1))


def hand_over(talk: Talk, at: Pointed) -> Screen:
    """Everything that she looks after."""
    to = next((person for person in _colleagues(talk) if person.public_id == at.about), None)
    if to is None and at.about != TO_EDITOR:
        raise NotFound
    if at.choice == BACK:
        return whom(talk, "")
    hers = _hers(talk)
    if to is None and at.choice != SURE:  # others will call about it, and nobody here is asked any more
        yes = Button(talk.label("buttons.give_over"), "po", TO_EDITOR, choice=SURE)
        no = Button(talk.label("buttons.back"), "po", TO_EDITOR, choice=BACK)
        return Screen("handover/sure", {"titles": own_listing.titles(talk, hers)}, ((yes,), (no,)))
    for listing in hers:
        listings.hand_over(talk.store, talk.who, listing, to.id if to is not None else None, now=talk.now)
    if to is None:
        editors.tell_of_orphans(talk.store, hers, f"handover:{talk.who.person_id}:{talk.today}", now=talk.now)
    facts = {"titles": own_listing.titles(talk, hers), "to": to.name if to is not None else ""}
    mine = any(one.contact_name or one.phone or one.email for one in hers)
    return Screen("handover/done", facts, ((Button(talk.label("buttons.withdraw"), "px", "-"),),) if mine else ())


def _hers(talk: Talk) -> list[Listing]:
    """What she looks after, and what nobody in particular does."""
    return [one for one in own_listing.active(talk) if one.owner_person_id in (None, talk.who.person_id)]


def _colleagues(talk: Talk) -> list[Person]:
    mine = talk.who.organisations("provider")
    return [
        person
        for person in colleagues.of(talk.store, mine, "provider", today=talk.today)
        if person.id != talk.who.person_id
    ]


ACT = Act(name="listing_handover", roles=frozenset({"provider"}), start=whom, verbs={"po": hand_over})
