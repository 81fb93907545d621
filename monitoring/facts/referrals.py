"""Referrals of a period, counted per type, practice and organisation."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Integer, Select, String, Subquery, false, func, literal, literal_column, select, union_all

from casework.models import BareReferral, Closing, Referral, Trajectory
from foundation.people.models import Organisation
from foundation.storage import Store
from monitoring.facts.asking import asked_counts
from monitoring.facts.conditions import counted, of_trajectory, placed
from monitoring.facts.together import Source, read, store_of
from monitoring.facts.values import Referred
from monitoring.scope import Scope


def referrals(source: Source, scope: Scope, *, first: date, last: date, today: date) -> tuple[Referred, ...]:
    """Received from `first` up to and with `last`. Who sends a client back is a referrer too (INTERFACES, Order).

    Who did not consent still counts: what stays of her is the referral only (DOMAIN I1).
    """
    rows = read(source, _kinds, scope, first=first, last=last, today=today)
    return tuple(_named(store_of(source), rows))


def referrals_behind(
    store: Store, scope: Scope, *, first: date, last: date, today: date
) -> list[tuple[int, date, Referred]]:
    """The same one by one: whose, when, and what. Of who did not consent nobody knows whose it was."""
    each = _each(scope, first=first, last=last, today=today)
    rows = [tuple(row) for row in store.execute(select(*each.c)) if row.client_id is not None]
    found = _named(store, [(*row[:-3], 1) for row in rows])
    return [(row[-3], row[-2], referred) for row, referred in zip(rows, found, strict=True)]


@asked_counts(literal_column("each_referral.municipality_id", Integer()))
def _kinds(scope: Scope, first: date, last: date, today: date) -> Select[Any]:
    each = _each(scope, first=first, last=last, today=today)
    kinds = list(each.c)[:-3]
    return select(*kinds, func.count()).group_by(*kinds)


def _each(scope: Scope, *, first: date, last: date, today: date) -> Subquery:
    """What kind of referral it was, and at the end whose, when and where."""
    untold = literal(None, String()), literal(None, String())
    received = (
        select(
            Referral.referrer_type,
            Referral.repeat,
            Referral.fits,
            Referral.variant,
            Referral.practice_id,
            Referral.organisation_id,
            Trajectory.client_id,
            Referral.received_on,
            Trajectory.municipality_id,
        )
        .join(Trajectory, of_trajectory(Referral))
        .where(Referral.received_on.between(first, last), *counted(scope, today))
    )
    whose = Trajectory.client_id, Closing.reopened_on, Trajectory.municipality_id
    sent_back = (
        select(Closing.reopened_by, false(), *untold, Trajectory.practice_id, Closing.organisation_id, *whose)
        .join(Trajectory, of_trajectory(Closing))
        .where(Closing.reopened_on.between(first, last), Closing.reopened_by.is_not(None), *counted(scope, today))
    )
    here = BareReferral.practice_id, BareReferral.organisation_id, literal(None, Integer())
    when = BareReferral.received_on, BareReferral.municipality_id
    without_consent = select(BareReferral.referrer_type, false(), *untold, *here, *when).where(
        BareReferral.received_on.between(first, last), BareReferral.received_on <= today, *placed(BareReferral, scope)
    )
    return union_all(received, sent_back, without_consent).subquery("each_referral")


def _named(store: Store, rows: Sequence[Any]) -> Iterator[Referred]:
    names = _names(store, {number for row in rows for number in row[4:6] if number})
    for kind, repeat, fits, variant, practice, organisation, count in rows:
        yield Referred(kind, bool(repeat), count, fits, variant, names.get(practice), names.get(organisation))


def _names(store: Store, ids: Collection[int]) -> dict[int | None, str]:
    """A name says which one: two of the same name are told as one."""
    found = select(Organisation.id, Organisation.name).where(Organisation.id.in_(ids))
    return dict(store.execute(found).all())
