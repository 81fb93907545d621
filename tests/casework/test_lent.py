"""A client with whom both a coach and a colleague for whom she stands in walk: it is always said which is meant."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from casework import access, caseload, consents, goals, lent, preferences, rights
from casework.models import Trajectory
from casework.visits import Visit
from dialogue.day import walks
from dialogue.duties import ask_checks, ask_starts, tell_visits
from tests.casework import builders

TODAY = date(2026, 11, 20)


@pytest.fixture
def karim(store, place, coach):
    """He stands in for the coach."""
    return replace(
        builders.make_coach(store, place, name="Karim"), stands_in_for=frozenset({(coach.person_id, place.id)})
    )


@pytest.fixture
def his(store, karim, place, walk):
    """His own trajectory with her client."""
    client = access.client_of(store, walk)
    return builders.make_trajectory(store, karim, place, client=client, municipality_id=walk.municipality_id)


def test_each_has_a_pointer_and_a_name_of_its_own_and_the_client_alone_means_his(store, karim, his, walk, now):
    client = access.client_of(store, walk).public_id
    for found in (caseload.names(store, karim), caseload.lines(store, karim, today=TODAY)):
        assert {(one.client, one.code_name) for one in found} == {
            (client, "Kievit-27"), (walk.public_id, "Kievit-27 (voor Samira)"),
        }  # fmt: skip
    for pointer, meant in ((client, his), (walk.public_id, walk)):
        assert access.current_for(store, karim, pointer, now=now) == meant
        assert lent.pointer(store, karim, meant) == pointer
    preferences.tell(store, karim, walk.public_id, {"age_band": "75+"}, now=now)
    assert preferences.of(store, karim, client, now=now) is None
    assert lent.called(store, karim, his) == "Kievit-27"
    assert rights.is_hers(store, karim, walk.public_id)  # a file of what she has, not of his own
    assert rights.trajectory(store, karim, walk.public_id, now=now) == walk


def test_in_the_day_too_it_is_said_for_whom(store, karim, his, walk, now):
    for meant in (his, walk):
        goals.plan(store, karim, meant.public_id, what="bellen", due_on=TODAY, now=now)
        builders.make_session(store, meant, minutes=480)
    day = list(walks.items(store, karim, caseload.overview(store, karim, today=TODAY), TODAY))
    names = {kind: {item.name for item in day if item.kind == kind} for kind in ("steps", "hours")}
    assert list(names.values()) == [{"Kievit-27", "Kievit-27 (voor Samira)"}] * 2


def test_without_a_second_one_nothing_is_added(store, karim, coach, walk):
    client = access.client_of(store, walk).public_id
    assert [(one.client, one.code_name) for one in caseload.names(store, karim)] == [(client, "Kievit-27")]
    assert lent.lent(store, coach) == {}


def test_a_no_to_one_of_them_leaves_the_other(store, karim, his, walk, now):
    consents.strip_client(store, karim, walk.public_id, secret=b"for tests only", now=now)
    assert store.scalars(select(Trajectory.id)).all() == [his.id]


def test_what_is_asked_and_told_by_itself_says_for_whom_too(store, karim, his, walk):
    named = {his: "Kievit-27", walk: "Kievit-27 (voor Samira)"}
    visits = []
    for meant, called in named.items():
        choice = builders.make_participation(store, meant)
        check = builders.make_question(store, meant)
        start = builders.make_question(store, meant, kind="start", subject=choice.public_id)
        assert ask_checks.worded(store, karim, check).facts["code_name"] == called
        assert ask_starts.worded(store, karim, start).facts["code_name"] == called
        client = access.client_of(store, meant).public_id
        about = {"client": client, "trajectory": meant.public_id, "participation": choice.public_id}
        visits.append(Visit(1, TODAY, meant.organisation_id, 1, code_name="Kievit-27", why="first", **about))
    seen = tell_visits.as_seen_by(store, karim, visits)
    assert [each.code_name for each in seen] == list(named.values())
    assert [each.client for each in seen] == [access.client_of(store, his).public_id, walk.public_id]
