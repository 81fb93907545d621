"""SELECTs about stories."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, and_, exists, false, or_, select
from sqlalchemy.orm import aliased

from casework.models import Consent
from foundation.people.models import Membership, Organisation
from foundation.people.queries.colleagues import in_force
from foundation.people.who import Who
from foundation.storage import Store, prepared
from monitoring.scope import Scope
from monitoring.stories.models import Story, StoryChoice

PURPOSE = "story"
MOST = 50


def called(store: Store, public_id: str) -> Story | None:
    """The story with this id, while nothing forbids it."""
    return store.scalars(select(Story).where(Story.public_id == public_id, allowed())).one_or_none()


def made_from(store: Store, draft: str) -> Story | None:
    """The story that was made from this draft."""
    return store.scalars(select(Story).where(Story.draft == draft)).one_or_none()


def told_by(store: Store, person_id: int) -> Sequence[Story]:
    """What somebody told, newest first."""
    return _some(store, select(Story).where(Story.told_by == person_id, allowed()))


def left_behind(store: Store, organisation_ids: Collection[int], *, today: date) -> Sequence[Story]:
    """What was told by somebody who no longer works there, newest first: a coordinator can take it back for her."""
    here = Membership.person_id == Story.told_by, Membership.organisation_id == Story.organisation_id
    works = exists().where(*here, Membership.role.in_(("coach", "coordinator")), in_force(today))
    return _some(store, select(Story).where(Story.organisation_id.in_(organisation_ids), ~works, allowed()))


def to_read(store: Store, who: Who) -> Sequence[Story]:
    """What waits for a second reader where she works, oldest first; never her own."""
    here = Story.organisation_id.in_(who.organisations("coach", "coordinator"))
    mine = select(Story).where(Story.state == "waiting", here, Story.told_by != who.person_id, allowed())
    return store.scalars(mine.order_by(Story.told_at, Story.id).limit(MOST)).all()


def waiting(store: Store) -> Sequence[Story]:
    """Everything that waits for a second reader, for the clock, oldest first."""
    return store.scalars(*_waiting()).all()


@prepared
def _waiting() -> Select[Story]:
    found = select(Story).where(Story.state == "waiting", allowed())
    return found.order_by(Story.told_at, Story.id).limit(MOST)


def unheard(store: Store) -> Sequence[Story]:
    """What was read, and of which the teller has not heard that yet."""
    return store.scalars(*_unheard()).all()


@prepared
def _unheard() -> Select[Story]:
    read = Story.state.in_(("approved", "returned")), Story.heard_at.is_(None)
    return select(Story).where(*read, allowed()).order_by(Story.read_at, Story.id).limit(MOST)


def approved(store: Store, scope: Scope) -> Sequence[Story]:
    """What may stand in a report of this scope, newest first."""
    found = select(Story).join(Organisation, Organisation.id == Story.organisation_id)
    return _some(store, found.where(Story.state == "approved", allowed(), *placed(Story, scope)))


def choices(store: Store, scope: Scope, periods: Collection[str], *, now: datetime) -> Sequence[StoryChoice]:
    """What was chosen for the reports of these periods, in the order of choosing, also what is withdrawn since."""
    found = select(StoryChoice).join(Organisation, Organisation.id == StoryChoice.organisation_id)
    here = StoryChoice.period.in_(periods), StoryChoice.chosen_at <= now, *placed(StoryChoice, scope)
    return store.scalars(found.where(*here).order_by(StoryChoice.chosen_at, StoryChoice.id).limit(MOST)).all()


def choice(store: Store, story: Story, period: str) -> StoryChoice | None:
    """That this story was chosen for the reports of this period."""
    chosen = StoryChoice.period == period, StoryChoice.shelf_mark == story.shelf_mark
    return store.scalars(select(StoryChoice).where(*chosen)).one_or_none()


def over(store: Store, *, before: datetime) -> Sequence[Story]:
    """What may not be kept any longer: told too long ago, or the client has said no since."""
    return store.scalars(*_over(before=before)).all()


@prepared
def _over(before: datetime) -> Select[Story]:
    return select(Story).where(or_(Story.told_at < before, ~allowed())).limit(MOST)


def allowed() -> ColumnElement[bool]:
    """Of a story: the client to whom it belongs has not said no to it. Of her answers the last one counts."""
    later = aliased(Consent)
    ours = Consent.trajectory_id == Story.trajectory_id, Consent.purpose == PURPOSE, Consent.granted.is_(False)
    newer = or_(
        later.answered_on > Consent.answered_on,
        and_(later.answered_on == Consent.answered_on, later.id > Consent.id),
    )
    corrected = exists().where(later.trajectory_id == Consent.trajectory_id, later.purpose == PURPOSE, newer)
    return ~exists().where(*ours, ~corrected)


def placed(table: type[Story] | type[StoryChoice], scope: Scope) -> list[ColumnElement[bool]]:
    """The rows of this scope, joined with their organisation. Nobody's own figures have stories."""
    found: list[ColumnElement[bool]] = [Organisation.invented.is_(scope.invented)]
    if scope.municipality_ids is not None:
        found.append(table.municipality_id.in_(scope.municipality_ids))
    if scope.organisation_ids is not None:
        found.append(table.organisation_id.in_(scope.organisation_ids))
    if scope != Scope(scope.municipality_ids, scope.organisation_ids, scope.invented, scope.municipality):
        found.append(false())  # of one coach, or of anything narrower than these, there are none
    return found


def _some(store: Store, found: Select[Story]) -> Sequence[Story]:
    return store.scalars(found.order_by(Story.told_at.desc(), Story.id.desc()).limit(MOST)).all()
