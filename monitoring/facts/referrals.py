"""Referrals of a period, counted per type."""

from datetime import date

from sqlalchemy import false, func, select, union_all

from casework.models import BareReferral, Closing, Referral, Trajectory
from foundation.storage import Store
from monitoring.facts.conditions import counted, of_trajectory, placed
from monitoring.facts.values import Referred
from monitoring.scope import Scope


def referrals(store: Store, scope: Scope, *, first: date, last: date, today: date) -> tuple[Referred, ...]:
    """Received from `first` up to and with `last`. Who sends a client back is a referrer too (INTERFACES, Order).

    Who did not consent still counts: what stays of her is the referral only (DOMAIN I1).
    """
    received = (
        select(Referral.referrer_type, Referral.repeat)
        .join(Trajectory, of_trajectory(Referral))
        .where(Referral.received_on.between(first, last), *counted(scope, today))
    )
    sent_back = (
        select(Closing.reopened_by, false())
        .join(Trajectory, of_trajectory(Closing))
        .where(Closing.reopened_on.between(first, last), Closing.reopened_by.is_not(None), *counted(scope, today))
    )
    without_consent = select(BareReferral.referrer_type, false()).where(
        BareReferral.received_on.between(first, last), BareReferral.received_on <= today, *placed(BareReferral, scope)
    )
    each = union_all(received, sent_back, without_consent).subquery("each_referral")
    kind, repeat = each.c
    rows = store.execute(select(kind, repeat, func.count()).group_by(kind, repeat))
    return tuple(Referred(kind, bool(repeat), count) for kind, repeat, count in rows)
