"""Six self-scores at three moments and a mark for satisfaction: only where an organisation chose it (DOMAIN §3.10).

They are data about health. So they are off until an organisation switches them on, and nobody is asked who did not
say yes to the keeping of her records.
"""

from collections.abc import Mapping
from datetime import datetime

from casework import access, consents
from casework.models import HealthUse, Satisfaction, SelfScores, Trajectory
from casework.models.goals import DIMENSIONS
from casework.models.positive_health import HIGHEST, MOMENTS
from casework.queries import positive_health as queries
from foundation import audit
from foundation.language.dates import said_on
from foundation.people.models import Organisation
from foundation.people.who import Who
from foundation.refusals import NotFound, Refusal
from foundation.storage import Store

SWITCHED_BY = ("coordinator", "admin")
Scores = Mapping[str, int | None]  # by dimension; None: skipped


class HealthNotChosen(Refusal):
    """The organisation does not ask for these marks."""


class HealthNeedsConsent(Refusal):
    """The client did not say yes to the keeping of her records (yet)."""


def switch(store: Store, who: Who, organisation_id: int, *, on: bool, now: datetime) -> None:
    """A coordinator or admin decides for her organisation. Off: nothing is asked; what there is goes with its term."""
    if organisation_id not in who.organisations(*SWITCHED_BY):
        access.deny(store, who, "organisation", now=now)
    chosen = store.get(HealthUse, organisation_id)
    if on is (chosen is not None):
        return
    if chosen is not None:
        store.delete(chosen)
    else:
        store.add(HealthUse(organisation_id=organisation_id, since_on=said_on(now), switched_by=who.person_id))
    store.flush()
    about = store.get_one(Organisation, organisation_id).public_id
    audit.record(
        store, who, f"positive_health.{'on' if on else 'off'}", about, now=now, organisation_id=organisation_id
    )


def asked(store: Store, walk: Trajectory, moment: str) -> bool:
    """Whether to offer the six marks of a moment: chosen, allowed, and not given yet."""
    return may(store, walk) and moment not in queries.of(store, walk)


def may(store: Store, walk: Trajectory) -> bool:
    """Whether this client may be asked."""
    return queries.uses(store, walk.organisation_id) and consents.may(store, walk, consents.REGISTRATION) is True


def score(store: Store, who: Who, trajectory: str, moment: str, scores: Scores, *, now: datetime) -> SelfScores:
    """Keep the marks of a moment. Given again they count instead of the ones before, which stay."""
    walk = check(store, who, trajectory, now=now)
    marks = {name: scores.get(name) for name in DIMENSIONS}
    if moment not in MOMENTS or not all(mark is None or 0 <= mark <= HIGHEST for mark in marks.values()):
        raise NotFound
    kept = SelfScores(
        public_id=store.new_public_id(), organisation_id=walk.organisation_id, trajectory_id=walk.id, moment=moment,
        **marks, scored_on=said_on(now), logged_by=who.person_id, logged_at=now,
    )  # fmt: skip
    store.add(kept)
    store.flush()
    audit.note(store, who, "self_scores.tell", walk, now=now)
    return kept


def take_back(store: Store, who: Who, scores: str, *, now: datetime) -> Trajectory:
    """They go; what was scored before at this moment counts again."""
    gone = access.self_scores_for(store, who, scores, now=now)
    walk = access.trajectory_of(store, gone)
    store.delete(gone)
    store.flush()
    audit.note(store, who, "self_scores.forget", walk, now=now)
    return walk


def rate(store: Store, who: Who, trajectory: str, *, months: int, mark: int | None, now: datetime) -> None:
    """How content she is at a follow-up, 1 to 10; None takes the mark away."""
    walk = access.trajectory_for(store, who, trajectory, now=now)
    rated = queries.satisfaction(store, walk, months)
    if mark is None:
        if rated is not None:
            store.delete(rated)
            store.flush()
            audit.note(store, who, "satisfaction.forget", walk, now=now)
        return
    check(store, who, trajectory, now=now)
    if not 1 <= mark <= HIGHEST:
        raise NotFound
    rated = rated or Satisfaction(organisation_id=walk.organisation_id, trajectory_id=walk.id, months=months)
    rated.mark, rated.answered_on, rated.logged_by, rated.logged_at = mark, said_on(now), who.person_id, now
    store.add(rated)
    store.flush()
    audit.note(store, who, "satisfaction.tell", walk, now=now)


def check(store: Store, who: Who, trajectory: str, *, now: datetime) -> Trajectory:
    """Refuses (`HealthNotChosen`, `HealthNeedsConsent`) where this client may not be asked."""
    walk = access.trajectory_for(store, who, trajectory, now=now)
    if not queries.uses(store, walk.organisation_id):
        raise HealthNotChosen
    if consents.may(store, walk, consents.REGISTRATION) is not True:
        raise HealthNeedsConsent
    return walk
