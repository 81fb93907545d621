"""Reading a folder into an organisation: all of it, or nothing."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from casework.exchange import consented, files, reading, walks
from casework.exchange import keys as keys_of
from casework.exchange.bare import BareReferrals
from casework.exchange.belonging import Coaches, Listings, Places
from casework.exchange.columns import Columns
from casework.exchange.comparing import Comparison, Stored
from casework.exchange.files import Line
from casework.exchange.layout import FILES
from casework.exchange.outcomes import Outcome
from casework.exchange.rows import ClosingRow
from casework.exchange.walks import Known, Walk
from casework.exchange.work import Work, WorkRow
from casework.exchange.writing import Writer
from casework.queries import stored
from casework.source_keys import Keys
from foundation import audit
from foundation.language.dates import said_on
from foundation.people.models import Organisation
from foundation.people.who import Who
from foundation.storage import Store

AT_ONCE = 1000
Progress = Callable[[str, int], None]
Lines = Mapping[str, list[Line]]


def silent(_step: str, _count: int) -> None:
    """Tell nobody how far it is."""


def import_folder(
    store: Store,
    who: Who,
    folder: Path,
    *,
    organisation: Organisation,
    secret: bytes,
    now: datetime,
    dry_run: bool = False,
    names_to: Path | None = None,
    invented: bool = False,
    progress: Progress = silent,
) -> Outcome:
    """Import a folder of CSV files (INTERFACES, "Casework import"). With one refusal, or `dry_run`, nothing is written.

    `names_to`: a new file for source key → code name (AlreadyThere where there is one). `progress` is told each
    step and how many rows it concerns.
    """
    outcome = Outcome()
    lines = files.read(folder, outcome)
    return _Import(store, organisation, secret, now, progress, outcome=outcome).run(
        who, lines, dry_run=dry_run, names_to=names_to, invented=invented
    )


def import_lines(
    store: Store,
    who: Who,
    lines: Mapping[str, list[Line]],
    *,
    organisation: Organisation,
    secret: bytes,
    now: datetime,
    dry_run: bool = False,
    names_to: Path | None = None,
    progress: Progress = silent,
) -> Outcome:
    """The same with rows that come from elsewhere: by kind, as the files of a folder would have them."""
    every = {file.kind: lines.get(file.kind, []) for file in FILES}
    return _Import(store, organisation, secret, now, progress, outcome=Outcome()).run(
        who, every, dry_run=dry_run, names_to=names_to, invented=False
    )


class _Import:
    def __init__(
        self,
        store: Store,
        organisation: Organisation,
        secret: bytes,
        now: datetime,
        progress: Progress,
        *,
        outcome: Outcome,
    ) -> None:
        self.store, self.organisation, self.now, self.progress = store, organisation, now, progress
        self.today: date = said_on(now)
        self.keys = Keys(secret, organisation.public_id)
        self.outcome = outcome
        self.places, self.listings = Places(store), Listings(store)
        self.comparison = Comparison(self.places, self.listings, self.keys, self.outcome)
        self.coaches = Coaches(store, organisation.id, self.today)
        self.clients: dict[str, int] = {}
        self.erased: set[str] = set()
        self.bare = BareReferrals(store, organisation.id, self.places, self.outcome)
        self.work = Work(store, organisation.id, self.outcome)

    def run(self, who: Who, lines: Lines, *, dry_run: bool, names_to: Path | None, invented: bool) -> Outcome:
        rows = reading.read(lines, self.outcome, today=self.today)
        self.progress("read", len(rows.referrals))
        every = walks.gather(rows)
        found = self._without_erased(every)
        work = [row for row in rows.work if row.trajectory in found or row.trajectory not in every]
        self.listings.learn(row.listing for row in rows.participations)
        self._judge(found)
        stored_ids = self._ids({row.trajectory for row in work})
        self.work.refuse_unknown(work, found.keys() | stored_ids.keys())
        if self.outcome.refused:
            self.outcome.clear()
            return self.outcome
        self._meet(found.values())
        self.bare.compare(rows.bare_referrals)
        self.work.compare(work, stored_ids)
        self.outcome.municipalities = sorted(self.places.municipalities.new.values())
        self.outcome.practices = sorted(self.places.practices.new.values())
        if not dry_run:
            self._write(who, found, work, names_to, invented=invented)
        return self.outcome

    def _without_erased(self, found: dict[str, Walk]) -> dict[str, Walk]:
        """Leave out whoever was erased: a re-import never brings her back. Who was merged is there by another key."""
        hashed = {self.keys.hashed("trajectory", key) for key in found}
        hashed |= {self.keys.hashed("client", row.client) for walk in found.values() for row in walk.referrals}
        self.erased = stored.erased(self.store, self.organisation.id, sorted(hashed))
        if not self.erased:
            return found
        kept, here = {}, self._stored_trajectories(found)
        for key, walk in found.items():
            own = {self.keys.hashed("client", row.client) for row in walk.referrals}
            if key not in here and self.erased & (own | {self.keys.hashed("trajectory", key)}):
                for row in walk.referrals:
                    self.outcome.warn("referrals.csv", row.line, "client", "erased")
            else:
                kept[key] = walk
        return kept

    def _judge(self, found: dict[str, Walk]) -> None:
        """Check every trajectory against what is stored of it, and plan what has to be written."""
        known = self._stored_trajectories(found)
        self._stored_clients(found)
        for walk in found.values():
            if walk.key not in known:
                self._begin(walk)
        again = [(found[key], row) for key, row in known.items()]
        for some in stored.chunks(again, AT_ONCE):
            beside = self._load([row for _, row in some])
            for walk, row in some:
                self._resume(walk, beside[row.id])
            self.progress("compared", len(some))

    def _stored_trajectories(self, found: Iterable[str]) -> dict[str, Any]:
        by_hash = {self.keys.hashed("trajectory", key): key for key in found}
        rows = stored.trajectories(self.store, self.organisation.id, "source_key", sorted(by_hash))
        known = {by_hash[row.source_key]: row for row in rows}
        exported = stored.trajectories(self.store, self.organisation.id, "public_id", sorted(found))
        return {row.public_id: row for row in exported} | known

    def _ids(self, keys: Iterable[str]) -> dict[str, int]:
        """Key → id of the trajectories that are stored."""
        return {key: row.id for key, row in self._stored_trajectories(dict.fromkeys(keys)).items()}

    def _stored_clients(self, found: dict[str, Walk]) -> None:
        sources = {row.client for walk in found.values() for row in walk.referrals}
        by_hash = {self.keys.hashed("client", key): key for key in sources}
        for client in stored.clients(self.store, self.organisation.id, "public_id", sorted(sources)):
            self.clients[client.public_id] = client.id
        for client in stored.clients(self.store, self.organisation.id, "source_key", sorted(by_hash)):
            self.clients[by_hash[client.source_key or ""]] = client.id

    def _begin(self, walk: Walk) -> None:
        if not walk.referrals:
            for kind in Walk.__dataclass_fields__.keys() - {"key", "referrals"}:
                for row in getattr(walk, kind):
                    self.outcome.refuse(f"{kind}.csv", row.line, "trajectory", "unknown_trajectory")
            return
        walks.check(walk, Known(), self.outcome)
        self._warn_of_coach(walk)
        self.comparison.new(walk)

    def _resume(self, walk: Walk, beside: Stored) -> None:
        closings = tuple(
            ClosingRow(0, "", row.closed_on, row.reason, row.reopened_on, row.reopened_by, row.may_ask_later)
            for row in beside.closings
        )
        trajectory = beside.trajectory
        walks.check(walk, Known(beside.referrals[0].received_on, closings), self.outcome)
        for row in walk.referrals[:1]:
            merged = self.keys.hashed("client", row.client) in self.erased
            if self.clients.get(row.client) != trajectory.client_id and not merged:
                self.outcome.refuse("referrals.csv", row.line, "client", "other_client")
            coach = self.coaches.named(row.coach)
            if coach and trajectory.coach_id is None:
                self.comparison.plan.coaches[trajectory.id] = coach
        self._warn_of_coach(walk)
        self.comparison.again(walk, beside)

    def _warn_of_coach(self, walk: Walk) -> None:
        for row in walk.referrals[:1]:
            if row.coach and self.coaches.named(row.coach) is None:
                self.outcome.warn("referrals.csv", row.line, "coach", "unknown_coach", name=row.coach)

    def _load(self, trajectories: list[Any]) -> dict[int, Stored]:
        beside = {row.id: Stored(row) for row in trajectories}
        for kind in ("referrals", "sessions", "participations", "follow_ups", "closings", "appointments", "feedback"):
            for row in getattr(stored, kind)(self.store, list(beside)):
                getattr(beside[row.trajectory_id], kind).append(row)
        self.listings.learn(row.listing_name for each in beside.values() for row in each.participations)
        return beside

    def _meet(self, found: Iterable[Walk]) -> None:
        for walk in found:
            for row in walk.referrals:
                self.places.municipalities.meet(row.municipality)
                self.places.practices.meet(row.practice)

    def _write(
        self, who: Who, found: dict[str, Walk], work: list[WorkRow], names_to: Path | None, *, invented: bool
    ) -> None:
        self.places.make(self.store, invented=invented)
        columns = Columns(self.places, self.listings, self.keys, self.now)
        writer = Writer(self.store, self.organisation.id, self.keys, now=self.now, invented=invented)
        writer.write(self.comparison.plan, columns, self.coaches, self.clients)
        self.bare.write(invented=invented)
        ids = self._ids({row.trajectory for row in work})
        self.work.write(ids, now=self.now)
        consented.settle(self.store, work, ids, now=self.now)
        self.progress("written", sum(self.outcome.added.values()))
        audit.record(
            self.store, who, "casework.import", self.organisation.public_id, now=self.now,
            organisation_id=self.organisation.id,
        )  # fmt: skip
        self.store.flush()
        if names_to is not None:
            keys_of.write(names_to, self._names(found))

    def _names(self, found: dict[str, Walk]) -> Iterable[tuple[str, str]]:
        """Source key → code name of every client in the files, in the order of the files."""
        self._stored_clients(found)
        sources = dict.fromkeys(row.client for walk in found.values() for row in walk.referrals)
        by_id = {id_: key for key, id_ in self.clients.items()}
        names = {by_id[client.id]: client.code_name for client in stored.clients_by_id(self.store, sorted(by_id))}
        return [(key, names[key]) for key in sources if key in names]
