"""Memberships as the rows of one speaker tell them."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Row

from foundation.people.who import Member


def members(rows: Sequence[Row[*tuple[Any, ...]]]) -> tuple[list[Member], list[Member]]:
    """Confirmed and unconfirmed memberships; one in a removed organisation is neither."""
    confirmed: list[Member] = []
    waiting: list[Member] = []
    real = (row for row in rows if row.membership_id is not None and row.organisation_id is not None)
    for membership_id, hers in groupby(real, key=lambda row: row.membership_id):
        member, since = _member(membership_id, hers)
        (waiting if since is None else confirmed).append(member)
    return confirmed, waiting


def _member(membership_id: int, rows: Iterable[Row[*tuple[Any, ...]]]) -> tuple[Member, datetime | None]:
    hers = list(rows)
    places = frozenset(row.municipality_id for row in hers if row.municipality_id is not None)
    first = hers[0]
    return Member(membership_id, first.role, first.organisation_id, first.organisation, places), first.confirmed_at
