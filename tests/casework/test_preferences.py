"""What a client looks for: her coach alone may read and tell it; what was asked or skipped is not asked again."""

import pytest
from sqlalchemy import select

from casework import access, preferences
from casework.queries import preferences as queries
from foundation.audit import AuditEntry
from foundation.refusals import NotFound
from tests.casework import builders


@pytest.fixture
def client(store, walk):
    return access.client_of(store, walk)


def test_before_the_first_answer_nothing_is_known_and_everything_is_asked(store, now, coach, client):
    assert preferences.of(store, coach, client.public_id, now=now) is None
    assert preferences.missing(None) == list(preferences.FIELDS)


def test_what_was_answered_stays_and_only_the_rest_is_asked(store, now, coach, client):
    told = {"interests": ["koken"], "age_band": "75+", "free_days": ["di"]}
    preferences.tell(store, coach, client.public_id, told, asked=("language",), now=now)
    preferences.tell(store, coach, client.public_id, {"age_band": None}, asked=(), now=now)
    kept = preferences.of(store, coach, client.public_id, now=now)
    assert (kept.interests, kept.age_band, kept.free_days) == (["koken"], None, ["di"])
    assert preferences.missing(kept) == ["neighbourhood", "mobility", "budget_cents", "group_size"]


@pytest.mark.parametrize(
    "odd",
    [
        {"age_band": "80"}, {"interests": ["a"] * 6}, {"interests": "koken"}, {"free_days": ["maandag"]},
        {"budget_cents": -1}, {"mobility": "x"}, {"neighbourhood": "x" * 121}, {"language": "nederlands"},
        {"public_id": "x"},
    ],
)  # fmt: skip
def test_what_no_question_has_for_an_answer_is_refused(store, now, coach, client, odd):
    with pytest.raises(preferences.UnknownPreference):
        preferences.tell(store, coach, client.public_id, odd, now=now)


def test_a_colleague_neither_reads_nor_tells_it_and_her_try_is_noted(store, now, coach, place, client):
    preferences.tell(store, coach, client.public_id, {"age_band": "75+"}, now=now)
    colleague = builders.make_coach(store, place, name="Fatima")
    for ask in (preferences.of, lambda *who, now: preferences.tell(*who, {"age_band": "18-30"}, now=now)):
        with pytest.raises(NotFound):
            ask(store, colleague, client.public_id, now=now)
    assert queries.of(store, client).age_band == "75+"
    trail = store.execute(select(AuditEntry.verb, AuditEntry.outcome)).all()
    assert [tuple(row) for row in trail].count(("client.read", "denied")) == 2
    assert ("client.preferences", "done") in [tuple(row) for row in trail]


def test_what_was_tried_in_an_earlier_trajectory_counts_too(store, coach, place, walk, client):
    later = builders.make_trajectory(store, coach, place, client=client, municipality_id=walk.municipality_id)
    other = builders.make_trajectory(store, coach, place, number=28)
    for each, name in ((walk, "Koken"), (later, "Yoga"), (other, "Schaken")):
        builders.make_participation(store, each, listing_name=name)
    assert [choice.listing_name for choice, _ in queries.choices(store, client, access.mine(coach))] == [
        "Koken", "Yoga",
    ]  # fmt: skip
    karim = builders.make_coach(store, place, name="Karim")
    assert queries.choices(store, client, access.mine(karim)) == []  # one client, but not his trajectory
