"""A row of a file beside what is stored: what is new, what changed, what is the same (INTERFACES, "Identity")."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from casework.exchange.belonging import Listings, Places
from casework.exchange.outcomes import Outcome
from casework.exchange.rows import ParticipationRow, ReferralRow, SessionRow
from casework.exchange.walks import Walk
from casework.queries.stored import AnyRow
from casework.referrals import DETAILS
from casework.source_keys import Keys

Row = TypeVar("Row", SessionRow, ParticipationRow)


@dataclass(slots=True)
class Stored:
    """What is stored of one trajectory."""

    trajectory: AnyRow
    referrals: list[AnyRow] = field(default_factory=list)
    sessions: list[AnyRow] = field(default_factory=list)
    participations: list[AnyRow] = field(default_factory=list)
    follow_ups: list[AnyRow] = field(default_factory=list)
    closings: list[AnyRow] = field(default_factory=list)
    appointments: list[AnyRow] = field(default_factory=list)
    feedback: list[AnyRow] = field(default_factory=list)


@dataclass(slots=True)
class Plan:
    """What has to be written: whole new trajectories, rows to add (with their trajectory's id) and rows to change."""

    new: list[Walk] = field(default_factory=list)
    additions: dict[str, list[tuple[int, Any]]] = field(default_factory=lambda: defaultdict(list))
    changes: dict[str, list[tuple[int, Any]]] = field(default_factory=lambda: defaultdict(list))
    adopted: dict[str, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))
    coaches: dict[int, int] = field(default_factory=dict)
    touched: set[int] = field(default_factory=set)


class Comparison:
    """Compares trajectories one by one, adding to a plan and to the counts of the outcome."""

    def __init__(self, places: Places, listings: Listings, keys: Keys, outcome: Outcome) -> None:
        self._places, self._listings, self._keys = places, listings, keys
        self._outcome = outcome
        self.plan = Plan()

    def new(self, walk: Walk) -> None:
        """A trajectory that is not stored yet: everything of it is added."""
        self.plan.new.append(walk)
        for kind in Walk.__dataclass_fields__.keys() - {"key"}:
            self._outcome.added[kind] += len(getattr(walk, kind))

    def again(self, walk: Walk, stored: Stored) -> None:
        """A trajectory that is stored: the surplus is added, nothing is removed."""
        id_ = stored.trajectory.id
        self._referrals(walk.referrals, stored)
        self._events(id_, "sessions", walk.sessions, stored.sessions, _session)
        self._events(id_, "participations", walk.participations, stored.participations, self._participation)
        self._follow_ups(walk, stored)
        self._closings(walk, stored)
        self._letters(walk, stored)
        days = [row.planned_on for row in stored.appointments]
        for row in walk.appointments:
            known = row.planned_on in days
            if known:
                days.remove(row.planned_on)
            self._count(id_, "appointments", row, stored_id=None, same=known)

    def _count(self, trajectory_id: int, kind: str, row: Any, *, stored_id: int | None, same: bool) -> None:
        """Same as stored, a change of the row with this id, or an addition."""
        if same:
            self._outcome.unchanged[kind] += 1
            return
        self.plan.touched.add(trajectory_id)
        if stored_id is None:
            self._outcome.added[kind] += 1
            self.plan.additions[kind].append((trajectory_id, row))
        else:
            self._outcome.changed[kind] += 1
            self.plan.changes[kind].append((stored_id, row))

    def _referrals(self, rows: Sequence[ReferralRow], stored: Stored) -> None:
        if not rows:
            return
        trajectory, first = stored.trajectory, stored.referrals[0]
        theirs = (
            first.received_on, first.referrer_type, first.practice_id, trajectory.municipality_id,
            trajectory.main_reason, trajectory.icpc,
        )  # fmt: skip
        row = rows[0]
        ours = (*self._repeat(row), self._places.municipalities.refer(row.municipality), row.reason, row.icpc)
        same = theirs == ours and self._says_nothing_new(row, first)
        self._count(trajectory.id, "referrals", row, stored_id=first.id, same=same)
        repeats: list[tuple[Hashable, ...]] = [
            (each.received_on, each.referrer_type, each.practice_id) for each in stored.referrals[1:]
        ]
        for row in rows[1:]:
            known = self._repeat(row) in repeats
            if known:
                repeats.remove(self._repeat(row))
            self._count(trajectory.id, "referrals", row, stored_id=None, same=known)

    @staticmethod
    def _says_nothing_new(row: ReferralRow, stored: AnyRow) -> bool:
        return all(getattr(row, name) in {None, getattr(stored, name)} for name in DETAILS)

    def _repeat(self, row: ReferralRow) -> tuple[Hashable, ...]:
        return row.received_on, row.referrer_type, self._places.practices.refer(row.practice)

    def _participation(self, row: Any) -> tuple[Hashable, ...]:
        if isinstance(row, ParticipationRow):
            listing = self._listings.refer(row.listing)
        else:
            listing = row.listing_id or self._listings.refer(row.listing_name)
        return row.category, listing, row.chosen_on, row.started_on, row.stopped_on, row.stop_reason, row.found

    def _events(
        self,
        id_: int,
        kind: str,
        rows: Iterable[Row],
        stored: Sequence[AnyRow],
        value: Callable[[Any], tuple[Hashable, ...]],
    ) -> None:
        """Rows without an identity of their own: counted by value; those with a key are found by it and corrected."""
        keyed = {row.source_key: row for row in stored if row.source_key}
        waiting, claimed = [], set()
        for row in rows:
            known = keyed.get(self._keys.hashed(kind, row.key)) if row.key else None
            if known is None:
                waiting.append(row)
            else:
                claimed.add(known.id)
                self._count(id_, kind, row, stored_id=known.id, same=value(known) == value(row))
        free: dict[tuple[Hashable, ...], list[AnyRow]] = defaultdict(list)
        for each in stored:
            if each.id not in claimed:
                free[value(each)].append(each)
        for row in waiting:
            self._match(id_, kind, row, free[value(row)])

    def _match(self, id_: int, kind: str, row: Any, free: list[AnyRow]) -> None:
        """Take one of the stored rows of equal value. A key adopts a row that has none yet."""
        known = next((each for each in free if not (row.key and each.source_key)), None)
        if known is not None:
            free.remove(known)
            if row.key:
                self.plan.adopted[kind].append((known.id, self._keys.hashed(kind, row.key)))
        self._count(id_, kind, row, stored_id=None, same=known is not None)

    def _follow_ups(self, walk: Walk, stored: Stored) -> None:
        """By months, the answer that counts; a different one is added, so that both stay (DOMAIN §2.5, case 13)."""
        theirs = {row.months: (row.outcome, row.answered_on) for row in stored.follow_ups}
        counts = {row.months: row for row in walk.follow_ups}
        for row in walk.follow_ups:
            known = theirs.get(row.months)
            if known is None:
                self._count(stored.trajectory.id, "follow_ups", row, stored_id=None, same=False)
            elif counts[row.months] is not row or known == (row.outcome, row.answered_on):
                self._outcome.unchanged["follow_ups"] += 1
            else:
                self._count(stored.trajectory.id, "follow_ups", row, stored_id=stored.trajectory.id, same=False)

    def _closings(self, walk: Walk, stored: Stored) -> None:
        theirs = {row.closed_on: row for row in stored.closings}
        for row in walk.closings:
            known = theirs.get(row.closed_on)
            same = known is not None and (
                (known.reason, known.reopened_on, known.reopened_by) == (row.reason, row.reopened_on, row.reopened_by)
                and row.may_ask_later in {None, known.may_ask_later}
            )
            self._count(stored.trajectory.id, "closings", row, stored_id=known.id if known else None, same=same)

    def _letters(self, walk: Walk, stored: Stored) -> None:
        theirs = {(row.kind, row.about_on): row for row in stored.feedback}
        for row in walk.feedback:
            known = theirs.get((row.kind, row.about_on))
            same = known is not None and (known.channel, known.sent_on) == (row.channel, row.sent_on)
            self._count(stored.trajectory.id, "feedback", row, stored_id=known.id if known else None, same=same)


def _session(row: Any) -> tuple[Hashable, ...]:
    return row.held_on, row.minutes, row.kind, row.status
