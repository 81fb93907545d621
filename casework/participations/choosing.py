"""Linking an activity to a client, and saying more about that choice."""

from datetime import date, datetime

from casework import access, entries
from casework.models import Participation
from casework.participations.keeping import ask_start_on, kept, listing_called
from casework.participations.refusals import ServiceNotActivity
from casework.queries import participations
from foundation.codes import of_class
from foundation.people.who import Who
from foundation.refusals import NotFound
from foundation.storage import Store


def choose(
    store: Store,
    who: Who,
    trajectory: str,
    *,
    chosen_on: date,
    now: datetime,
    category: str | None = None,
    listing: str | None = None,
    listing_name: str | None = None,
    planned_on: date | None = None,
    found: str | None = None,
    draft: str | None = None,
) -> Participation:
    """Link an activity to a client: a listing (public id, with its category) or one by name that is not on the map.

    `planned_on` may lie ahead; a week after it Wegwijs asks whether it began. The same draft twice is one choice.
    """
    walk = access.trajectory_for(store, who, trajectory, now=now)
    if draft and (made := participations.made_from(store, draft)):
        if made.trajectory_id != walk.id:
            raise NotFound
        return made
    place = listing_called(store, listing)
    code = category or (place.category if place else "")
    if entries.known("category", code) in of_class("category", "service"):
        raise ServiceNotActivity(category=code)
    choice = Participation(
        public_id=store.new_public_id(), organisation_id=walk.organisation_id, trajectory_id=walk.id, category=code,
        listing_id=place.id if place else None, listing_name=place.title[:200] if place else listing_name,
        chosen_on=entries.not_in_future(chosen_on, now), planned_on=planned_on,
        found=entries.known("found", found) if found else None, draft=draft,
        ask_start_on=ask_start_on(planned_on or chosen_on), logged_by=who.person_id, logged_at=now,
    )  # fmt: skip
    store.add(choice)
    return kept(store, who, "participation.choose", choice, now)


def describe(
    store: Store, who: Who, participation: str, *, now: datetime, found: str | None = None, listing: str | None = None
) -> Participation:
    """Say afterwards how it was found, or which listing it has become. What is not given stays as it was."""
    choice = access.participation_for(store, who, participation, now=now)
    if found:
        choice.found = entries.known("found", found)
    if place := listing_called(store, listing):
        choice.listing_id = place.id
    return kept(store, who, "participation.describe", choice, now)
