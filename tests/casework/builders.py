"""Rows to test casework with: one builder for each model, with a story that holds together by default."""

from datetime import UTC, date, datetime

from casework.models import Client, CodeNameGiven, Participation, Question, Referral, Session, Trajectory
from foundation.people.models import Municipality, Organisation, Person
from foundation.people.who import Member, Who
from foundation.storage import Store

LOGGED = datetime(2026, 1, 1, 9, tzinfo=UTC)


def make_municipality(store: Store, name: str = "Tilburg") -> Municipality:
    return _add(store, Municipality(name=name))


def make_organisation(store: Store, name: str = "Welzijn Midden", kind: str = "welfare") -> Organisation:
    return _add(store, Organisation(public_id=store.new_public_id(), kind=kind, name=name))


def make_practice(store: Store, name: str = "De Brink") -> Organisation:
    return make_organisation(store, name, "practice")


def make_person(store: Store, name: str = "Samira") -> Person:
    return _add(store, Person(public_id=store.new_public_id(), name=name))


def make_coach(store: Store, *organisations: Organisation, name: str = "Samira") -> Who:
    """A coach of these organisations, loaded as the worker would."""
    person = make_person(store, name)
    members = tuple(Member(n, "coach", place.id, place.name) for n, place in enumerate(organisations, 1))
    return Who(person_id=person.id, name=name, members=members)


def make_client(store: Store, organisation: Organisation, word: str = "kievit", number: int = 27) -> Client:
    _add(store, CodeNameGiven(organisation_id=organisation.id, word=word, number=number))
    client = Client(
        public_id=store.new_public_id(), organisation_id=organisation.id, code_word=word, code_number=number
    )
    return _add(store, client)


def make_trajectory(store: Store, coach: Who | None, organisation: Organisation, **facts) -> Trajectory:
    """A trajectory with its first referral. `received_on`, `client` and any column of Trajectory may be given."""
    received_on = facts.pop("received_on", date(2026, 1, 5))
    client = facts.pop("client", None) or make_client(store, organisation, number=facts.pop("number", 27))
    municipality_id = facts.pop("municipality_id", None) or make_municipality(store, f"Plaats {client.id}").id
    walk = Trajectory(
        public_id=store.new_public_id(), organisation_id=organisation.id, client_id=client.id,
        municipality_id=municipality_id, coach_id=coach.person_id if coach else None, **facts,
    )  # fmt: skip
    _add(store, walk)
    make_referral(store, walk, received_on=received_on)
    return walk


def make_referral(store: Store, walk: Trajectory, **facts) -> Referral:
    given = {"received_on": date(2026, 1, 5), "referrer_type": "huisarts", "logged_at": LOGGED} | facts
    return _add(store, _of(store, Referral, walk, given))


def make_session(store: Store, walk: Trajectory, **facts) -> Session:
    given = {"held_on": date(2026, 1, 15), "kind": "intake", "minutes": 60, "status": "held", "logged_at": LOGGED}
    return _add(store, _of(store, Session, walk, given | facts))


def make_participation(store: Store, walk: Trajectory, **facts) -> Participation:
    given = {"category": "ontmoeten", "chosen_on": date(2026, 1, 20), "logged_at": LOGGED}
    return _add(store, _of(store, Participation, walk, given | facts))


def make_question(store: Store, walk: Trajectory, **facts) -> Question:
    given = {"kind": "months_3", "subject": "2026-01-20", "due_on": date(2026, 4, 20), "asked_at": LOGGED}
    return _add(store, _of(store, Question, walk, given | facts))


def _of(store: Store, kind, walk: Trajectory, facts: dict):
    return kind(public_id=store.new_public_id(), organisation_id=walk.organisation_id, trajectory_id=walk.id, **facts)


def _add(store: Store, row):
    store.add(row)
    store.flush()
    return row
