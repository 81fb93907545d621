"""What was changed about an activity, when and by whom; for its own people and the editor, with undo."""

from dialogue.act import Act, Pointed
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from foundation.words import labels
from foundation.words.filters import short_day
from social_map import listings
from social_map.access import listing_for
from social_map.days import day_of
from social_map.models import ListingHistory
from social_map.queries import history

SHOWN, UNDOABLE = 10, 3


def show(talk: Talk, at: Pointed) -> Screen:
    """The last changes, newest first; those of this week can be taken back."""
    listing = listing_for(talk.store, talk.who, at.about)
    rows = history.of(talk.store, listing, limit=SHOWN)
    names = history.names(talk.store, listing, {row.person_id for row in rows if row.person_id is not None})
    lines = [(row.at, _what(talk, row), _by(talk, row, names), row.undone_at is not None) for row in rows]
    undoable = [row for row in rows if row.what != "undo" and listings.may_undo(row, now=talk.now)]
    buttons = [Button(_undo(talk, row), "pu", row.public_id) for row in undoable[:UNDOABLE]]
    back = (Button(talk.label("buttons.back"), "pl", listing.public_id),)
    return Screen("my_listings/history", {"title": listing.title, "lines": lines}, (*in_rows(buttons, 1), back))


def _what(talk: Talk, row: ListingHistory) -> str:
    spoken = labels("dialogue", talk.language)["history"]
    return str(spoken.get(row.what, spoken["change"]))


def _by(talk: Talk, row: ListingHistory, names: dict[int, str]) -> str:
    """Her name where she belongs to the activity or keeps the map; of a coach nobody learns the name."""
    if row.person_id in names and row.how != "coach":
        return names[row.person_id]
    spoken = labels("dialogue", talk.language)["history_by"]
    how = "clock" if row.person_id is None and row.how == "chat" else row.how
    return str(spoken.get(how, spoken["chat"]))


def _undo(talk: Talk, row: ListingHistory) -> str:
    return talk.label("history_undo.text").format(what=_what(talk, row), day=short_day(day_of(row.at)))


ACT = Act(name="listing_history", roles=frozenset({"provider", "editor"}), in_menu=False, verbs={"ph": show})
