"""Who plays in the proofs: coaches with clients, and a clock that processes share."""

import mmap
import struct
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from casework import code_names
from casework.models import Client
from foundation.people.models import Account, Membership, Organisation, Person
from foundation.people.who import Member, Who
from foundation.storage import Store
from tests.casework import builders

START = datetime(2026, 11, 19, 8, 0, tzinfo=UTC)  # a Thursday, nine in the morning in Amsterdam
KINDS = ("intake", "vervolg")
_MOMENT = struct.Struct("d")


@dataclass(frozen=True)
class Coach:
    """A coach, her account in Telegram and the code names of her clients."""

    account: int
    person_id: int
    organisation_id: int
    clients: tuple[str, ...]

    @property
    def who(self) -> Who:
        """As casework knows her."""
        return Who(person_id=self.person_id, name="", members=(Member(1, "coach", self.organisation_id, ""),))


def coaches(store: Store, accounts: list[int], *, clients: int = 2) -> list[Coach]:
    """A coach for each of these Telegram accounts, each in the same organisation, each with her own clients."""
    place = builders.make_organisation(store, f"Welzijn van {accounts[0]}")
    town = builders.make_municipality(store, f"Plaats van {accounts[0]}")
    words = iter(sorted(code_names.words()))
    return [_coach(store, account, place, town.id, [next(words) for _ in range(clients)]) for account in accounts]


def _coach(store: Store, account: int, place: Organisation, town: int, words: list[str]) -> Coach:
    person = Person(public_id=store.new_public_id(), name=f"Coach {account % 1000}", last_seen_at=START)
    store.add(person)
    store.flush()
    store.add(Account(channel="telegram", number=account, person_id=person.id, linked_at=START))
    store.add(
        Membership(
            public_id=store.new_public_id(), person_id=person.id, organisation_id=place.id, role="coach",
            from_on=START.date() - timedelta(days=900), confirmed_at=START,
        )
    )  # fmt: skip
    who = Who(person_id=person.id, name=person.name, members=(Member(1, "coach", place.id, place.name),))
    names = []
    for word in words:
        client: Client = builders.make_client(store, place, word, 27)
        builders.make_trajectory(store, who, place, client=client, municipality_id=town)
        names.append(client.code_name)
    return Coach(account, person.id, place.id, tuple(names))


@dataclass(frozen=True)
class Line:
    """A session as a coach types it; no two are alike."""

    coach: int
    client: str
    minutes: int
    kind: str

    @property
    def text(self) -> str:
        return f"{self.client.lower()} {self.minutes} min {self.kind}"

    @property
    def facts(self) -> tuple[str, int, str]:
        return self.client, self.minutes, self.kind


def lines(cast: list[Coach], count: int) -> list[Line]:
    """So many different sessions, spread over the coaches."""
    every = (
        Line(nr, client, minutes, kind)
        for minutes in range(10, 400)
        for kind in KINDS
        for nr, coach in enumerate(cast)
        for client in coach.clients
    )
    return [line for line, _ in zip(every, range(count), strict=False)]


class SharedClock:
    """A clock in a file: it stands still until somebody moves it, for every process that looks at it."""

    def __init__(self, file: Path, at: datetime | None = None) -> None:
        if at is not None:
            file.write_bytes(_MOMENT.pack(at.timestamp()))
        with file.open("r+b") as opened:
            self._memory = mmap.mmap(opened.fileno(), _MOMENT.size)

    def __call__(self) -> datetime:
        return datetime.fromtimestamp(_MOMENT.unpack(self._memory[:])[0], UTC)

    def move(self, to: datetime) -> None:
        self._memory[:] = _MOMENT.pack(to.timestamp())

    def later(self, **how: float) -> None:
        self.move(self() + timedelta(**how))

    def close(self) -> None:
        self._memory.close()
