"""What a client looks for: her coach alone may read and tell it; what was asked or skipped is not asked again."""

import pytest
from sqlalchemy import select, text

import migrations
from casework import access, preferences, referrals
from casework.code_names import CodeName
from casework.models import Preference, Trajectory
from casework.queries import preferences as queries
from foundation.audit import AuditEntry
from foundation.refusals import NotFound
from foundation.storage.engines import open_engines
from tests.casework import builders
from tests.migrations.rows import fill


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
    assert preferences.of(store, coach, client.public_id, now=now).age_band == "75+"
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


def test_of_one_client_neither_coach_sees_what_the_other_noted(store, now, coach, place, receive):
    """Who guesses a code name and merges learns nothing, nor gives anything away."""
    karim = builders.make_coach(store, place, name="Karim")
    his = receive(karim)
    preferences.tell(store, karim, his.client.public_id, {"mobility": "rolstoel"}, asked=(), now=now)
    hers = receive(coach)
    preferences.tell(store, coach, hers.client.public_id, {"age_band": "75+"}, asked=(), now=now)
    name = CodeName(his.client.code_word, his.client.code_number)
    known = referrals.named(store, coach, hers.client.public_id, name, now=now)
    referrals.merge(store, coach, hers.client.public_id, known, secret=b"for tests only", now=now)
    seen = [preferences.of(store, who, known.public_id, now=now) for who in (coach, karim)]
    assert [(one.age_band, one.mobility, one.asked) for one in seen] == [
        ("75+", None, ["age_band"]), (None, "rolstoel", ["mobility"]),
    ]  # fmt: skip
    by_client = select(Preference).join(Trajectory, Trajectory.id == Preference.trajectory_id)
    by_client = by_client.where(Trajectory.client_id == known.id)
    assert "rolstoel" in {kept.mobility for kept in store.scalars(by_client)}  # the control: by client she would see it


def test_it_goes_along_with_a_handover_and_a_later_trajectory_begins_with_it(  # noqa: PLR0917  fixtures
    store, now, coach, place, walk, client
):
    preferences.tell(store, coach, client.public_id, {"age_band": "75+", "interests": ["koken"]}, now=now)
    later = builders.make_trajectory(store, coach, place, client=client, municipality_id=walk.municipality_id)
    preferences.begin_with_earlier(store, later)
    preferences.tell(store, coach, client.public_id, {"age_band": "61-74"}, now=now)
    assert [queries.of(store, each).age_band for each in (walk, later)] == ["75+", "61-74"]
    karim = builders.make_coach(store, place, name="Karim")
    his = builders.make_trajectory(store, karim, place, client=client, municipality_id=walk.municipality_id)
    preferences.begin_with_earlier(store, his)  # the client is known, but not to him
    assert preferences.of(store, karim, client.public_id, now=now) is None
    later.coach_id = karim.person_id
    store.flush()
    his.coach_id = None
    store.flush()
    kept = preferences.of(store, karim, client.public_id, now=now)
    assert (kept.age_band, kept.interests) == ("61-74", ["koken"])


def test_two_who_turn_out_to_be_one_keep_what_was_asked_of_either(store, now, coach, receive):
    first, twice = receive(), receive()
    preferences.tell(store, coach, first.client.public_id, {"age_band": "75+"}, asked=("language",), now=now)
    told = {"age_band": "61-74", "mobility": "rollator", "language": "tr"}
    preferences.tell(store, coach, twice.client.public_id, told, asked=(), now=now)
    referrals.merge(store, coach, twice.client.public_id, first.client, secret=b"for tests only", now=now)
    kept = preferences.of(store, coach, first.client.public_id, now=now)
    assert (kept.age_band, kept.mobility, kept.language) == ("75+", "rollator", None)
    assert kept.asked == ["age_band", "mobility", "language"]


def test_what_a_client_looks_for_goes_to_who_wrote_it(empty_database_url):
    """To who wrote it or took over from her; nobody shows a colleague what cannot be told whose it is."""
    migrations.upgrade(empty_database_url, revision="0014")
    writer, reader = open_engines(empty_database_url)
    with writer.begin() as connection:
        fill(connection)
        for client, coach in ((1, 2), (2, 1), (3, 1)):  # a newer trajectory of the same client
            values = f"{10 + client}, 'walk{client}', {client}, {client}, 1, {coach}, false"
            columns = "id, public_id, organisation_id, client_id, municipality_id, coach_id, invented"
            connection.execute(text(f"INSERT INTO trajectory ({columns}) VALUES ({values})"))
        for change in (
            "UPDATE handover SET answer = 'refused'",
            "UPDATE handover SET answer = 'accepted', trajectory_id = 12, from_id = 2 WHERE id = 2",
            "UPDATE trajectory SET coach_id = 3 WHERE id = 2",
            "UPDATE preference SET changed_by = 2 WHERE client_id = 3",  # who stood in for one of the two
        ):
            connection.execute(text(change))
    migrations.upgrade(empty_database_url, revision="0015")
    with writer.begin() as connection:
        found = connection.execute(text("SELECT trajectory_id, neighbourhood FROM preference ORDER BY trajectory_id"))
        assert found.all() == [(1, "1"), (12, "2"), (13, None)]
    writer.dispose()
    reader.dispose()
