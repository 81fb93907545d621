"""Take my name and number away: from the map, its exports and its history, for good (docs/providers.md)."""

from collections.abc import Sequence

from sqlalchemy import select

from dialogue import own_listing
from dialogue.act import Act, Pointed
from dialogue.models import Draft
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from social_map import withdrawal
from social_map.access import listing_for
from social_map.models import Listing

YES, WHICH = "ja", "-"
ACTS = ("listing_new", "change_listing", "listing_copy")  # their forms hold what was typed


def which(talk: Talk, _text: str) -> Screen:
    """Which of the contacts of her organisation is hers."""
    contacts: dict[str, Listing] = {}
    for one in own_listing.mine(talk):
        if _contact(one):
            contacts.setdefault(", ".join(_contact(one)), one)
    buttons = [Button(contact[:60], "px", one.public_id) for contact, one in contacts.items()]
    return Screen("withdraw/which", {"known": bool(contacts)}, in_rows(buttons[: own_listing.OFFERED], 1))


def withdraw(talk: Talk, at: Pointed) -> Screen:
    """Everywhere this contact stands. Asked twice, for it cannot be undone."""
    if at.about == WHICH:
        return which(talk, "")
    listing = listing_for(talk.store, talk.who, at.about)
    found = [listing, *(one for one in own_listing.mine(talk) if one.id != listing.id and _same(one, listing))]
    if at.choice != YES:
        sure = Button(talk.label("buttons.withdraw_yes"), "px", at.about, choice=YES)
        facts = {"titles": own_listing.titles(talk, found), "contact": _contact(listing)}
        return Screen("withdraw/sure", facts, ((sure,), (Button(talk.label("buttons.back"), "pl", at.about),)))
    for one in found:
        scrubber = withdrawal.erase(talk.store, talk.who, one, now=talk.now, how=own_listing.how(talk, one))
        _clean_drafts(talk, scrubber)
    talk.tools.searcher.forget_file()
    return Screen("withdraw/done", {"titles": own_listing.titles(talk, found)})


def _contact(listing: Listing) -> Sequence[str]:
    return [part for part in (listing.contact_name, listing.phone, listing.email) if part]


def _same(one: Listing, other: Listing) -> bool:
    """Whether they share a name, a number or an address: a colleague's own contact stays."""
    return bool(set(_contact(one)) & set(_contact(other)))


def _clean_drafts(talk: Talk, scrubber: withdrawal.Scrubber) -> None:
    for draft in talk.store.scalars(select(Draft).where(Draft.act.in_(ACTS))):
        clean = scrubber.value(draft.answers)
        if clean != draft.answers:
            draft.answers = clean


ACT = Act(
    name="listing_withdraw",
    roles=frozenset({"provider", "editor"}),
    start=which,
    verbs={"px": withdraw},
)
