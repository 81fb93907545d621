"""What was logged in trajectories."""

from collections.abc import Iterator, Sequence

from sqlalchemy import select

from casework.models import (
    Appointment,
    BareReferral,
    Closing,
    Feedback,
    FollowUp,
    Participation,
    Referral,
    Session,
)
from casework.queries.stored.chunked import AnyRow
from foundation.storage import Store
from social_map.models import Listing


def referrals(store: Store, ids: Sequence[int]) -> Iterator[AnyRow]:
    """The referrals of these trajectories, the first one first."""
    r = Referral
    yield from store.execute(
        select(
            r.id,
            r.trajectory_id,
            r.received_on,
            r.referrer_type,
            r.practice_id,
            r.repeat,
            r.channel,
            r.urgency,
            r.fits,
            r.variant,
        )
        .where(r.trajectory_id.in_(ids))
        .order_by(r.repeat, r.received_on, r.id)
    )


def sessions(store: Store, ids: Sequence[int]) -> Iterator[AnyRow]:
    """The sessions of these trajectories, oldest first."""
    s = Session
    yield from store.execute(
        select(s.id, s.trajectory_id, s.source_key, s.held_on, s.minutes, s.kind, s.status)
        .where(s.trajectory_id.in_(ids))
        .order_by(s.held_on, s.id)
    )


def participations(store: Store, ids: Sequence[int]) -> Iterator[AnyRow]:
    """The participations of these trajectories, with the source_id of their listing."""
    p = Participation
    yield from store.execute(
        select(
            p.id, p.trajectory_id, p.source_key, p.category, p.listing_id, p.listing_name, p.chosen_on, p.planned_on,
            p.started_on, p.stopped_on, p.stop_reason, p.found, Listing.source_id,
        )
        .outerjoin(Listing, Listing.id == p.listing_id)
        .where(p.trajectory_id.in_(ids))
        .order_by(p.chosen_on, p.id)
    )  # fmt: skip


def follow_ups(store: Store, ids: Sequence[int]) -> Iterator[AnyRow]:
    """The answers of these trajectories; of the same months the last one counts."""
    f = FollowUp
    yield from store.execute(
        select(f.id, f.trajectory_id, f.months, f.outcome, f.answered_on).where(f.trajectory_id.in_(ids)).order_by(f.id)
    )


def closings(store: Store, ids: Sequence[int]) -> Iterator[AnyRow]:
    """The closings of these trajectories, in date order."""
    c = Closing
    yield from store.execute(
        select(c.id, c.trajectory_id, c.closed_on, c.reason, c.reopened_on, c.reopened_by, c.may_ask_later)
        .where(c.trajectory_id.in_(ids))
        .order_by(c.closed_on)
    )


def appointments(store: Store, ids: Sequence[int]) -> Iterator[AnyRow]:
    """The appointments of these trajectories."""
    a = Appointment
    yield from store.execute(
        select(a.id, a.trajectory_id, a.planned_on).where(a.trajectory_id.in_(ids)).order_by(a.planned_on, a.id)
    )


def feedback(store: Store, ids: Sequence[int]) -> Iterator[AnyRow]:
    """The letters about these trajectories."""
    f = Feedback
    yield from store.execute(
        select(f.id, f.trajectory_id, f.kind, f.about_on, f.channel, f.sent_on)
        .where(f.trajectory_id.in_(ids))
        .order_by(f.sent_on, f.id)
    )


def bare_referrals(store: Store, organisation_id: int) -> Iterator[BareReferral]:
    """What stayed of those who did not consent, in the order of their days."""
    mine = select(BareReferral).where(BareReferral.organisation_id == organisation_id)
    yield from store.scalars(mine.order_by(BareReferral.received_on, BareReferral.referrer_type, BareReferral.id))
