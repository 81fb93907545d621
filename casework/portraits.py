"""Who somebody is, in one optional tap beside age band and neighbourhood; and at six months how she likes it."""

from datetime import datetime

from casework import access
from casework.models import Enjoyment, Portrait, Trajectory
from casework.models.portraits import GENDERS, JOYS
from casework.queries import portraits
from foundation import audit
from foundation.language.dates import said_on
from foundation.people.who import Who
from foundation.refusals import NotFound
from foundation.storage import Store


def tell_gender(store: Store, who: Who, trajectory: str, gender: str | None, *, now: datetime) -> Portrait:
    """Keep the answer; None: skipped, and not asked again."""
    walk = access.trajectory_for(store, who, trajectory, now=now)
    if gender not in (None, *GENDERS):
        raise NotFound
    portrait = portraits.of(store, walk) or Portrait(organisation_id=walk.organisation_id, trajectory_id=walk.id)
    portrait.gender, portrait.asked_on = gender, said_on(now)
    portrait.logged_by, portrait.logged_at = who.person_id, now
    store.add(portrait)
    store.flush()
    audit.note(store, who, "portrait.tell", walk, now=now)
    return portrait


def asked(store: Store, walk: Trajectory) -> bool:
    """Whether it was asked, also when it was skipped."""
    return portraits.of(store, walk) is not None


def tell_enjoyment(
    store: Store, who: Who, trajectory: str, *, now: datetime, joy: str | None = None,
    new_contacts: bool | None = None,
) -> Enjoyment:  # fmt: skip
    """Keep what was said at six months beside a yes (DOMAIN I17). What is not given stays as it was."""
    walk = access.trajectory_for(store, who, trajectory, now=now)
    if joy not in (None, *JOYS):
        raise NotFound
    told = portraits.enjoyment(store, walk) or Enjoyment(organisation_id=walk.organisation_id, trajectory_id=walk.id)
    told.joy = told.joy if joy is None else joy
    told.new_contacts = told.new_contacts if new_contacts is None else new_contacts
    told.answered_on, told.logged_by, told.logged_at = said_on(now), who.person_id, now
    store.add(told)
    store.flush()
    audit.note(store, who, "enjoyment.tell", walk, now=now)
    return told


def forget_enjoyment(store: Store, who: Who, trajectory: str, *, now: datetime) -> None:
    """The answer that it belonged to was taken back."""
    walk = access.trajectory_for(store, who, trajectory, now=now)
    told = portraits.enjoyment(store, walk)
    if told is not None:
        store.delete(told)
        store.flush()
        audit.note(store, who, "enjoyment.forget", walk, now=now)
