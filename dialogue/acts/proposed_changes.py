"""A larger change that a provider wrote by a personal link, and the second person who agrees or not (DESIGN §5)."""

from typing import Any

from dialogue.act import Act, Pointed
from dialogue.screens import Button, Screen
from dialogue.talk import Talk
from social_map import display, fields
from social_map.keeping_models import ProposedChange
from social_map.links import proposing
from social_map.models import Listing
from social_map.search.entry import Moment


def look(talk: Talk, at: Pointed) -> Screen:
    """What would change."""
    change, listing = proposing.proposal_for(talk.store, talk.who, at.about)
    yes = Button(talk.label("buttons.agree"), "va", change.public_id)
    no = Button(talk.label("buttons.disagree"), "vr", change.public_id)
    return Screen(
        "proposals/change", {"title": listing.title, "changes": _changes(talk, change, listing)}, ((yes,), (no,))
    )


def agree(talk: Talk, at: Pointed) -> Screen:
    """It becomes so, and is found so."""
    change, listing = proposing.proposal_for(talk.store, talk.who, at.about)
    done = proposing.accept(talk.store, talk.who, change, listing, now=talk.now)
    return Screen(f"proposals/change_{'done' if done else 'overtaken'}", {"title": listing.title})


def disagree(talk: Talk, at: Pointed) -> Screen:
    """It stays as it was."""
    change, listing = proposing.proposal_for(talk.store, talk.who, at.about)
    proposing.reject(talk.who, change, now=talk.now)
    return Screen("proposals/change_not_done", {"title": listing.title})


def _changes(talk: Talk, change: ProposedChange, listing: Listing) -> list[tuple[str, str, str]]:
    """(What, as it is, as it would be), in words."""
    found = []
    if "schedule" in change.values:
        rows = fields.get(listing, "schedule")
        found.append((talk.label("proposed.schedule"), _when(rows), _when(change.values["schedule"])))
    if change.values.keys() & {"cost_cents", "cost_text"}:
        new = {name: change.values.get(name, getattr(listing, name)) for name in ("cost_cents", "cost_text")}
        before = display.price(listing.cost_cents, listing.cost_text)
        found.append((talk.label("proposed.price"), before, display.price(new["cost_cents"], new["cost_text"])))
    if "description" in change.values:
        found.append((talk.label("proposed.text"), listing.description, change.values["description"]))
    return found


def _when(rows: list[dict[str, Any]]) -> str:
    return display.when([Moment(row["day"], row["start"], row["end"], row["frequency"]) for row in rows])


ACT = Act(
    name="proposed_changes", roles=frozenset({"editor"}), in_menu=False,
    verbs={"vc": look, "va": agree, "vr": disagree},
)  # fmt: skip
