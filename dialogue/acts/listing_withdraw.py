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

YES, EVERYWHERE = "ja", "-"


def which(talk: Talk, _text: str) -> Screen:
    """At which of her activities; or at all of them."""
    found = [one for one in own_listing.mine(talk) if _has_contact(one)]
    buttons = [Button(one.title[:40], "px", one.public_id) for one in found[: own_listing.OFFERED]]
    if len(found) > 1:
        buttons.append(Button(talk.label("buttons.withdraw_everywhere"), "px", EVERYWHERE))
    return Screen("withdraw/which", {"known": bool(found)}, in_rows(buttons, 1))


def withdraw(talk: Talk, at: Pointed) -> Screen:
    """Asked twice, for it cannot be undone."""
    found = _meant(talk, at.about)
    if at.choice != YES:
        sure = Button(talk.label("buttons.withdraw_yes"), "px", at.about, choice=YES)
        contact = sorted({part for one in found for part in _contact(one)})[: own_listing.NAMED]
        facts = {"titles": own_listing.titles(talk, found), "contact": contact}
        back = Button(talk.label("buttons.back"), "pl", at.about)
        return Screen("withdraw/sure", facts, ((sure,), (back,)) if at.about != EVERYWHERE else ((sure,),))
    for listing in found:
        scrubber = withdrawal.erase(talk.store, talk.who, listing, now=talk.now, how=own_listing.how(talk, listing))
        _clean_drafts(talk, scrubber)
    return Screen("withdraw/done", {"titles": own_listing.titles(talk, found)})


def _meant(talk: Talk, about: str) -> Sequence[Listing]:
    if about == EVERYWHERE:
        return [one for one in own_listing.mine(talk) if _has_contact(one)]
    return [listing_for(talk.store, talk.who, about)]


def _contact(listing: Listing) -> list[str]:
    return [part for part in (listing.contact_name, listing.phone, listing.email) if part]


def _has_contact(listing: Listing) -> bool:
    return bool(_contact(listing))


def _clean_drafts(talk: Talk, scrubber: withdrawal.Scrubber) -> None:
    """Forms that were filled in hold what was typed."""
    acts = ("listing_new", "change_listing", "listing_copy")
    for draft in talk.store.scalars(select(Draft).where(Draft.act.in_(acts))):
        clean = scrubber.value(draft.answers)
        if clean != draft.answers:
            draft.answers = clean


ACT = Act(
    name="listing_withdraw",
    roles=frozenset({"provider", "editor"}),
    start=which,
    verbs={"px": withdraw},
    in_menu=False,
)
