"""A listing has stopped: each client there is a task of her coach, done with one tap."""

from datetime import date

from casework import access, lent, participations
from casework.models import Participation
from dialogue.act import Act, Pointed
from dialogue.choice_ended import ANEW, CLOSE, UNDO, VERB
from dialogue.screens import Button, Screen
from dialogue.talk import Talk
from foundation.refusals import NotFound
from social_map.models import Listing

REASON = "activiteit_gestopt"


def answer(talk: Talk, at: Pointed) -> Screen:
    """Close what is no longer there, and go on to something new when that was tapped; or take it back."""
    choice = access.participation_for(talk.store, talk.who, at.about, now=talk.now)
    if at.choice == UNDO:
        participations.undo_stop(talk.store, talk.who, at.about, now=talk.now)
        return Screen("ended/undone", {"what": choice.listing_name}, private=True)
    if at.choice not in (ANEW, CLOSE):
        raise NotFound
    _close(talk, choice)
    walk = access.trajectory_of(talk.store, choice)
    fitting = Button(talk.label("buttons.find_fitting"), "mt", lent.pointer(talk.store, talk.who, walk))
    undo = Button(talk.label("buttons.undo"), VERB, at.about, choice=UNDO)
    rows = ((fitting,), (undo,)) if at.choice == ANEW else ((undo,),)
    facts = {
        "code_name": lent.called(talk.store, talk.who, walk),
        "what": choice.listing_name,
        "anew": at.choice == ANEW,
    }
    return Screen("ended/closed", facts, rows, private=True)


def _close(talk: Talk, choice: Participation) -> None:
    """Closed once; a second tap finds it closed. Who never began withdraws, who did stopped with the listing."""
    if choice.stopped_on is not None:
        return
    if choice.started_on is None:
        participations.withdraw(
            talk.store, talk.who, choice.public_id, stopped_on=talk.today, reason=REASON, now=talk.now
        )
        return
    day = max(choice.started_on, min(_stopped_on(talk, choice), talk.today))
    participations.stop(talk.store, talk.who, choice.public_id, stopped_on=day, reason=REASON, now=talk.now)


def _stopped_on(talk: Talk, choice: Participation) -> date:
    listing = talk.store.get(Listing, choice.listing_id) if choice.listing_id else None
    return (listing.stopped_on if listing is not None else None) or talk.today


ACT = Act(name="ended", roles=frozenset({"coach"}), about_clients=True, in_menu=False, verbs={VERB: answer})
