"""Writing a plan in bulk: a hundred thousand trajectories in about a minute."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import TableClause, insert, update

from casework import checks, questions
from casework.exchange.belonging import Coaches
from casework.exchange.columns import Columns
from casework.exchange.comparing import Plan
from casework.exchange.walks import Walk
from casework.models import (
    Appointment,
    Client,
    Closing,
    CodeNameGiven,
    Feedback,
    FollowUp,
    Participation,
    Referral,
    Session,
    Trajectory,
)
from casework.naming import ManyNames
from casework.queries import clients, stored
from casework.referrals import DETAILS
from casework.source_keys import Keys
from foundation.storage import Store, Table

Values = dict[str, Any]
TABLES: dict[str, type[Table]] = {
    "referrals": Referral,
    "sessions": Session,
    "participations": Participation,
    "follow_ups": FollowUp,
    "closings": Closing,
    "appointments": Appointment,
    "feedback": Feedback,
}
LOGGED = {"sessions", "referrals", "participations", "follow_ups", "closings", "feedback"}
SILENT = {"may_ask_later", *DETAILS}  # optional: a file that says nothing of them takes nothing back
AT_ONCE = 10_000


class Writer:
    """Writes what a plan says into one organisation."""

    def __init__(self, store: Store, organisation_id: int, keys: Keys, *, now: datetime, invented: bool) -> None:
        self._store, self._organisation_id, self._keys = store, organisation_id, keys
        self._now, self._invented = now, invented

    def write(self, plan: Plan, columns: Columns, coaches: Coaches, known_clients: dict[str, int]) -> None:
        """Write the plan. `known_clients` are the ids of stored clients by their key in the source."""
        ids = self._walks(plan.new, columns, coaches, known_clients)
        for kind, table in TABLES.items():
            self._insert(table, list(self._additions(kind, plan, ids, columns)))
            self._change(kind, plan, columns)
            adopted = [{"id": id_, "source_key": key} for id_, key in plan.adopted[kind]]
            if adopted:
                self._store.execute(update(table), adopted)
        coached = [{"id": id_, "coach_id": coach} for id_, coach in plan.coaches.items()]
        touched = [{"id": id_, "imported_at": self._now} for id_ in sorted(plan.touched)]
        for values in (coached, touched):
            if values:
                self._store.execute(update(Trajectory), values)
        self._store.expire_all()
        checks.plan_many(self._store, [*ids.values(), *plan.touched, *plan.coaches])
        for trajectory in stored.asked_about(self._store, sorted(plan.touched)):
            questions.review(self._store, trajectory, now=self._now)

    def _walks(
        self, walks: Sequence[Walk], columns: Columns, coaches: Coaches, known_clients: dict[str, int]
    ) -> dict[str, int]:
        """Add the new clients and trajectories. Returns the trajectories' ids by their key in the source."""
        client_ids = self._clients(walks, coaches, known_clients)
        self._insert(
            Trajectory,
            [
                {
                    "public_id": self._store.new_public_id(),
                    "organisation_id": self._organisation_id,
                    "client_id": client_ids[walk.referrals[0].client],
                    "coach_id": coaches.named(walk.referrals[0].coach),
                    "source_key": self._keys.hashed("trajectory", walk.key),
                    "imported_at": self._now,
                    "invented": self._invented,
                    **columns.trajectory(walk.referrals[0]),
                }
                for walk in walks
            ],
        )
        ids = stored.ids_by_key(self._store, Trajectory, self._organisation_id) if walks else {}
        return {walk.key: ids[self._keys.hashed("trajectory", walk.key)] for walk in walks}

    def _clients(self, walks: Sequence[Walk], coaches: Coaches, known: dict[str, int]) -> dict[str, int]:
        new = {walk.referrals[0].client: walk for walk in reversed(walks) if walk.referrals[0].client not in known}
        if not new:
            return known
        free = ManyNames(clients.names_given(self._store, self._organisation_id), self._store.chance)
        words: dict[int | None, set[str]] = {None: set()}
        names, rows = [], []
        for key, walk in reversed(new.items()):
            coach = coaches.named(walk.referrals[0].coach)
            if coach not in words:
                words[coach] = clients.words_of_coach(self._store, coach) if coach else set()
            name = free.next(words[coach])
            if coach:
                words[coach].add(name.word)
            names.append({"organisation_id": self._organisation_id, "word": name.word, "number": name.number})
            rows.append(
                {
                    "public_id": self._store.new_public_id(),
                    "organisation_id": self._organisation_id,
                    "code_word": name.word,
                    "code_number": name.number,
                    "source_key": self._keys.hashed("client", key),
                    "invented": self._invented,
                }
            )
        self._insert(CodeNameGiven, names)
        self._insert(Client, rows)
        ids = stored.ids_by_key(self._store, Client, self._organisation_id)
        return known | {key: ids[self._keys.hashed("client", key)] for key in new}

    def _additions(self, kind: str, plan: Plan, ids: dict[str, int], columns: Columns) -> Iterator[Values]:
        values = getattr(columns, kind)
        for walk in plan.new:
            for position, row in enumerate(getattr(walk, kind)):
                repeat = {"repeat": position > 0} if kind == "referrals" else {}
                yield self._row(kind, ids[walk.key]) | values(row) | repeat
        for trajectory_id, row in plan.additions[kind]:
            repeat = {"repeat": True} if kind == "referrals" else {}
            yield self._row(kind, trajectory_id) | values(row) | repeat

    def _row(self, kind: str, trajectory_id: int) -> Values:
        values: Values = {"organisation_id": self._organisation_id, "trajectory_id": trajectory_id}
        values["logged_at" if kind in LOGGED else "made_at"] = self._now
        if kind != "follow_ups":
            values["public_id"] = self._store.new_public_id()
        return values

    def _change(self, kind: str, plan: Plan, columns: Columns) -> None:
        changes = plan.changes[kind]
        if not changes:
            return
        values = getattr(columns, kind)
        if kind == "follow_ups":  # an answer is not overwritten: the newer one counts and both stay
            self._insert(FollowUp, [self._row(kind, trajectory_id) | values(row) for trajectory_id, row in changes])
            return
        for id_, row in changes:
            entry = self._store.get_one(TABLES[kind], id_)
            given = {name: value for name, value in values(row).items() if value is not None or name not in SILENT}
            if kind == "referrals":
                trajectory = self._store.get_one(Trajectory, getattr(entry, "trajectory_id"))  # noqa: B009  typed as Table
                for name, value in columns.trajectory(row).items():
                    setattr(trajectory, name, value)
            for name, value in given.items():
                setattr(entry, name, value)
        self._store.flush()

    def _insert(self, table: type[Table], rows: Sequence[Values]) -> None:
        for some in stored.chunks(rows, AT_ONCE):
            self._store.execute(insert(cast("TableClause", table.__table__)), some)
