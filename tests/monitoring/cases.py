"""Casework as plain values, and how to put it in the tables. Both the report and the slow reference read these."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

from sqlalchemy import select

from casework.models import (
    Circumstance,
    Client,
    Closing,
    CodeNameGiven,
    Contact,
    FollowUp,
    Participation,
    Portrait,
    Preference,
    Referral,
    Session,
    Trajectory,
)
from foundation.people.models import Municipality, Organisation
from foundation.storage import Store

GOLDEN = Path(__file__).parents[1] / "data" / "golden"
LOGGED = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass
class Referred:
    day: date
    type: str = "huisarts"
    repeat: bool = False
    variant: str | None = None


@dataclass
class Talk:
    day: date
    minutes: int | None = 45
    status: str = "held"
    kind: str = "vervolg"


@dataclass
class Activity:
    chosen: date
    started: date | None = None
    stopped: date | None = None
    reason: str | None = None
    category: str = "ontmoeten"
    found: str | None = None


@dataclass
class Answer:
    months: int
    outcome: str
    day: date


@dataclass
class Close:
    day: date
    reason: str
    reopened: date | None = None
    by: str | None = None


@dataclass
class Case:
    """One trajectory with everything that happened in it."""

    name: str
    client: str
    municipality: str = "Tilburg"
    organisation: str = "Contour"
    invented: bool = False
    referrals: list[Referred] = field(default_factory=list)
    talks: list[Talk] = field(default_factory=list)
    activities: list[Activity] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    closings: list[Close] = field(default_factory=list)
    spoken: list[date] = field(default_factory=list)  # calls that were answered
    reason: str | None = None
    also: set[str] = field(default_factory=set)  # reasons beside the main one
    icpc: str | None = None
    practice: str | None = None
    age: str | None = None
    gender: str | None = None
    neighbourhood: str | None = None


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def read_golden() -> list[Case]:
    """The ten trajectories of DOMAIN §2.7."""
    cases: dict[str, Case] = {}
    for row in _rows("referrals"):
        case = cases.setdefault(row["trajectory"], Case(row["trajectory"], row["client"], row["municipality"]))
        case.referrals.append(Referred(day(row["received_on"]), row["referrer_type"], repeat=bool(case.referrals)))
    for row in _rows("sessions"):
        minutes = int(row["minutes"]) if row["minutes"] else None
        cases[row["trajectory"]].talks.append(Talk(day(row["held_on"]), minutes, row["status"], row["kind"]))
    for row in _rows("participations"):
        days = (day(row[name]) for name in ("chosen_on", "started_on", "stopped_on"))
        cases[row["trajectory"]].activities.append(
            Activity(*days, row["stop_reason"] or None, row["category"], row["found"] or None)
        )
    for row in _rows("follow_ups"):
        cases[row["trajectory"]].answers.append(Answer(int(row["months"]), row["outcome"], day(row["answered_on"])))
    for row in _rows("closings"):
        cases[row["trajectory"]].closings.append(
            Close(day(row["closed_on"]), row["reason"], day(row["reopened_on"]), row["reopened_by"] or None)
        )
    return list(cases.values())


def _rows(name: str) -> Iterable[dict[str, str]]:
    with (GOLDEN / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


class Cabinet:
    """Puts cases in the tables, making the organisations, municipalities and clients they name."""

    def __init__(self, store: Store, *, seed: int = 1) -> None:
        self.store = store
        given = store.scalars(select(CodeNameGiven.number).order_by(CodeNameGiven.number.desc())).first()
        self.number = given or 0
        self.chance = Random(f"{seed} {self.number}")
        self.clients: dict[tuple[str, str], Client] = {}
        self.closing_ids: dict[tuple[str, date], str] = {}

    def put(self, *cases: Case) -> None:
        for case in cases:
            self._put(case)
        self.store.flush()

    def _name(self) -> str:
        return f"{self.chance.getrandbits(80):020x}"[:16]

    def organisation(self, name: str, kind: str = "welfare") -> Organisation:
        found = self.store.scalar(select(Organisation).where(Organisation.name == name, Organisation.kind == kind))
        return found or self._add(Organisation(name=name, kind=kind, public_id=self._name()))

    def municipality(self, name: str) -> Municipality:
        found = self.store.scalar(select(Municipality).where(Municipality.name == name))
        return found or self._add(Municipality(name=name))

    def _add(self, row):
        self.store.add(row)
        self.store.flush()
        return row

    def _client(self, case: Case, organisation: Organisation) -> Client:
        key = (case.organisation, case.client)
        if key not in self.clients:
            self.number += 1
            self._add(CodeNameGiven(organisation_id=organisation.id, word="wulp", number=self.number))
            self.clients[key] = self._add(
                Client(
                    public_id=self._name(), organisation_id=organisation.id, code_word="wulp",
                    code_number=self.number, invented=case.invented,
                )
            )  # fmt: skip
        return self.clients[key]

    @staticmethod
    def _portrait(case: Case, of):
        """What was told of a client, where anything was; a skipped gender was asked too."""
        if case.age or case.neighbourhood:
            hers = {name: value for name, value in of.items() if name != "logged_at"}
            yield Preference(age_band=case.age, neighbourhood=case.neighbourhood, changed_at=LOGGED, **hers)
        if case.age or case.gender:
            yield Portrait(gender=case.gender, asked_on=LOGGED.date(), **of)

    def _put(self, case: Case) -> None:
        organisation = self.organisation(case.organisation)
        trajectory = self._add(
            Trajectory(
                public_id=self._name(), organisation_id=organisation.id, invented=case.invented,
                client_id=self._client(case, organisation).id, municipality_id=self.municipality(case.municipality).id,
                main_reason=case.reason, icpc=case.icpc,
            )
        )  # fmt: skip
        practice = self.organisation(case.practice, "practice").id if case.practice else None
        trajectory.practice_id = practice
        of = {"organisation_id": organisation.id, "trajectory_id": trajectory.id, "logged_at": LOGGED}
        rows = [
            *(
                Referral(
                    received_on=r.day, referrer_type=r.type, repeat=r.repeat, variant=r.variant,
                    practice_id=practice, **of,
                )
                for r in case.referrals
            ),
            *(Session(held_on=t.day, minutes=t.minutes, status=t.status, kind=t.kind, **of) for t in case.talks),
            *(
                Participation(
                    category=a.category, chosen_on=a.chosen, started_on=a.started, stopped_on=a.stopped,
                    stop_reason=a.reason, found=a.found, **of,
                )
                for a in case.activities
            ),
            *(FollowUp(months=a.months, outcome=a.outcome, answered_on=a.day, **of) for a in case.answers),
            *(Closing(closed_on=c.day, reason=c.reason, reopened_on=c.reopened, reopened_by=c.by, **of)
              for c in case.closings),
            *(Contact(made_on=day, outcome="spoken", **of) for day in case.spoken),
            *(Circumstance(what=what, noted_on=LOGGED.date(), **of) for what in sorted(case.also)),
            *self._portrait(case, of),
        ]  # fmt: skip
        for row in rows:
            if hasattr(row, "public_id"):
                row.public_id = self._name()
            if isinstance(row, Closing):
                self.closing_ids[case.name, row.closed_on] = row.public_id
            self.store.add(row)
        self.store.flush()
