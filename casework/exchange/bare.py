"""Referrals of those who did not consent: rows without a key, of which the surplus is added (INTERFACES, Identity)."""

from collections import Counter
from collections.abc import Hashable, Sequence

from casework.exchange.belonging import Places
from casework.exchange.outcomes import Outcome
from casework.exchange.rows import BareRow
from casework.models import BareReferral
from casework.queries import stored
from foundation.storage import Store

KIND = "bare_referrals"


class BareReferrals:
    """Compares the rows of a folder with what is stored of one organisation, and writes what is new."""

    def __init__(self, store: Store, organisation_id: int, places: Places, outcome: Outcome) -> None:
        self._store, self._organisation_id = store, organisation_id
        self._places, self._outcome = places, outcome
        self._new: list[BareRow] = []

    def compare(self, rows: Sequence[BareRow]) -> None:
        """Count what is the same and keep what is new."""
        here = stored.bare_referrals(self._store, self._organisation_id) if rows else ()
        known: Counter[Hashable] = Counter(
            (row.received_on, row.referrer_type, row.practice_id, row.municipality_id) for row in here
        )
        for row in rows:
            self._places.municipalities.meet(row.municipality)
            self._places.practices.meet(row.practice)
            places = self._places.practices.refer(row.practice), self._places.municipalities.refer(row.municipality)
            value = (row.received_on, row.referrer_type, *places)
            if known[value]:
                known[value] -= 1
                self._outcome.unchanged[KIND] += 1
            else:
                self._outcome.added[KIND] += 1
                self._new.append(row)

    def write(self, *, invented: bool) -> None:
        """Add what is new, once every place exists."""
        for row in self._new:
            municipality = self._places.municipalities.id_of(row.municipality)
            practice = self._places.practices.id_of(row.practice)
            self._store.add(
                BareReferral(
                    organisation_id=self._organisation_id, municipality_id=municipality, practice_id=practice,
                    received_on=row.received_on, referrer_type=row.referrer_type, invented=invented,
                )
            )  # fmt: skip
