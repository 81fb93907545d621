"""Six self-scores and a mark for satisfaction: off by default, with consent only, and gone with the trajectory."""

from datetime import UTC, date, datetime

import pytest

from casework import consents, erasing, positive_health
from casework.exchange import exporting, importing
from casework.models import Satisfaction, SelfScores
from casework.positive_health import HealthNeedsConsent, HealthNotChosen
from casework.queries import positive_health as queries
from foundation.people.who import SYSTEM, Member, Who
from foundation.refusals import NotFound
from tests.casework import builders

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
MARKS = {"lichaam": 4, "mentaal": 0, "zin": 10, "kwaliteit": 5, "meedoen": 6}  # the sixth was skipped


def coordinator(store, place):
    person = builders.make_person(store, "Karel")
    return Who(person.id, "Karel", members=(Member(9, "coordinator", place.id, place.name),))


def test_nothing_is_asked_before_an_organisation_chose_it_and_the_client_said_yes(store, coach, walk, place):
    about = walk.public_id
    with pytest.raises(HealthNotChosen):
        positive_health.score(store, coach, about, "start", MARKS, now=NOW)
    with pytest.raises(NotFound):  # a coach decides nothing for her organisation
        positive_health.switch(store, coach, place.id, on=True, now=NOW)
    karel = coordinator(store, place)
    for _ in range(2):
        positive_health.switch(store, karel, place.id, on=True, now=NOW)
    with pytest.raises(HealthNeedsConsent):
        positive_health.rate(store, coach, about, months=3, mark=8, now=NOW)
    assert not positive_health.asked(store, walk, "start")
    consents.answer(store, coach, about, {"registration": True}, now=NOW)
    assert positive_health.asked(store, walk, "start")
    kept = positive_health.score(store, coach, about, "start", MARKS, now=NOW)
    assert (kept.zin, kept.mentaal, kept.dagelijks) == (10, 0, None)
    assert not positive_health.asked(store, walk, "start")
    for moment, marks in (("later", MARKS), ("start", {"zin": 11}), ("start", {"zin": -1})):
        with pytest.raises(NotFound):
            positive_health.score(store, coach, about, moment, marks, now=NOW)
    positive_health.switch(store, karel, place.id, on=False, now=NOW)
    assert not positive_health.asked(store, walk, "closing")
    assert queries.of(store, walk) == {"start": kept}  # what there is stays until its term


def test_given_again_they_count_instead_taken_back_the_first_count_and_a_colleague_sees_nothing(
    store, coach, walk, place
):
    positive_health.switch(store, coordinator(store, place), place.id, on=True, now=NOW)
    about = walk.public_id
    consents.answer(store, coach, about, {"registration": True}, now=NOW)
    first = positive_health.score(store, coach, about, "start", MARKS, now=NOW)
    again = positive_health.score(store, coach, about, "start", {"zin": 7}, now=NOW)
    assert queries.of(store, walk)["start"] is again
    with pytest.raises(NotFound):
        positive_health.take_back(store, builders.make_coach(store, place, name="Fatima"), again.public_id, now=NOW)
    positive_health.take_back(store, coach, again.public_id, now=NOW)
    assert queries.of(store, walk)["start"] is first
    for mark in (7, 9):
        positive_health.rate(store, coach, about, months=3, mark=mark, now=NOW)
    assert [row.mark for row in store.query(Satisfaction)] == [9]
    with pytest.raises(NotFound):
        positive_health.rate(store, coach, about, months=3, mark=0, now=NOW)
    positive_health.rate(store, coach, about, months=3, mark=None, now=NOW)
    assert store.query(Satisfaction).count() == 0


def test_they_travel_once_and_go_with_the_client(store, coach, walk, place, tmp_path):
    positive_health.switch(store, coordinator(store, place), place.id, on=True, now=NOW)
    consents.answer(store, coach, walk.public_id, {"registration": True}, now=NOW)
    positive_health.score(store, coach, walk.public_id, "start", MARKS, now=NOW)
    positive_health.rate(store, coach, walk.public_id, months=6, mark=8, now=NOW)

    def read(folder, organisation):
        return importing.import_folder(
            store, SYSTEM, folder, organisation=organisation, secret=b"s" * 32, now=NOW
        )  # fmt: skip

    exporting.export_folder(store, SYSTEM, tmp_path / "out", organisation=place, now=NOW)
    assert not sum(read(tmp_path / "out", place).added.values())
    there = builders.make_organisation(store, "Elders")
    read(tmp_path / "out", there)
    assert not sum(read(tmp_path / "out", there).added.values())
    assert sorted((s.moment, s.zin, s.dagelijks) for s in store.query(SelfScores)) == [("start", 10, None)] * 2
    lines = "\n".join(("trajectory,months,mark,answered_on", f"{walk.public_id},6,11,2026-11-20", ""))
    (tmp_path / "out" / "satisfactions.csv").write_text(lines)
    (refused,) = read(tmp_path / "out", there).refused
    assert (refused.file, refused.row, refused.field) == ("satisfactions.csv", 2, "mark")

    erasing.erase(store, [walk], secret=b"s" * 32, today=date(2026, 11, 20))
    assert {s.organisation_id for s in store.query(SelfScores)} == {there.id}
    assert {s.organisation_id for s in store.query(Satisfaction)} == {there.id}
