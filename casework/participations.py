"""Activities a client chose: choosing, starting, stopping. Chosen is not started (DOMAIN I10, I11)."""

from datetime import date, datetime

from sqlalchemy import select

from casework import access, entries, milestones, questions
from casework.models import Participation
from casework.queries import participations
from foundation import audit
from foundation.codes import of_class
from foundation.language.dates import next_working_day
from foundation.people.who import Who
from foundation.refusals import NotFound, Refusal
from foundation.storage import Store
from social_map.models import Listing


class ServiceNotActivity(Refusal):
    """Debt help, social work and the like are services, not activities a client takes part in. `category`."""


class StartInTheFuture(entries.InTheFuture):
    """A start is the first time she really went, so it has been."""


class StopInTheFuture(entries.InTheFuture):
    """A stop is the last time she went, so it has been."""


class StartBeforeChoice(Refusal):
    """Nobody starts before having chosen. `chosen_on`."""


class StopBeforeStart(Refusal):
    """Nobody stops before having started. `started_on`."""


class NotStarted(Refusal):
    """What never started cannot stop; it can be withdrawn."""


class AlreadyStarted(Refusal):
    """What has started is stopped, not withdrawn."""


class AlreadyStopped(Refusal):
    """It ended before. `stopped_on`."""


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
    place = _listing(store, listing)
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
    return _kept(store, who, "participation.choose", choice, now)


def ask_start_on(expected_on: date) -> date:
    """The working day on which to ask whether it began: a week after it should have (DOMAIN US-C7)."""
    return next_working_day(expected_on + milestones.START_AFTER)


def describe(
    store: Store, who: Who, participation: str, *, now: datetime, found: str | None = None, listing: str | None = None
) -> Participation:
    """Say afterwards how it was found, or which listing it has become. What is not given stays as it was."""
    choice = access.participation_for(store, who, participation, now=now)
    if found:
        choice.found = entries.known("found", found)
    if place := _listing(store, listing):
        choice.listing_id = place.id
    return _kept(store, who, "participation.describe", choice, now)


def plan_start(store: Store, who: Who, participation: str, *, planned_on: date, now: datetime) -> Participation:
    """Not yet, later: the first time is agreed for another day. An open question waits until a week after it."""
    choice = access.participation_for(store, who, participation, now=now)
    if choice.started_on or choice.stopped_on:
        raise AlreadyStarted
    choice.planned_on = planned_on
    asked = questions.about_start(store, choice)
    if asked:
        asked.ask_again_on = ask_start_on(planned_on)
    else:
        choice.ask_start_on = ask_start_on(planned_on)
    return _kept(store, who, "participation.plan", choice, now)


def confirm_start(store: Store, who: Who, participation: str, *, started_on: date, now: datetime) -> Participation:
    """She went for the first time. Saying it again corrects the day."""
    choice = access.participation_for(store, who, participation, now=now)
    entries.not_in_future(started_on, now, StartInTheFuture)
    if started_on < choice.chosen_on:
        raise StartBeforeChoice(chosen_on=choice.chosen_on)
    if choice.stopped_on and started_on > choice.stopped_on:
        raise StopBeforeStart(started_on=started_on)
    choice.started_on, choice.ask_start_on = started_on, None
    return _kept(store, who, "participation.start", choice, now)


def stop(store: Store, who: Who, participation: str, *, stopped_on: date, reason: str, now: datetime) -> Participation:
    """She stopped after having started: `stopped_on` is her last time. Saying it again corrects it."""
    choice = access.participation_for(store, who, participation, now=now)
    entries.not_in_future(stopped_on, now, StopInTheFuture)
    if choice.started_on is None:
        raise NotStarted
    if stopped_on < choice.started_on:
        raise StopBeforeStart(started_on=choice.started_on)
    choice.stopped_on, choice.stop_reason = stopped_on, entries.known("stop_reason", reason)
    return _kept(store, who, "participation.stop", choice, now)


def withdraw(
    store: Store, who: Who, participation: str, *, stopped_on: date, reason: str, now: datetime
) -> Participation:
    """She never started and will not: it stays a choice, and no start is asked about any more."""
    choice = access.participation_for(store, who, participation, now=now)
    entries.not_in_future(stopped_on, now, StopInTheFuture)
    if choice.started_on:
        raise AlreadyStarted
    choice.stopped_on, choice.stop_reason = (
        max(stopped_on, choice.chosen_on),
        entries.known("stop_reason", reason),
    )
    choice.ask_start_on = None
    return _kept(store, who, "participation.withdraw", choice, now)


def undo_start(store: Store, who: Who, participation: str, *, now: datetime) -> Participation:
    """Correct a start that was not: the choice waits again, and so does the question about it."""
    choice = access.participation_for(store, who, participation, now=now)
    if choice.stopped_on:
        raise AlreadyStopped(stopped_on=choice.stopped_on)
    choice.started_on = None
    if questions.about_start(store, choice) is None:
        choice.ask_start_on = ask_start_on(choice.planned_on or choice.chosen_on)
    return _kept(store, who, "participation.undo_start", choice, now)


def undo_stop(store: Store, who: Who, participation: str, *, now: datetime) -> Participation:
    """Correct a stop or withdrawal that was not."""
    choice = access.participation_for(store, who, participation, now=now)
    choice.stopped_on, choice.stop_reason = None, None
    if choice.started_on is None and questions.about_start(store, choice) is None:
        choice.ask_start_on = ask_start_on(choice.planned_on or choice.chosen_on)
    return _kept(store, who, "participation.undo_stop", choice, now)


def undo(store: Store, who: Who, participation: str, *, now: datetime) -> None:
    """Take a choice back within ten minutes; one that has started is corrected first."""
    choice = access.participation_for(store, who, participation, now=now)
    entries.may_undo(who, choice, now=now)
    if choice.started_on:
        raise AlreadyStarted
    walk = access.trajectory_of(store, choice)
    store.delete(choice)
    audit.record(store, who, "participation.undo", choice.public_id, now=now, organisation_id=choice.organisation_id)
    questions.review(store, walk, now=now)


def _listing(store: Store, public_id: str | None) -> Listing | None:
    if public_id is None:
        return None
    listing = store.scalars(select(Listing).where(Listing.public_id == public_id)).one_or_none()
    if listing is None:
        raise NotFound
    return listing


def _kept(store: Store, who: Who, verb: str, choice: Participation, now: datetime) -> Participation:
    audit.record(store, who, verb, choice.public_id, now=now, organisation_id=choice.organisation_id)
    questions.review(store, access.trajectory_of(store, choice), now=now)
    return choice
