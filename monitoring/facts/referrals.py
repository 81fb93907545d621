"""Referrals of a period, counted per type."""

from datetime import date

from sqlalchemy import String, false, func, literal, select, union_all

from casework.models import BareReferral, Closing, Referral, Trajectory
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
        select(Referral.referrer_type, Referral.repeat, Referral.fits, Referral.variant)
        .join(Trajectory, of_trajectory(Referral))
        .where(Referral.received_on.between(first, last), *counted(scope, today))
    )
    sent_back = (
        select(Closing.reopened_by, false(), *untold)
        .join(Trajectory, of_trajectory(Closing))
        .where(Closing.reopened_on.between(first, last), Closing.reopened_by.is_not(None), *counted(scope, today))
    )
    without_consent = select(BareReferral.referrer_type, false(), *untold).where(
        BareReferral.received_on.between(first, last), BareReferral.received_on <= today, *placed(BareReferral, scope)
    )
    each = union_all(received, sent_back, without_consent).subquery("each_referral")
    rows = store.execute(select(*each.c, func.count()).group_by(*each.c))
    return tuple(
        Referred(kind, bool(repeat), count, fits, variant) for kind, repeat, fits, variant, count in map(tuple, rows)
    )
