"""Referrals of a period, counted per type, practice and organisation."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import String, false, func, literal, select, union_all

from casework.models import BareReferral, Closing, Referral, Trajectory
from foundation.people.models import Organisation
from foundation.storage import Store
from monitoring.facts.conditions import counted, of_trajectory, placed
from monitoring.facts.values import Referred
from monitoring.scope import Scope


def referrals(store: Store, scope: Scope, *, first: date, last: date, today: date) -> tuple[Referred, ...]:
    """Received from `first` up to and with `last`. Who sends a client back is a referrer too (INTERFACES, Order).

    Who did not consent still counts: what stays of her is the referral only (DOMAIN I1).
    """
    untold = literal(None, String()), literal(None, String())
    received = (
        select(
            Referral.referrer_type,
            Referral.repeat,
            Referral.fits,
            Referral.variant,
            Referral.practice_id,
            Referral.organisation_id,
        )
        .join(Trajectory, of_trajectory(Referral))
        .where(Referral.received_on.between(first, last), *counted(scope, today))
    )
    sent_back = (
        select(Closing.reopened_by, false(), *untold, Trajectory.practice_id, Closing.organisation_id)
        .join(Trajectory, of_trajectory(Closing))
        .where(Closing.reopened_on.between(first, last), Closing.reopened_by.is_not(None), *counted(scope, today))
    )
    without_consent = select(
        BareReferral.referrer_type, false(), *untold, BareReferral.practice_id, BareReferral.organisation_id
    ).where(
        BareReferral.received_on.between(first, last), BareReferral.received_on <= today, *placed(BareReferral, scope)
    )
    each = union_all(received, sent_back, without_consent).subquery("each_referral")
    rows = [tuple(row) for row in store.execute(select(*each.c, func.count()).group_by(*each.c))]
    names = _names(store, {number for row in rows for number in row[4:6] if number})
    return tuple(
        Referred(kind, bool(repeat), count, fits, variant, names.get(practice), names.get(organisation))
        for kind, repeat, fits, variant, practice, organisation, count in rows
    )


def _names(store: Store, ids: Collection[int]) -> dict[int | None, str]:
    """A name says which one: two of the same name are told as one."""
    found = select(Organisation.id, Organisation.name).where(Organisation.id.in_(ids))
    return dict(store.execute(found).all())
