"""What may be twice on the map, one pair at a time: the same, not the same, or later. Nothing is merged by itself."""

from dialogue import own_listing
from dialogue.act import Act, Pointed
from dialogue.screens import Button, Screen
from dialogue.talk import Talk
from foundation.words import label
from social_map import display, freshness
from social_map.duplicates import merging, pairs
from social_map.models import Listing
from social_map.pair_models import ListingPair
from social_map.queries import pairs as queries

_SHOWN = 200


def show(talk: Talk, _rest: str) -> Screen:
    """The pair that is most alike of those that wait in her municipalities."""
    return _next(talk)


def same(talk: Talk, at: Pointed) -> Screen:
    """One of the two stays and stands for the other."""
    pair, first, second = pairs.pair_for(talk.store, talk.who, at.about)
    kept = merging.better(first, second)
    merging.merge(talk.store, talk.who, pair, kept, now=talk.now)
    return _next(talk, {"kept": kept.title}, (Button(talk.label("buttons.undo_merge"), "du", pair.public_id),))


def different(talk: Talk, at: Pointed) -> Screen:
    """Two things after all; she is not asked again."""
    pair, first, _ = pairs.pair_for(talk.store, talk.who, at.about)
    merging.tell_apart(talk.store, talk.who, pair, now=talk.now)
    return _next(talk, {"apart": first.title})


def later(talk: Talk, at: Pointed) -> Screen:
    """After all the others."""
    pair, *_ = pairs.pair_for(talk.store, talk.who, at.about)
    merging.put_off(talk.store, pair, now=talk.now)
    return _next(talk)


def undo(talk: Talk, at: Pointed) -> Screen:
    """Back to two, and the question stands again."""
    pair, *_ = pairs.pair_for(talk.store, talk.who, at.about)
    merging.undo(talk.store, talk.who, pair, now=talk.now)
    return _next(talk)


def _next(talk: Talk, done: dict[str, str] | None = None, below: tuple[Button, ...] = ()) -> Screen:
    waiting = queries.waiting(talk.store, talk.who.municipalities("editor"), limit=_SHOWN)
    rows = (below,) if below else ()
    said = {"kept": "", "apart": "", **(done or {})}
    if not waiting:
        return Screen("duplicates/none", said, rows)
    return Screen("duplicates/pair", {**said, **_facts(talk, waiting[0]), "waiting": len(waiting)}, (
        *((button,) for button in _answers(talk, waiting[0])), *rows,
    ))  # fmt: skip


def _facts(talk: Talk, pair: ListingPair) -> dict[str, object]:
    both = [talk.store.get_one(Listing, number) for number in (pair.first_id, pair.second_id)]
    stays = merging.better(*both)
    return {
        "both": [(one, _told(talk, one), one is stays) for one in both],
        "why": [label("social_map", f"duplicates.why.{code}") for code in pair.why],
    }


def _told(talk: Talk, listing: Listing) -> list[str]:
    """What may tell the two apart: where, when, what it costs, whom to ask, from which list, how fresh."""
    place = ", ".join(part for part in (listing.venue, listing.street, listing.neighbourhood) if part)
    contact = ", ".join(part for part in (listing.phone, listing.website) if part)
    checked = display.freshness(freshness.standing(listing, talk.today), talk.today)
    return [
        listing.organisation_name, place, own_listing.when(listing), own_listing.price(listing), contact,
        talk.label("duplicates.source").format(source=listing.source, checked=checked),
    ]  # fmt: skip


def _answers(talk: Talk, pair: ListingPair) -> tuple[Button, ...]:
    return tuple(
        Button(talk.label(f"buttons.{word}"), verb, pair.public_id)
        for word, verb in (("same", "ds"), ("not_the_same", "dn"), ("put_off", "dl"))
    )


ACT = Act(
    name="duplicates",
    roles=frozenset({"editor"}),
    start=show,
    verbs={"ds": same, "dn": different, "dl": later, "du": undo},
)
