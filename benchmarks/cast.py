"""Who plays in the update benchmark: coaches with clients and half-filled forms, and what they do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, zip_longest
from typing import Any, TypeVar

from sqlalchemy import insert, select

from casework import code_names
from casework.code_names import CodeName
from casework.models import Client, CodeNameGiven, Referral, Session, Trajectory
from dialogue.models import Draft, Outgoing
from foundation.people import municipalities
from foundation.people.models import Account, Membership, MembershipMunicipality, Organisation, Person
from foundation.storage import Database, Store
from wegwijs.clock import system_clock
from wegwijs.demo import map as demo_map

Row = TypeVar("Row", Person, Membership, Client, Trajectory, Referral, Draft)

FORMS = 3  # half-filled forms of each coach, two taps each
YEAR = 300  # sessions that each coach logged before
PLACE = "Tilburg"
# What coaches type when they look for something: short, unfinished, misspelt.
WISHES = (
    "wandelen", "wandeln in de ochtend", "koffie", "samen eten", "eten dinsdag", "taalles", "nederlands leren",
    "breien", "yoga", "iets met muziek", "zwemmen", "mantelzorg", "schulden", "eenzaam", "vrijwilligerswerk",
    "computerles", "bewegen ouderen", "schilderen", "gratis", "rouw", "biljarten", "moestuin", "koken voor mannen",
    "maandag wandelen", "fietsen", "zingen", "opvoeding", "slapen", "buurthuis", "haken en breien",
)  # fmt: skip


@dataclass(frozen=True)
class Coach:
    """An account, the code names of her clients, and her forms: public id and the message that they are on."""

    account: int
    clients: tuple[str, ...]
    forms: tuple[tuple[str, int], ...]

    def does(self) -> list[dict[str, Any]]:
        """Eight searches, six sessions in one line, three forms of two taps: twenty updates, in her order."""
        start = self.account * 8
        searches = [{"text": WISHES[(start + n) % len(WISHES)]} for n in range(8)]
        lines = [{"text": f"{self.clients[n % 3].lower()} {30 + 5 * n} min vervolg"} for n in range(6)]
        taps = [
            [{"tap": message, "data": f"f:{form}:1:intake"}, {"tap": message, "data": f"f:{form}:2:45"}]
            for form, message in self.forms
        ]
        mixed = zip_longest(searches, lines, taps)
        every = chain.from_iterable([search, line, *(tapped or ())] for search, line, tapped in mixed)
        return [{"person": self.account, **update} for update in every if update]


def in_turns(coaches: Sequence[Coach]) -> list[dict[str, Any]]:
    """What all of them do, taking turns."""
    return list(chain.from_iterable(zip(*(coach.does() for coach in coaches), strict=True)))


def fill(url: str, people: Mapping[int, Sequence[int]]) -> list[Coach]:
    """The demo's map and these coaches (account → message numbers), in an empty database."""
    database = Database(url)
    now = system_clock()
    with database.writing() as store:
        demo_map.load(store, today=now.date(), now=now)
        place = Organisation(public_id=store.new_public_id(), kind="welfare", name="Contour Welzijn")
        store.add(place)
        town = municipalities.named(store, PLACE, create=True)
        store.flush()
        pen = _Pen(store, place.id, town.id, now)
        coaches = [pen.coach(*each, _names(number)) for number, each in enumerate(people.items())]
        _remember(store, now)
    database.close()
    return coaches


def _remember(store: Store, now: datetime) -> None:
    """A year of sessions of every coach."""
    walks = store.execute(select(Trajectory.id, Trajectory.organisation_id, Trajectory.coach_id)).all()
    rows = [
        {
            "public_id": store.new_public_id(), "organisation_id": at, "trajectory_id": walk, "logged_by": coach,
            "held_on": (now - timedelta(days=3 * day)).date(), "kind": "vervolg", "status": "held", "minutes": 45,
            "logged_at": now - timedelta(days=3 * day),
        }
        for walk, at, coach in walks
        for day in range(1, YEAR // FORMS + 1)
    ]  # fmt: skip
    store.execute(insert(Session), rows)


def _names(number: int) -> list[CodeName]:
    words = sorted(code_names.words())
    at = [3 * number + n for n in range(3)]
    return [CodeName(words[i % len(words)], 10 + i // len(words)) for i in at]


@dataclass(frozen=True)
class _Pen:
    """Writes rows of one organisation in one town."""

    store: Store
    place: int
    town: int
    now: datetime

    def coach(self, account: int, messages: Sequence[int], names: Sequence[CodeName]) -> Coach:
        """A coach with a client for each name and a half-filled form on each message."""
        long_ago = self.now - timedelta(days=100)
        person = self._kept(Person(name=f"Coach {account % 1000}", last_seen_at=self.now))
        self.store.add(Account(channel="telegram", number=account, person_id=person.id, linked_at=long_ago))
        member = self._kept(
            Membership(
                person_id=person.id, organisation_id=self.place, role="coach", from_on=long_ago.date(),
                confirmed_at=long_ago,
            )
        )  # fmt: skip
        self.store.add(MembershipMunicipality(membership_id=member.id, municipality_id=self.town))
        clients = [self._client(person.id, name, long_ago) for name in names]
        forms = [
            (self._form(person.id, account, message, client), message)
            for message, client in zip(messages, clients, strict=True)
        ]
        return Coach(account, tuple(str(name) for name in names), tuple(forms))

    def _client(self, coach: int, name: CodeName, at: datetime) -> str:
        """Returns the client's public id."""
        self.store.add(CodeNameGiven(organisation_id=self.place, word=name.word, number=name.number))
        self.store.flush()
        client = self._kept(Client(organisation_id=self.place, code_word=name.word, code_number=name.number))
        walk = self._kept(
            Trajectory(organisation_id=self.place, client_id=client.id, municipality_id=self.town, coach_id=coach)
        )
        self._kept(
            Referral(
                organisation_id=self.place, trajectory_id=walk.id, received_on=at.date(), referrer_type="huisarts",
                logged_at=at,
            )
        )  # fmt: skip
        return client.public_id

    def _form(self, person: int, account: int, message: int, client: str) -> str:
        """A form that asks for the kind of session, and the screen that it stands on. Returns its public id."""
        here = {"channel": "telegram", "account": account, "chat": account, "made_at": self.now}
        draft = self._kept(
            Draft(
                **here, person_id=person, act="session", answers={"client": client}, asked=[], state="parked",
                updated_at=self.now,
            )
        )  # fmt: skip
        self.store.add(
            Outgoing(
                **here, kind="screen", policy="repeat", state="sent", run_after=self.now, sent_at=self.now,
                message=message, private=True, has_buttons=True, remove_after=self.now + timedelta(hours=40),
            )
        )  # fmt: skip
        return draft.public_id

    def _kept(self, row: Row) -> Row:
        row.public_id = self.store.new_public_id()
        self.store.add(row)
        self.store.flush()
        return row
